using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Jobs;

namespace VinhDanh.App.Features.Administration.Disposal;

/// <summary>Disposes of files: the rows stay with who, when and why; the bytes are erased by a job once this is committed.</summary>
public sealed class Disposals(AppDb db, Actor actor, AuditLog audit, JobQueue jobs, DisposalQueries queries, TimeProvider time)
{
    /// <summary>All of them or none.</summary>
    public async Task<DisposalOutcome> DisposeAsync(IReadOnlyCollection<Guid> ids, string reason, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Uses of the same bytes are disposed of, or begin, one after another: else two at once would each leave the bytes to the other.
        await db.Database.ExecuteSqlAsync($"""
            select 1 from app.stored_file where sha256 in (select sha256 from app.file_reference where id = any({ids.ToArray()})) order by sha256 for update
            """, ct);
        var due = (await queries.DueAsync(ids, ct)).ToDictionary(f => f.Id);
        if (due.Count != ids.Count) return await queries.KnownAsync(ids, ct) ? DisposalOutcome.NotDue : DisposalOutcome.Unknown;

        var references = await db.FileReferences.Where(f => ids.Contains(f.Id)).OrderBy(f => f.Id).ToListAsync(ct);
        var now = time.GetUtcNow();
        foreach (var reference in references)
        {
            var file = due[reference.Id];
            reference.RemovedAt ??= now;
            (reference.DisposedAt, reference.DisposedBy, reference.DisposalReason) = (now, actor.AccountId!.Value, reason.Trim());
            audit.Add($"{reference.SubjectKind}.file-disposed", reference.SubjectId, reference.OrganisationId,
                before: new { file = reference.Name, fileId = reference.Id, file.SizeBytes, sha256 = Convert.ToHexStringLower(reference.Sha256) },
                after: new { keepingRule = file.Rule.Name, keepingSource = file.Rule.Source, file.KeptUntil }, reason: reason);
        }

        await db.SaveChangesAsync(ct);
        var left = references.Select(r => r.Sha256).ToList();
        var gone = await db.Database.SqlQuery<byte[]>($"""
            update app.stored_file s set disposed_at = {now}
            where s.sha256 = any({left}) and s.disposed_at is null
                and not exists (select from app.file_reference r where r.sha256 = s.sha256 and r.disposed_at is null)
            returning s.sha256 as "Value"
            """).ToListAsync(ct);
        foreach (var sha256 in gone) await jobs.AddAsync<FileErasing>(new FileErasing.Payload(Convert.ToHexStringLower(sha256)), ct);
        await transaction.CommitAsync(ct);
        return DisposalOutcome.Done;
    }
}

public enum DisposalOutcome
{
    Done,

    /// <summary>One of them has its term before it, or was disposed of meanwhile.</summary>
    NotDue,

    /// <summary>One of them is not in the actor's scope, or not at all.</summary>
    Unknown,
}
