using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace VinhDanh.App.Platform.Embedded;

/// <summary>The few calls of Linux that .NET does not offer.</summary>
internal static class Native
{
    public const int Interrupt = 2, Quit = 3, Kill = 9;

    private const int OpenReadWrite = 0x2, OpenCreate = 0x40, OpenCloseOnExec = 0x80000;
    private const int LockShared = 1, LockExclusive = 2, LockNoWait = 4;
    private const int ErrorNotPermitted = 1, ErrorNoProcess = 3, ErrorWouldBlock = 11, ErrorOtherDevice = 18, ErrorTooManyLinks = 31, ErrorNotSupported = 95;

    // O_NOFOLLOW is the one flag here whose value differs between x64 and arm64.
    private static readonly int OpenNoFollow =
        RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm ? 0x8000 : 0x20000;

    public static bool IsRoot => geteuid() == 0;

    public static int EffectiveUser => (int)geteuid();

    /// <summary>Sends a signal; a process that is gone already is fine.</summary>
    public static void Signal(int pid, int signal)
    {
        if (kill(pid, signal) == 0) return;
        var error = Marshal.GetLastPInvokeError();
        if (error != ErrorNoProcess) throw new Win32Exception(error);
    }

    /// <summary>Opens a file for locking, made with mode 0600 when missing; a symbolic link is an error.</summary>
    public static SafeFileHandle OpenForLock(string path)
    {
        // .NET's own streams take a lock of their own on opening, which collides with the one wanted here.
        var handle = open(Terminated(path), OpenReadWrite | OpenCreate | OpenCloseOnExec | OpenNoFollow, 0x180);
        return handle >= 0
            ? new SafeFileHandle(handle, ownsHandle: true)
            : throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{path}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <returns>False when another holds a lock that collides.</returns>
    public static bool TryLock(SafeFileHandle file, bool exclusive)
    {
        if (flock(file, (exclusive ? LockExclusive : LockShared) | LockNoWait) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        return error == ErrorWouldBlock ? false : throw new Win32Exception(error);
    }

    public static void ChangeOwner(string path, int user, int group)
    {
        if (lchown(Terminated(path), (uint)user, (uint)group) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), path);
    }

    public static void ChangeOwner(SafeFileHandle file, int user, int group)
    {
        if (fchown(file, (uint)user, (uint)group) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>Gives a file a second name.</summary>
    /// <returns>False where the file system has no such thing, as on most memory sticks.</returns>
    public static bool TryLink(string existing, string path)
    {
        if (link(Terminated(existing), Terminated(path)) == 0) return true;
        var error = Marshal.GetLastPInvokeError();
        return error is ErrorNotPermitted or ErrorOtherDevice or ErrorTooManyLinks or ErrorNotSupported ? false : throw new Win32Exception(error, path);
    }

    /// <returns>The path without symbolic links.</returns>
    /// <exception cref="Win32Exception">It does not exist or can't be reached.</exception>
    public static string RealPath(string path)
    {
        var resolved = realpath(Terminated(path), 0);
        if (resolved == 0) throw new Win32Exception(Marshal.GetLastPInvokeError(), path);
        try
        {
            return Marshal.PtrToStringUTF8(resolved)!;
        }
        finally
        {
            free(resolved);
        }
    }

    private static byte[] Terminated(string path) => Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int pid, int signal);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int open(byte[] path, int flags, int mode);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int flock(SafeFileHandle file, int operation);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int lchown(byte[] path, uint user, uint group);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int fchown(SafeFileHandle file, uint user, uint group);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int link(byte[] existing, byte[] path);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint realpath(byte[] path, nint buffer);

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void free(nint memory);
}
