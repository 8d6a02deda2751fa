using System.Net;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Plans.Show;

public sealed class ShowTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string Register = "Đăng ký danh hiệu thi đua năm 2026";
    private const string Initiative = "Báo cáo sáng kiến cấp cơ sở";
    private const string Taxpayers = "Phối hợp tuyên dương người nộp thuế";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private SampleProgramme Sample { get; set; } = null!;

    public async ValueTask InitializeAsync() => Sample = await SampleProgramme.OfAsync(site);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("")]
    [InlineData("/calendar")]
    [InlineData("/council")]
    [InlineData("/units")]
    public async Task Every_view_sends_strangers_to_the_door_and_hides_from_another_commune(string view)
    {
        using var nobody = site.Open();
        using var other = await site.SignedInAsync("xa.khac", Ct);

        (await nobody.GetAsync($"/programmes/{Sample.Id}{view}", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await other.GetAsync($"/programmes/{Sample.Id}{view}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_officer_sees_all_tasks_under_the_documents_headings_with_one_line_of_what_matters()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);

        var page = WebUtility.HtmlDecode(await officer.PageAsync($"/programmes/{Sample.Id}", Ct));

        page.ShouldContain("1 việc đến hạn trong 14 ngày, 1 việc quá hạn, tổng số 5 việc");
        foreach (var text in (string[])[Register, Initiative, Taxpayers, "I. ĐĂNG KÝ THI ĐUA", "II. PHONG TRÀO", "chưa có số"]) page.ShouldContain(text);
        (await officer.PageAsync("/programmes", Ct)).ShouldContain($"/programmes/{Sample.Id}");
    }

    [Fact]
    public async Task The_late_filter_names_the_units_that_owe()
    {
        using var officer = await site.SignedInAsync("lanh.dao", Ct);

        var page = WebUtility.HtmlDecode(await officer.PageAsync($"/programmes/{Sample.Id}?state=late", Ct));
        var all = WebUtility.HtmlDecode(await officer.PageAsync("/tasks?state=late", Ct));

        foreach (var list in (string[])[page, all])
        {
            list.ShouldContain(Register);
            list.ShouldContain("Trường Trung học cơ sở An Giả; Trạm Y tế xã An Giả");
            list.ShouldNotContain(Initiative);
        }
    }

    [Theory]
    [InlineData("q=sang+kien", Initiative)]
    [InlineData("month=6", Taxpayers)]
    [InlineData("state=waiting", "Tổng kết phong trào theo hướng dẫn cấp trên")]
    [InlineData("group=II.+PHONG+TRÀO&month=6", Taxpayers)]
    public async Task A_filter_in_the_address_leaves_only_what_it_asks(string query, string title)
    {
        using var officer = await site.SignedInAsync("kiem.tra", Ct);

        var page = WebUtility.HtmlDecode(await officer.PageAsync($"/programmes/{Sample.Id}?{query}", Ct));

        page.ShouldContain(title);
        page.ShouldNotContain(Register);
    }

    [Fact]
    public async Task A_body_outside_the_tree_sees_only_the_task_assigned_to_it()
    {
        using var tax = await site.SignedInAsync("thue", Ct);

        var page = WebUtility.HtmlDecode(await tax.PageAsync($"/programmes/{Sample.Id}", Ct));

        page.ShouldContain(Taxpayers);
        page.ShouldNotContain(Register);
        (await tax.GetAsync(Sample.Page("PL1.II.1"), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await tax.GetAsync(Sample.Page("PL1.I.1"), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await tax.PageAsync("/tasks", Ct)).ShouldNotContain(Register);
    }

    [Fact]
    public async Task Calendar_council_and_units_show_the_same_work()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        async Task<string> View(string path) => WebUtility.HtmlDecode(await officer.PageAsync($"/programmes/{Sample.Id}/{path}", Ct));

        (await View("calendar?show=2026-03")).ShouldContain(Initiative);
        (await View("calendar?show=2026-q2")).ShouldContain(Taxpayers);
        (await View("calendar?show=nonsense")).ShouldContain("Tháng 3/2026");
        (await View("council")).ShouldContain("Thông qua kế hoạch năm 2026");
        (await View("units")).ShouldContain("Trạm Y tế xã An Giả");
    }

    [Fact]
    public async Task The_officer_has_one_main_action_and_the_others_in_a_menu()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);

        var head = HeadOf(await officer.PageAsync($"/programmes/{Sample.Id}", Ct));

        head.Split("btn-primary").Length.ShouldBe(2);
        head.ShouldContain($"<a class=\"btn btn-primary\" href=\"/programmes/{Sample.Id}/letter\">");
        head.ShouldContain("<details class=\"menu\""); // opens by keyboard and without JavaScript
        foreach (var other in (string[])["report", "paper", "documents", "reminders", "settings"])
            head.ShouldContain($"<a class=\"menu__item\" href=\"/programmes/{Sample.Id}/{other}\">");
        head.ShouldNotContain($"<a class=\"menu__item\" href=\"/programmes/{Sample.Id}/letter\">");
    }

    [Fact]
    public async Task With_nothing_late_the_main_action_is_to_take_in_results()
    {
        var now = site.Clock.At;
        site.Clock.At = new(2026, 2, 2, 1, 0, 0, TimeSpan.Zero);
        using var officer = await site.SignedInAsync("thuong.truc", Ct);

        var head = HeadOf(await officer.PageAsync($"/programmes/{Sample.Id}", Ct));

        site.Clock.At = now;
        head.ShouldContain("<a class=\"btn btn-primary\" href=\"/work#to-accept\">");
        head.ShouldContain($"<a class=\"menu__item\" href=\"/programmes/{Sample.Id}/letter\">");
    }

    [Fact]
    public async Task Readers_are_led_to_what_is_late_and_a_body_outside_has_no_actions()
    {
        using var auditor = await site.SignedInAsync("kiem.tra", Ct);
        using var tax = await site.SignedInAsync("thue", Ct);

        var head = HeadOf(await auditor.PageAsync($"/programmes/{Sample.Id}", Ct));
        head.ShouldContain($"<a class=\"btn btn-primary\" href=\"/programmes/{Sample.Id}?state=late\">");
        head.ShouldNotContain("/settings");
        HeadOf(await auditor.PageAsync($"/programmes/{Sample.Id}?state=late", Ct)).ShouldNotContain("btn-primary");
        HeadOf(await tax.PageAsync($"/programmes/{Sample.Id}", Ct)).ShouldNotContain("btn");
    }

    [Fact]
    public async Task A_report_in_the_calendar_says_of_which_task_it_is()
    {
        await site.WithDbAsync(async db =>
        {
            db.Deliverables.Add(new() { Id = Guid.CreateVersion7(), TaskId = Sample.Tasks["PL1.II.1"], SortNo = 9, What = "Báo cáo sơ kết 6 tháng", DueOn = new(2026, 5, 15) });
            return await db.SaveChangesAsync(Ct);
        });
        using var officer = await site.SignedInAsync("thuong.truc", Ct);

        foreach (var show in (string[])["2026-05", "2026-q2"])
            WebUtility.HtmlDecode(await officer.PageAsync($"/programmes/{Sample.Id}/calendar?show={show}", Ct)).ShouldContain($"Báo cáo sơ kết 6 tháng – {Taxpayers}");
        WebUtility.HtmlDecode(await officer.PageAsync($"/programmes/{Sample.Id}/calendar?show=2026-06", Ct)).ShouldNotContain($"{Taxpayers} –");
    }

    [Theory]
    [InlineData("Tổ chức phong trào thi đua “Xanh, sạch, đẹp” trên địa bàn toàn xã giai đoạn 2026 - 2030", "“Xanh, sạch, đẹp”")]
    [InlineData("Phong trào “Cả nước thi đua đẩy mạnh phát triển kết cấu hạ tầng đồng bộ, hiện đại”", "“Cả nước thi đua đẩy mạnh phát triển kết cấu hạ tầng đồng bộ…”")]
    [InlineData("Báo cáo sáng kiến", "Báo cáo sáng kiến")]
    [InlineData("Tổ chức hội nghị tổng kết, khen thưởng các tập thể, cá nhân tiêu biểu năm 2026", "Tổ chức hội nghị tổng kết, khen thưởng các tập thể, cá nhân…")]
    public void A_task_is_named_in_few_words_by_the_name_in_its_quotation_marks_or_how_it_begins(string title, string words) =>
        PlanWords.InFewWords(title).ShouldBe(words);

    [Fact]
    public async Task My_work_and_the_dashboard_begin_with_what_is_late()
    {
        using var school = await site.SignedInAsync("truong", Ct);
        using var leader = await site.SignedInAsync("lanh.dao", Ct);

        var work = WebUtility.HtmlDecode(await school.PageAsync("/work", Ct));
        work.ShouldContain("1 việc đến hạn trong 14 ngày, 1 việc quá hạn");
        work.IndexOf(Register, StringComparison.Ordinal).ShouldBeLessThan(work.IndexOf(Initiative, StringComparison.Ordinal));
        work.ShouldNotContain(Taxpayers);
        WebUtility.HtmlDecode(await leader.PageAsync("/dashboard", Ct)).ShouldContain("2 đơn vị chưa gửi đúng hạn");
        (await school.GetAsync("/dashboard", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await school.GetAsync("/late", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static string HeadOf(string page)
    {
        var start = page.IndexOf("<header class=\"head\">", StringComparison.Ordinal);
        return page[start..page.IndexOf("</header>", start, StringComparison.Ordinal)];
    }
}
