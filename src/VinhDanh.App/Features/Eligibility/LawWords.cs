using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;
using VinhDanh.Law;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;

namespace VinhDanh.App.Features.Eligibility;

/// <summary>Law and verdicts as the pages show them.</summary>
internal static class LawWords
{
    public static VerdictMark Mark(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => VerdictMark.Met,
        Outcome.NotEligible => VerdictMark.NotMet,
        Outcome.OnHold => VerdictMark.OnHold,
        Outcome.NotASubject => VerdictMark.NotASubject,
        _ => VerdictMark.Unknown,
    };

    public static string Of(Outcome outcome) => OutcomeWords.Of(outcome);

    public static IReadOnlyList<Reason> Reasons(Verdict verdict) => [.. verdict.Findings.Select(f => Of(f, null))];

    /// <summary>A rule behind the answer was not checked against its text.</summary>
    public static bool IsUnverified(Verdict verdict) => verdict.Findings.Any(IsUnverified);

    /// <summary>What was judged as a person reads it: the nearest of several ways first.</summary>
    private static Reason Of(Finding finding, Basis? above) => new(Mark(finding.Truth), finding.Says)
    {
        Citation = Cited(finding.Basis, above),
        Facts = finding.Shows is { } shows ? [new(shows)] : [],
        Missing = finding.Truth is Truth.Met || finding.Needs is null ? null : finding.EarliestYear is { } year ? $"{finding.Needs}; sớm nhất năm {year}" : finding.Needs,
        Because = [.. (finding.Join is Join.Any ? finding.Parts.OrderByDescending(p => p.Nearness) : finding.Parts.AsEnumerable()).Select(p => Of(p, finding.Basis ?? above))],
    };

    /// <summary>The law as it stands, in the same form.</summary>
    public static LawLine Of(Provision provision, Basis? above = null) =>
        new(provision.Says, Cited(provision.Basis, above), provision.Basis is { Verified: false }, Sentence(provision.Basis?.Note), [.. provision.Parts.Select(p => Of(p, provision.Basis ?? above))]);

    /// <summary>Reward money of one kind of recipient.</summary>
    /// <param name="multiple">Of the base salary; null: none.</param>
    public static string Money(Regime regime, decimal? multiple, BaseSalary? salary) => multiple is not { } times ? "không quy định"
        : $"{Vn.Number(times)} lần mức lương cơ sở{(salary is null ? "" : $" = {Vn.Money(regime.RewardRules.Amount(times, salary))}")}";

    /// <summary>What is missing on the nearest way, condition by condition.</summary>
    public static IEnumerable<Finding> Lacking(Verdict verdict) =>
        verdict.Stops.Append(verdict.Criteria.MaxBy(c => c.Nearness)).SelectMany(Leaves).Where(f => f.Truth is not Truth.Met && f.Needs is not null);

    /// <summary>The conditions themselves; of several ways those of the one that is met, or nearest.</summary>
    public static IEnumerable<Finding> Leaves(Finding? finding)
    {
        if (finding is null) yield break;
        if (finding.Parts.Count == 0) yield return finding;
        var parts = finding.Join is Join.Any ? finding.Parts.OrderByDescending(p => p.Truth is Truth.Met).ThenByDescending(p => p.Nearness).Take(1) : finding.Parts;
        foreach (var leaf in parts.SelectMany(Leaves)) yield return leaf;
    }

    /// <summary>Notes of the packs begin small, because verdicts put them behind a dash.</summary>
    public static string? Sentence(string? note) => string.IsNullOrEmpty(note) ? null : Vn.Capital(note);

    private static bool IsUnverified(Finding finding) => finding.Basis is { Verified: false } || finding.Parts.Any(IsUnverified);

    private static string? Cited(Basis? basis, Basis? above) => basis is { Citations.Count: > 0 } && basis.Line != above?.Line ? basis.Line : null;

    private static VerdictMark Mark(Truth truth) => truth switch
    {
        Truth.Met => VerdictMark.Met,
        Truth.NotMet => VerdictMark.NotMet,
        _ => VerdictMark.Unknown,
    };
}

/// <summary>A condition of the law on the page, with its parts.</summary>
public sealed record LawLine(string Text, string? Citation, bool Unverified, string? Note, IReadOnlyList<LawLine> Parts);
