using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Evaluation;

/// <summary>One rule at a time.</summary>
public sealed partial class Evaluator
{
    private Finding Judge(Rule rule, Scene scene)
    {
        var finding = rule switch
        {
            AllRule r => Joined(Join.All, r.Parts, scene),
            AnyRule r => Joined(Join.Any, r.Parts, scene),
            AtLeastRule r => Joined(Join.AtLeast, r.Parts, scene, r.Count),
            ReadingRule r => Judge(Chosen(scene.Proposal, r.Reading) ? r.Yes : r.No, scene) with { Reading = r.Reading },
            RatingRule r => Rating(r, scene),
            RatingRunRule r => RatingRun(r, scene),
            TitleRunRule r => TitleRun(r, scene),
            HeldRule r => Held(r, scene),
            MeetsRule r => Meets(r, scene),
            AsGroupRule r => AsGroup(r, scene),
            WorksRule r => Works(r, scene),
            CombatIngenuityRule r => CombatIngenuity(r, scene),
            FoundRule r => Found(r, scene),
            MembersShareRule r => MembersShare(r, scene),
            MembersWithRule r => MembersWith(r, scene),
            MembersCompletedRule r => MembersCompleted(r, scene),
            MembersBelowRule r => MembersBelow(r, scene),
            ClusterLeadRule r => ClusterLead(r, scene),
            MovementRule r => Movement(r, scene),
            ServiceRule r => Service(r, scene),
            YearsRule r => Years(r, scene),
            AnniversaryRule r => Anniversary(r, scene),
            _ => throw new InvalidOperationException($"No judgement for {rule.GetType().Name}."),
        };
        return rule.Basis is null ? finding : finding with { Basis = rule.Basis };
    }

    private Finding Joined(Join join, IReadOnlyList<Rule> rules, Scene scene, int count = 0) => Joined(join, [.. rules.Select(r => Judge(r, scene))], count);

    private static Finding Joined(Join join, IReadOnlyList<Finding> parts, int count = 0)
    {
        var values = parts.Select(p => p.Truth).ToList();
        var (truth, says, near) = join switch
        {
            Join.All => (Truths.All(values), RuleWords.All, parts.Average(p => p.Nearness)),
            Join.Any => (Truths.Any(values), "Có một trong các điều kiện sau", parts.Max(p => p.Nearness)),
            _ => (Truths.AtLeast(count, values), $"Có từ {Wording.Count(count)} điều kiện trở lên trong các điều kiện sau", parts.OrderByDescending(p => p.Nearness).Take(count).Average(p => p.Nearness)),
        };
        return new(truth, says)
        {
            Join = join,
            Count = count,
            Parts = parts,
            Nearness = truth is Truth.Met ? 1 : near,
            EarliestYear = truth is Truth.Met ? null : Earliest(join, parts),
        };
    }

    /// <summary>All of them: when the last holds. Any of them: when the first does.</summary>
    private static int? Earliest(Join join, IReadOnlyList<Finding> parts)
    {
        var open = parts.Where(p => p.Truth is not Truth.Met).ToList();
        return join is Join.All
            ? open.All(p => p.EarliestYear is not null) ? open.Max(p => p.EarliestYear) : null
            : open.Min(p => p.EarliestYear);
    }

    private Finding Rating(RatingRule rule, Scene scene)
    {
        var truth = scene.Facts.Rated(scene.Year, rule.Level);
        var rating = scene.Facts.Rating(scene.Year);
        return new(truth, _says.Says(rule, scene.Year))
        {
            Shows = rating is null ? $"Chưa có kết quả xếp loại năm {scene.Year}" : $"Năm {scene.Year}: {_words.Rating(rating)}",
            Needs = truth switch
            {
                Truth.Met => null,
                Truth.Unknown => $"Bổ sung kết quả xếp loại năm {scene.Year}",
                _ => $"Được xếp loại {_words.RatingOrBetter(rule.Level)}",
            },
            EarliestYear = truth is Truth.NotMet ? scene.Year + 1 : null,
            Label = truth is Truth.NotMet ? regime.Words.Ratings.Find(rule.Level)?.Label : null,
            Rows = Row(scene.Facts.Year(scene.Year)?.Row),
            Nearness = truth is Truth.Met ? 1 : 0,
        };
    }

