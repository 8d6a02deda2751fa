using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Embedded;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Watch;

namespace VinhDanh.App.Platform.Backup;

/// <summary>Writes one backup, reads it back, and only then gives it its name.</summary>
/// <param name="database">Connection string of a role that may read all of schema <c>app</c>.</param>
/// <param name="dataDirectory">Where the noted seals lie.</param>
internal sealed class BackupMaking(string database, IFileStore store, string dataDirectory, TimeProvider time)
{
    /// <param name="place">Holds backups; made when missing.</param>
    /// <exception cref="BackupRefusedException">It can't be had; nothing unfinished is left.</exception>
    public async Task<MadeBackup> RunAsync(string place, CancellationToken ct)
    {
        RefuseNested(place);
        try
        {
            SafeWriting.MakeFolder(place);
            using var alone = Lock(place);
            // Noted after it is committed: read before the snapshot, a seal that the snapshot lacks was cut off, not written since, and stays to be named.
            var roots = await RootsLog.CopyAsync(RootsLog.PathIn(dataDirectory), ct);
            await using var snapshot = await DatabaseSnapshot.TakeAsync(database, ct);
            var folder = BackupFolder.NameIn(place, time.GetUtcNow());
            var partial = folder + BackupFolder.Partial;
            // What a killed command copied already is as good to link to as a whole backup: bytes are compared either way.
            var earlier = BackupFolder.All(place).Take(1).Concat(BackupFolder.Unfinished(place)).ToList();
            try
            {
                var made = await WriteAsync(snapshot, roots, partial, earlier, ct);
                Directory.Move(partial, folder);
                FolderSync.Sync(place);
                foreach (var left in BackupFolder.Unfinished(place)) Directory.Delete(left, recursive: true);
                return made with { Folder = folder };
            }
            catch
            {
                if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
                throw;
            }
        }
        catch (Exception e) when (SafeWriting.TroubleOf(e, place) is { } trouble)
        {
            throw new BackupRefusedException(trouble);
        }
    }

    /// <summary>Database first: bytes are stored before the row that names them, so all that the dump relies on is there afterwards.</summary>
    private async Task<MadeBackup> WriteAsync(DatabaseSnapshot snapshot, byte[] roots, string folder, IReadOnlyList<string> earlier, CancellationToken ct)
    {
        SafeWriting.MakeFolder(folder);
        var tools = PostgresTools.For(snapshot.ServerMajor);
        await using (var dump = SafeWriting.Create(Path.Combine(folder, BackupFolder.Dump)))
        {
            await tools.DumpAsync(snapshot.Server, snapshot.Id, dump, ct);
            await dump.FlushAsync(ct);
            dump.Flush(flushToDisk: true);
        }

        var files = await snapshot.FilesAsync(ct);
        var copying = new FileCopying(store, folder, earlier);
        foreach (var (sha256, _) in files) await copying.TakeAsync(sha256, ct);

        var (batches, seal) = await snapshot.AuditAsync(ct);
        await SafeWriting.WriteAsync(Path.Combine(folder, BackupFolder.Roots), roots, ct);
        var manifest = new Manifest
        {
            Format = Manifest.Known, MadeAt = time.GetUtcNow(), Program = ProgramVersion.Text, Migration = await snapshot.MigrationAsync(ct), PostgreSql = snapshot.ServerMajor,
            Rows = await snapshot.RowsAsync(ct), Files = files.Count, FileBytes = files.Sum(f => f.SizeBytes), AuditBatches = batches, AuditSeal = seal,
        };
        await SafeWriting.WriteAsync(Path.Combine(folder, BackupFolder.Manifest), manifest.Write(), ct);

        var sums = files.ToDictionary(f => BackupFolder.PathOf(f.Sha256), f => f.Sha256);
        foreach (var name in (string[])[BackupFolder.Dump, BackupFolder.Roots, BackupFolder.Manifest])
            sums.Add(name, await BackupCheck.DigestAsync(Path.Combine(folder, name), ct));
        var list = Path.Combine(folder, BackupFolder.Sums);
        await SafeWriting.WriteAsync(list + ".new", Sums.Write(sums), ct);
        File.Move(list + ".new", list);
        SafeWriting.SyncNames(folder);

        await BackupCheck.RunAsync(folder, copying.Compared, ct);
        await tools.ListAsync(Path.Combine(folder, BackupFolder.Dump), ct);
        return new(folder, manifest, copying.Linked, new FileInfo(Path.Combine(folder, BackupFolder.Dump)).Length);
    }

    private void RefuseNested(string place)
    {
        var (target, data) = (Path.GetFullPath(place) + '/', Path.GetFullPath(dataDirectory) + '/');
        if (target.StartsWith(data, StringComparison.Ordinal) || data.StartsWith(target, StringComparison.Ordinal))
            throw new BackupRefusedException(new BackupTrouble.Nested(place, dataDirectory));
    }

    private static SafeFileHandle Lock(string place)
    {
        var file = Native.OpenForLock(Path.Combine(place, "backup.lock"));
        if (Native.TryLock(file, exclusive: true)) return file;
        file.Dispose();
        throw new BackupRefusedException(new BackupTrouble.Busy(place));
    }
}

/// <param name="Reused">Files that an earlier backup held already, and that take no room again.</param>
internal sealed record MadeBackup(string Folder, Manifest Manifest, int Reused, long DumpBytes);

/// <summary>Brings stored files into a backup: a second name for what an earlier backup holds, else the bytes.</summary>
internal sealed class FileCopying(IFileStore store, string folder, IReadOnlyList<string> earlier)
{
    private readonly HashSet<string> _compared = new(StringComparer.Ordinal);

    /// <summary>Paths in the backup whose bytes were read and found right in it, not on their way to it.</summary>
    public IReadOnlySet<string> Compared => _compared;

    public int Linked => _compared.Count;

    public async Task TakeAsync(string sha256, CancellationToken ct)
    {
        var path = BackupFolder.PathOf(sha256);
        var target = Path.Combine(folder, path);
        SafeWriting.MakeFolder(Path.GetDirectoryName(target)!);
        foreach (var old in earlier.Select(e => Path.Combine(e, path)).Where(File.Exists))
        {
            // A damaged one is not handed on: the bytes come from the store again.
            if (await BackupCheck.DigestAsync(old, ct) != sha256 || !Native.TryLink(old, target)) continue;
            _compared.Add(path);
            return;
        }

        await CopyAsync(sha256, target, ct);
    }

    private async Task CopyAsync(string sha256, string target, CancellationToken ct)
    {
        try
        {
            await using var content = await store.OpenReadAsync(Convert.FromHexString(sha256), ct);
            await using var copy = SafeWriting.Create(target);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[128 * 1024];
            int read;
            while ((read = await content.ReadAsync(buffer, ct)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await copy.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            if (Convert.ToHexStringLower(hash.GetHashAndReset()) != sha256) throw new BackupRefusedException(new BackupTrouble.StoreBroken(sha256));
            await copy.FlushAsync(ct);
            copy.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is FileNotFoundException or InvalidDataException)
        {
            throw new BackupRefusedException(new BackupTrouble.StoreBroken(sha256));
        }
    }
}
