using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Platform.Figures;

/// <summary>What the answer is made of.</summary>
public enum FigureKind
{
    Number,

    /// <summary>Always with its part and its whole, never a rounded average.</summary>
    Percent,
    Money,

    /// <summary>A count of documents; the rows name them.</summary>
    Documents,

    /// <summary>A count of whatever the rows name.</summary>
    List,

    /// <summary>A table of labels with a number each.</summary>
    Breakdown,
}

/// <summary>Whose records a figure of a unit counts.</summary>
public enum FigureReach
{
    /// <summary>The unit's own, and of those it took over whole.</summary>
    Unit,

    /// <summary>Also of everything that stands under it; see <see cref="FigureCover"/>.</summary>
    Below,
}

/// <summary>One figure that the program can tell of any organisation for any period.</summary>
/// <param name="Code">Stable: outlines refer to it. Small letters, dots, hyphens.</param>
/// <param name="Name">As an officer would ask for it.</param>
/// <param name="Note">What is counted, in words.</param>
public sealed record Figure(string Code, string Name, FigureKind Kind, string Note)
{
    /// <summary>Where in the program its rows are kept, in words.</summary>
    public required string Source { get; init; }

    public required FigureReach Reach { get; init; }

    /// <summary>Who may open the rows.</summary>
    public required Permission Needs { get; init; }

    /// <summary>What stands under “chưa rõ”; null: the figure leaves nothing open.</summary>
    public string? UnknownNote { get; init; }

    /// <summary>Of a percentage whose part rests on a personal fact: who may see which row is counted; null: whoever sees the rows.</summary>
    public Permission? MarkNeeds { get; init; }
}

/// <summary>Many figures of one organisation for one period; both days count.</summary>
public sealed record FigureAsk(Guid OrganisationId, DateOnly From, DateOnly To, IReadOnlyCollection<string> Codes);

/// <summary>One line of a breakdown.</summary>
/// <param name="Key">By which the rows of this line alone are asked for.</param>
/// <param name="Group">What several lines stand under; null: nothing.</param>
public sealed record FigureLine(string Key, string? Group, string Label, decimal Number);

/// <summary>A figure's answer; kept as JSON where it is frozen.</summary>
/// <param name="Number">The count or sum; of a percentage its part; of a breakdown the sum of its lines.</param>
/// <param name="Whole">Of a percentage; null for all else.</param>
/// <param name="Unknown">How many records may or may not belong to it because a fact is missing: of a percentage within <paramref name="Whole"/>, else beside <paramref name="Number"/>.</param>
public sealed record FigureValue(string Code, FigureKind Kind, decimal Number, decimal? Whole, decimal Unknown, IReadOnlyList<FigureLine> Lines)
{
    /// <summary>From 0 to 1; null: no percentage, or of nothing.</summary>
    public decimal? Share => Whole is { } whole and > 0 ? Number / whole : null;

    /// <summary>Of several units: numbers are added, a percentage is that of the added parts.</summary>
    /// <exception cref="ArgumentException">None, or of different figures.</exception>
    public static FigureValue Sum(IReadOnlyCollection<FigureValue> values)
    {
        if (values.Select(v => (v.Code, v.Kind)).Distinct().Count() != 1) throw new ArgumentException("Only values of one figure can be added.", nameof(values));
        var first = values.First();
        return first with
        {
            Number = values.Sum(v => v.Number),
            Whole = first.Whole is null ? null : values.Sum(v => v.Whole ?? 0),
            Unknown = values.Sum(v => v.Unknown),
            Lines = [.. values.SelectMany(v => v.Lines).GroupBy(l => (l.Key, l.Group, l.Label)).Select(g => g.First() with { Number = g.Sum(l => l.Number) })],
        };
    }
}
