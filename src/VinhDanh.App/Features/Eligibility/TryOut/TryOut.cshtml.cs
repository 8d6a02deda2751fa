using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Planning;

namespace VinhDanh.App.Features.Eligibility.TryOut;

/// <summary>Make up a record, see what it may be proposed for, and when it would be ready for more. Nothing is kept; the address is the record.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class TryOutModel(LawShelf shelf, TimeProvider time) : PageModel
{
    /// <summary>Years the form shows, the year proposed included.</summary>
    public const int Years = 10;

    /// <summary>Rows for awards held.</summary>
    public const int HeldRows = 3;

    /// <summary>Years a roadmap looks ahead.</summary>
    private const int Ahead = 12;

    public MadeUpRecord Record { get; private set; } = null!;
    public Regime Regime { get; private set; } = null!;

    /// <summary>What may be proposed, and what is within reach in the years looked at, nearest first. Null: nothing was asked yet.</summary>
    public IReadOnlyList<Verdict>? Near { get; private set; }

    /// <summary>The rest, lowest first.</summary>
    public IReadOnlyList<Verdict> Far { get; private set; } = [];
    public Roadmap? Roadmap { get; private set; }

    /// <summary>Groups a record may be of, by the first kind of recipient.</summary>
    public IEnumerable<Group> Groups => Regime.Words.Groups.Values.Where(g => g.Recipients.Count > 0 && !g.Always).OrderBy(g => g.Recipients[0], StringComparer.Ordinal);

    /// <summary>Yearly titles that the kind chosen may hold, and longer ones made of them; lowest first.</summary>
    public IReadOnlyList<Award> Titles => [.. Regime.Awards.Values.Where(a => (a.Yearly || a.PeriodOf is not null) && a.Recipients.Contains(Record.Kind) && Applies(a)).OrderBy(a => a.Rank)];

    public IEnumerable<Award> Held => Regime.Awards.Values.Where(a => !a.Yearly && a.PeriodOf is null && a.Recipients.Contains(Record.Kind)).OrderByDescending(a => a.Rank ?? 0);

    public IActionResult OnGet([FromQuery(Name = "date")] DateOnly? received)
    {
        Regime = shelf.On(received);
        Record = MadeUpRecord.Read(Request.Query, Regime, time.Today().Year - 1);
        if (!Record.IsAsked) return Page();
        var question = new VinhDanh.Law.Records.Proposal("", Record.Year) { IsScreening = true };
        var history = Record.History(Regime);
        var verdicts = Survey.Of(Regime, history, question).Where(v => v.Outcome is not Outcome.NotASubject).ToList();
        Roadmap = new Planner(Regime, new(), question).Plan(history, Ahead);
        Near = [.. verdicts.Where(IsNear).OrderBy(v => v.Outcome is Outcome.Eligible ? 0 : YearOf(v) ?? int.MaxValue).ThenByDescending(v => v.Award.Rank ?? 0)];
        Far = [.. verdicts.Where(v => !IsNear(v)).OrderBy(v => v.Award.Rank ?? int.MaxValue)];
        return Page();
    }

    /// <summary>“sớm nhất năm 2029”; null: now, or not within sight.</summary>
    public string? Earliest(Verdict verdict) =>
        verdict.Outcome is Outcome.Eligible ? null
        : YearOf(verdict) is { } year ? $"Nếu giữ mức xếp loại như năm {Record.Year} và được tặng các danh hiệu, hình thức khi đủ điều kiện: sớm nhất năm {year}"
        : null;

    private bool Applies(Award award) => award.Criteria.Count == 0 || Regime.CriteriaFor(award, Record.Kind, Record.Group).Count > 0;

    private bool IsNear(Verdict verdict) => verdict.Outcome is Outcome.Eligible or Outcome.OnHold || YearOf(verdict) is not null;

    private int? YearOf(Verdict verdict) => Roadmap!.Milestones.First(m => m.Award.Code == verdict.Award.Code).Year;
}
