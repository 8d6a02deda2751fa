using Npgsql;

namespace VinhDanh.App.Platform.Audit;

/// <summary>What a batch holds now, in order, and the first thing that is wrong with it.</summary>
internal sealed class BatchMembers(IReadOnlyList<BatchMembers.Member> members)
{
    public static async Task<BatchMembers> ReadAsync(NpgsqlConnection connection, long batchNo, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            select s.position, s.entry_id, {StoredEntry.Columns}
            from app.audit_sealed s left join app.audit_entry e on e.id = s.entry_id
            where s.batch_no = $1 order by s.position
            """, connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = batchNo });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var members = new List<Member>();
        while (await reader.ReadAsync(ct))
            members.Add(new(reader.GetInt32(0), reader.GetGuid(1), reader.IsDBNull(2) ? null : StoredEntry.Read(reader, offset: 2)));
        return new(members);
    }

    public AuditBreak? FirstBreak(Batch batch, Batch previous)
    {
        for (var i = 0; i < batch.EntryCount; i++)
        {
            if (i >= members.Count || members[i].Position > i) return new AuditBreak.EntryDeleted(batch.No, i, null);
            if (members[i].Position < i) return new AuditBreak.EntryInserted(batch.No, members[i].Id);
            if (members[i].Entry is not { } entry) return new AuditBreak.EntryDeleted(batch.No, i, members[i].Id);
            if (!entry.ComputeHash().AsSpan().SequenceEqual(entry.Hash))
                return new AuditBreak.EntryEdited(batch.No, entry.Id, entry.At, entry.Action);
        }

        if (members.Count > batch.EntryCount) return new AuditBreak.EntryInserted(batch.No, members[batch.EntryCount].Id);
        if (!HasRoot(members, batch)) return (AuditBreak?)OfOrder(batch) ?? new AuditBreak.BatchRewritten(batch.No);
        return Backdated(batch, previous);
    }

    /// <summary>In the sealer's own order the same entries would give the root: only their places were changed.</summary>
    private AuditBreak.EntriesSwapped? OfOrder(Batch batch)
    {
        // As PostgreSQL sorts uuids, which is not how .NET compares them.
        var ordered = members.OrderBy(m => m.Entry!.At).ThenBy(m => m.Id.ToString(), StringComparer.Ordinal).ToList();
        if (!HasRoot(ordered, batch)) return null;
        var first = Enumerable.Range(0, members.Count).First(i => members[i].Id != ordered[i].Id);
        return new AuditBreak.EntriesSwapped(batch.No, first, members[first].Id);
    }

    private AuditBreak.EntryBackdated? Backdated(Batch batch, Batch previous)
    {
        // A clock that was turned back (rehearsals) dates entries before older seals without any wrong.
        if (previous.No == 0 || batch.SealedAt < previous.SealedAt) return null;
        var earliest = previous.SealedAt - AuditVerification.LongestTransaction;
        return members.FirstOrDefault(m => m.Entry!.At < earliest) is { Entry: { } entry }
            ? new AuditBreak.EntryBackdated(entry.Id, entry.At, previous.SealedAt)
            : null;
    }

    private static bool HasRoot(IReadOnlyList<Member> ordered, Batch batch) =>
        AuditChain.Root([.. ordered.Select(m => m.Entry!.Hash)]).AsSpan().SequenceEqual(batch.Root);

    internal sealed record Member(int Position, Guid Id, StoredEntry? Entry);
}
