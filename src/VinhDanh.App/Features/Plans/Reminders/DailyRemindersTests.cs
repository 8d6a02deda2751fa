using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Plans.Reminders;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Plans.Reminders;

/// <summary>The daily run on a real database; each test has a site of its own, because a run tells everybody.</summary>
[Trait("Speed", "Slow")]
public sealed class DailyRemindersTests(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly Site _site = new(cluster);
    private SamplePlan _plan = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        At(2024, 1, 2);
        _plan = await SamplePlan.MakeAsync(_site, "t");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_day_after_the_due_day_the_unit_that_has_not_answered_is_told_and_nobody_else()
    {
        At(2024, 3, 1); // 29/02 passed; Sở Y tế answered on 28/02
        (await RunAsync()).ShouldBe(1);
        var notice = (await NoticesAsync()).ShouldHaveSingleItem();
        notice.User.ShouldBe("education.t");
        notice.Title.ShouldBe("Nhắc việc: 1 việc quá hạn");
        notice.Body.ShouldBe("- Đăng ký thi đua năm 2024 (hạn 29/02/2024, quá hạn 1 ngày làm việc)");
        notice.Href.ShouldBe($"/tasks/{_plan.Tasks["PL1.II.1"]}");
    }

    [Fact]
    public async Task Run_again_at_once_on_two_nodes_and_through_the_queue_a_day_tells_once()
    {
        At(2024, 5, 27); // 14 days before 10/06: Sở Y tế, Sở Giáo dục và Đào tạo
        var told = await Task.WhenAll(RunAsync(), RunAsync(), RunAsync());
        told.Sum().ShouldBe(2);
        (await RunAsync()).ShouldBe(0);

        await PlanAsync();
        (await PlanAsync()).ShouldBeFalse();
        while (await _site.WithAsync(s => s.GetRequiredService<JobRunner>().RunNextAsync(Ct)))
        {
        }
        (await NoticesAsync()).Select(n => n.User).ShouldBe(["education.t", "health.t"], ignoreOrder: true);
        (await ScalarAsync("select count(*) from app.job where kind = 'reminders.daily' and done_at is not null")).ShouldBe(1);
        (await ScalarAsync("select count(*) from app.reminder_run")).ShouldBe(1);
    }

    [Fact]
    public async Task From_new_year_to_summer_nobody_is_reminded_of_what_is_finished_withdrawn_or_waits()
    {
        for (var day = new DateOnly(2024, 1, 2); day < new DateOnly(2024, 7, 1); day = day.AddDays(1))
        {
            At(day.Year, day.Month, day.Day);
            await RunAsync();
        }
        var bodies = string.Join('\n', (await NoticesAsync()).Select(n => n.Body));
        foreach (var quiet in (string[])["Xây dựng Kế hoạch công tác", "Sửa đổi Quy chế", "Phiên họp thứ nhất", "phong trào của ngành", "Việc đã bỏ"])
            bodies.ShouldNotContain(quiet);
        bodies.ShouldContain("Báo cáo sơ kết");
        // 14, 7, 1 and −1 of each: registration and 6-month report for education, report for health, its own for interior.
        (await NoticesAsync()).GroupBy(n => n.User).ToDictionary(g => g.Key, g => g.Count())
            .ShouldBe(new Dictionary<string, int> { ["education.t"] = 8, ["health.t"] = 4, ["interior.t"] = 4, ["officer.t"] = 4 }, ignoreOrder: true);
        (await ScalarAsync("select count(*) from app.notice where at::date in ('2024-02-12', '2024-04-30', '2024-05-01')")).ShouldBe(0);
    }

    [Fact]
    public async Task After_three_weeks_of_downtime_each_person_gets_one_digest_with_the_newest_step()
    {
        At(2024, 5, 24);
        await RunAsync();
        At(2024, 6, 12); // missed: 14, 7 and 1 days before 10/06 and the day after
        (await RunAsync()).ShouldBe(2);
        (await NoticesAsync()).ShouldAllBe(n => n.Title == "Nhắc việc: 1 việc quá hạn");
    }

    [Fact]
    public async Task A_body_without_account_is_left_to_the_officers_of_the_standing_agency()
    {
        At(2024, 3, 21); // “Các hội quần chúng” had until 20/03
        (await RunAsync()).ShouldBe(1);
        var notice = (await NoticesAsync()).ShouldHaveSingleItem();
        notice.User.ShouldBe("officer.t");
        notice.Body.ShouldBe("- Các hội quần chúng (chưa có người nhận trong hệ thống): Công khai danh sách (hạn 20/03/2024, quá hạn 1 ngày làm việc)");
    }

    [Fact]
    public async Task A_leader_named_in_the_lead_gets_one_summary_a_working_day()
    {
        await _site.Database.OwnerConnectionString.ExecuteAsync(
            """
            with p as (insert into app.person (id, organisation_id, full_name, valid_from) values (gen_random_uuid(), $1, 'Vũ Minh Khoa', '2020-01-01') returning id),
                 a as (update app.account set person_id = (select id from p) where user_name = 'leader.t')
            update app.task_party set person_id = (select id from p) where role = 'lead'
            """, Ct, _plan.Province);
        At(2024, 4, 28); // a Sunday
        (await RunAsync()).ShouldBe(0);
        At(2024, 6, 6);
        await RunAsync();
        await RunAsync();
        var notice = (await NoticesAsync()).Single(n => n.User == "leader.t");
        notice.Title.ShouldBe("Việc được giao chủ trì: 3 việc quá hạn, 1 việc đến hạn trong 14 ngày");
        notice.Body.ShouldContain("- Đăng ký thi đua năm 2024 (hạn 29/02/2024, quá hạn)");
        notice.Body.ShouldContain("- Báo cáo sơ kết 6 tháng đầu năm (hạn 10/06/2024, còn 4 ngày)");
    }

    [Fact]
    public async Task The_page_shows_what_will_be_sent_and_keeps_a_changed_rule_with_its_history()
    {
        At(2024, 4, 26);
        using var officer = await _site.SignedInAsync("officer.t", Ct);
        var address = $"/programmes/{_plan.Programme}/reminders";
        var page = WebUtility.HtmlDecode(await officer.PageAsync(address, Ct));
        page.ShouldContain("thứ Sáu, 26/04/2024 – 1 lời nhắc");
        page.ShouldContain("Trước hạn 1 ngày; chuyển từ thứ Hai, 29/04/2024 là ngày nghỉ");
        page.ShouldNotContain("Đăng ký thi đua năm 2024");

        var version = VersionOf(page);
        var wrong = await officer.PostAsync(address, new() { ["Input.Before"] = "7, mười", ["Input.After"] = "0", ["Input.Version"] = version }, Ct);
        var answer = WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync(Ct));
        answer.ShouldContain("Nhập tối đa 6 số từ 0 đến 90");
        answer.ShouldContain("Nhập tối đa 6 số từ 1 đến 30");
        answer.ShouldContain("value=\"7, mười\"");

        (await officer.PostAsync(address, new() { ["Input.Before"] = "10; 3", ["Input.After"] = "2", ["Input.Version"] = version }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _site.Database.OwnerConnectionString.ScalarAsync<int[]>("select reminder_days from app.programme where id = $1", Ct, _plan.Programme)).ShouldBe([10, 3, -2]);
        (await ScalarAsync("select count(*) from app.audit_entry where action = 'programme.reminders-changed'")).ShouldBe(1);

        var stale = await officer.PostAsync(address, new() { ["Input.Before"] = "1", ["Input.After"] = "1", ["Input.Version"] = version }, Ct);
        WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync(Ct)).ShouldContain("vừa được người khác thay đổi");
    }

    [Fact]
    public async Task The_rule_is_changed_by_officers_alone_and_seen_in_scope_alone()
    {
        var address = $"/programmes/{_plan.Programme}/reminders";
        using var leader = await _site.SignedInAsync("leader.t", Ct);
        (await leader.PageAsync(address, Ct)).ShouldNotContain("Input.Before");
        (await leader.PostAsync(address, new() { ["Input.Before"] = "1" }, Ct, "/account")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var unit = await _site.SignedInAsync("education.t", Ct);
        (await unit.GetAsync(address, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_year_without_calendar_is_said_on_the_page()
    {
        await _site.Database.OwnerConnectionString.ExecuteAsync("update app.deliverable set due_on = '2031-06-15' where task_id = $1", Ct, _plan.Tasks["PL1.II.2"]);
        At(2031, 6, 1);
        (await RunAsync()).ShouldBe(2); // 14 plain days before, though it is a Sunday
        using var officer = await _site.SignedInAsync("officer.t", Ct);
        WebUtility.HtmlDecode(await officer.PageAsync($"/programmes/{_plan.Programme}/reminders", Ct)).ShouldContain("Chưa có lịch nghỉ lễ, nghỉ bù năm 2031");
    }

    private void At(int year, int month, int day) => _site.Clock.At = new(year, month, day, 7, 0, 0, TimeSpan.FromHours(7));

    private Task<int> RunAsync() => _site.WithAsync(s => s.GetRequiredService<DailyReminders>().RunAsync(Ct));

    private Task<bool> PlanAsync() => _site.WithAsync(s => ReminderSchedule.PlanAsync(s.GetRequiredService<JobQueue>(), _site.Clock, Ct));

    private Task<long> ScalarAsync(string sql) => _site.Database.OwnerConnectionString.ScalarAsync<long>(sql, Ct);

    private Task<List<(string User, string Title, string Body, string Href)>> NoticesAsync() => _site.WithDbAsync(db => Task.FromResult(
        (from n in db.Notices
         join a in db.Accounts on n.AccountId equals a.Id
         orderby n.At, a.UserName
         select new { a.UserName, n.Title, n.Body, n.Href }).AsEnumerable().Select(n => (n.UserName, n.Title, n.Body, n.Href)).ToList()));

    private static string VersionOf(string page)
    {
        const string Before = "name=\"Input.Version\" value=\"";
        var at = page.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return page[at..page.IndexOf('"', at)];
    }
}
