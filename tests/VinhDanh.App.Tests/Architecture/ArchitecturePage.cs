using System.Runtime.CompilerServices;

namespace VinhDanh.App.Tests.Architecture;

/// <summary>
/// The lists of <c>docs/architecture.md</c> that tests read. A list is a fenced block whose first line names it
/// (<c>```text features</c>); each line is <c>from: to to …</c>.
/// </summary>
internal static class ArchitecturePage
{
    public static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));

    /// <exception cref="InvalidDataException">The page has no such list, or a name begins two lines of it.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> List(string name)
    {
        var lines = File.ReadLines(Path.Combine(Root(), "docs/architecture.md"))
            .SkipWhile(line => line != "```text " + name).Skip(1)
            .TakeWhile(line => line != "```")
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .ToList();
        if (lines.Count == 0) throw new InvalidDataException($"docs/architecture.md has no list “{name}”.");
        var list = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var line in lines)
            if (line.Length != 2 || !list.TryAdd(line[0], line[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                throw new InvalidDataException($"docs/architecture.md, list “{name}”: “{string.Join(':', line)}” is no line of its own.");
        return list;
    }

    /// <summary>The list as “from → to”, one for each arrow.</summary>
    public static IEnumerable<string> Arrows(string name) => List(name).SelectMany(line => line.Value.Select(to => Arrow(line.Key, to)));

    public static string Arrow(string from, string to) => $"{from} → {to}";
}
