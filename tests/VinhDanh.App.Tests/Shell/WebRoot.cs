using System.Runtime.CompilerServices;

namespace VinhDanh.App.Tests.Shell;

/// <summary>The application's source folder, found from this file's own place in the repository.</summary>
internal static class WebRoot
{
    public static string App([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/VinhDanh.App"));

    public static string Files => Path.Combine(App(), "wwwroot");
}
