using Microsoft.EntityFrameworkCore;
using Npgsql;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.Law.Bulk;

namespace VinhDanh.App.Features.Achievements.Digests;

/// <summary>Records of people as bytes: written anew where their rows have changed, read a hundred thousand at a time.</summary>
public sealed class RecordDigests(AppDb db, NpgsqlDataSource source, RecordBook book, LawShelf law, TimeProvider time)
{
    private const int Batch = 2_000;

    /// <summary>What changes whenever any record does: as long as it stays, what was read stands.</summary>
    public async Task<RecordStamp> StampAsync(CancellationToken ct)
    {
        var newest = await db.AchievementDigests.MaxAsync(d => (long?)d.Version, ct) ?? 0;
        var stale = await db.AchievementDigests.AnyAsync(d => d.Written != d.Version || d.Written == null || d.Form != law.Codes.Form, ct);
        return new(newest, stale);
    }

    /// <summary>Writes the bytes of every record whose rows are newer, or that other codes were used for.</summary>
    /// <returns>How many were written.</returns>
    public async Task<int> RefreshAsync(CancellationToken ct)
    {
        var (form, written) = (law.Codes.Form, 0);
        while (true)
        {
            // Rows and versions of one moment: who changes a row afterwards has a newer version, and the update below passes it over.
            await using var moment = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
            var stale = await db.AchievementDigests.AsNoTracking().Where(d => d.Written == null || d.Written != d.Version || d.Form != form).OrderBy(d => d.PersonId).Take(Batch)
                .Select(d => new { d.PersonId, d.Version }).ToListAsync(ct);
            if (stale.Count == 0) return written;
            var histories = await book.HistoriesAsync([.. stale.Select(s => s.PersonId)], ct);
            await moment.RollbackAsync(ct);
            var (people, versions, bytes) = (stale.ConvertAll(s => s.PersonId), stale.ConvertAll(s => s.Version), stale.ConvertAll(s => histories.TryGetValue(s.PersonId, out var history) ? PackedHistory.Write(law.Codes, history) : []));
            var changed = await db.Database.ExecuteSqlAsync($"""
                update app.achievement_digest d set written = x.version, form = {form}, bytes = x.bytes
                from unnest({people}, {versions}, {bytes}) as x (person_id, version, bytes)
                where d.person_id = x.person_id and d.version = x.version
                """, ct);
            written += changed;
            // Somebody writes all the time: what is left comes with the next call.
            if (changed == 0) return written;
        }
    }

    /// <summary>Records of people at work under a place in the tree, in no order.</summary>
    /// <param name="take">Gets the person, where they work, and the bytes.</param>
    public async Task ReadAsync(string path, Action<Guid, Guid, byte[]> take, CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            select d.person_id, p.organisation_id, d.bytes
            from app.achievement_digest d
            join app.person p on p.id = d.person_id
            join app.organisation o on o.id = p.organisation_id
            where o.path OPERATOR(public.<@) $1::public.ltree and p.merged_into_id is null and (p.valid_to is null or p.valid_to >= $2) and d.form = $3 and length(d.bytes) > 0
            """);
        command.Parameters.Add(new() { Value = path });
        command.Parameters.Add(new() { Value = time.Today() });
        command.Parameters.Add(new() { Value = law.Codes.Form });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) take(reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<byte[]>(2));
    }
}

/// <param name="Stale">Some bytes are older than their rows.</param>
public readonly record struct RecordStamp(long Newest, bool Stale);