    private Finding Held(HeldRule rule, Scene scene)
    {
        var name = _words.Award(rule.Award);
        var held = scene.Facts.Held(rule.Award, scene.Year).Where(a => !rule.SameYear || a.Year == scene.Year).ToList();
        var says = _says.Says(rule, scene.Year);
        if (held.Count >= rule.Times)
        {
            return new(Truth.Met, says) { Shows = $"{name}: năm {Wording.Years(held.Select(a => a.Year))}", Rows = [.. held.Select(a => a.Row).OfType<string>()], Nearness = 1 };
        }
        var without = scene.Facts.HeldWithoutBasis(rule.Award, scene.Year).ToList();
        return new(Truth.NotMet, says)
        {
            Shows = without.Count > 0
                ? $"{name} năm {Wording.Years(without.Select(a => a.Year))} là khen đột xuất hoặc theo chuyên đề, không làm căn cứ"
                : held.Count > 0 ? $"{name}: mới có năm {Wording.Years(held.Select(a => a.Year))}" : $"Chưa thấy {name} trong hồ sơ",
            Needs = $"Cần có {name}{(rule.Times > 1 ? $" {Wording.Count(rule.Times)} lần" : "")} do công trạng",
            Label = without.Count > 0 ? Labels.SuddenOrThematicResultNotBasis : Labels.PriorAwardMissing,
            Rows = [.. held.Concat(without).Select(a => a.Row).OfType<string>()],
            Nearness = (double)held.Count / (rule.Times + 1),
        };
    }

    private Finding Meets(MeetsRule rule, Scene scene)
    {
        var name = _words.Award(rule.Award);
        var says = _says.Says(rule, scene.Year);
        if (scene.Facts.Holds(rule.Award, scene.Year) is Truth.Met) return new(Truth.Met, says) { Shows = $"Đã được công nhận {name} năm {scene.Year}", Nearness = 1 };
        if (scene.Depth >= Deepest || !regime.Awards.TryGetValue(rule.Award, out var other)) return new(Truth.Unknown, says) { Needs = $"Bộ dữ liệu chưa có tiêu chuẩn {name}" };
        var ways = Criteria(scene with { Award = other, Depth = scene.Depth + 1 }).ToList();
        return ways.Count == 0
            ? new(Truth.NotMet, says) { Shows = $"{name} không dành cho đối tượng này" }
            : Joined(Join.Any, ways) with { Says = says };
    }

    private Finding AsGroup(AsGroupRule rule, Scene scene)
    {
        var ways = scene.Depth >= Deepest ? [] : scene.Award.Criteria.Where(c => c.Group == rule.Group).Select(c => Judge(c.Rule, scene with { Depth = scene.Depth + 1 }) with { Basis = c.Basis }).ToList();
        var says = _says.Says(rule, scene.Year);
        return ways.Count == 0
            ? new(Truth.Unknown, says) { Needs = "Bộ dữ liệu chưa có tiêu chuẩn ấy" }
            : Joined(Join.Any, ways) with { Says = says };
    }

    private Finding Found(FoundRule rule, Scene scene)
    {
        var statement = regime.Words.Statements.TryGetValue(rule.Statement, out var s) ? s : null;
        var says = _says.Says(rule, scene.Year);
        if (scene.Facts.History.Found.TryGetValue(rule.Statement, out var found))
        {
            return new(Truths.Of(found), says)
            {
                Shows = found ? "Đã được xác nhận" : "Đã được xem xét và không xác nhận",
                Needs = found ? null : "Cần được tập thể, Hội đồng xác nhận",
                Label = found ? null : statement?.Label,
                Nearness = found ? 1 : 0,
            };
        }
        // An act nobody has described is no reason to wait for an answer: there is nothing to ask.
        if (statement is { IsAct: true }) return new(Truth.NotMet, says) { Shows = "Chưa có thành tích nào được nêu", Needs = "Nêu thành tích cụ thể và căn cứ, nếu có", Label = statement.Label };
        if (scene.Proposal.IsScreening) return new(Truth.Met, says) { Shows = "Tạm coi là đạt khi rà soát", IsPresumed = true, Nearness = 1 };
        var truth = scene.Facts.Unrecorded;
        return new(truth, says) { Shows = "Chưa có xác nhận", Needs = "Cần được tập thể, Hội đồng xác nhận", Label = truth is Truth.NotMet ? statement?.Label : null };
    }

