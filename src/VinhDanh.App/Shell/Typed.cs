namespace VinhDanh.App.Shell;

/// <summary>What people type into forms, made ready to be kept.</summary>
internal static class Typed
{
    /// <summary>Lines without blanks around them, parted by line feeds; empty ones are left out.</summary>
    public static string Lines(string? text) => string.Join('\n', List(text));

    /// <summary>The same, one by one.</summary>
    public static IReadOnlyList<string> List(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>For a field that takes one a line.</summary>
    public static string Joined(IEnumerable<string> lines) => string.Join('\n', lines.Select(OneLine));

    /// <summary>A text that stands in one line.</summary>
    public static string OneLine(string? text) => string.Join(' ', List(text));

    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
