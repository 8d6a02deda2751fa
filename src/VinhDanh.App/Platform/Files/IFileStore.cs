namespace VinhDanh.App.Platform.Files;

/// <summary>Keeps bytes under their SHA-256. Knows nothing of names, owners or permissions: those belong to references.</summary>
public interface IFileStore
{
    /// <summary>Takes a stream down while hashing it. Nothing is kept until <see cref="KeepAsync"/>.</summary>
    /// <returns>Null when the stream is longer than the limit.</returns>
    Task<IncomingFile?> ReceiveAsync(Stream content, long limitBytes, CancellationToken ct);

    /// <summary>Keeps what was received: once this returns it survives the loss of power. The same bytes twice are kept once.</summary>
    Task KeepAsync(IncomingFile file, CancellationToken ct);

    /// <summary>Takes bytes away for good; none there is fine.</summary>
    Task EraseAsync(byte[] sha256, CancellationToken ct);

    /// <returns>Seekable, from the start.</returns>
    /// <exception cref="FileNotFoundException">Bytes that the database knows are gone: a broken store.</exception>
    /// <exception cref="InvalidDataException">A store on another machine holds other bytes than were kept.</exception>
    Task<Stream> OpenReadAsync(byte[] sha256, CancellationToken ct);
}

/// <summary>Bytes on their way in: in a temporary file that goes away unless it is kept.</summary>
public sealed class IncomingFile(string path, byte[] sha256, long sizeBytes) : IDisposable
{
    public byte[] Sha256 { get; } = sha256;
    public long SizeBytes { get; } = sizeBytes;
    internal string TemporaryPath { get; } = path;

    public Stream OpenRead() => new FileStream(TemporaryPath, FileMode.Open, FileAccess.Read, FileShare.Read);

    public void Dispose() => File.Delete(TemporaryPath);
}
