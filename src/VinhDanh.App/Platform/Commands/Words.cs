namespace VinhDanh.App.Platform.Commands;

/// <summary>The terminal speaks Vietnamese or English, by LC_ALL, LC_MESSAGES or LANG.</summary>
internal static class Words
{
    public static bool Vietnamese { get; } = ((string?[])["LC_ALL", "LC_MESSAGES", "LANG"])
        .Select(name => Environment.GetEnvironmentVariable(name!))
        .FirstOrDefault(value => !string.IsNullOrEmpty(value))?.StartsWith("vi", StringComparison.OrdinalIgnoreCase) ?? false;

    public static string Of(string vietnamese, string english) => Vietnamese ? vietnamese : english;
}
