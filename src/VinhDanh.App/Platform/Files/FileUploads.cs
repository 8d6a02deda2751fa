using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Files;

/// <summary>Takes files in: bytes to the store, a reference and its audit entry to the caller's unit of work.</summary>
public sealed partial class FileUploads(AppDb db, IFileStore store, VirusScan viruses, AuditLog audit, Actor actor, TimeProvider time, ILogger<FileUploads> log)
{
    /// <summary>Largest single file.</summary>
    public const long LimitBytes = 50L * 1024 * 1024;

    /// <inheritdoc cref="AddAsync(Stream, string, Guid, string, Guid, CancellationToken, IReadOnlyCollection{FileKind})"/>
    public async Task<FileOutcome> AddAsync(
        IFormFile file, Guid organisationId, string subjectKind, Guid subjectId, CancellationToken ct, IReadOnlyCollection<FileKind>? only = null)
    {
        await using var content = file.OpenReadStream();
        return await AddAsync(content, file.FileName, organisationId, subjectKind, subjectId, ct, only);
    }

    /// <summary>
    /// Stores the bytes, then adds the reference and “subject.file-added” to the unit of work. The caller saves and commits;
    /// bytes whose reference was rolled back stay behind without harm.
    /// </summary>
    /// <param name="name">As the sender named it; made safe here.</param>
    /// <param name="organisationId">Owner, for scope: the owner of the subject.</param>
    /// <param name="subjectKind">The kind of record the file belongs to, as in audit actions: <c>task</c>.</param>
    /// <param name="only">Kinds this place can use; null: all.</param>
    public async Task<FileOutcome> AddAsync(
        Stream content, string name, Guid organisationId, string subjectKind, Guid subjectId, CancellationToken ct, IReadOnlyCollection<FileKind>? only = null)
    {
        var look = await LookAsync(content, name, ct, only);
        if (look is FileLook.Refused(var why)) return new FileOutcome.Refused(why);
        using var fit = ((FileLook.Fit)look).File;
        return new FileOutcome.Added(await AddAsync(fit, organisationId, subjectKind, subjectId, ct), fit.Kind);
    }

    /// <summary>Receives a file, tells its kind by content and has it scanned; keeps nothing. Whoever opens a file before keeping it asks here first.</summary>
    /// <param name="only">Kinds this place can use; null: all.</param>
    public async Task<FileLook> LookAsync(Stream content, string name, CancellationToken ct, IReadOnlyCollection<FileKind>? only = null)
    {
        var incoming = await store.ReceiveAsync(content, LimitBytes, ct);
        if (incoming is null) return Refuse(FileRefusal.TooLarge(LimitBytes));
        FitFile? fit = null;
        try
        {
            FileVerdict verdict;
            await using (var bytes = incoming.OpenRead()) verdict = FileTypes.Judge(bytes, name);
            if (verdict is FileVerdict.Refused refused) return Refuse(refused.Why);
            var kind = ((FileVerdict.Taken)verdict).Kind;
            if (only is not null && !only.Contains(kind)) return Refuse(FileRefusal.NotHere(only));
            await using (var bytes = incoming.OpenRead())
                if (await viruses.RefusalOfAsync(bytes, ct) is { } found) return Refuse(found);
            return new FileLook.Fit(fit = new(incoming, kind, FileNames.Safe(name, kind)));
        }
        finally
        {
            if (fit is null) incoming.Dispose();
        }
    }

    /// <summary>Keeps what was looked at; else as the others.</summary>
    public async Task<FileReference> AddAsync(FitFile fit, Guid organisationId, string subjectKind, Guid subjectId, CancellationToken ct)
    {
        var incoming = fit.Incoming;
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A file comes in within the transaction of what it belongs to.");
        // Held to its end: the same bytes, just disposed of, are not erased between being kept and being known.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({AdvisoryLocks.FileErasing})", ct);
        await store.KeepAsync(incoming, ct);
        var now = time.GetUtcNow();
        var mediaType = FileKinds.MediaTypeOf(fit.Kind);
        // Two people may send the same bytes at once; the first row stands. It is locked even where nothing changes, so a disposal at that moment sees this use.
        await db.Database.ExecuteSqlAsync($"""
            insert into app.stored_file (sha256, size_bytes, media_type, stored_at)
            values ({incoming.Sha256}, {incoming.SizeBytes}, {mediaType}, {now})
            on conflict (sha256) do update set disposed_at = null, stored_at = excluded.stored_at where stored_file.disposed_at is not null
            """, ct);
        var reference = new FileReference
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = organisationId,
            Sha256 = incoming.Sha256,
            Name = fit.Name,
            SubjectKind = subjectKind,
            SubjectId = subjectId,
            AddedAt = now,
            AddedBy = actor.AccountId ?? throw new InvalidOperationException("Only a person adds files."),
        };
        db.FileReferences.Add(reference);
        audit.Add($"{subjectKind}.file-added", subjectId, organisationId, after: new
        {
            file = reference.Name, fileId = reference.Id, sizeBytes = incoming.SizeBytes, sha256 = Convert.ToHexStringLower(incoming.Sha256),
        });
        return reference;
    }

    private FileLook.Refused Refuse(FileRefusal why)
    {
        // Without its name and words: people write what they like into both.
        LogRefused(log, why.Code, actor.AccountId);
        return new(why);
    }

    [LoggerMessage(1611, LogLevel.Warning, "A file was refused: {Why}, account {Account}")]
    private static partial void LogRefused(ILogger log, string why, Guid? account);

    /// <summary>Takes one use of a file away; the bytes stay while another use needs them. The caller saves.</summary>
    public void Remove(FileReference reference, string? reason = null)
    {
        reference.RemovedAt = time.GetUtcNow();
        audit.Add($"{reference.SubjectKind}.file-removed", reference.SubjectId, reference.OrganisationId,
            before: new { file = reference.Name, fileId = reference.Id }, reason: reason);
    }
}

/// <summary>A file that may be kept, on its way there.</summary>
public sealed class FitFile(IncomingFile incoming, FileKind kind, string name) : IDisposable
{
    internal IncomingFile Incoming { get; } = incoming;
    public FileKind Kind { get; } = kind;

    /// <summary>Made safe.</summary>
    public string Name { get; } = name;

    public void Dispose() => Incoming.Dispose();
}

public abstract record FileLook
{
    /// <param name="File">To be disposed of by whoever asked.</param>
    public sealed record Fit(FitFile File) : FileLook;
    public sealed record Refused(FileRefusal Why) : FileLook;
}

public abstract record FileOutcome
{
    public sealed record Added(FileReference Reference, FileKind Kind) : FileOutcome;
    public sealed record Refused(FileRefusal Why) : FileOutcome;
}
