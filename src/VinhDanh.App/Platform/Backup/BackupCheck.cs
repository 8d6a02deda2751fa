using System.Security.Cryptography;
using System.Text.Json;

namespace VinhDanh.App.Platform.Backup;

/// <summary>A backup that is what was written, byte by byte.</summary>
/// <param name="Files">Digests of the stored files in it.</param>
internal sealed record CheckedBackup(string Folder, Manifest Manifest, IReadOnlyList<string> Files)
{
    public string Dump => Path.Combine(Folder, BackupFolder.Dump);

    public string Roots => Path.Combine(Folder, BackupFolder.Roots);

    public string PathOf(string sha256) => Path.Combine(Folder, BackupFolder.PathOf(sha256));
}

/// <summary>Reads a whole backup and compares it with its list. Only reads.</summary>
internal static class BackupCheck
{
    /// <param name="folder">The backup's own folder.</param>
    /// <param name="read">Paths in it whose bytes were compared a moment ago.</param>
    /// <exception cref="BackupRefusedException">It is not what was written.</exception>
    public static async Task<CheckedBackup> RunAsync(string folder, IReadOnlySet<string> read, CancellationToken ct)
    {
        try
        {
            return await CompareAsync(folder, read, ct);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new BackupRefusedException(new BackupTrouble.NoAccess(folder, Environment.UserName, e.Message));
        }
    }

    private static async Task<CheckedBackup> CompareAsync(string folder, IReadOnlySet<string> read, CancellationToken ct)
    {
        var listed = await ListAsync(folder, ct);
        foreach (var name in (string[])[BackupFolder.Manifest, BackupFolder.Dump, BackupFolder.Roots])
            if (!listed.ContainsKey(name)) throw Altered(BackupFolder.Sums);
        // First of all: it tells a backup that this program cannot read from one that is damaged.
        var manifest = await ManifestAsync(folder, listed[BackupFolder.Manifest], ct);
        var files = listed.Keys.Select(BackupFolder.DigestIn).OfType<string>().ToList();
        if (files.Count != manifest.Files) throw Altered(BackupFolder.Sums);

        var there = There(folder);
        foreach (var path in listed.Keys)
            if (!there.Contains(path)) throw new BackupRefusedException(new BackupTrouble.Missing(path));
        foreach (var path in there)
            if (path != BackupFolder.Sums && !listed.ContainsKey(path)) throw new BackupRefusedException(new BackupTrouble.Extra(path));
        foreach (var (path, sha256) in listed)
            if (!read.Contains(path) && await DigestAsync(Path.Combine(folder, path), ct) != sha256) throw Altered(path);
        return new(folder, manifest, files);
    }

    private static async Task<SortedDictionary<string, string>> ListAsync(string folder, CancellationToken ct)
    {
        try
        {
            return Sums.Read(await File.ReadAllBytesAsync(Path.Combine(folder, BackupFolder.Sums), ct));
        }
        catch (FormatException)
        {
            throw Altered(BackupFolder.Sums);
        }
        catch (FileNotFoundException)
        {
            throw new BackupRefusedException(new BackupTrouble.CutShort(folder));
        }
    }

    private static async Task<Manifest> ManifestAsync(string folder, string sha256, CancellationToken ct)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, BackupFolder.Manifest), ct);
            return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? Manifest.Read(bytes) : throw Altered(BackupFolder.Manifest);
        }
        catch (JsonException)
        {
            throw Altered(BackupFolder.Manifest);
        }
        catch (FileNotFoundException)
        {
            throw new BackupRefusedException(new BackupTrouble.Missing(BackupFolder.Manifest));
        }
    }

    /// <summary>Every file below, by its path with “/”; links are not followed and so never pass for a file.</summary>
    private static HashSet<string> There(string folder)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", all))
        {
            var path = Path.GetRelativePath(folder, entry.FullName);
            if (entry.LinkTarget is not null) throw new BackupRefusedException(new BackupTrouble.Extra(path));
            if (entry is FileInfo) found.Add(path);
        }

        return found;
    }

    public static async Task<string> DigestAsync(string path, CancellationToken ct)
    {
        await using var content = new FileStream(path, new FileStreamOptions
        {
            Access = FileAccess.Read, Share = FileShare.Read, BufferSize = 0, Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        });
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
    }

    private static BackupRefusedException Altered(string path) => new(new BackupTrouble.Altered(path));
}
