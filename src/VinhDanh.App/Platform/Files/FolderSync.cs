using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace VinhDanh.App.Platform.Files;

/// <summary>Makes the names in a folder survive the loss of power; .NET can only sync files.</summary>
internal static class FolderSync
{
    private const int OpenReadOnly = 0, OpenCloseOnExec = 0x80000;

    public static void Sync(string folder)
    {
        using var handle = new SafeFileHandle(open(Encoding.UTF8.GetBytes(folder + '\0'), OpenReadOnly | OpenCloseOnExec), ownsHandle: true);
        if (handle.IsInvalid || fsync(handle) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), folder);
    }

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fsync(SafeFileHandle file);
}
