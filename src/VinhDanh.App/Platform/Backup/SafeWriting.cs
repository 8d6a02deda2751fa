using System.ComponentModel;
using VinhDanh.App.Platform.Embedded;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Platform.Backup;

/// <summary>Files and folders that only their owner can open and that survive the loss of power; what a disk refuses, in words.</summary>
internal static class SafeWriting
{
    private const int Exists = 17, NotAFolder = 20, NoSpace = 28, ReadOnlyFileSystem = 30, OverQuota = 122;

    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        // .NET gives the mode to the last one only, and the others stand open.
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } above && !Directory.Exists(above)) MakeFolder(above);
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public static FileStream Create(string path)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        return new(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 128 * 1024, Options = FileOptions.Asynchronous,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }

    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        await using var file = Create(path);
        await file.WriteAsync(bytes, ct);
        await file.FlushAsync(ct);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Makes all names below a folder, and its own, survive the loss of power.</summary>
    public static void SyncNames(string folder)
    {
        foreach (var below in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories)) FolderSync.Sync(below);
        FolderSync.Sync(folder);
        FolderSync.Sync(Path.GetDirectoryName(folder)!);
    }

    /// <returns>Null when the failure is none of the disk's.</returns>
    public static BackupTrouble? TroubleOf(Exception failure, string place) => failure switch
    {
        IOException { HResult: NoSpace or OverQuota } or Win32Exception { NativeErrorCode: NoSpace or OverQuota } => new BackupTrouble.DiskFull(place),
        // As PostgreSQL's programs say it.
        EmbeddedRefusalException { Refusal: EmbeddedRefusal.DidNotStart { Output: var words } } when words.Contains("No space left on device", StringComparison.Ordinal) || words.Contains("Check free disk space", StringComparison.Ordinal) =>
            new BackupTrouble.DiskFull(place),
        UnauthorizedAccessException or IOException { HResult: ReadOnlyFileSystem or Exists or NotAFolder } or Win32Exception =>
            new BackupTrouble.NoAccess(place, Environment.UserName, failure.Message),
        _ => null,
    };
}
