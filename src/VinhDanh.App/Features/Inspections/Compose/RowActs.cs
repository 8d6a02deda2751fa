using System.Globalization;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>Buttons beside the rows of a form, so that rows can be put in order without script: “up:2”, “down:2”, “remove:2”, “insert:2” (above it), “more”.</summary>
public static class RowActs
{
    /// <summary>More rows than this is no list of units or people.</summary>
    private const int Most = 300;

    public static void Apply<T>(List<T> rows, string act)
        where T : new()
    {
        if (act == "more" && rows.Count < Most) rows.Add(new());
        else if (act.StartsWith("insert:", StringComparison.Ordinal) && Place(act, rows.Count) is { } at && rows.Count < Most) rows.Insert(at, new());
        else Arrange(rows, act);
    }

    /// <summary>Those acts that make no new row.</summary>
    public static void Arrange<T>(List<T> rows, string act)
    {
        if (Place(act, rows.Count) is not { } at) return;
        switch (act.Split(':')[0])
        {
            case "up" when at > 0:
                (rows[at - 1], rows[at]) = (rows[at], rows[at - 1]);
                break;
            case "down" when at + 1 < rows.Count:
                (rows[at + 1], rows[at]) = (rows[at], rows[at + 1]);
                break;
            case "remove":
                rows.RemoveAt(at);
                break;
        }
    }

    private static int? Place(string act, int count) =>
        act.Split(':') is [_, var place] && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < count ? at : null;
}

/// <param name="At">Place from 0.</param>
/// <param name="What">What the row is, for screen readers: “đơn vị 2”.</param>
public sealed record RowButtons(int At, int Count, string What);