    private Finding CombatIngenuity(CombatIngenuityRule rule, Scene scene)
    {
        var rows = scene.Facts.History.CombatIngenuity.Where(c => c.Year <= scene.Year && regime.Words.Scopes.Reaches(c.Scope, rule.Scope)).OrderBy(c => c.Year).ToList();
        // Few ever have it, so that nothing recorded means none.
        return new(Truths.Of(rows.Count > 0), _says.Says(rule, scene.Year))
        {
            Shows = rows.Count > 0 ? $"Ghi nhận năm {Wording.Years(rows.Select(r => r.Year))}" : "Không ghi nhận",
            Needs = rows.Count > 0 ? null : "Chỉ xét với người trong lực lượng vũ trang được công nhận",
            Rows = [.. rows.Select(r => r.Row).OfType<string>()],
            Nearness = rows.Count > 0 ? 1 : -1,
        };
    }

    private Finding Years(YearsRule rule, Scene scene)
    {
        var measure = regime.Words.Measures.TryGetValue(rule.Measure, out var m) ? m : null;
        var name = measure?.Name ?? rule.Measure;
        var says = _says.Says(rule, scene.Year);
        if (Measured(rule.Measure, scene) is not { } years)
        {
            var truth = scene.Facts.Unrecorded;
            return new(truth, says) { Shows = "Chưa ghi nhận số năm", Needs = $"Bổ sung: {name}", Label = truth is Truth.NotMet ? measure?.Label : null };
        }
        var tooFew = years < rule.Min;
        var met = !tooFew && (rule.Below is not { } end || years < end);
        return new(Truths.Of(met), says)
        {
            Shows = $"{Wording.Number(years)} năm",
            Needs = met ? null : tooFew ? $"Còn thiếu {Wording.Number(rule.Min - years)} năm" : "Thuộc mức cao hơn",
            EarliestYear = tooFew ? scene.Year + (int)Math.Ceiling(rule.Min - years) : null,
            Label = tooFew ? measure?.Label : null,
            Nearness = met ? 1 : tooFew && rule.Min > 0 ? (double)(years / rule.Min) * 0.9 : 0.5,
        };
    }

    /// <summary>Years since founding follow from the year of founding; all others are stated.</summary>
    private static decimal? Measured(string measure, Scene scene) =>
        scene.Facts.History.Measures.TryGetValue(measure, out var stated) ? stated
        : measure == SinceFounding && scene.Facts.History.Subject.FoundedIn is { } founded ? scene.Year - founded
        : null;

    /// <summary>The measure that counts from the year a collective was founded.</summary>
    public const string SinceFounding = "since_founding";

    private Finding Anniversary(AnniversaryRule rule, Scene scene)
    {
        var says = _says.Says(rule, scene.Year);
        if (scene.Facts.History.Subject.FoundedIn is not { } founded) return new(scene.Facts.Unrecorded, says) { Needs = "Bổ sung năm thành lập" };
        var age = scene.Year - founded;
        var round = age > 0 && age % rule.Every == 0;
        return new(Truths.Of(round), says)
        {
            Shows = $"Thành lập năm {founded}, đến năm {scene.Year} được {age} năm",
            Needs = round ? null : "Đề nghị vào năm tròn",
            EarliestYear = round ? null : founded + (Math.Max(age, 0) / rule.Every + 1) * rule.Every,
            Nearness = round ? 1 : 0.5,
        };
    }

    private static IReadOnlyList<string> Row(string? row) => row is null ? [] : [row];
}
