using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Inspections;
using VinhDanh.App.Platform.Figures;

namespace VinhDanh.Browser.Tests.Support;

/// <summary>What the pages of inspections show: a plan being prepared, and one under way with a visit, a team, and a unit's report that was begun.</summary>
internal sealed record InspectionsOfWorld(Guid Draft, Guid Running, Guid Target, Guid Member, Guid Question)
{
    public static Task<InspectionsOfWorld> InAsync(World world) => world.Site.WithDbAsync(async db =>
    {
        var (now, by) = (world.Site.Clock.At, await db.Accounts.Where(a => a.UserName == World.Officer).Select(a => a.Id).SingleAsync());
        var made = new InspectionsOfWorld(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        db.Inspections.AddRange(Plan(made.Draft, InspectionState.Draft), Plan(made.Running, InspectionState.Running));
        var content = Guid.CreateVersion7();
        db.InspectionContents.AddRange(
            new() { Id = Guid.CreateVersion7(), InspectionId = made.Draft, SortNo = 0, Path = "II.1", Text = "Công tác lãnh đạo, chỉ đạo" },
            new() { Id = content, InspectionId = made.Running, SortNo = 0, Path = "II.1", Text = "Công tác lãnh đạo, chỉ đạo" });
        db.InspectionTargets.AddRange(
            new() { Id = made.Target, InspectionId = made.Running, SortNo = 0, OrganisationId = world.District["Phòng Y tế"], Label = "Phòng Y tế", Kind = TargetKind.Direct, VisitOn = new(2024, 4, 26), NoticeOn = new(2024, 4, 8), NoticeNumber = "12/TB" },
            new() { Id = Guid.CreateVersion7(), InspectionId = made.Running, SortNo = 0, Label = "trường học", Kind = TargetKind.Direct, SlotOf = made.Target },
            new() { Id = Guid.CreateVersion7(), InspectionId = made.Running, SortNo = 0, OrganisationId = world.District["Ủy ban nhân dân phường Sông Hoa"], Label = "Ủy ban nhân dân phường Sông Hoa", Kind = TargetKind.Self });
        db.InspectionMembers.Add(new() { Id = made.Member, InspectionId = made.Running, SortNo = 0, Role = InspectionRole.Head, Name = "Lãnh đạo Phòng Nội vụ" });
        var (number, percent, words) = (Ask(0, AskKind.Number, "Số lượt cá nhân được khen thưởng", "awards.individuals"), Ask(1, AskKind.Percent, "Tỷ lệ không giữ chức vụ quản lý", "awards.without-post"), Ask(2, AskKind.Narrative, "Nội dung báo cáo", null));
        db.InspectionQuestions.Add(new() { Id = made.Question, InspectionId = made.Running, SortNo = 0, Path = "II.4", Text = "Công tác khen thưởng", Guidance = "Nêu rõ số liệu tập thể, cá nhân được khen thưởng." });
        db.InspectionAsks.AddRange(number, percent, words);
        var report = new InspectionReport { Id = Guid.CreateVersion7(), TargetId = made.Target, OrganisationId = world.District["Phòng Y tế"], State = ReportState.Open, FilledAt = now };
        db.InspectionReports.Add(report);
        db.InspectionAnswers.AddRange(
            new() { Id = Guid.CreateVersion7(), ReportId = report.Id, AskId = number.Id, Number = 5, Counted = Counted("awards.individuals", FigureKind.Number, 3, null), CountedFrom = new(2023, 1, 1), CountedTo = new(2024, 4, 11), EditedBy = by, EditedAt = now },
            new() { Id = Guid.CreateVersion7(), ReportId = report.Id, AskId = percent.Id, Number = 2, Whole = 3, Counted = Counted("awards.without-post", FigureKind.Percent, 2, 3), CountedFrom = new(2023, 1, 1), CountedTo = new(2024, 4, 11), EditedBy = by, EditedAt = now });
        db.InspectionChecks.Add(new() { Id = Guid.CreateVersion7(), TargetId = made.Target, ContentId = content, State = CheckState.Looked, Note = "Sổ theo dõi khen thưởng", EditedBy = by, EditedAt = now });
        foreach (var (n, (kind, text, topic)) in (((FindingKind, string, string?)[])[(FindingKind.Achievement, "Ban hành đủ văn bản chỉ đạo theo quy định.", null),
            (FindingKind.Shortcoming, "Chưa lưu đủ hồ sơ khen thưởng đột xuất.", "Lưu hồ sơ chưa đủ"), (FindingKind.Recommendation, "Bổ sung hồ sơ khen thưởng đột xuất.", null)]).Index())
            db.InspectionFindings.Add(new() { Id = Guid.CreateVersion7(), TargetId = made.Target, ContentId = content, SortNo = n + 1, Kind = kind, Text = text, Topic = topic, DueOn = kind is FindingKind.Recommendation ? new(2024, 12, 31) : null, EditedBy = by, EditedAt = now });
        db.InspectionConclusions.Add(new() { TargetId = made.Target, State = ConclusionState.Commenting, Assessment = "Đơn vị thực hiện tốt công tác chỉ đạo.", CommentsDue = new(2024, 12, 15) });
        db.InspectionComments.Add(new() { Id = Guid.CreateVersion7(), TargetId = made.Target, OrganisationId = world.District["Phòng Y tế"], Text = "Đề nghị ghi rõ năm của hồ sơ còn thiếu.", MadeBy = by, MadeAt = now });
        await db.SaveChangesAsync();
        return made;

        Inspection Plan(Guid id, InspectionState state) => new()
        {
            Id = id, OrganisationId = world.District.Authority, Title = "Kiểm tra công tác thi đua, khen thưởng năm 2024", Year = 2024, State = state, NoticeWorkingDays = 15, ReportDaysBefore = 5, SelfReportDue = new(2024, 11, 10),
            DataFrom = new(2023, 1, 1), CreatedBy = by, CreatedAt = now,
        };

        InspectionAsk Ask(int place, AskKind kind, string label, string? figure) => new() { Id = Guid.CreateVersion7(), QuestionId = made.Question, SortNo = place, Kind = kind, Label = label, Figure = figure };

        static string Counted(string code, FigureKind kind, decimal number, decimal? whole) => App.Features.Inspections.Reports.AnswerJson.Write(new(code, kind, number, whole, 0, []));
    });
}
