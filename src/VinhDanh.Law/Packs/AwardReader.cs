using System.Globalization;
using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Packs;

/// <summary>Reads one entry of <c>awards</c>.</summary>
internal sealed class AwardReader(BasisReader bases)
{
    private readonly RuleReader _rules = new(bases);

    public AwardDraft Read(Section at)
    {
        var period = at.Inner("period");
        var draft = new AwardDraft
        {
            Code = at.Text("code"),
            Name = at.TextOrNull("name"),
            English = at.TextOrNull("english"),
            Kind = at.TextOrNull("kind"),
            Recipients = at.Has("recipients") ? at.Words("recipients") : null,
            Basis = bases.ReadOptional(at),
            Rank = at.Whole("rank"),
            Yearly = at.YesNo("yearly"),
            PeriodYears = period?.Whole("years"),
            PeriodOf = period?.TextOrNull("of"),
            FormerNames = at.Has("former_names") ? at.Words("former_names") : null,
            AlsoCalled = at.Has("also_called") ? at.Words("also_called") : null,
            Repeats = at.YesNo("repeats"),
            DecidedBy = at.Inner("decided_by") is { } by ? Done(by, new Deciders(by.Words("by"), bases.Read(by))) : null,
            Criteria = at.Has("criteria") ? [.. at.List("criteria").Select(Criterion).OfType<CriterionDraft>()] : null,
            Vote = at.Inner("vote") is { } vote ? Done(vote, new CouncilVote(Share(vote, "share") ?? 1, bases.Read(vote))) : null,
            Deadline = at.Inner("deadline") is { } deadline ? Done(deadline, Deadline(deadline)) : null,
            Quotas = at.Has("quotas") ? [.. at.List("quotas").Select(q => QuotaReader.Read(q, Share(q, "max_share"), bases))] : null,
            Reward = at.Inner("reward") is { } reward ? Done(reward, new Reward(reward.Number("individual"), reward.Number("collective"), reward.Number("household"), reward.YesNo("is_maximum") ?? false, bases.Read(reward))) : null,
            Dossier = at.TextOrNull("dossier"),
            Remarks = at.Has("remarks") ? [.. at.List("remarks").Select(bases.ReadRemark)] : null,
        };
        if (period is not null && (draft.PeriodYears is not >= 1 || draft.PeriodOf is null)) period.Mistake("“period” cần “years” (từ 1 trở lên) và “of” (mã danh hiệu)");
        period?.Done();
        return draft;
    }

    private CriterionDraft? Criterion(Section at)
    {
        var basis = bases.Read(at);
        var rule = _rules.Read(at.Find("rule"), at.Source, "rule");
        if (!at.Has("rule")) at.Mistake("thiếu “rule”: tiêu chuẩn phải có điều kiện");
        var group = at.Text("for");
        at.Done();
        return rule is null ? null : new(group, rule, basis, at);
    }

    private SubmissionDeadline Deadline(Section at)
    {
        var due = at.Text("due");
        var after = at.Whole("years_after") ?? 0;
        var basis = bases.Read(at);
        // A leap year, so that 29 February can be written; it is then due on the last day there is.
        if (DateOnly.TryParseExact("2024-" + due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new(day.Month, day.Day, after, basis);
        at.Mistake("due", "“due”: chờ tháng-ngày, ví dụ 12-31");
        return new(12, 31, after, basis);
    }

    private static decimal? Share(Section at, string key)
    {
        var share = at.Number(key);
        if (share is <= 0 or > 1) at.Mistake(key, $"“{key}”: chờ một tỷ lệ lớn hơn 0 và không quá 1");
        return share;
    }

    private static T Done<T>(Section at, T value)
    {
        at.Done();
        return value;
    }
}
