using System.Numerics;
using VinhDanh.Law.Evaluation;

namespace VinhDanh.Law.Bulk;

/// <summary>Judging, without allocating.</summary>
public sealed partial class CompiledRegime
{
    private const int Deepest = 8;

    /// <summary>The outcome for one award; the same as that of <see cref="Evaluator"/> for a proposal without vote and day of filing.</summary>
    /// <param name="award">Its number.</param>
    /// <param name="year">The year of achievement, within the years of <see cref="CompactHistory"/>.</param>
    public Outcome Judge(int award, CompactHistory history, int year)
    {
        if (history.Kind < 0 || _applying[award, history.Kind, history.Group + 1] is not { } criteria) return Outcome.NotASubject;
        if (history.Pending) return Outcome.OnHold;
        if (history.DisciplinedUntil > year) return Outcome.NotEligible;
        var met = criteria.Length == 0 ? Truth.Unknown : Any(criteria, history, year, 0);
        return met switch
        {
            Truth.Met => Outcome.Eligible,
            Truth.NotMet => Outcome.NotEligible,
            _ => Outcome.Unknown,
        };
    }

    private Truth Any(int[] parts, CompactHistory h, int year, int depth)
    {
        var best = Truth.NotMet;
        foreach (var part in parts)
        {
            var truth = Judge(part, h, year, depth);
            if (truth is Truth.Met) return Truth.Met;
            if (truth > best) best = truth;
        }
        return best;
    }

    private Truth Judge(int number, CompactHistory h, int year, int depth)
    {
        ref readonly var node = ref _nodes[number];
        switch (node.Test)
        {
            case Test.All:
                var worst = Truth.Met;
                foreach (var part in node.Parts)
                {
                    var truth = Judge(part, h, year, depth);
                    if (truth is Truth.NotMet) return Truth.NotMet;
                    if (truth < worst) worst = truth;
                }
                return worst;
            case Test.Any: return Any(node.Parts, h, year, depth);
            case Test.AtLeast: return AtLeast(node, h, year, depth);
            case Test.Rating: return Rated(h, node.Subject, CompactHistory.Bit(year));
            case Test.RatingRun: return Run(node, h, year, h.AtLeast[node.Subject], h.Closed ? 0 : ~h.Rated);
            case Test.TitleRun: return Run(node, h, year, h.Held[node.Subject], h.Closed ? 0 : ~h.Recorded);
            case Test.PeriodRun: return PeriodRun(node, h, year);
            case Test.Held: return Truths.Of(BitOperations.PopCount(h.HeldForMerit[node.Subject] & CompactHistory.Span(CompactHistory.FirstYear, year)) >= node.Count);
            case Test.HeldThisYear: return Truths.Of((h.HeldForMerit[node.Subject] & CompactHistory.Bit(year)) != 0 && node.Count <= 1);
            case Test.Meets: return Meets(node, h, year, depth);
            case Test.AsGroup: return depth >= Deepest || node.Parts.Length == 0 ? Truth.Unknown : Any(node.Parts, h, year, depth + 1);
            case Test.Works: return Works(node, h, node.Within == 0 ? int.MinValue : year - node.Within + 1, year);
            case Test.Combat:
                foreach (var (at, scope) in h.Combat)
                {
                    if (at <= year && scope >= 0 && scope >= node.Subject) return Truth.Met;
                }
                return Truth.NotMet;
            case Test.Found: return Found(node, h);
            case Test.MembersShare:
                return h.Members <= 0 || h.MembersHolding[node.Subject] is not (>= 0 and var share) ? h.Unrecorded : Truths.Of(share >= node.Min * h.Members);
            case Test.MembersWith: return h.MembersHolding[node.Subject] is >= 0 and var with ? Truths.Of(with >= node.Count) : h.Unrecorded;
            case Test.MembersCompleted: return h.MembersNotCompleted >= 0 ? Truths.Of(h.MembersNotCompleted == 0) : h.Unrecorded;
            case Test.MembersBelow: return h.DisciplineKnown ? Truths.Of(h.WorstDiscipline < 0 || h.WorstDiscipline < node.Subject) : h.Unrecorded;
            case Test.Cluster: return Cluster(node, h, year);
            case Test.Movement:
                foreach (var movement in h.Movements)
                {
                    if (movement.LaunchedBy == node.Subject && (movement.Leading || !node.Flag && movement.Outstanding) && movement.Years >= node.Count) return Truth.Met;
                }
                return Truth.NotMet;
            case Test.Service: return Service(node, h);
            case Test.Years: return Years(node, h, year);
            case Test.Anniversary: return h.FoundedIn == 0 ? h.Unrecorded : Truths.Of(year > h.FoundedIn && (year - h.FoundedIn) % node.Count == 0);
            default: throw new InvalidOperationException($"{node.Test} stands inside a run only.");
        }
    }

