using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Evaluation;

/// <summary>What lets a proposal pass or stops it, whatever the achievement.</summary>
public sealed partial class Evaluator
{
    private IEnumerable<Finding> Stops(Scene scene)
    {
        if (regime.Principles.TryGetValue(PrincipleKind.PendingCase, out var pending)) yield return Pending(scene, pending);
        if (regime.Principles.TryGetValue(PrincipleKind.Discipline, out var discipline) && scene.Facts.History.Disciplines.Count > 0) yield return Running(scene, discipline);
        if (regime.Principles.TryGetValue(PrincipleKind.SameAchievement, out var same)) yield return Same(scene, same);
        if (scene.Award.Deadline is { } deadline) yield return Deadline(scene, deadline);
        if (scene.Award.Vote is { } vote) yield return Vote(scene, vote);
    }

    private static Finding Pending(Scene scene, Principle principle)
    {
        var open = scene.Facts.History.PendingCase;
        return new(Truths.Of(open is null), "Không có vụ việc đang được xem xét kỷ luật, điều tra, thanh tra, kiểm tra khi có dấu hiệu vi phạm, khiếu nại, tố cáo")
        {
            Shows = open is null ? "Không ghi nhận vụ việc nào" : $"Đang xử lý: {open}",
            Needs = open is null ? null : $"{principle.Text} Xét tiếp khi có kết luận bằng văn bản.",
            Label = open is null ? null : Labels.PendingCaseHold,
            Basis = principle.Basis,
            Nearness = open is null ? 1 : 0,
        };
    }

    /// <summary>A discipline that ran through the whole year proposed, and beyond, leaves no achievement of that year.</summary>
    private Finding Running(Scene scene, Principle principle)
    {
        var beyond = scene.Facts.History.Disciplines.Where(d => d.ServedUntil is null || d.ServedUntil.Value.Year > scene.Year).ToList();
        return new(Truths.Of(beyond.Count == 0), $"Không trong thời gian thi hành kỷ luật năm {scene.Year}")
        {
            Shows = string.Join("; ", scene.Facts.History.Disciplines.Select(d => $"{regime.Words.Disciplines.Name(d.Form)}{(d.ServedUntil is { } last ? $", chấp hành xong ngày {Wording.Date(last)}" : ", chưa chấp hành xong")}")),
            Needs = beyond.Count == 0 ? null : principle.Text,
            EarliestYear = beyond.Count > 0 && beyond.All(d => d.ServedUntil is not null) ? scene.Facts.CountsFrom : null,
            Label = beyond.Count == 0 ? null : Labels.StreakRestartAfterDiscipline,
            Rows = [.. beyond.Select(d => d.Row).OfType<string>()],
            Basis = principle.Basis,
            Nearness = beyond.Count == 0 ? 1 : 0,
        };
    }

    private static Finding Same(Scene scene, Principle principle)
    {
        var rewarded = scene.Proposal.SameAchievementRewarded is true;
        return new(Truths.Of(!rewarded), "Thành tích này chưa được khen thưởng ở lần khác")
        {
            Shows = rewarded ? "Thành tích này đã được khen thưởng" : null,
            Needs = rewarded ? principle.Text : null,
            Label = rewarded ? Labels.AchievementAlreadyRewarded : null,
            Basis = principle.Basis,
            Nearness = rewarded ? 0 : 1,
        };
    }

    private static Finding Deadline(Scene scene, SubmissionDeadline deadline)
    {
        var last = deadline.LastDay(scene.Year);
        var late = scene.Proposal.FiledOn > last;
        return new(Truths.Of(!late), $"Hồ sơ gửi trước hết ngày {Wording.Date(last)}")
        {
            Shows = scene.Proposal.FiledOn is { } filed ? $"Gửi ngày {Wording.Date(filed)}" : "Chưa gửi hồ sơ",
            Needs = late ? $"Hạn cuối là ngày {Wording.Date(last)}" : null,
            Label = late ? Labels.DeadlineMissed : null,
            Basis = deadline.Basis,
            Nearness = late ? 0 : 1,
        };
    }

    private static Finding Vote(Scene scene, CouncilVote vote)
    {
        var says = $"Hội đồng bỏ phiếu, từ {Wording.Percent(vote.Share)} tổng số thành viên trở lên đồng ý";
        if (scene.Proposal.VoteShare is not { } share) return new(Truth.Met, says) { Shows = "Chưa bỏ phiếu; điều kiện này xét khi có biên bản kiểm phiếu", Basis = vote.Basis, Nearness = 1 };
        var enough = share >= vote.Share;
        return new(Truths.Of(enough), says)
        {
            Shows = $"Đồng ý {Wording.Percent(share)}",
            Needs = enough ? null : $"Cần từ {Wording.Percent(vote.Share)} trở lên",
            Label = enough ? null : Labels.VoteBelowThreshold,
            Basis = vote.Basis,
            Nearness = enough ? 1 : 0,
        };
    }
}
