using VinhDanh.Law.Rules;

namespace VinhDanh.Law.Evaluation;

/// <summary>Members, clusters and movements.</summary>
public sealed partial class Evaluator
{
    private Finding MembersShare(MembersShareRule rule, Scene scene)
    {
        var name = _words.Award(rule.Award);
        var says = _says.Says(rule, scene.Year);
        if (scene.Facts.History.Members is not { Count: > 0 } members || !members.Holding.TryGetValue(rule.Award, out var holding)) return NoFigures(scene, says, $"số cá nhân đạt {name} trên tổng số");
        // Compared exactly: 7 of 10 are 70 %.
        var enough = holding >= rule.MinShare * members.Count;
        return new(Truths.Of(enough), says)
        {
            Shows = $"{holding}/{members.Count} cá nhân ({Wording.Percent((decimal)holding / members.Count)})",
            Needs = enough ? null : $"Cần từ {(int)Math.Ceiling(rule.MinShare * members.Count)} cá nhân",
            EarliestYear = enough ? null : scene.Year + 1,
            Label = enough ? null : Labels.MemberShareShort,
            Nearness = enough ? 1 : (double)(holding / (rule.MinShare * members.Count)) * 0.9,
        };
    }

    private Finding MembersWith(MembersWithRule rule, Scene scene)
    {
        var name = _words.Award(rule.Award);
        var says = _says.Says(rule, scene.Year);
        if (scene.Facts.History.Members is not { } members || !members.Holding.TryGetValue(rule.Award, out var holding)) return NoFigures(scene, says, $"số cá nhân đạt {name}");
        var enough = holding >= rule.Times;
        return new(Truths.Of(enough), says)
        {
            Shows = $"{holding} cá nhân",
            Needs = enough ? null : $"Cần thêm {rule.Times - holding} cá nhân",
            EarliestYear = enough ? null : scene.Year + 1,
            Label = enough ? null : Labels.MemberTitleMissing,
            Nearness = enough ? 1 : 0,
        };
    }

    private Finding MembersCompleted(MembersCompletedRule rule, Scene scene)
    {
        var says = _says.Says(rule, scene.Year);
        if (scene.Facts.History.Members?.NotCompleted is not { } failed) return NoFigures(scene, says, "số cá nhân không hoàn thành nhiệm vụ");
        return new(Truths.Of(failed == 0), says)
        {
            Shows = failed == 0 ? "Không có cá nhân không hoàn thành nhiệm vụ" : $"{failed} cá nhân không hoàn thành nhiệm vụ",
            Needs = failed == 0 ? null : "Mọi cá nhân phải hoàn thành nhiệm vụ",
            EarliestYear = failed == 0 ? null : scene.Year + 1,
            Label = failed == 0 ? null : Labels.MemberNotCompleted,
            Nearness = failed == 0 ? 1 : 0,
        };
    }

    private Finding MembersBelow(MembersBelowRule rule, Scene scene)
    {
        var scale = regime.Words.Disciplines;
        var says = _says.Says(rule, scene.Year);
        if (scene.Facts.History.Members is not { DisciplineKnown: true } members) return NoFigures(scene, says, "tình hình kỷ luật trong năm");
        var heavy = scale.Reaches(members.WorstDiscipline, rule.Discipline);
        return new(Truths.Of(!heavy), says)
        {
            Shows = members.WorstDiscipline is { } worst ? $"Hình thức nặng nhất: {scale.Name(worst)}" : "Không có cá nhân bị kỷ luật",
            Needs = heavy ? "Chờ sang năm không có kỷ luật ở mức ấy" : null,
            EarliestYear = heavy ? scene.Year + 1 : null,
            Label = heavy ? Labels.MemberDisciplined : null,
            Nearness = heavy ? 0 : 1,
        };
    }

    /// <summary>Figures nobody has entered. A closed record without them has no label: nothing in it failed.</summary>
    private static Finding NoFigures(Scene scene, string says, string what) => new(scene.Facts.Unrecorded, says) { Shows = "Chưa có số liệu", Needs = $"Bổ sung {what} năm {scene.Year}" };

    private Finding ClusterLead(ClusterLeadRule rule, Scene scene)
    {
        var results = scene.Facts.History.Clusters.Where(c => c.Year == scene.Year && regime.Words.Authorities.Rank(c.OrganisedBy) == regime.Words.Authorities.Rank(rule.OrganisedBy)).ToList();
        var leads = results.Any(c => c.IsLeading);
        var truth = leads ? Truth.Met : results.Count > 0 ? Truth.NotMet : scene.Facts.Unrecorded;
        return new(truth, _says.Says(rule, scene.Year))
        {
            Shows = leads ? "Dẫn đầu cụm, khối" : results.Count > 0 ? "Không dẫn đầu" : "Chưa có kết quả của cụm, khối",
            Needs = truth switch
            {
                Truth.Met => null,
                Truth.Unknown => $"Bổ sung kết quả cụm, khối thi đua năm {scene.Year}",
                _ => "Phải dẫn đầu cụm, khối",
            },
            EarliestYear = truth is Truth.NotMet ? scene.Year + 1 : null,
            Rows = [.. results.Select(r => r.Row).OfType<string>()],
            Nearness = leads ? 1 : 0,
        };
    }

    private Finding Movement(MovementRule rule, Scene scene)
    {
        var launched = scene.Facts.History.Movements.Where(m => regime.Words.Authorities.Rank(m.LaunchedBy) == regime.Words.Authorities.Rank(rule.LaunchedBy)).ToList();
        var good = launched.Where(m => rule.Leading ? m.IsLeading : m.IsOutstanding || m.IsLeading).ToList();
        var longest = good.Select(m => m.Years).DefaultIfEmpty(0).Max();
        var met = good.Count > 0 && longest >= rule.MinYears;
        return new(Truths.Of(met), _says.Says(rule, scene.Year))
        {
            Shows = good.Count == 0 ? "Chưa ghi nhận kết quả phong trào như vậy" : $"Phong trào dài nhất: {Wording.Count(longest)} năm",
            Needs = met ? null : good.Count == 0 ? "Nêu phong trào và kết quả, nếu có" : $"Phong trào phải kéo dài từ {Wording.Count(rule.MinYears)} năm",
            Label = good.Count > 0 && !met ? Labels.MovementTooShort : null,
            Rows = [.. launched.Select(m => m.Row).OfType<string>()],
            Nearness = met ? 1 : good.Count > 0 ? 0.5 : 0,
        };
    }
}
