using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Files;

/// <summary>Files under <c>&lt;data&gt;/files/ab/cd/abcd…</c>; written aside, synced, then renamed, so that a name always holds whole bytes.</summary>
public sealed class DiskFileStore : IFileStore
{
    private readonly string _root;
    private readonly IncomingFolder _incoming;

    public DiskFileStore(HostSettings settings)
    {
        _root = Path.Combine(settings.DataDirectory, "files");
        _incoming = new(Path.Combine(_root, "incoming"));
    }

    public Task<IncomingFile?> ReceiveAsync(Stream content, long limitBytes, CancellationToken ct) => _incoming.ReceiveAsync(content, limitBytes, durable: true, ct);

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

    public Task<Stream> OpenReadAsync(byte[] sha256, CancellationToken ct)
    {
        try
        {
            return Task.FromResult<Stream>(new FileStream(
                PathOf(sha256), new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan }));
        }
        catch (DirectoryNotFoundException e)
        {
            throw new FileNotFoundException(e.Message, e);
        }
    }

    private string PathOf(byte[] sha256) => Path.Combine(_root, FileStores.PathOf(sha256));
}
