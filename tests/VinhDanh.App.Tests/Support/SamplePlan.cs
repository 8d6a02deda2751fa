using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Deadlines;
using Deliverable = VinhDanh.App.Features.Plans.Deliverable;

namespace VinhDanh.App.Tests.Support;

/// <summary>An invented province with a small plan of 2024 in every state, made straight in the database.</summary>
public sealed class SamplePlan
{
    public required Guid Province { get; init; }
    public required Guid Interior { get; init; }
    public required Guid Health { get; init; }
    public required Guid Education { get; init; }
    public required Guid Programme { get; init; }

    /// <summary>Tasks by their path.</summary>
    public Dictionary<string, Guid> Tasks { get; } = [];

    /// <param name="tag">Makes the account names of this plan its own: officer.TAG, interior.TAG, health.TAG, education.TAG, leader.TAG.</param>
    public static async Task<SamplePlan> MakeAsync(Site site, string tag)
    {
        var province = await site.OrganisationAsync($"Ủy ban nhân dân tỉnh An Thịnh", kind: OrganisationKind.Province);
        var interior = await site.OrganisationAsync("Sở Nội vụ", province);
        var health = await site.OrganisationAsync("Sở Y tế", province);
        var education = await site.OrganisationAsync("Sở Giáo dục và Đào tạo", province);
        var officer = await site.AccountAsync($"officer.{tag}", Role.StandingAgencyOfficer, province);
        await site.AccountAsync($"interior.{tag}", Role.UnitOfficer, interior);
        await site.AccountAsync($"health.{tag}", Role.UnitHead, health);
        await site.AccountAsync($"education.{tag}", Role.UnitOfficer, education);
        await site.AccountAsync($"leader.{tag}", Role.AgencyLeader, province);

        var plan = new SamplePlan { Province = province, Interior = interior, Health = health, Education = education, Programme = Guid.CreateVersion7() };
        await site.WithDbAsync(async db =>
        {
            db.OrganisationRoles.Add(new()
            {
                Id = Guid.CreateVersion7(), OrganisationId = province, HeldById = interior,
                Name = "Cơ quan Thường trực Hội đồng TĐKT", ValidFrom = new(2020, 1, 1),
            });
            db.Programmes.Add(new Programme
            {
                Id = plan.Programme, OrganisationId = province, Title = "Công tác thi đua, khen thưởng năm 2024", Year = 2024,
                Number = "04", Symbol = "KH-UBND", IssuedOn = new(2024, 1, 5), CreatedAt = site.Clock.At, CreatedBy = officer,
            });
            plan.AddTasks(db);
            await db.SaveChangesAsync();
            return 0;
        });
        return plan;
    }

