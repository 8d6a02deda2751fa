namespace VinhDanh.App.Shell;

/// <summary>Our own stylesheets and script modules, in the order pages load them; a test compares them with the files.</summary>
public static class ShellAssets
{
    /// <summary>Names under <c>wwwroot/css</c>. Layers decide precedence, so only tokens must come first.</summary>
    public static IReadOnlyList<string> Sheets { get; } =
    [
        "tokens", "base", "layout", "components/navigation", "components/top", "components/head", "components/form",
        "components/table", "components/chip", "components/block", "components/people", "components/verdict",
        "components/split", "components/review", "components/plan", "components/timeline", "components/paper", "components/dialog",
    ];

    /// <summary>Names under <c>wwwroot/js</c>, mounted by <c>data-module</c>; fetched only by pages that use them.</summary>
    public static IReadOnlyList<string> Modules { get; } =
    [
        "autosave", "chart", "copy", "date", "dialog", "file-drop", "focus", "filter-form", "filter-rows", "flash", "menu", "notices", "passkey", "print", "review-keys", "row-keys", "search-key",
        "split", "theme", "unsaved",
    ];
}
