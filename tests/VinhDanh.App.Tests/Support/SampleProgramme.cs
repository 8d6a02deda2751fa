using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Tests.Support;

/// <summary>
/// An invented commune with three units and a body outside its tree, an account per role, and a small programme of 2026. The
/// clock of <see cref="Site"/> stands at 02/03/2026.
/// </summary>
public sealed class SampleProgramme
{
    public required Guid Authority { get; init; }
    public required Guid School { get; init; }
    public required Guid Health { get; init; }
    public required Guid Tax { get; init; }
    public required Guid Id { get; init; }
    public Dictionary<string, Guid> Tasks { get; } = [];

    /// <summary>By task and unit.</summary>
    public Dictionary<(string Task, Guid Unit), Guid> Parts { get; } = [];

    public string Page(string task) => $"/tasks/{Tasks[task]}";
    public string Part(string task, Guid unit) => $"/tasks/{Tasks[task]}/answers/{Parts[(task, unit)]}";

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Site, SampleProgramme> Made = [];

    /// <summary>The one of this site; made by the first test of the class that asks (tests of a class run one after another).</summary>
    public static async Task<SampleProgramme> OfAsync(Site site)
    {
        if (!Made.TryGetValue(site, out var sample)) Made.Add(site, sample = await InAsync(site));
        return sample;
    }

    /// <summary>
    /// Accounts <c>thuong.truc</c> (officer), <c>lanh.dao</c> (leader), <c>kiem.tra</c> (auditor) at the authority; <c>truong</c>,
    /// <c>y.te</c> at units; <c>thue</c> at a body with a tree of its own; <c>xa.khac</c> an officer of another commune.
    /// </summary>
    private static async Task<SampleProgramme> InAsync(Site site)
    {
        var authority = await site.OrganisationAsync("Ủy ban nhân dân xã An Giả Định", kind: OrganisationKind.Commune);
        var sample = new SampleProgramme
        {
            Authority = authority,
            School = await site.OrganisationAsync("Trường Trung học cơ sở An Giả", authority, OrganisationKind.School),
            Health = await site.OrganisationAsync("Trạm Y tế xã An Giả", authority, OrganisationKind.PublicUnit),
            Tax = await site.OrganisationAsync("Thuế cơ sở Giả Định", kind: OrganisationKind.VerticalUnit, outside: true),
            Id = Guid.CreateVersion7(),
        };
        var other = await site.OrganisationAsync("Ủy ban nhân dân xã Bình Giả Định", kind: OrganisationKind.Commune);
        var officer = await site.AccountAsync("thuong.truc", Role.StandingAgencyOfficer, authority);
        await site.AccountAsync("lanh.dao", Role.AgencyLeader, authority);
        await site.AccountAsync("kiem.tra", Role.Auditor, authority);
        await site.AccountAsync("truong", Role.UnitOfficer, sample.School);
        await site.AccountAsync("y.te", Role.UnitOfficer, sample.Health);
        await site.AccountAsync("thue", Role.UnitOfficer, sample.Tax);
        await site.AccountAsync("xa.khac", Role.StandingAgencyOfficer, other);
        await site.WithAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Programmes.Add(new()
            {
                Id = sample.Id, OrganisationId = authority, Title = "Kế hoạch công tác thi đua, khen thưởng năm 2026", Year = 2026, CreatedAt = site.Clock.At, CreatedBy = officer,
            });
            sample.Add(db, "PL1.I.1", "I. ĐĂNG KÝ THI ĐUA", "Đăng ký danh hiệu thi đua năm 2026", DeadlineKind.Before, "Trước ngày 20/02/2026", new(2026, 2, 20), [sample.School, sample.Health]);
            sample.Add(db, "PL1.I.2", "I. ĐĂNG KÝ THI ĐUA", "Báo cáo sáng kiến cấp cơ sở", DeadlineKind.On, "Ngày 10/3/2026", new(2026, 3, 10), [sample.School]);
            sample.Add(db, "PL1.II.1", "II. PHONG TRÀO", "Phối hợp tuyên dương người nộp thuế", DeadlineKind.Month, "Tháng 6/2026", new(2026, 6, 30), [sample.Tax]);
            sample.Add(db, "PL1.II.2", "II. PHONG TRÀO", "Tổng kết phong trào theo hướng dẫn cấp trên", DeadlineKind.Dependent, "Theo hướng dẫn của cấp trên", null, [sample.Health]);
            sample.Add(db, "session.1", null, "Họp Hội đồng lần thứ nhất", DeadlineKind.Month, "Tháng 3/2026", new(2026, 3, 31), [authority], TaskKind.Session);
            db.AgendaItems.Add(new() { Id = Guid.CreateVersion7(), TaskId = sample.Tasks["session.1"], SortNo = 1, Text = "Thông qua kế hoạch năm 2026" });
            await services.GetRequiredService<TaskChanges>().RecomputeAsync(sample.Tasks.Values, default);
            await transaction.CommitAsync();
            return true;
        });
        return sample;
    }

    private void Add(AppDb db, string path, string? group, string title, DeadlineKind kind, string text, DateOnly? due, Guid[] doers, TaskKind row = TaskKind.Task)
    {
        var id = Tasks[path] = Guid.CreateVersion7();
        db.Tasks.Add(new()
        {
            Id = id, ProgrammeId = Id, OrganisationId = Authority, Kind = row, Path = path, SortNo = Tasks.Count, GroupTitle = group, Title = title,
            DeadlineText = text, DeadlineKind = kind, Source = "{\"blocks\":[]}",
        });
        var deliverable = new VinhDanh.App.Features.Plans.Deliverable { Id = Guid.CreateVersion7(), TaskId = id, SortNo = 1, What = title, DueOn = due };
        db.Deliverables.Add(deliverable);
        foreach (var unit in doers)
            db.Assignments.Add(new() { Id = Parts[(path, unit)] = Guid.CreateVersion7(), DeliverableId = deliverable.Id, TaskId = id, OrganisationId = unit, PartyText = "đơn vị" });
    }
}
