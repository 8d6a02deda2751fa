using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Inspections.Costs;

/// <summary>What goes with a plan: its estimate, the task that ordered it, units by whole groups.</summary>
public sealed class CostTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_estimate_is_added_up_line_by_line_and_what_is_no_number_comes_back()
    {
        var s = await InspectionStage.MakeAsync(site);
        var page = $"/inspections/{await s.PlannedAsync()}/costs";
        await s.DoneAsync(page, new() { ["Input.Item"] = "Công tác phí", ["Input.Quantity"] = "2,5", ["Input.Unit"] = "người × ngày", ["Input.UnitPrice"] = "200.000" });
        await s.DoneAsync(page, new() { ["Input.Item"] = "In tài liệu", ["Input.Quantity"] = "30", ["Input.UnitPrice"] = "15.000", ["Input.Basis"] = "Giá thị trường" });
        var shown = await s.Officer.PageAsync(page, Ct);
        shown.ShouldContain("500.000");
        shown.ShouldContain("950.000"); // 2,5 × 200.000 + 30 × 15.000
        var bad = await s.PostAsync(page, new() { ["Input.Item"] = "Xăng xe", ["Input.Quantity"] = "nhiều", ["Input.UnitPrice"] = "-5" });
        bad.ShouldContain("Xăng xe");
        bad.ShouldContain("nhiều");
        bad.ShouldContain("Đơn giá phải từ 0");
        var line = await site.WithDbAsync(db => db.InspectionCosts.AsNoTracking().SingleAsync(c => c.Item == "In tài liệu", Ct));
        Dictionary<string, string> Changed(string item) => new() { ["Input.Line"] = line.Id.ToString(), ["Input.Version"] = line.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Input.Item"] = item, ["Input.Quantity"] = "30", ["Input.UnitPrice"] = "15.000" };
        await s.DoneAsync(page, Changed("In tài liệu, biên bản"));
        (await s.PostAsync(page, Changed("In ấn"))).ShouldContain("Người khác vừa sửa dòng này");
        await s.DoneAsync($"{page}?handler=Remove", new() { ["remove"] = line.Id.ToString() });
        (await s.Officer.PageAsync(page, Ct)).ShouldNotContain("biên bản</th>");
    }

    [Fact]
    public async Task A_whole_group_of_units_is_visited_once_each_and_whoever_was_to_inspect_itself_is_visited_instead()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        await s.DoneAsync($"/inspections/{inspection}/targets?handler=Self", []);
        var group = Guid.CreateVersion7();
        await site.WithDbAsync(db =>
        {
            db.AddressGroups.Add(new() { Id = group, OrganisationId = s.Authority, Name = "Phường và trường học", Kinds = ["ward", "school"] });
            return db.SaveChangesAsync(Ct);
        });
        var page = $"/inspections/{inspection}/targets";
        (await s.PostAsync($"{page}?handler=Group", new() { ["group"] = group.ToString() })).ShouldContain("Đã thêm 2 đơn vị kiểm tra trực tiếp");
        (await s.PostAsync($"{page}?handler=Group", new() { ["group"] = group.ToString() })).ShouldContain("đã có trong danh sách");
        (await s.SelfAsync(inspection)).ShouldBe([s.Company]);
    }

    [Fact]
    public async Task An_inspection_is_tied_to_a_task_of_its_own_authoritys_programme_and_to_no_other()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        var (own, other) = (await TaskAsync(s.Authority), await TaskAsync(s.Health));
        var page = $"/inspections/{inspection}";
        async Task<Dictionary<string, string>> Fields(Guid task) => new()
        {
            ["Input.Title"] = "Kiểm tra", ["Input.Year"] = "2026", ["Input.TaskId"] = task.ToString(),
            ["Input.Version"] = await site.WithDbAsync(async db => (await db.Inspections.AsNoTracking().SingleAsync(i => i.Id == inspection, Ct)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
        (await s.PostAsync(page, await Fields(other))).ShouldContain("Chọn một nhiệm vụ trong chương trình công tác của cơ quan");
        await s.DoneAsync(page, await Fields(own));
        (await s.Officer.PageAsync(page, Ct)).ShouldContain($"href=\"/tasks/{own}\"");
    }

    private Task<Guid> TaskAsync(Guid organisation) => site.WithDbAsync(async db =>
    {
        var (programme, task) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var by = await db.Accounts.Where(a => a.UserName.StartsWith("kiem.tra")).OrderBy(a => a.Id).Select(a => a.Id).FirstAsync(Ct);
        db.Programmes.Add(new() { Id = programme, OrganisationId = organisation, Title = "Chương trình", Year = 2026, CreatedAt = site.Clock.At, CreatedBy = by });
        db.Tasks.Add(new() { Id = task, ProgrammeId = programme, OrganisationId = organisation, Kind = TaskKind.Task, Path = "I.1", SortNo = 1, Title = "Kiểm tra công tác thi đua", DeadlineText = "", DeadlineKind = Papers.Deadlines.DeadlineKind.On, Source = "{\"blocks\":[]}" });
        await db.SaveChangesAsync(Ct);
        return task;
    });
}
