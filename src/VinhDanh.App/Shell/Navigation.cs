using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Shell;

/// <summary>One line of the navigation by work; each feature registers its own with <c>services.AddSingleton(new NavigationEntry(…))</c>.</summary>
/// <param name="Label">As officers name the work, e.g. “Kế hoạch”.</param>
/// <param name="Href">Local path without query; it is also the prefix that marks the entry as current.</param>
/// <param name="Icon">Symbol id in <c>wwwroot/lib/tabler/icons.svg</c>.</param>
/// <param name="Order">10, 20, …: see <see cref="WorkOrder"/>; the first four fill the bottom bar of a phone.</param>
/// <param name="Needs">The permission without which the entry is not shown; null: everyone signed in.</param>
public sealed record NavigationEntry(string Label, string Href, string Icon, int Order, Permission? Needs = null)
{
    /// <summary><see cref="Href"/> of the first-level entry this one belongs to; shown only while that one is open.</summary>
    public string? Under { get; init; }
}

/// <summary>The order of first-level entries: by work, as a day in the office goes.</summary>
public static class WorkOrder
{
    public const int MyWork = 10, Plans = 20, Movements = 30, Awards = 40, Councils = 50,
        Inspections = 60, LookUp = 70, Reports = 80, Administration = 90;
}

/// <summary>What the navigation shows to one person on one page.</summary>
public sealed record NavigationItem(NavigationEntry Entry, bool Current, bool Open, IReadOnlyList<NavigationEntry> Children, string? CurrentChild);

/// <summary>All registered entries, reduced to what a person may see.</summary>
public sealed class Navigation(IEnumerable<NavigationEntry> entries)
{
    private readonly NavigationEntry[] _entries = [.. entries.OrderBy(e => e.Order).ThenBy(e => e.Label, StringComparer.Ordinal)];

    /// <param name="path">Path of the request; the longest <see cref="NavigationEntry.Href"/> that begins it is current.</param>
    /// <param name="allows">Answers whether the person holds a permission.</param>
    public IReadOnlyList<NavigationItem> For(string path, Func<Permission, bool> allows)
    {
        var seen = _entries.Where(e => e.Needs is not { } needed || allows(needed)).ToArray();
        var current = seen.Where(e => Begins(path, e.Href)).MaxBy(e => e.Href.Length);
        return [.. seen.Where(e => e.Under is null).Select(e =>
        {
            var open = current is not null && (current == e || current.Under == e.Href);
            return new NavigationItem(e, current == e, open,
                open ? [.. seen.Where(c => c.Under == e.Href)] : [],
                current != e && open ? current!.Href : null);
        })];
    }

    private static bool Begins(string path, string href) =>
        href == "/" ? path == "/" : path == href || path.StartsWith(href + "/", StringComparison.Ordinal);
}
