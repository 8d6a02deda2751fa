using VinhDanh.Law.Records;
using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Evaluation;

/// <summary>Recognised initiatives, topics, schemes and works.</summary>
public sealed partial class Evaluator
{
    private Finding Works(WorksRule rule, Scene scene)
    {
        var from = rule.WithinYears is { } within ? scene.Year - within + 1 : int.MinValue;
        return WorksIn(rule, scene, from, scene.Year, RuleWords.When(rule.WithinYears, scene.Year));
    }

    private Finding WorksIn(WorksRule rule, Scene scene, int from, int to, string when)
    {
        var facts = scene.Facts;
        var says = _says.Works(rule, when);
        var all = facts.Works(rule.Kinds, from, to).ToList();
        var free = all.Where(facts.IsFree).ToList();
        var wide = free.Where(w => facts.Reaches(w, rule.Scope)).ToList();
        var judged = wide.Select(w => (Work: w, Truth: Truths.All([facts.Recognised(w, rule.RecognisedBy), facts.Effective(w, rule.Effective)]))).ToList();
        var truth = Truths.AtLeast(rule.Times, [.. judged.Select(j => j.Truth)]);
        var good = judged.Where(j => j.Truth is Truth.Met).Select(j => j.Work).ToList();
        var (label, shows) = Short(all, free, wide, good, rule, facts);
        return new(truth, says)
        {
            Shows = truth is Truth.Met ? Listed(good) : shows,
            Needs = truth switch
            {
                Truth.Met => null,
                Truth.Unknown => $"Bổ sung cấp công nhận, hiệu quả áp dụng của: {Listed(judged.Where(j => j.Truth is Truth.Unknown).Select(j => j.Work))}",
                _ => $"Còn thiếu {Wording.Count(rule.Times - good.Count)}",
            },
            EarliestYear = truth is Truth.NotMet ? scene.Year + 1 : null,
            Label = truth is Truth.NotMet ? label : null,
            Rows = [.. all.Select(w => w.Row).OfType<string>()],
            Nearness = truth is Truth.Met ? 1 : all.Count == 0 ? 0 : Math.Min(0.9, (double)(1 + good.Count) / (rule.Times + 1)),
        };
    }

    /// <summary>Why there are too few, the first reason in the order in which a person would look.</summary>
    private (string Label, string Shows) Short(List<Work> all, List<Work> free, List<Work> wide, List<Work> good, WorksRule rule, Facts facts) =>
        all.Count == 0 ? (Labels.WorkMissing, "Chưa có")
        : free.Count == 0 ? (Labels.WorkAlreadyUsed, $"Đã dùng để xét khen thưởng khác: {Listed(all)}")
        : wide.Count == 0 ? (Labels.WorkScopeTooLow, $"Phạm vi ảnh hưởng hẹp hơn: {Listed(free)}")
        : good.Count == 0 && wide.All(w => facts.Recognised(w, rule.RecognisedBy) is Truth.NotMet) ? (Labels.RecognitionWrongAuthority, $"Không đúng cấp công nhận: {Listed(wide)}")
        : good.Count == 0 && wide.All(w => facts.Effective(w, rule.Effective) is Truth.NotMet) ? (Labels.WorkMissing, $"Chưa được xác nhận áp dụng hiệu quả: {Listed(wide)}")
        : (Labels.WorkCountShort, good.Count == 0 ? "Chưa có" : Listed(good));

    private string Listed(IEnumerable<Work> works) => string.Join("; ", works.Select(w => $"{_words.Kinds([w.Kind])} năm {w.Year}{(w.Scope is { } scope ? $" ({_words.Scope(scope)})" : "")}"));
}
