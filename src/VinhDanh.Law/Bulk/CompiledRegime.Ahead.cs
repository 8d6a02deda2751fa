using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Planning;

namespace VinhDanh.Law.Bulk;

/// <summary>A year further, and how much is missing.</summary>
public sealed partial class CompiledRegime
{
    private int[]? _yearlyLowestFirst;
    private int[][]? _surpassing;

    /// <summary>
    /// Plays the year after <paramref name="year"/>: the level of task completion stays, and yearly titles whose conditions are then met are given, lowest first.
    /// A year that is already recorded stands as it is. Changes <paramref name="history"/>.
    /// </summary>
    public void PlayNextYear(CompactHistory history, int year)
    {
        var (now, next) = (CompactHistory.Bit(year), CompactHistory.Bit(year + 1));
        if ((history.Rated & now) == 0 || (history.Recorded & next) != 0) return;
        history.Recorded |= next;
        history.Rated |= next;
        foreach (ref var level in history.AtLeast.AsSpan())
        {
            if ((level & now) != 0) level |= next;
        }
        _yearlyLowestFirst ??= [.. _inOrder.Where(a => a.Yearly).OrderBy(a => a.Rank ?? int.MinValue).Select(a => _awards[a.Code])];
        foreach (var title in _yearlyLowestFirst)
        {
            if (Judge(title, history, year + 1) is not Outcome.Eligible) continue;
            history.Held[title] |= next;
            history.HeldForMerit[title] |= next;
        }
    }

    /// <summary>The same as <see cref="Survey.IsHeld"/>.</summary>
    public bool IsHeld(int award, CompactHistory history, int year)
    {
        _surpassing ??= [.. _inOrder.Select(a => a.Yearly || a.Repeats || a.Rank is null ? (int[])[] : [.. _inOrder.Where(o => !o.Yearly && o.Kind == a.Kind && o.Rank > a.Rank).Select(o => _awards[o.Code])])];
        var since = Survey.FirstYearThatStands(_inOrder[award], year);
        if ((since == int.MinValue ? history.Held[award] : history.Held[award] & CompactHistory.Span(since, CompactHistory.FirstYear + 63)) != 0) return true;
        foreach (var higher in _surpassing[award])
        {
            if (history.Held[higher] != 0) return true;
        }
        return false;
    }

    /// <summary>What nobody can set out to do: a deed of the moment is no missing condition.</summary>
    private const int Far = 1_000;

    /// <summary>Of so many conditions the nearest way falls short; 0: of none. Unknown ones count, deeds that are not described count for a thousand. Not to be asked of an award that is not for the subject.</summary>
    /// <returns><see cref="int.MaxValue"/> where something else than a condition stands in the way, or the pack has no conditions.</returns>
    public int Missing(int award, CompactHistory history, int year) =>
        history.Pending || history.DisciplinedUntil > year || _applying[award, history.Kind, history.Group + 1] is not { Length: > 0 } criteria ? int.MaxValue : Nearest(criteria, history, year, 0);

    private int Nearest(int[] ways, CompactHistory h, int year, int depth)
    {
        var least = int.MaxValue;
        foreach (var way in ways) least = Math.Min(least, Short(way, h, year, depth));
        return least;
    }

    private int Short(int number, CompactHistory h, int year, int depth)
    {
        if (Judge(number, h, year, depth) is Truth.Met) return 0;
        ref readonly var node = ref _nodes[number];
        switch (node.Test)
        {
            case Test.All:
                var sum = 0;
                foreach (var part in node.Parts) sum += Short(part, h, year, depth);
                return sum;
            case Test.Any: return Nearest(node.Parts, h, year, depth);
            case Test.AsGroup when depth < Deepest && node.Parts.Length > 0: return Nearest(node.Parts, h, year, depth + 1);
            case Test.Meets when depth < Deepest && _applying[node.Subject, h.Kind, h.Group + 1] is { Length: > 0 } criteria: return Nearest(criteria, h, year, depth + 1);
            case Test.Found when node.Flag: return Far;
            default: return 1;
        }
    }
}
