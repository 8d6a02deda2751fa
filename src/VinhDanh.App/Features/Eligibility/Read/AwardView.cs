using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;
using VinhDanh.Law.Certificates;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Quotas;
using VinhDanh.Law.Rewards;
using VinhDanh.Law.TimeLimits;

namespace VinhDanh.App.Features.Eligibility.Read;

/// <summary>One award of one regime as the page shows it.</summary>
/// <param name="Facts">Who decides, vote, deadline, quotas, dossier, money, objects.</param>
/// <param name="Limits">Time limits, each under the name of its step.</param>
public sealed record AwardView(Regime Regime, Award Award, IReadOnlyList<CriterionView> Criteria, IReadOnlyList<FactView> Facts, IReadOnlyList<FactView> Limits)
{
    /// <param name="decidedOn">The day of the decision, by which the base salary is chosen.</param>
    /// <param name="received">The day a full dossier came in, from which days due are counted; null: not asked.</param>
    public static AwardView Of(Regime regime, Award award, DateOnly decidedOn, DateOnly? received, WorkingCalendar calendar) => new(regime, award,
        [.. award.Criteria.Select(c => new CriterionView(regime.Words.Groups[c.Group].Name, c.Basis.Line, !c.Basis.Verified, LawWords.Sentence(c.Basis.Note), Lines(regime, c)))],
        [.. FactsOf(regime, award, decidedOn), .. ObjectsOf(regime, award)], [.. LimitsOf(regime, award, received, calendar)]);

    /// <summary>“All of the following” needs no line of its own at the top.</summary>
    private static IReadOnlyList<LawLine> Lines(Regime regime, Criterion criterion)
    {
        var whole = LawWords.Of(Provision.Of(regime, criterion.Rule), criterion.Basis);
        return whole.Text == RuleWords.All ? whole.Parts : [whole];
    }

    private static IEnumerable<FactView> FactsOf(Regime regime, Award award, DateOnly decidedOn)
    {
        if (award.DecidedBy is { } by) yield return new("Thẩm quyền quyết định", string.Join(", ", by.Authorities.Select(regime.Words.Authorities.Name).Distinct()), by.Basis);
        if (award.Vote is { } vote) yield return new("Bỏ phiếu", $"Từ {Vn.Percent(vote.Share)} tổng số thành viên Hội đồng đồng ý", vote.Basis);
        if (award.Deadline is { } deadline) yield return new("Hạn gửi hồ sơ", $"Trước hết ngày {deadline.Day:00}/{deadline.Month:00} của {(deadline.YearsAfter == 0 ? "năm thành tích" : "năm liền sau năm thành tích")}", deadline.Basis);
        foreach (var quota in award.Quotas) yield return new("Tỷ lệ", Vn.Capital(QuotaText.Of(quota)), quota.Basis);
        foreach (var fact in MoneyOf(regime, award, decidedOn)) yield return fact;
        if (award.Dossier is { } code && regime.Dossiers.TryGetValue(code, out var dossier))
        {
            yield return new("Hồ sơ", $"{(dossier.Copies is { } copies ? $"{copies:00} bộ: " : "")}{string.Join("; ", dossier.Papers)}{(dossier.Electronic ? "; kèm tệp điện tử" : "")}", dossier.Basis);
        }
    }

    /// <param name="received">The day a full dossier came in; null: not asked.</param>
    private static IEnumerable<FactView> LimitsOf(Regime regime, Award award, DateOnly? received, WorkingCalendar calendar)
    {
        var dates = new DueDates(regime, calendar);
        foreach (var limit in regime.TimeLimits.Values.Where(l => l.Concerns(award)))
        {
            var due = received is { } day && regime.Words.Events[limit.Event].IsReceipt ? $"; nhận ngày {Vn.Date(day)} thì {TimeLimitText.Last(dates.Due(limit.Code, day))}" : "";
            yield return new(limit.Name, LawWords.Sentence(TimeLimitText.Term(regime, limit)) + due, limit.Basis);
        }
    }

    private static IEnumerable<FactView> ObjectsOf(Regime regime, Award award)
    {
        foreach (var objects in regime.Objects.Values.Where(o => o.For.Concerns(award))) yield return new("Hiện vật", LawWords.Sentence(string.Join(", ", objects.Items))!, objects.Basis);
        foreach (var form in regime.Certificates.Values.Where(c => c.For.Concerns(award))) yield return new("Mẫu bằng, giấy", CertificateText.Of(form), form.Basis);
    }

    private static IEnumerable<FactView> MoneyOf(Regime regime, Award award, DateOnly decidedOn)
    {
        if (award.Reward is not { } reward) yield break;
        var (salary, rules) = (regime.BaseSalaryOn(decidedOn), regime.RewardRules);
        var money = string.Join("; ", new (string Who, decimal? Times)[] { ("cá nhân", reward.Individual), ("tập thể", reward.Collective), ("hộ gia đình", reward.Household) }
            .Where(m => m.Times is not null).Select(m => $"{m.Who}: {LawWords.Money(regime, m.Times, salary)}"));
        yield return new("Tiền thưởng", money.Length == 0 ? "Không quy định mức thưởng" : $"{(reward.IsMaximum ? "Tối đa – " : "")}{money}", reward.Basis);
        if (money.Length == 0) yield break;
        if (salary is not null) yield return new("Mức lương cơ sở", $"{Vn.Money(salary.Amount)} (ngày {Vn.Date(decidedOn)}; thực trả theo ngày ký quyết định)", salary.Basis);
        if (rules.Rounding is { } rounding) yield return new("Làm tròn tiền thưởng", $"{LawWords.Sentence(rounding.Way.Words())} đến {Vn.Money(rounding.To)}", rounding.Basis);
        foreach (var rule in rules.HighestOnly.Where(r => r.Kinds.Contains(award.Kind))) yield return new("Nhiều mức thưởng", rule.Text, rule.Basis);
        foreach (var remark in rules.Remarks) yield return new("Cách chi", remark.Text, remark.Basis);
    }
}

public sealed record CriterionView(string Group, string Citation, bool Unverified, string? Note, IReadOnlyList<LawLine> Lines);

public sealed record FactView(string Label, string Text, Basis? Basis);
