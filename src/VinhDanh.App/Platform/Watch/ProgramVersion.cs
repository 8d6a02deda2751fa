using System.Reflection;

namespace VinhDanh.App.Platform.Watch;

/// <summary>What this program calls itself: number, and where it was built by <c>./run</c> the commit.</summary>
public static class ProgramVersion
{
    public static string Text { get; } = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
