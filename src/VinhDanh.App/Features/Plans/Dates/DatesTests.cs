using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Plans.Dates;

public sealed partial class DatesTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private SampleProgramme Sample { get; set; } = null!;

    public async ValueTask InitializeAsync() => Sample = await SampleProgramme.OfAsync(site);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_unit_asks_for_more_time_and_the_owner_grants_it()
    {
        using var school = await site.SignedInAsync("truong", Ct);
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        using var other = await site.SignedInAsync("y.te", Ct);
        var page = Sample.Page("PL1.I.2") + "/dates";
        var deliverable = (await DeliverableAsync("PL1.I.2")).Id.ToString();
        Dictionary<string, string> ask = new() { ["Ask.Deliverable"] = deliverable, ["Ask.Until"] = "20/03/2026", ["Ask.Reason"] = "Chờ kết quả chấm" };

        (await other.PostAsync($"{page}?handler=Ask", ask, Ct, "/account")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await school.PostAsync($"{page}?handler=Ask", new(ask) { ["Ask.Until"] = "05/03/2026" }, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await school.PostAsync($"{page}?handler=Ask", ask, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await school.PostAsync($"{page}?handler=Ask", ask, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var request = await site.WithDbAsync(db => db.ExtensionRequests.Select(r => r.Id).SingleAsync(Ct));
        (await officer.PageAsync("/work", Ct)).ShouldContain("20/03/2026");

        Dictionary<string, string> grant = new() { ["request"] = request.ToString(), ["grant"] = "true", ["note"] = "Đồng ý" };
        (await school.PostAsync($"{page}?handler=Decide", grant, Ct, "/account")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.PostAsync($"{page}?handler=Decide", grant, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.PostAsync($"{page}?handler=Decide", new(grant) { ["grant"] = "false" }, Ct, "/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await DeliverableAsync("PL1.I.2")).ExtendedTo.ShouldBe(new DateOnly(2026, 3, 20));
        (await TaskAsync("PL1.I.2")).DueOn.ShouldBe(new DateOnly(2026, 3, 20));
    }

    [Fact]
    public async Task A_waiting_task_gets_its_date_and_a_stale_form_changes_nothing()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var page = Sample.Page("PL1.II.2") + "/dates";
        var deliverable = (await DeliverableAsync("PL1.II.2")).Id.ToString();
        Dictionary<string, string> set = new()
        {
            ["Set.Versions"] = await ShownAsync(officer, page, "Set.Versions"), ["Set.Deliverable"] = deliverable, ["Set.DueOn"] = "15/05/2026", ["Set.Reason"] = "Công văn của cấp trên",
        };

        (await officer.PostAsync($"{page}?handler=Set", new(set) { ["Set.Reason"] = "" }, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await officer.PostAsync($"{page}?handler=Set", set, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await TaskAsync("PL1.II.2")).StateOn(new(2026, 3, 2)).ShouldBe(TaskState.NotStarted);
        (await officer.PostAsync($"{page}?handler=Set", new(set) { ["Set.DueOn"] = "16/05/2026" }, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await DeliverableAsync("PL1.II.2")).DueOn.ShouldBe(new DateOnly(2026, 5, 15));
    }

    [Fact]
    public async Task Whoever_saves_a_task_second_sees_both_versions()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        using var leader = await site.SignedInAsync("lanh.dao", Ct);
        var page = Sample.Page("PL1.II.1") + "/edit";
        Dictionary<string, string> edit = new()
        {
            ["Input.Version"] = await ShownAsync(officer, page, "Input.Version"), ["Input.Title"] = "Tuyên dương người nộp thuế tiêu biểu",
            ["Input.DeadlineText"] = "Tháng 6/2026", ["Input.Leads"] = "Thuế cơ sở Giả Định",
        };

        (await leader.GetAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.PostAsync($"{page}?handler=Save", edit, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var second = await officer.PostAsync($"{page}?handler=Save", new(edit) { ["Input.Title"] = "Của người lưu sau" }, Ct, page);

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        var shown = WebUtility.HtmlDecode(await second.Content.ReadAsStringAsync(Ct));
        shown.ShouldContain("Tuyên dương người nộp thuế tiêu biểu");
        shown.ShouldContain("Của người lưu sau");
        (await TaskAsync("PL1.II.1")).Title.ShouldBe("Tuyên dương người nộp thuế tiêu biểu");
    }

    [Fact]
    public async Task A_unit_is_added_and_taken_away_until_it_has_begun()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var page = Sample.Page("session.1") + "/edit";
        Dictionary<string, string> unit = new() { ["unit"] = Sample.Health.ToString() };

        (await officer.PostAsync($"{page}?handler=Add", unit, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await UnitsAsync("session.1")).Contains(Sample.Health).ShouldBeTrue();
        (await officer.PostAsync($"{page}?handler=Remove", unit, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await UnitsAsync("session.1")).Contains(Sample.Health).ShouldBeFalse();
    }

    [Fact]
    public async Task The_rule_of_the_named_day_moves_every_due_day_of_the_programme()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        using var school = await site.SignedInAsync("truong", Ct);
        var page = $"/programmes/{Sample.Id}/settings";
        Dictionary<string, string> settings = new()
        {
            ["Input.Version"] = await ShownAsync(officer, page, "Input.Version"), ["Input.Title"] = "Kế hoạch năm 2026", ["Input.Number"] = "12/KH-UBND",
            ["Input.NamedDayCounts"] = "false", ["Input.DecidingDate"] = "Sent",
        };

        (await school.GetAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.PageAsync(page, Ct)).ShouldContain($"href=\"/programmes/{Sample.Id}/reminders\""); // the one home of the days of reminders
        (await officer.PostAsync(page, new(settings) { ["Input.Title"] = "", ["Input.ReminderDays"] = "3" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var saved = await officer.PostAsync(page, settings, Ct);
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync(Ct));

        (await TaskAsync("PL1.I.1")).DueOn.ShouldBe(new DateOnly(2026, 2, 19));
        (await site.WithDbAsync(db => db.Programmes.Where(p => p.Id == Sample.Id).Select(p => p.ReminderDays).SingleAsync(Ct))).ShouldBe([14, 7, 1, -1]);
        var stale = await officer.PostAsync(page, settings, Ct);
        WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync(Ct)).ShouldContain("Người khác vừa sửa chương trình này");
    }

    private Task<PlanTask> TaskAsync(string path)
    {
        var id = Sample.Tasks[path];
        return site.WithDbAsync(db => db.Tasks.AsNoTracking().SingleAsync(t => t.Id == id, Ct));
    }

    private Task<Deliverable> DeliverableAsync(string path)
    {
        var id = Sample.Tasks[path];
        return site.WithDbAsync(db => db.Deliverables.AsNoTracking().SingleAsync(d => d.TaskId == id, Ct));
    }

    private Task<List<Guid?>> UnitsAsync(string path)
    {
        var id = Sample.Tasks[path];
        return site.WithDbAsync(db => db.Assignments.Where(a => a.TaskId == id).Select(a => a.OrganisationId).ToListAsync(Ct));
    }

    /// <summary>The value of a hidden field as the page shows it.</summary>
    private static async Task<string> ShownAsync(Browser browser, string page, string field) =>
        Hidden().Matches(await browser.PageAsync(page, Ct)).Single(m => m.Groups[1].Value == field).Groups[2].Value;

    [GeneratedRegex("name=\"([A-Za-z.]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