    private Truth AtLeast(in Node node, CompactHistory h, int year, int depth)
    {
        var (met, possible) = (0, 0);
        foreach (var part in node.Parts)
        {
            var truth = Judge(part, h, year, depth);
            if (truth is Truth.Met) met++;
            if (truth is not Truth.NotMet) possible++;
        }
        return met >= node.Count ? Truth.Met : possible >= node.Count ? Truth.Unknown : Truth.NotMet;
    }

    private static Truth Rated(CompactHistory h, int level, ulong bit) => (h.Rated & bit) == 0 ? h.Unrecorded : Truths.Of((h.AtLeast[level] & bit) != 0);

    /// <summary>See <see cref="Window"/>: the same first year, the same two lengths.</summary>
    private Truth Run(in Node node, CompactHistory h, int year, ulong met, ulong unknown)
    {
        var from = h.CountsFrom;
        if (node.After.Length > 0 && FirstGiven(node.After, h, year) is >= 0 and var given) from = Math.Max(from, given + 1);
        if (node.Test is Test.TitleRun && node.Other != None && LastBefore(h.HeldForMerit[node.Other], year) is >= 0 and var used) from = Math.Max(from, used + 1);
        var sure = CompactHistory.RunLength(met, year, from);
        var possible = unknown == 0 ? sure : CompactHistory.RunLength(met | unknown, year, from);
        var truth = sure >= node.Count ? Truth.Met : possible >= node.Count ? Truth.Unknown : Truth.NotMet;
        if (truth is Truth.NotMet) return truth;
        var first = year - (truth is Truth.Met ? sure : possible) + 1;
        foreach (var part in node.Parts)
        {
            var inner = Inside(part, h, first, year);
            if (inner is Truth.NotMet) return Truth.NotMet;
            if (inner < truth) truth = inner;
        }
        return truth;
    }

    private Truth Inside(int number, CompactHistory h, int first, int last)
    {
        ref readonly var node = ref _nodes[number];
        var span = CompactHistory.Span(first, last);
        switch (node.Test)
        {
            case Test.InnerAward: return Counted(h.HeldForMerit[node.Subject] & span, h.Closed ? 0 : ~h.Recorded & span, node.Count);
            case Test.InnerRating: return Counted(h.AtLeast[node.Subject] & span, h.Closed ? 0 : ~h.Rated & span, node.Count);
            case Test.InnerWorks: return Works(node, h, first, last);
            case Test.All:
                var worst = Truth.Met;
                foreach (var part in node.Parts) worst = (Truth)Math.Min((int)worst, (int)Inside(part, h, first, last));
                return worst;
            case Test.Any:
                var best = Truth.NotMet;
                foreach (var part in node.Parts) best = (Truth)Math.Max((int)best, (int)Inside(part, h, first, last));
                return best;
            default: throw new InvalidOperationException($"{node.Test} does not stand inside a run.");
        }
    }

    private static Truth Counted(ulong met, ulong unknown, int count) =>
        BitOperations.PopCount(met) >= count ? Truth.Met : BitOperations.PopCount(met | unknown) >= count ? Truth.Unknown : Truth.NotMet;

    private static Truth PeriodRun(in Node node, CompactHistory h, int year)
    {
        var held = h.HeldForMerit[node.Subject] & CompactHistory.Span(h.CountsFrom, year);
        if ((held & CompactHistory.Bit(year)) == 0) return Truth.NotMet;
        var (times, at) = (1, year);
        while (times < node.Count && LastBefore(held, at) is >= 0 and var before)
        {
            if (at - before > node.Within)
            {
                var between = CompactHistory.Span(before + 1, at);
                var chain = h.Held[node.Other];
                if ((between & ~chain) != 0) return !h.Closed && (between & ~chain & h.Recorded) == 0 && times + 1 >= node.Count ? Truth.Unknown : Truth.NotMet;
            }
            (times, at) = (times + 1, before);
        }
        return Truths.Of(times >= node.Count);
    }

