using System.Globalization;

namespace VinhDanh.Bench;

/// <param name="Only">read, law, list, directory, search, weight, memory, pages, screening, figures, prefill or summary; null: every measurement.</param>
/// <param name="Tasks">Rows to fill; the promise is about a million.</param>
/// <param name="Program">The published program; null where it was not built (weight and memory can't be measured then).</param>
internal sealed record Options(string? Only, int Tasks, string? Program)
{
    private static readonly string[] Known = ["read", "law", "list", "directory", "search", "weight", "memory", "pages", "screening", "figures", "prefill", "summary"];

    /// <returns>Null for what is not understood.</returns>
    public static Options? Of(string[] args)
    {
        var options = new Options(null, 1_000_000, null);
        // “bench law” says the same as “bench --only law”.
        if (args.FirstOrDefault(Known.Contains) is { } word && Array.IndexOf(args, word) is var at && (at == 0 || args[at - 1] != "--only")) args = [.. args[..at], "--only", .. args[at..]];
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length) return null;
            switch (args[i])
            {
                case "--only" when Known.Contains(args[i + 1]):
                    options = options with { Only = args[i + 1] };
                    break;
                case "--tasks" when int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var tasks) && tasks >= Filling.Organisations:
                    options = options with { Tasks = tasks };
                    break;
                case "--program":
                    options = options with { Program = args[i + 1] };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    /// <summary>Pages are compared, not measured: only when asked for.</summary>
    public bool Compares => Only == "pages";

    /// <summary>Ten million rows take minutes to fill: only when asked for.</summary>
    public bool Screens => Only == "screening";

    /// <summary>A million awards beside a million tasks: only when asked for.</summary>
    public bool Figures => Only == "figures";

    /// <summary>The same million awards: only when asked for.</summary>
    public bool Prefills => Only == "prefill";

    public bool Summarises => Only == "summary";

    public bool Wants(string what) => Only is null || Only == what;
}
