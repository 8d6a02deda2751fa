namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>What people type into forms, made ready to be kept.</summary>
internal static class Typed
{
    /// <summary>Lines without blanks around them, parted by line feeds; empty ones are left out.</summary>
    public static string Lines(string? text) => string.Join('\n', (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
