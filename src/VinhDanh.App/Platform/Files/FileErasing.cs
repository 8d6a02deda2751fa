using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Jobs;

namespace VinhDanh.App.Platform.Files;

/// <summary>Takes bytes out of the store after the disposal that decided it is committed. Waits while files come in or a backup copies them: then a later job does it.</summary>
public sealed class FileErasing(AppDb db, IFileStore store, JobQueue jobs, TimeProvider time) : IJobHandler
{
    public static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    public static string Kind => "files.erase";

    public static string Label => "Xóa tệp đã tiêu hủy khỏi kho";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var asked = run.Read<Payload>();
        var sha256 = Convert.FromHexString(asked.Sha256);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // A backup may take hours: no failure, which would count and give up, but another job.
        if (!await db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({AdvisoryLocks.FileErasing}) as \"Value\"").SingleAsync(ct))
            await jobs.AddAsync<FileErasing>(asked, ct, runAt: time.GetUtcNow() + Later);
        // The same bytes may have been sent again since.
        else if (await db.StoredFiles.AnyAsync(f => f.Sha256 == sha256 && f.DisposedAt != null, ct)) await store.EraseAsync(sha256, ct);
        await transaction.CommitAsync(ct);
    }

    public sealed record Payload(string Sha256);
}
