using System.Buffers;
using System.Security.Cryptography;

namespace VinhDanh.App.Platform.Files;

/// <summary>Where bytes lie while they come in, on this machine whichever store keeps them: hashed on the way, gone unless they are kept.</summary>
internal sealed class IncomingFolder
{
    private const int BufferBytes = 128 * 1024;
    private readonly string _folder;

    public IncomingFolder(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        SweepLeftovers();
    }

    /// <param name="durable">Survives the loss of power once this returns.</param>
    /// <returns>Null when the stream is longer than the limit.</returns>
    public async Task<IncomingFile?> ReceiveAsync(Stream content, long limitBytes, bool durable, CancellationToken ct)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        try
        {
            var received = await WriteAsync(content, path, limitBytes, durable, ct);
            if (received is null) File.Delete(path);
            return received;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private static async Task<IncomingFile?> WriteAsync(Stream content, string path, long limitBytes, bool durable, CancellationToken ct)
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

        file.Flush(flushToDisk: durable);
        return new IncomingFile(path, hash.GetHashAndReset(), size);
    }

    /// <summary>What a crash left half received. A day is longer than any upload.</summary>
    private void SweepLeftovers()
    {
        // The machine's clock, not the program's: it is compared with the file system's times.
        var dayAgo = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1);
        foreach (var path in Directory.EnumerateFiles(_folder))
            if (File.GetLastWriteTimeUtc(path) < dayAgo) File.Delete(path);
    }
}