    private Truth Meets(in Node node, CompactHistory h, int year, int depth)
    {
        if ((h.Held[node.Subject] & CompactHistory.Bit(year)) != 0) return Truth.Met;
        if (depth >= Deepest) return Truth.Unknown;
        // Whoever may not hold the other award may still meet its standard, if its conditions are for them.
        return _applying[node.Subject, h.Kind, h.Group + 1] is { Length: > 0 } criteria ? Any(criteria, h, year, depth + 1) : Truth.NotMet;
    }

    private static Truth Works(in Node node, CompactHistory h, int from, int to)
    {
        var (met, possible) = (0, 0);
        foreach (var work in h.Works)
        {
            if ((node.Kinds & 1UL << work.Kind) == 0 || work.Year < from || work.Year > to || !work.Free || work.Scope < 0 || work.Scope < node.Subject) continue;
            var recognised = node.Other == None ? Truth.Met : work.Authority == CompactWork.NotRecorded ? h.Closed ? Truth.Met : Truth.Unknown : Truths.Of(work.Authority >= 0 && work.Authority >= node.Other);
            var truth = node.Flag && work.Effective < recognised ? work.Effective : recognised;
            if (truth is Truth.Met) met++;
            if (truth is not Truth.NotMet) possible++;
        }
        return met >= node.Count ? Truth.Met : possible >= node.Count ? Truth.Unknown : Truth.NotMet;
    }

    private Truth Found(in Node node, CompactHistory h)
    {
        var (word, bit) = (node.Subject / 64, 1UL << node.Subject % 64);
        if ((h.FoundTrue[word] & bit) != 0) return Truth.Met;
        if ((h.FoundFalse[word] & bit) != 0 || node.Flag) return Truth.NotMet;
        return _question.IsScreening ? Truth.Met : h.Unrecorded;
    }

    private static Truth Cluster(in Node node, CompactHistory h, int year)
    {
        var truth = h.Unrecorded;
        foreach (var cluster in h.Clusters)
        {
            if (cluster.Year != year || cluster.OrganisedBy != node.Subject) continue;
            if (cluster.Leading) return Truth.Met;
            truth = Truth.NotMet;
        }
        return truth;
    }

    private static Truth Service(in Node node, CompactHistory h)
    {
        if (h.Posts.Count == 0) return Truth.NotMet;
        foreach (var row in node.Rows)
        {
            var (served, any, disciplined) = (0m, false, false);
            foreach (var post in h.Posts)
            {
                if (post.Position > row.Position) continue;
                (served, any, disciplined) = (served + post.Years, true, disciplined || post.Disciplined);
            }
            var (min, below) = h.IsWoman is Truth.Met ? (row.MinOfWomen, row.BelowOfWomen) : (row.Min, row.Below);
            if (any && !disciplined && served >= min && (below is not { } end || served < end)) return h.IsRetiring is Truth.Unknown ? h.Unrecorded : h.IsRetiring;
        }
        return Truth.NotMet;
    }

    private static Truth Years(in Node node, CompactHistory h, int year)
    {
        decimal years;
        if ((h.Measured & 1UL << node.Subject) != 0) years = h.Measures[node.Subject];
        else if (node.Flag && h.FoundedIn != 0) years = year - h.FoundedIn;
        else return h.Unrecorded;
        return Truths.Of(years >= node.Min && years < node.Below);
    }

    /// <returns>The first year in which one of them was given for merit; −1: none.</returns>
    private static int FirstGiven(int[] awards, CompactHistory h, int year)
    {
        var given = 0UL;
        foreach (var award in awards) given |= h.HeldForMerit[award];
        given &= CompactHistory.Span(CompactHistory.FirstYear, year);
        return given == 0 ? -1 : CompactHistory.FirstYear + BitOperations.TrailingZeroCount(given);
    }

    /// <returns>The last of these years before one; −1: none.</returns>
    private static int LastBefore(ulong years, int before)
    {
        years &= CompactHistory.Span(CompactHistory.FirstYear, before - 1);
        return years == 0 ? -1 : CompactHistory.FirstYear + 63 - BitOperations.LeadingZeroCount(years);
    }
}
