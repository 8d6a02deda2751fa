using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Confirm;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.App.Tests.Support;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>A plan from its first line to its programme, as the officer and the leader do it.</summary>
[Trait("Speed", "Slow")]
public sealed partial class ComposeTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private SampleProgramme Sample { get; set; } = null!;

    public async ValueTask InitializeAsync() => Sample = await SampleProgramme.OfAsync(site);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task From_last_years_programme_to_this_years_with_comments_sign_off_and_the_same_rows()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        using var leader = await site.SignedInAsync("lanh.dao", Ct);
        var id = await StartAsync(officer, $"programme:{Sample.Id}", 2027);
        var text = await TextAsync(id);
        text.Year.ShouldBe(2027);
        text.Lines.Count.ShouldBe(5);
        text.Lines.ShouldContain(l => l.Title == "Đăng ký danh hiệu thi đua năm 2027");

        // The officer mends one row and adds one.
        var line = text.WithGroups().Lines[0];
        (await officer.PostAsync($"/compositions/{id}/line?line={line.Id}", LineForm(line, deadline: "Trước ngày 26/02/2027"), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.PostAsync($"/compositions/{id}/line", LineForm(new(0, PlanLineKind.Task, "Tổ chức hội thi cán bộ thi đua giỏi") { Doers = "Trường Trung học cơ sở An Giả" }, "Tháng 9/2027"), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        WebUtility.HtmlDecode(await officer.PageAsync($"/compositions/{id}", Ct)).ShouldContain("6 dòng, khớp cả nội dung, đơn vị và thời hạn");

        // Sent round; a comment; returned; mended; agreed to.
        await DoAsync(officer, id, "Circulate");
        (await officer.GetAsync($"/compositions/{id}/line?line={line.Id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await DoAsync(leader, id, "Comment", new() { ["Comment.Line"] = $"{line.Id}", ["Comment.Words"] = "Xem lại mốc tháng 02." });
        await DoAsync(leader, id, "Return", new() { ["Returned.Reason"] = "Bổ sung nội dung tập huấn." });
        (await NoticesAsync("thuong.truc")).ShouldContain("Trả lại dự thảo Kế hoạch để sửa: Kế hoạch công tác thi đua, khen thưởng năm 2027");
        var page = WebUtility.HtmlDecode(await officer.PageAsync($"/compositions/{id}/opinions", Ct));
        foreach (var words in (string[])["Xem lại mốc tháng 02.", "Bổ sung nội dung tập huấn.", "về dòng “Đăng ký danh hiệu thi đua năm 2027”"]) page.ShouldContain(words);
        await DoAsync(officer, id, "Settle", new() { ["comment"] = Settle().Match(page).Groups["id"].Value });
        await DoAsync(officer, id, "Circulate");
        await DoAsync(leader, id, "Agree");

        // Issued: a paper like any other, read, reviewed, confirmed.
        var issued = await officer.PostAsync($"/compositions/{id}/opinions?handler=Issue", new() { ["Issue.Number"] = "5", ["Issue.Day"] = "11/01/2027" }, Ct);
        var import = Guid.Parse(issued.Headers.Location!.ToString()["/imports/".Length..]);
        var draft = await site.WithDbAsync(async db => Review.PlanDraft.Read((await db.PlanImports.SingleAsync(i => i.Id == import, Ct)).Draft));
        (draft.Number, draft.IssuedOn, draft.Year).ShouldBe(("05/KH-UBND", new DateOnly(2027, 1, 11), 2027));
        draft.Tasks.Where(t => t.Kind is TaskKind.Task).Select(t => t.Title).ShouldBe((await TextAsync(id)).Lines.Where(l => l.Kind is not PlanLineKind.Session).Select(l => l.Title), ignoreOrder: true);
        (await officer.PostAsync($"/imports/{import}?handler=Confirm", new() { ["sure"] = "true" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.WithDbAsync(db => db.Programmes.CountAsync(p => p.Year == 2027 && p.Number == "05/KH-UBND", Ct))).ShouldBe(1);
        WebUtility.HtmlDecode(await officer.PageAsync($"/compositions/{id}/versions?from=1&to=2", Ct)).ShouldContain("Đăng ký danh hiệu thi đua năm 2027");
    }

    [Fact]
    public async Task What_the_paper_would_not_give_back_keeps_a_plan_from_going_round()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var id = await StartAsync(officer, "frame", 2026);
        await officer.PostAsync($"/compositions/{id}/line", LineForm(new(0, PlanLineKind.Task, "Chuẩn bị tài liệu") { Group = "CÁC PHIÊN HỌP CỦA HỘI ĐỒNG", Doers = "Trạm Y tế xã An Giả" }, "Tháng 3/2026"), Ct);

        (await officer.PostAsync($"/compositions/{id}/opinions?handler=Circulate", [], Ct)).Headers.Location!.ToString().ShouldBe($"/compositions/{id}");

        var page = WebUtility.HtmlDecode(await officer.PageAsync($"/compositions/{id}", Ct));
        page.ShouldContain("đọc ra thành phiên họp; đổi tên nhóm hoặc nội dung.");
        page.ShouldContain("Đang soạn");
    }

    [Fact]
    public async Task Two_people_mend_different_rows_at_once_and_the_same_row_one_after_the_other()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var id = await StartAsync(officer, $"programme:{Sample.Id}", 2027);
        var lines = (await TextAsync(id)).WithGroups().Lines;

        // Both opened the plan before either saved.
        await officer.PostAsync($"/compositions/{id}/line?line={lines[0].Id}", LineForm(lines[0], "Tháng 4/2027"), Ct);
        await officer.PostAsync($"/compositions/{id}/line?line={lines[1].Id}", LineForm(lines[1], "Tháng 5/2027"), Ct);
        var stale = await officer.PostAsync($"/compositions/{id}/line?line={lines[0].Id}", LineForm(lines[0], "Tháng 6/2027"), Ct);

        stale.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync(Ct)).ShouldSatisfyAllConditions(p => p.ShouldContain("Người khác vừa sửa phần này"), p => p.ShouldContain("Tháng 6/2027"));
        (await TextAsync(id)).Lines.Take(2).Select(l => l.Deadline).ShouldBe(["Tháng 4/2027", "Tháng 5/2027"]);
    }

    [Fact]
    public async Task A_template_is_offered_below_its_authority_and_nowhere_else()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        await site.AccountAsync("mau.duoi", Role.StandingAgencyOfficer, Sample.School);
        using var below = await site.SignedInAsync("mau.duoi", Ct);
        using var elsewhere = await site.SignedInAsync("xa.khac", Ct);
        var id = await StartAsync(officer, $"programme:{Sample.Id}", 2026);
        await officer.PostAsync($"/compositions/{id}?handler=Template", new() { ["shared"] = "true" }, Ct);

        (await elsewhere.PageAsync("/compositions", Ct)).ShouldNotContain($"template:{id}");
        (await elsewhere.GetAsync($"/compositions/{id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await below.GetAsync($"/compositions/{id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var begun = await TextAsync(await StartAsync(below, $"template:{id}", 2027));
        begun.IssuingBody.ShouldBe("Trường Trung học cơ sở An Giả");
        begun.GoverningBody.ShouldBe("Ủy ban nhân dân xã An Giả Định");
        begun.Lines.Count.ShouldBe(5);
        begun.Subject.ShouldEndWith("năm 2027");
    }

    [Fact]
    public async Task Only_what_is_open_is_taken_over_when_asked_and_late_work_says_where_it_comes_from()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        await site.WithDbAsync(db => db.Tasks.Where(t => t.Id == Sample.Tasks.Values.First()).ExecuteUpdateAsync(s => s.SetProperty(t => t.Note, "Ghi chú cũ"), Ct));
        var all = await TextAsync(await StartAsync(officer, $"programme:{Sample.Id}", 2027));
        var open = await TextAsync(await StartAsync(officer, $"programme:{Sample.Id}", 2027, openOnly: true));

        var done = await site.WithDbAsync(db => db.Tasks.CountAsync(t => t.ProgrammeId == Sample.Id && t.CompletedOn != null, Ct));
        open.Lines.Count.ShouldBe(all.Lines.Count - done);
        all.Lines.Where(l => l.Note.Contains("Chuyển tiếp: năm 2026 chưa hoàn thành", StringComparison.Ordinal)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_word_file_is_read_by_any_reader_as_the_same_plan()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var id = await StartAsync(officer, $"programme:{Sample.Id}", 2027);

        using var file = new MemoryStream(await (await officer.GetAsync($"/compositions/{id}/paper/docx", Ct)).Content.ReadAsByteArrayAsync(Ct));

        var reading = PaperReader.Read(file, "ke-hoach.docx");
        reading.Tasks.Select(t => t.Title).Concat(reading.Sessions.SelectMany(s => s.Items)).ShouldBe((await TextAsync(id)).Lines.Select(l => l.Title));
    }

    private static async Task<Guid> StartAsync(Tests.Support.Browser browser, string from, int year, bool openOnly = false)
    {
        var answer = await browser.PostAsync("/compositions", new() { ["Input.From"] = from, ["Input.Year"] = $"{year}", ["Input.OpenOnly"] = openOnly ? "true" : "false" }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
        return Guid.Parse(answer.Headers.Location!.ToString()["/compositions/".Length..]);
    }

    private static async Task DoAsync(Tests.Support.Browser browser, Guid id, string handler, Dictionary<string, string>? fields = null) =>
        (await browser.PostAsync($"/compositions/{id}/opinions?handler={handler}", fields ?? [], Ct)).Headers.Location?.ToString().ShouldBe($"/compositions/{id}/opinions");

    private static Dictionary<string, string> LineForm(PlanLine line, string deadline) => new()
    {
        ["Input.Seen"] = Seen.Of(line), ["Input.Kind"] = $"{line.Kind}", ["Input.Title"] = line.Title, ["Input.Group"] = line.Group ?? "", ["Input.Doers"] = line.Doers,
        ["Input.Lead"] = line.Lead, ["Input.Coordinators"] = line.Coordinators, ["Input.Deadline"] = deadline,
    };

    private Task<PlanText> TextAsync(Guid id) => site.WithDbAsync(async db => ComposedJson.Read<PlanText>(await db.PlanCompositions.Where(c => c.Id == id).Select(c => c.Text).SingleAsync(Ct)));

    private Task<List<string>> NoticesAsync(string user) => site.WithDbAsync(db =>
        (from notice in db.Notices join account in db.Accounts on notice.AccountId equals account.Id where account.UserName == user select notice.Title).ToListAsync(Ct));

    [GeneratedRegex("name=\"comment\" value=\"(?<id>[0-9a-f-]{36})\"")]
    private static partial Regex Settle();
}
