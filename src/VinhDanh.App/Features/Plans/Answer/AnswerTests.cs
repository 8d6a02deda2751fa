using System.Net;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Plans.Answer;

public sealed class AnswerTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private SampleProgramme Sample { get; set; } = null!;

    public async ValueTask InitializeAsync() => Sample = await SampleProgramme.OfAsync(site);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_unit_sends_its_result_with_evidence_and_the_agency_accepts_it_once()
    {
        using var school = await site.SignedInAsync("truong", Ct);
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var part = Sample.Part("PL1.I.2", Sample.School);

        var sent = await school.UploadAsync($"{part}?handler=Report", new() { ["Report.Text"] = "Đã tổng hợp 12 sáng kiến", ["final"] = "true" },
            [("Report.Evidence", "bao-cao.txt", "Danh sách sáng kiến"u8.ToArray())], Ct, part);
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync(Ct));
        (await TaskAsync("PL1.I.2")).HandedInOn.ShouldBe(new DateOnly(2026, 3, 2));
        var page = WebUtility.HtmlDecode(await officer.PageAsync(part, Ct));
        page.ShouldContain("Đã tổng hợp 12 sáng kiến");
        var file = page[(page.IndexOf("/files/", StringComparison.Ordinal) + 7)..][..36];
        (await officer.GetAsync($"/files/{file}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using (var health = await site.SignedInAsync("y.te", Ct)) (await health.GetAsync($"/files/{file}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await officer.PostAsync($"{part}?handler=Accept", [], Ct, part)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.PostAsync($"{part}?handler=Accept", [], Ct, part)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var done = await TaskAsync("PL1.I.2");
        done.CompletedOn.ShouldBe(new DateOnly(2026, 3, 2));
        done.CompletedLate.ShouldBeFalse();
        (await AuditedAsync("PL1.I.2")).ShouldBe(["task.sent", "task.accepted"], ignoreOrder: true);
    }

    [Fact]
    public async Task Only_the_asked_unit_reports_and_only_the_owner_judges()
    {
        using var nobody = site.Open();
        using var health = await site.SignedInAsync("y.te", Ct);
        using var school = await site.SignedInAsync("truong", Ct);
        using var auditor = await site.SignedInAsync("kiem.tra", Ct);
        using var other = await site.SignedInAsync("xa.khac", Ct);
        var schools = Sample.Part("PL1.I.1", Sample.School);

        (await nobody.GetAsync(schools, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await health.GetAsync(schools, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync(schools, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await health.PostAsync($"{schools}?handler=Report", new() { ["Report.Text"] = "thay", ["final"] = "true" }, Ct, "/account")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostAsync($"{schools}?handler=Accept", [], Ct, "/account")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var handler in (string[])["Accept", "Return", "Record"])
        {
            (await school.PostAsync($"{schools}?handler={handler}", [], Ct, "/account")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await auditor.PostAsync($"{schools}?handler={handler}", [], Ct, "/account")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await AuditedAsync("PL1.I.1")).ShouldNotContain("task.sent");
    }

    [Fact]
    public async Task A_paper_answer_is_recorded_with_the_date_that_decides()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var part = Sample.Part("PL1.I.1", Sample.Health);
        Dictionary<string, string> fields = new()
        {
            ["Record.Channel"] = "Paper", ["Record.IncomingNumber"] = "145", ["Record.SentOn"] = "20/02/2026", ["Record.ReceivedOn"] = "25/02/2026",
        };

        var early = await officer.PostAsync($"{part}?handler=Record", new(fields) { ["Record.ReceivedOn"] = "19/02/2026" }, Ct, part);
        early.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await early.Content.ReadAsStringAsync(Ct)).ShouldContain("Ngày nhận được không thể trước ngày đơn vị gửi.");
        (await officer.PostAsync($"{part}?handler=Record", fields, Ct, part)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var id = Sample.Parts[("PL1.I.1", Sample.Health)];
        var stored = await site.WithDbAsync(db => db.Assignments.AsNoTracking().SingleAsync(a => a.Id == id, Ct));
        stored.State.ShouldBe(AssignmentState.Received);
        stored.IncomingNumber.ShouldBe("145");
        // Sent on the named day, and the programme counts it: not late, and the school still owes.
        var task = await TaskAsync("PL1.I.1");
        task.CompletedOn.ShouldBeNull();
        task.DueOn.ShouldBe(new DateOnly(2026, 2, 20));
        WebUtility.HtmlDecode(await officer.PageAsync(Sample.Page("PL1.I.1"), Ct)).ShouldContain("bản giấy, số đến 145");
    }

    [Fact]
    public async Task A_returned_answer_carries_its_reason_and_is_owed_again()
    {
        using var tax = await site.SignedInAsync("thue", Ct);
        using var leader = await site.SignedInAsync("lanh.dao", Ct);
        var part = Sample.Part("PL1.II.1", Sample.Tax);
        await tax.PostAsync($"{part}?handler=Report", new() { ["Report.Text"] = "Danh sách lần một", ["final"] = "true" }, Ct, part);

        (await leader.PostAsync($"{part}?handler=Return", new() { ["Return.Reason"] = "" }, Ct, part)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await leader.PostAsync($"{part}?handler=Return", new() { ["Return.Reason"] = "Thiếu chữ ký thủ trưởng" }, Ct, part)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        WebUtility.HtmlDecode(await tax.PageAsync(part, Ct)).ShouldContain("Trả lại để bổ sung: Thiếu chữ ký thủ trưởng");
        (await TaskAsync("PL1.II.1")).HandedInOn.ShouldBeNull();
    }

    [Fact]
    public async Task Comments_and_issued_papers_stand_with_the_task()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var page = Sample.Page("PL1.II.2");

        (await officer.PostAsync($"{page}?handler=Comment", new() { ["Comment.Text"] = "" }, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await officer.PostAsync($"{page}?handler=Comment", new() { ["Comment.Text"] = "Chờ công văn của tỉnh" }, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var issued = await officer.PostAsync($"{page}?handler=Document", new() { ["Document.Number"] = "12/UBND-NV", ["Document.IssuedOn"] = "01/03/2026", ["Document.Title"] = "Đôn đốc" }, Ct, page);
        issued.StatusCode.ShouldBe(HttpStatusCode.Redirect, await issued.Content.ReadAsStringAsync(Ct));

        var shown = WebUtility.HtmlDecode(await officer.PageAsync(page, Ct));
        shown.ShouldContain("Chờ công văn của tỉnh");
        shown.ShouldContain("12/UBND-NV");
    }

    private Task<PlanTask> TaskAsync(string path) => site.WithDbAsync(db => db.Tasks.AsNoTracking().SingleAsync(t => t.Id == Sample.Tasks[path], Ct));

    private Task<List<string>> AuditedAsync(string path) => site.WithDbAsync(db =>
        db.AuditEntries.Where(e => e.SubjectId == Sample.Tasks[path]).Select(e => e.Action).ToListAsync(Ct));
}
