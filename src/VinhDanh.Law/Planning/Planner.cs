using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Planning;

/// <summary>
/// Plays the years to come under assumptions, each on top of the last: the rating comes, the works come, yearly titles are given where their conditions are
/// met, and higher awards as soon as they may be.
/// </summary>
public sealed class Planner
{
    /// <summary>No roadmap looks further: laws do not last that long.</summary>
    public const int Furthest = 40;

    private readonly Evaluator _evaluator;
    private readonly Regime _regime;
    private readonly Assumptions _assumptions;
    private readonly Proposal _question;

    /// <param name="question">The year of achievement to begin from, and the readings chosen; its award is not used.</param>
    public Planner(Regime regime, Assumptions assumptions, Proposal question)
    {
        _regime = regime;
        _assumptions = assumptions;
        _question = question with { IsScreening = true, FiledOn = null, VoteShare = null };
        _evaluator = new(regime);
    }

    /// <param name="years">How many years to look ahead, from 1 to <see cref="Furthest"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another number.</exception>
    public Roadmap Plan(AwardHistory history, int years)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(years, Furthest);
        var open = Survey.Open(_regime, history.Subject).ToList();
        var now = open.ToDictionary(a => a.Code, a => Judge(a, history, _question.Year));
        Dictionary<string, Verdict> reached = new(StringComparer.Ordinal);
        foreach (var (code, verdict) in now)
        {
            if (verdict.Outcome is Outcome.Eligible) reached[code] = verdict;
        }
        var played = Give(history, open, now.Values.Where(v => v.Outcome is Outcome.Eligible && !v.Award.Yearly), _question.Year);
        List<RoadmapStep> steps = [];
        for (var year = _question.Year + 1; year <= _question.Year + years; year++)
        {
            played = Live(played, history, year);
            played = Title(played, open, year, out var titles);
            var met = open.Where(a => !a.Yearly).Select(a => Judge(a, played, year)).Where(v => v.Outcome is Outcome.Eligible).ToList();
            List<Award> first = [.. met.Where(v => reached.TryAdd(v.Award.Code, v)).Select(v => v.Award)];
            foreach (var title in titles) reached.TryAdd(title.Award.Code, title);
            played = Give(played, open, met.Where(v => first.Contains(v.Award)), year);
            steps.Add(new(year, played.Years.FirstOrDefault(y => y.Year == year)?.Rating, [.. titles.Select(t => t.Award)], first));
        }
        return new(steps, [.. open.Select(a => reached.TryGetValue(a.Code, out var then) ? new Milestone(a, now[a.Code], then.Proposal.Year, then) : new Milestone(a, now[a.Code], null, null))]);
    }

    private Verdict Judge(Award award, AwardHistory history, int year) => Survey.Judge(_evaluator, award, history, _question with { Year = year });

    /// <summary>The year itself: its rating, and the works assumed for it.</summary>
    private AwardHistory Live(AwardHistory history, AwardHistory recorded, int year)
    {
        // What is already recorded of a year to come stands.
        if (history.Years.Any(y => y.Year == year && y.Rating is not null)) return history with { Works = [.. history.Works, .. _assumptions.Works.Where(w => w.Year == year)] };
        var rating = _assumptions.RatingIn.GetValueOrDefault(year) ?? _assumptions.Rating ?? recorded.Years.Where(y => y.Year < year && y.Rating is not null).MaxBy(y => y.Year)?.Rating;
        return history with
        {
            Years = [.. history.Years.Where(y => y.Year != year), new YearRecord(year, rating)],
            Works = [.. history.Works, .. _assumptions.Works.Where(w => w.Year == year)],
        };
    }

    /// <summary>Lowest first: a title may rest on another of the same year.</summary>
    private AwardHistory Title(AwardHistory history, List<Award> open, int year, out List<Verdict> titles)
    {
        titles = [];
        foreach (var title in open.Where(a => a.Yearly).Reverse())
        {
            var verdict = Judge(title, history, year);
            if (verdict.Outcome is not Outcome.Eligible) continue;
            titles.Add(verdict);
            if (_assumptions.TakesTitles && history.Awards.All(a => a.Award != title.Code || a.Year != year)) history = history with { Awards = [.. history.Awards, new(title.Code, year)] };
        }
        return history;
    }

    private AwardHistory Give(AwardHistory history, List<Award> open, IEnumerable<Verdict> met, int year)
    {
        if (!_assumptions.TakesAwards) return history;
        var given = met.Where(v => open.Contains(v.Award) && history.Awards.All(a => a.Award != v.Award.Code)).Select(v => new HeldAward(v.Award.Code, year + _assumptions.YearsToDecision)).ToList();
        return given.Count == 0 ? history : history with { Awards = [.. history.Awards, .. given] };
    }
}
