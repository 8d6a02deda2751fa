using System.Globalization;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.Papers.Tests.Deadlines;

/// <summary>Reads <c>phrases.tsv</c>: one phrase a line with what it must mean.</summary>
public static class PhraseTable
{
    public sealed record Row(string Phrase, int? Year, DeadlineKind Kind, DateOnly? From, DateOnly? Due, DateOnly[] Dates,
        Recurrence? Every, int? Day, string? DependsOn, int? WorkingDays);

    public static IReadOnlyList<Row> Rows { get; } = [.. Lines().Select(Read)];

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(PhraseTable).Assembly.GetManifestResourceStream("phrases.tsv")
            ?? throw new InvalidOperationException("phrases.tsv is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#')) yield return line;
    }

    private static Row Read(string line)
    {
        var cells = line.Split('\t');
        string? At(int i) => i < cells.Length && cells[i].Length > 0 ? cells[i] : null;
        return new(cells[0], Number(At(1)), Enum.Parse<DeadlineKind>(At(2)!, ignoreCase: true), Date(At(3)), Date(At(4)),
            At(5)?.Split(',').Select(d => Date(d)!.Value).ToArray() ?? [],
            At(6) is { } every ? Enum.Parse<Recurrence>(every.Replace("-", "", StringComparison.Ordinal), ignoreCase: true) : null,
            Number(At(7)), At(8), Number(At(9)));
    }

    private static int? Number(string? cell) => cell is null ? null : int.Parse(cell, CultureInfo.InvariantCulture);

    private static DateOnly? Date(string? cell) => cell is null ? null : DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
