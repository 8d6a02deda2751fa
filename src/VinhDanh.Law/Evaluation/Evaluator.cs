using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;
using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Evaluation;

/// <summary>
/// Judges histories by a regime, explaining every step. Pure and total: the same regime, proposal and history always give the same verdict, and no history
/// makes it throw. The order of rows in a history does not matter.
/// </summary>
public sealed partial class Evaluator(Regime regime)
{
    /// <summary>“Meets the standard of” follows this far; packs in which it goes in circles do not load.</summary>
    private const int Deepest = 8;

    private readonly Wording _words = new(regime);
    private readonly RuleWords _says = new(regime);

    /// <exception cref="KeyNotFoundException">The regime has no such award.</exception>
    public Verdict Evaluate(Proposal proposal, AwardHistory history)
    {
        var award = regime.Awards.TryGetValue(proposal.Award, out var found) ? found : throw new KeyNotFoundException($"{regime.Id} has no award “{proposal.Award}”.");
        var verdict = Judge(award, proposal, history);
        return verdict.Outcome is Outcome.NotEligible or Outcome.Eligible ? WithOtherReadings(verdict, award, proposal, history) : verdict;
    }

    private Verdict Judge(Award award, Proposal proposal, AwardHistory history, string? tried = null)
    {
        var recipient = Recipient(award, history.Subject);
        var scene = new Scene(new(regime, history), proposal, award);
        List<Finding> criteria = recipient.Truth is Truth.Met ? [.. Criteria(scene)] : [];
        // The award has conditions, but none for a group this one belongs to.
        if (criteria.Count == 0 && award.Criteria.Count > 0 && recipient.Truth is Truth.Met) recipient = OtherGroups(recipient, award);
        var subject = recipient.Truth is Truth.Met;
        List<Finding> stops = [recipient, .. subject ? Stops(scene) : []];
        var outcome = Conclude(stops, criteria, subject);
        return new()
        {
            Award = award,
            Proposal = proposal,
            Regime = regime.Id,
            Outcome = outcome,
            Stops = stops,
            Criteria = criteria,
            Cautions = Cautions(award, proposal, history, criteria, stops),
            Failed = outcome is Outcome.Eligible ? [] : [.. stops.Concat(Nearest(criteria)).SelectMany(f => Failures(f, tried)).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    private static Outcome Conclude(List<Finding> stops, List<Finding> criteria, bool subject)
    {
        if (!subject) return Outcome.NotASubject;
        if (stops.Any(s => s.Label == Labels.PendingCaseHold && s.Truth is Truth.NotMet)) return Outcome.OnHold;
        // No conditions in the pack is no reason to say no.
        var met = criteria.Count == 0 ? Truth.Unknown : Truths.Any(criteria.Select(c => c.Truth));
        return Truths.All(stops.Select(s => s.Truth).Append(met)) switch
        {
            Truth.Met => Outcome.Eligible,
            Truth.NotMet => Outcome.NotEligible,
            _ => Outcome.Unknown,
        };
    }

    private IEnumerable<Finding> Criteria(Scene scene) => regime.CriteriaFor(scene.Award, scene.Facts.History.Subject.Kind, scene.Facts.History.Subject.Group).Select(c => Judge(c, scene));

    private Finding Judge(Criterion criterion, Scene scene)
    {
        var finding = Judge(criterion.Rule, scene);
        var isList = criterion.Rule is AllRule or AnyRule or AtLeastRule && criterion.Rule.Basis is null;
        return (isList ? finding : Joined(Join.All, [finding])) with { Says = $"{GroupLine(criterion)}: {Lower(isList ? finding.Says : "điều kiện sau")}", Basis = criterion.Basis };
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private string GroupLine(Criterion criterion) => $"Tiêu chuẩn đối với {_says.Group(criterion.Group)}";

    private Finding Recipient(Award award, Subject subject)
    {
        var who = string.Join(", ", award.Recipients.Select(Name));
        var allowed = award.Recipients.Contains(subject.Kind);
        return new(Truths.Of(allowed), $"{award.Name} tặng cho: {who}")
        {
            Shows = $"Đối tượng đang xét: {Name(subject.Kind)}",
            Needs = allowed ? null : $"Không đề nghị {award.Name} cho {Name(subject.Kind)}",
            Label = allowed ? null : Labels.RecipientTypeNotAllowed,
            Basis = award.Basis,
            Nearness = allowed ? 1 : 0,
        };

        string Name(string kind) => regime.Words.Recipients.TryGetValue(kind, out var term) ? term.Name : kind;
    }

    private Finding OtherGroups(Finding recipient, Award award) => recipient with
    {
        Truth = Truth.NotMet,
        Shows = $"Chỉ có tiêu chuẩn đối với: {string.Join("; ", award.Criteria.Select(c => regime.Words.Groups[c.Group].Name).Distinct())}",
        Needs = "Chọn đúng nhóm đối tượng, nếu người hoặc tập thể này thuộc nhóm ấy",
        Label = Labels.RecipientTypeNotAllowed,
        Nearness = 0,
    };

    /// <summary>
    /// The labels on the nearest way: of several ways only the nearest is worth a person's time, and of conditions that all must hold, each that fails. Where a
    /// disputed reading is tried, all its ways count: none of them helps either.
    /// </summary>
    private static IEnumerable<string> Failures(Finding finding, string? tried)
    {
        if (finding.Truth is Truth.Met) return [];
        var own = finding is { Truth: Truth.NotMet, Label: { } label } ? [label] : Enumerable.Empty<string>();
        var ways = finding.Join is Join.Any && (tried is null || finding.Reading != tried) ? Nearest(finding.Parts) : finding.Parts;
        return own.Concat(ways.SelectMany(w => Failures(w, tried)));
    }

    /// <summary>Of several ways none of which is met: the nearest, all of them when equally near.</summary>
    internal static IReadOnlyList<Finding> Nearest(IReadOnlyList<Finding> ways)
    {
        if (ways.Count == 0) return [];
        var best = ways.Max(w => w.Nearness);
        return [.. ways.Where(w => w.Nearness > best - 1e-9)];
    }

    /// <summary>A text that can be read in two ways is judged in both: the reader hears whether the answer hangs on the choice.</summary>
    private Verdict WithOtherReadings(Verdict verdict, Award award, Proposal proposal, AwardHistory history)
    {
        var disputed = award.Criteria.SelectMany(c => c.Rule.WithParts()).Select(r => r switch
        {
            ReadingRule reading => reading.Reading,
            TitleRunRule { Fresh: { } fresh } => fresh,
            _ => null,
        }).OfType<string>().Distinct();
        foreach (var code in disputed)
        {
            var reading = regime.Readings[code];
            var chosen = Chosen(proposal, code);
            var other = Judge(award, proposal with { Readings = new Dictionary<string, bool>(proposal.Readings) { [code] = !chosen } }, history, tried: code);
            if (other.Outcome == verdict.Outcome)
            {
                if (verdict.Outcome is Outcome.NotEligible) verdict = verdict with { Failed = [.. verdict.Failed.Union(other.Failed).Order(StringComparer.Ordinal)] };
                continue;
            }
            verdict = verdict with { Cautions = [.. verdict.Cautions, $"{reading.Question} Kết quả này theo cách hiểu: {(chosen ? reading.Yes : reading.No)}. Theo cách hiểu kia ({(chosen ? reading.No : reading.Yes)}), kết quả là: {OutcomeWords.Of(other.Outcome)}."] };
        }
        return verdict;
    }

    private bool Chosen(Proposal proposal, string reading) => proposal.Readings.TryGetValue(reading, out var chosen) ? chosen : regime.Readings[reading].Default;

    private List<string> Cautions(Award award, Proposal proposal, AwardHistory history, List<Finding> criteria, List<Finding> stops)
    {
        List<string> cautions = [];
        if (proposal.Law is { } law) cautions.Add(law.Says(regime.Name));
        if (OtherThisYear(award, proposal, history) is { } other) cautions.Add(other);
        if (regime.Incomplete is { } incomplete) cautions.Add(incomplete);
        if (criteria.Count == 0 && stops.All(s => s.Truth is not Truth.NotMet)) cautions.Add($"Bộ dữ liệu “{regime.Name}” chưa có điều kiện của {award.Name} đối với đối tượng này.");
        foreach (var basis in criteria.SelectMany(Below).Where(f => f.Basis is { Verified: false }).Select(f => f.Basis!).DistinctBy(b => b.Line + b.Note))
        {
            var where = basis.Citations.Count > 0 ? basis.Line : "một phần của điều kiện";
            cautions.Add($"Chưa kiểm chứng với văn bản gốc: {where}{(basis.Note is null ? "" : $" – {basis.Note}")}.");
        }
        if (criteria.SelectMany(Below).Where(f => f.IsPresumed).Select(f => f.Says).Distinct().ToList() is { Count: > 0 } presumed)
        {
            cautions.Add($"Còn phải xác nhận: {string.Join("; ", presumed)}.");
        }
        return cautions;
    }

    /// <summary>A State commendation given for merit in the year proposed or since. No source that could be read makes it a bar, so it is only said.</summary>
    private string? OtherThisYear(Award award, Proposal proposal, AwardHistory history)
    {
        if (!regime.Principles.TryGetValue(PrincipleKind.OneStateAwardAYear, out var principle) || !principle.SpeaksOf(award)) return null;
        var others = history.Awards.Where(a => a.Basis is AwardBasis.Merit && a.Year >= proposal.Year && regime.Awards.TryGetValue(a.Award, out var its) && principle.SpeaksOf(its));
        var named = string.Join("; ", others.OrderBy(a => a.Year).ThenBy(a => a.Award, StringComparer.Ordinal).Select(a => $"{regime.Awards[a.Award].Name} năm {a.Year}").Distinct());
        return named.Length == 0 ? null : $"Đã được tặng {named}. {principle.Text} ({principle.Basis.Line}{(principle.Basis.Verified ? "" : ", chưa kiểm chứng")})";
    }

    private static IEnumerable<Finding> Below(Finding finding) => finding.Parts.SelectMany(Below).Prepend(finding);
}
