using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Planning;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Eligibility.Roadmaps;

/// <summary>Where a record stands and where it can go: what may be proposed now, what in which year to come, and what is missing.</summary>
public sealed class RoadmapView
{
    private readonly LawShelf _law;

    private RoadmapView(LawShelf law, AwardRecord record, Regime regime, RoadmapQuestion question, AwardHistory history, Roadmap roadmap, IReadOnlyList<Verdict> highest)
    {
        _law = law;
        (Record, Regime, Question, History, Roadmap, Highest) = (record, regime, question, history, roadmap, highest);
        Near = [.. Roadmap.Milestones.Where(m => m.Now.Outcome is Outcome.Eligible or Outcome.OnHold || m.Year is not null).OrderBy(m => m.Now.Outcome is Outcome.Eligible ? 0 : m.Year ?? int.MaxValue).ThenByDescending(m => m.Award.Rank ?? 0)];
        Far = [.. Roadmap.Milestones.Where(m => m.Now.Outcome is not Outcome.NotASubject).Except(Near)];
    }

    public AwardRecord Record { get; }
    public Regime Regime { get; }
    public RoadmapQuestion Question { get; }
    public AwardHistory History { get; }
    public Roadmap Roadmap { get; }

    /// <summary>The highest of each kind that may be proposed now.</summary>
    public IReadOnlyList<Verdict> Highest { get; }

    /// <summary>Within reach in the years looked at, nearest first.</summary>
    public IReadOnlyList<Milestone> Near { get; }

    /// <summary>Not within reach, highest first.</summary>
    public IReadOnlyList<Milestone> Far { get; }

    public static RoadmapView Of(AwardRecord record, LawShelf law, RoadmapQuestion question)
    {
        var regime = question.Regime;
        var history = record.History(law);
        var proposal = new Proposal("", question.Year) { IsScreening = true, Readings = record.Chosen };
        var roadmap = new Planner(regime, question.Assumptions, proposal).Plan(history, question.Ahead);
        var open = Survey.Of(regime, history, proposal).Where(v => v.Outcome is Outcome.Eligible && !Survey.IsHeld(regime, v.Award, history, question.Year));
        return new(law, record, regime, question, history, roadmap, [.. open.GroupBy(v => v.Award.Kind).Select(g => g.First())]);
    }

    /// <summary>What has to be known with every answer, on the page as on paper.</summary>
    public IReadOnlyList<(string Text, Tone Tone)> Remarks =>
    [
        .. Regime.Incomplete is { } incomplete ? [(incomplete, Tone.Soon)] : Array.Empty<(string, Tone)>(),
        .. Record.Settings?.PendingCase is { } pending ? [($"Tạm dừng xét: {pending}.", Tone.Soon)] : Array.Empty<(string, Tone)>(),
        .. Record.Sequence.Notes.Select(n => ($"{n}.", Tone.Active)),
        .. Record.Readings.Select(r => ($"Kết quả theo cách hiểu được chọn cho hồ sơ này ngày {Vn.Date(VietnamTime.DateOf(r.ChosenAt))}: {AchievementWords.Of(r, _law)}", Tone.Waiting)),
    ];

    /// <summary>The years on record and those to come, oldest first.</summary>
    public IReadOnlyList<YearLine> Timeline
    {
        get
        {
            var first = History.Years.Select(y => y.Year).Concat(History.Awards.Select(a => a.Year)).Where(y => y <= Question.Year).DefaultIfEmpty(Question.Year).Min();
            var past = Enumerable.Range(first, Question.Year - first + 1).Select(year => new YearLine(year, false, Rating(History.Years.FirstOrDefault(y => y.Year == year)?.Rating),
                [.. History.Awards.Where(a => a.Year == year && Find(a.Award)?.Yearly is true).OrderBy(a => Find(a.Award)?.Rank).Select(a => NameOf(a.Award))], [.. History.Awards.Where(a => a.Year == year && Find(a.Award)?.Yearly is not true).Select(a => new ReachedAward(null, NameOf(a.Award)))],
                [.. History.Works.Where(w => w.Year == year).Select(w => w.Scope is null ? "sáng kiến" : $"sáng kiến ảnh hưởng {Regime.Words.Scopes.Name(w.Scope)}")]));
            var ahead = Roadmap.Steps.Select(s => new YearLine(s.Year, true, Rating(s.Rating), [.. s.Titles.OrderBy(t => t.Rank).Select(t => t.Name)], [.. s.Reached.Select(a => new ReachedAward(a.Code, a.Name))],
                [.. Question.Assumptions.Works.Where(w => w.Year == s.Year).Select(w => $"sáng kiến ảnh hưởng {Regime.Words.Scopes.Name(w.Scope!)}")]));
            return [.. past, .. ahead];
        }
    }

    /// <summary>One line under the name of an award.</summary>
    public string? NoteOn(Milestone milestone) => Survey.IsHeld(Regime, milestone.Award, History, Question.Year) ? "Đã được tặng" : milestone.Now.Outcome is Outcome.Eligible ? $"Với thành tích đến năm {Question.Year}"
        : milestone.Year is { } year ? $"Sớm nhất với thành tích đến năm {year}, theo các giả định đã chọn" : null;

    /// <summary>What the answers rest on, in one sentence.</summary>
    public string AssumptionsInWords
    {
        get
        {
            var a = Question.Assumptions;
            List<string> said = [a.Rating is { } rating ? $"mỗi năm tới xếp loại {Regime.Words.Ratings.Name(rating)}" : "mức xếp loại giữ như năm gần nhất"];
            if (a.TakesTitles) said.Add("được tặng danh hiệu hằng năm khi đủ điều kiện");
            if (a.TakesAwards) said.Add("được tặng hình thức khen thưởng ngay khi đủ điều kiện, có quyết định vào năm sau");
            said.AddRange(a.Works.Select(w => $"năm {w.Year} có 01 sáng kiến ảnh hưởng {Regime.Words.Scopes.Name(w.Scope!)}"));
            return $"Giả định: {string.Join("; ", said)}.";
        }
    }

    private string? Rating(string? code) => code is null ? null : Regime.Words.Ratings.Name(code);

    /// <summary>What was given under another law stands on the record all the same.</summary>
    private Award? Find(string code) => Regime.Awards.GetValueOrDefault(code) ?? _law.AwardOf(code);

    private string NameOf(string code) => Find(code)?.Name ?? code;
}

/// <param name="Ahead">A year to come: assumed, not recorded.</param>
/// <param name="Rating">Null: not known.</param>
/// <param name="Awards">Given in that year, or first within reach with it.</param>
public sealed record YearLine(int Year, bool Ahead, string? Rating, IReadOnlyList<string> Titles, IReadOnlyList<ReachedAward> Awards, IReadOnlyList<string> Works);

/// <param name="Code">Of an award to come, whose conditions stand below; null: it was given.</param>
public sealed record ReachedAward(string? Code, string Name);
