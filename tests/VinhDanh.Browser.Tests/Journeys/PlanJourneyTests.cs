using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Plans;
using VinhDanh.App.Tests.Support;
using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Journeys;

/// <summary>The first real use from end to end: a signed plan is handed in, confirmed, followed, answered and accepted.</summary>
public sealed class PlanJourneyTests(PostgresCluster cluster, Chromium chromium)
{
    private const string Officer = "thuong.truc";

    [Fact]
    public Task An_annual_plan_is_confirmed_followed_reported_and_accepted() => AnnualPlanAsync(script: true);

    [Fact]
    public Task The_same_annual_plan_goes_the_whole_way_without_javascript() => AnnualPlanAsync(script: false);

    [Fact]
    public async Task A_plan_by_quarters_becomes_sixteen_tasks_in_four_quarters()
    {
        await using var stage = await StageAsync();
        await using var officer = await stage.EnterAsync(Officer);
        var programme = await ConfirmAsync(officer, Seeds.Office("004", "docx") ?? Seeds.Sample("ke-hoach-tdkt-2026-phuong-lam-kieu.docx"));

        var rows = await Programme.RowsAsync(officer, programme);
        rows.Count.ShouldBe(16);
        (await Programme.GroupsAsync(officer, programme)).Count.ShouldBe(4);
        var late = await Programme.LateAsync(officer, programme);
        late.ShouldBe(await LateInDatabaseAsync(stage.Site, programme), "the list of late work is computed from the same facts");
        if (Seeds.Office("004", "docx") is not null) late.ShouldNotBeEmpty("the first quarter of the plan has passed");
        officer.ShouldHaveBeenQuiet();
    }

    private async Task AnnualPlanAsync(bool script)
    {
        await using var stage = await StageAsync();
        await using var officer = await stage.EnterAsync(Officer, script);
        var programme = await ConfirmAsync(officer, PlanSteps.AnnualPlan);

        var rows = await Programme.RowsAsync(officer, programme);
        var late = await Programme.LateAsync(officer, programme);
        if (Seeds.Office("003", "docx") is not null)
        {
            // 46 rows of Appendix 1, 5 sessions and 4 other items of Appendix 2, 2 items of the body that no row carries.
            rows.Count.ShouldBe(46 + 5 + 4 + 2);
            rows.Count(r => r.Place.StartsWith("Phiên ", StringComparison.Ordinal)).ShouldBe(5);
            rows.ShouldContain(r => r.Title.Contains("Cúp Thăng Long", StringComparison.Ordinal));
            rows.ShouldContain(r => r.Title.Contains("tổng kết", StringComparison.OrdinalIgnoreCase) && r.Title.Contains("khen", StringComparison.OrdinalIgnoreCase));
            late.ShouldBe(LateRows.Of003.Select(Programme.Shown));
        }

        late.ShouldBe(await LateInDatabaseAsync(stage.Site, programme));
        if (late.Count == 0) return; // the sample plan is of a later year: nothing of it is late on this day

        var (task, unit) = await OneUnitsLateTaskAsync(stage.Site, programme);
        await stage.Site.AccountAsync("don.vi", Role.UnitOfficer, unit);
        await using var doer = await stage.EnterAsync("don.vi", script);
        await ReportAsync(doer, task.Id);
        await AcceptAsync(officer, task.Id);
        (await Programme.LateAsync(officer, programme)).ShouldBe(late.Where(p => p != Programme.Shown(task.Path)));

        officer.ShouldHaveBeenQuiet();
        doer.ShouldHaveBeenQuiet();
    }

    private static async Task<Guid> ConfirmAsync(Window officer, string paper)
    {
        await PlanSteps.UploadAsync(officer, paper);
        await PlanSteps.AcceptAllAsync(officer);
        var programme = await PlanSteps.ConfirmAsync(officer);
        await Assertions.Expect(officer.Page.GetByText("Đã lập chương trình công tác từ kế hoạch")).ToBeVisibleAsync();
        return programme;
    }

    private static async Task ReportAsync(Window doer, Guid task)
    {
        await doer.GoAsync("/work");
        await PlanSteps.ReportAsync(doer, (await doer.Page.Locator($"#asked th a[href*='/tasks/{task}/']").First.GetAttributeAsync("href"))!);
    }

    private static async Task AcceptAsync(Window officer, Guid task)
    {
        await officer.GoAsync("/work");
        await officer.Page.Locator($"#sent a[href*='/tasks/{task}/']").First.ClickAsync();
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Xác nhận kết quả" }).ClickAsync();
        await Assertions.Expect(officer.Page.GetByText("Đã xác nhận kết quả.")).ToBeVisibleAsync();
    }

    /// <summary>The first late task that one unit of the district alone answers for.</summary>
    private static Task<(PlanTask Task, Guid Unit)> OneUnitsLateTaskAsync(Site site, Guid programme) => site.WithDbAsync(async db =>
    {
        var found = await db.Tasks.AsNoTracking().Where(t => t.ProgrammeId == programme).InState(TaskState.Late, LateRows.Day)
            .Where(t => db.Assignments.Count(a => a.TaskId == t.Id) == 1 && db.Assignments.Any(a => a.TaskId == t.Id && a.OrganisationId != null))
            .OrderBy(t => t.SortNo).FirstAsync();
        return (found, (await db.Assignments.AsNoTracking().SingleAsync(a => a.TaskId == found.Id)).OrganisationId!.Value);
    });

    private static Task<List<string>> LateInDatabaseAsync(Site site, Guid programme) => site.WithDbAsync(async db =>
        (await db.Tasks.AsNoTracking().Where(t => t.ProgrammeId == programme).InState(TaskState.Late, LateRows.Day).OrderBy(t => t.SortNo).ToListAsync())
        .ConvertAll(t => Programme.Shown(t.Path)));

    private async Task<Stage> StageAsync()
    {
        var site = new Site(cluster);
        await site.InitializeAsync();
        site.Clock.At = new(LateRows.Day, new TimeOnly(1, 0), TimeSpan.Zero);
        await SampleDistrict.InAsync(site);
        return new(site, chromium);
    }

    /// <summary>A program of one test alone.</summary>
    private sealed class Stage(Site site, Chromium chromium) : IAsyncDisposable
    {
        public Site Site => site;

        public async Task<Window> EnterAsync(string userName, bool script = true)
        {
            var window = await Window.OpenAsync(chromium, site.Address, script: script);
            await PlanSteps.SignInAsync(window, userName);
            return window;
        }

        public ValueTask DisposeAsync() => site.DisposeAsync();
    }
}
