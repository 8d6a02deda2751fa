using System.ComponentModel;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace VinhDanh.App.Platform.Embedded;

/// <summary>What the holder of a data folder says of itself.</summary>
/// <param name="Pid">Its process.</param>
/// <param name="IsServer">A server, which stays; else a command that ends by itself.</param>
/// <param name="IsReady">The database is there, with its roles and extensions.</param>
internal sealed record Holder(int Pid, bool IsServer, bool IsReady);

/// <summary>
/// A lock on a file (<c>flock</c>): it ends with the process that holds it, however that ends, so it is never stale.
/// What the file says counts only while the lock is held.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly SafeFileHandle _file;

    private FolderLock(SafeFileHandle file) => _file = file;

    /// <returns>The lock, or null when another holds one that collides.</returns>
    public static FolderLock? TryTake(string path, ClusterUser user, bool exclusive)
    {
        SafeFileHandle file;
        try
        {
            file = Native.OpenForLock(path);
        }
        catch (Win32Exception)
        {
            throw new EmbeddedRefusalException(new EmbeddedRefusal.NoAccess(path, user.Name));
        }

        if (user.Drop) Native.ChangeOwner(file, user.Uid, user.Gid);
        if (Native.TryLock(file, exclusive)) return new FolderLock(file);
        file.Dispose();
        return null;
    }

    /// <returns>What the present holder wrote; null while it has not yet written over the words of one that is gone.</returns>
    public static Holder? Read(string path)
    {
        using var file = Native.OpenForLock(path);
        Span<byte> bytes = stackalloc byte[64];
        var words = Encoding.ASCII.GetString(bytes[..RandomAccess.Read(file, bytes, 0)]).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words is [var pid, var kind, var state] && int.TryParse(pid, out var number) && Directory.Exists($"/proc/{number}")
            ? new Holder(number, kind == "server", state == "ready")
            : null;
    }

    public void Write(Holder holder)
    {
        var line = $"{holder.Pid} {(holder.IsServer ? "server" : "command")} {(holder.IsReady ? "ready" : "starting")}\n";
        RandomAccess.SetLength(_file, 0);
        RandomAccess.Write(_file, Encoding.ASCII.GetBytes(line), 0);
    }

    public void Dispose() => _file.Dispose();
}
