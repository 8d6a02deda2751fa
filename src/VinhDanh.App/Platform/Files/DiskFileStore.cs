using System.Buffers;
using System.Security.Cryptography;
using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Files;

/// <summary>Files under <c>&lt;data&gt;/files/ab/cd/abcd…</c>; written aside, synced, then renamed, so that a name always holds whole bytes.</summary>
public sealed class DiskFileStore : IFileStore
{
    private const int BufferBytes = 128 * 1024;

    private readonly string _root;
    private readonly string _incoming;

    public DiskFileStore(HostSettings settings)
    {
        _root = Path.Combine(settings.DataDirectory, "files");
        _incoming = Path.Combine(_root, "incoming");
        Directory.CreateDirectory(_incoming);
        SweepLeftovers();
    }

    public async Task<IncomingFile?> ReceiveAsync(Stream content, long limitBytes, CancellationToken ct)
    {
        var path = Path.Combine(_incoming, Guid.NewGuid().ToString("N"));
        try
        {
            var received = await WriteAsync(content, path, limitBytes, ct);
            if (received is null) File.Delete(path);
            return received;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public Task KeepAsync(IncomingFile file, CancellationToken ct)
    {
        var target = PathOf(file.Sha256);
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        // A rename replaces an equal file by an equal file; two at once don't matter.
        File.Move(file.TemporaryPath, target, overwrite: true);
        // The file's bytes are synced already; its name is not before the folders that lead to it are.
        FolderSync.Sync(folder);
        FolderSync.Sync(Path.GetDirectoryName(folder)!);
        FolderSync.Sync(_root);
        return Task.CompletedTask;
    }

    public Task EraseAsync(byte[] sha256, CancellationToken ct)
    {
        var path = PathOf(sha256);
        if (!File.Exists(path)) return Task.CompletedTask;
        File.Delete(path);
        FolderSync.Sync(Path.GetDirectoryName(path)!);
        return Task.CompletedTask;
    }

    public Task<Stream> OpenReadAsync(byte[] sha256, CancellationToken ct) => Task.FromResult<Stream>(new FileStream(
        PathOf(sha256), new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan }));

    private static async Task<IncomingFile?> WriteAsync(Stream content, string path, long limitBytes, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        long size = 0;
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer, ct)) > 0)
            {
                size += read;
                if (size > limitBytes) return null;
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        file.Flush(flushToDisk: true);
        return new IncomingFile(path, hash.GetHashAndReset(), size);
    }

    /// <summary>What a crash left half received. A day is longer than any upload.</summary>
    private void SweepLeftovers()
    {
        // The machine's clock, not the program's: it is compared with the file system's times.
        var dayAgo = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1);
        foreach (var path in Directory.EnumerateFiles(_incoming))
            if (File.GetLastWriteTimeUtc(path) < dayAgo) File.Delete(path);
    }

    private string PathOf(byte[] sha256)
    {
        var name = Convert.ToHexStringLower(sha256);
        return Path.Combine(_root, name[..2], name[2..4], name);
    }
}