    private void AddTasks(AppDb db)
    {
        const string documents = "XÂY DỰNG VĂN BẢN";
        const string reports = "BÁO CÁO, ĐĂNG KÝ";
        Add(db, 1, "PL1.I.1", documents, "Xây dựng Kế hoạch công tác thi đua, khen thưởng", "Trước ngày 15/01/2024", DeadlineKind.Before, new(2024, 1, 15), [(Interior, "Sở Nội vụ", new(2024, 1, 10))]);
        Add(db, 2, "PL1.I.2", documents, "Sửa đổi Quy chế * xét khen thưởng", "Tháng 01/2024", DeadlineKind.Month, new(2024, 1, 31), [(Interior, "Sở Nội vụ", new(2024, 2, 5))]);
        Add(db, 3, "PL1.II.1", reports, "Đăng ký thi đua năm 2024", "Trước ngày 29/02/2024", DeadlineKind.Before, new(2024, 2, 29),
            [(Health, "Sở Y tế", new(2024, 2, 28)), (Education, "Sở Giáo dục và Đào tạo", null)]);
        Add(db, 4, "PL1.II.2", reports, "Báo cáo sơ kết 6 tháng đầu năm", "Trước ngày 10/6/2024", DeadlineKind.Before, new(2024, 6, 10),
            [(Health, "Sở Y tế", null), (Education, "Sở Giáo dục và Đào tạo", null)]);
        Add(db, 5, "PL1.II.3", reports, "Xây dựng kế hoạch phong trào của ngành", "Theo tiến độ cấp trên", DeadlineKind.Dependent, null, [(Education, "Sở Giáo dục và Đào tạo", null)]);
        Add(db, 6, "PL1.II.4", reports, "Công khai danh sách", "Trước ngày 20/3/2024", DeadlineKind.Before, new(2024, 3, 20), [(null, "Các hội quần chúng", null)]);
        Add(db, 7, "session.1", "Các phiên họp của Hội đồng", "Phiên họp thứ nhất", "Tháng 01/2024", DeadlineKind.Month, new(2024, 1, 31), [(Interior, "Sở Nội vụ", new(2024, 1, 30))],
            TaskKind.Session, ["Xét, đề nghị khen thưởng tổng kết năm 2023", "Xét Chiến sĩ thi đua cấp tỉnh"]);
        Add(db, 8, "PL2.II.1", "Các nội dung công tác khác", "Tham gia ý kiến sửa đổi hướng dẫn bình xét", "Trước ngày 30/4/2024", DeadlineKind.Before, new(2024, 4, 30), [(Interior, "Sở Nội vụ", null)]);
        var withdrawn = Add(db, 9, "PL1.II.5", reports, "Việc đã bỏ theo kế hoạch điều chỉnh", "Trước ngày 01/02/2024", DeadlineKind.Before, new(2024, 2, 1), [(Health, "Sở Y tế", null)]);
        withdrawn.WithdrawnOn = new(2024, 1, 20);
    }

    private PlanTask Add(
        AppDb db, int sort, string path, string group, string title, string deadline, DeadlineKind kind, DateOnly? due,
        (Guid? Unit, string Text, DateOnly? Answered)[] units, TaskKind taskKind = TaskKind.Task, string[]? agenda = null)
    {
        var task = new PlanTask
        {
            Id = Guid.CreateVersion7(), ProgrammeId = Programme, OrganisationId = Province, Kind = taskKind, Path = path, SortNo = sort, GroupTitle = group,
            Title = title, DeadlineText = deadline, DeadlineKind = kind, Source = "{}",
        };
        var deliverable = new Deliverable { Id = Guid.CreateVersion7(), TaskId = task.Id, SortNo = 1, What = title, DueOn = due };
        var assignments = units.Select(u => new Assignment
        {
            Id = Guid.CreateVersion7(), DeliverableId = deliverable.Id, TaskId = task.Id, OrganisationId = u.Unit, PartyText = u.Text,
            State = u.Answered is null ? AssignmentState.NotSent : AssignmentState.Received, SentOn = u.Answered, ReceivedOn = u.Answered,
        }).ToList();
        var facts = TaskFacts.Of(new(NamedDayCounts: true, DecidingDate.Sent), kind, null,
            [new(due, null, [.. assignments.Select(a => new FactAnswer(a.State, a.SentOn, a.ReceivedOn))])]);
        (task.DueOn, task.StartedOn, task.HandedInOn, task.CompletedOn, task.CompletedLate) =
            (facts.DueOn, facts.StartedOn, facts.HandedInOn, facts.CompletedOn, facts.CompletedLate);
        db.Tasks.Add(task);
        db.Deliverables.Add(deliverable);
        db.Assignments.AddRange(assignments);
        db.TaskParties.Add(new() { Id = Guid.CreateVersion7(), TaskId = task.Id, Role = PartyRole.Lead, SortNo = 1, Text = "UBND tỉnh", Confidence = 0 });
        db.TaskParties.AddRange(units.Select((u, i) => new TaskParty
        {
            Id = Guid.CreateVersion7(), TaskId = task.Id, Role = PartyRole.Doer, SortNo = i + 1, Text = u.Text, OrganisationId = u.Unit, Confidence = 1,
        }));
        db.AgendaItems.AddRange((agenda ?? []).Select((text, i) => new AgendaItem { Id = Guid.CreateVersion7(), TaskId = task.Id, SortNo = i + 1, Text = text }));
        Tasks[path] = task.Id;
        return task;
    }
}
