using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Tests.Support;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.EditTask;

/// <summary>Each test has a task of the programme to itself.</summary>
public sealed partial class EditTaskTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private SampleProgramme Sample { get; set; } = null!;

    public async ValueTask InitializeAsync() => Sample = await SampleProgramme.OfAsync(site);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Words_of_a_deadline_make_its_kind_its_instalments_and_its_due_day()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);

        (await SaveAsync(officer, "PL1.II.1", "Hàng quý")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var task = await TaskAsync("PL1.II.1");
        (task.DeadlineKind, task.Every, task.DeadlineText).ShouldBe((DeadlineKind.Recurring, Recurrence.Quarter, "Hàng quý"));
        task.DueOn.ShouldBe(new DateOnly(2026, 3, 31));
        (await DueAsync("PL1.II.1")).ShouldBe([new(2026, 3, 31), new(2026, 6, 30), new(2026, 9, 30), new(2026, 12, 31)]);
        (await site.WithDbAsync(db => db.Assignments.CountAsync(a => a.TaskId == task.Id && a.OrganisationId == Sample.Tax, Ct))).ShouldBe(4);
        var page = WebUtility.HtmlDecode(await officer.PageAsync(Sample.Page("PL1.II.1"), Ct));
        page.ShouldContain("Đã lưu nhiệm vụ. Thời hạn: Hằng quý (4 kỳ, từ 31/03/2026 đến 31/12/2026).");
        page.ShouldContain("Thời hạn được hiểu là"); // in the history

        // Half a year later, months that have passed are not asked for after the fact.
        site.Clock.At = new(2026, 7, 1, 1, 0, 0, TimeSpan.Zero);
        using var later = await site.SignedInAsync("thuong.truc", Ct);
        await SaveAsync(later, "PL1.II.1", "Hàng tháng");
        site.Clock.At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
        (await DueAsync("PL1.II.1")).Select(d => d!.Value.Month).ShouldBe([3, 6, 7, 8, 9, 10, 11, 12]);
    }

    [Fact]
    public async Task Words_that_are_no_deadline_are_refused_and_what_was_typed_stays()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);

        var answer = await SaveAsync(officer, "session.1", "lúc nào rảnh", "Họp Hội đồng, đổi tên");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        page.ShouldContain("Chưa hiểu thời hạn “lúc nào rảnh”");
        page.ShouldContain("value=\"lúc nào rảnh\"");
        page.ShouldContain("Họp Hội đồng, đổi tên</textarea>");
        (await TaskAsync("session.1")).DeadlineText.ShouldBe("Tháng 3/2026");
    }

    [Fact]
    public async Task What_the_words_mean_is_said_before_anything_is_saved()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);

        var answer = await SaveAsync(officer, "session.1", "Trước ngày 20/4", look: true);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        page.ShouldContain("Thời hạn này được hiểu là: đến 20/04/2026. Chưa lưu");
        page.ShouldContain("value=\"Trước ngày 20/4\"");
        (await TaskAsync("session.1")).DeadlineKind.ShouldBe(DeadlineKind.Month);
    }

    [Fact]
    public async Task Instalments_that_were_answered_stay_when_the_deadline_changes_and_the_history_says_so()
    {
        site.Clock.At = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);
        using (var early = await site.SignedInAsync("thuong.truc", Ct)) await SaveAsync(early, "PL1.I.1", "Hàng tháng");
        site.Clock.At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        await AnswerAsync("PL1.I.1", new(2026, 1, 31), Sample.School);
        await AnswerAsync("PL1.I.1", new(2026, 2, 28), Sample.School);
        await AnswerAsync("PL1.I.1", new(2026, 2, 28), Sample.Health);

        var saved = await SaveAsync(officer, "PL1.I.1", "Trước ngày 30/6/2026");

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync(Ct));
        (await DueAsync("PL1.I.1")).ShouldBe([new(2026, 1, 31), new(2026, 2, 28), new(2026, 6, 30)]);
        var id = Sample.Tasks["PL1.I.1"];
        var parts = await site.WithDbAsync(db => (from a in db.Assignments
                                                  join d in db.Deliverables on a.DeliverableId equals d.Id
                                                  where a.TaskId == id
                                                  orderby d.DueOn, a.State
                                                  select new { d.DueOn, a.State }).ToListAsync(Ct));
        // January is no longer asked of the unit that had not answered it; both answer for June.
        parts.Select(p => (p.DueOn!.Value.Month, p.State)).ShouldBe(
            [(1, AssignmentState.Received), (2, AssignmentState.Received), (2, AssignmentState.Received), (6, AssignmentState.NotSent), (6, AssignmentState.NotSent)]);
        var page = WebUtility.HtmlDecode(await officer.PageAsync(Sample.Page("PL1.I.1"), Ct));
        page.ShouldContain("Giữ nguyên 2 kỳ đã có kết quả");
        page.ShouldContain("Kỳ đã có kết quả, được giữ nguyên");
        page.ShouldContain("Đăng ký danh hiệu thi đua năm 2026 – kỳ 1 (31/01/2026)");
        (await TaskAsync("PL1.I.1")).DueOn.ShouldBe(new DateOnly(2026, 6, 30));
    }

    [Fact]
    public async Task The_day_set_for_work_that_waits_stays_when_only_its_words_change()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var id = Sample.Tasks["PL1.II.2"];
        await site.WithDbAsync(db => db.Deliverables.Where(d => d.TaskId == id).ExecuteUpdateAsync(s => s.SetProperty(d => d.DueOn, new DateOnly(2026, 5, 15)), Ct));

        await SaveAsync(officer, "PL1.II.2", "Theo hướng dẫn của Bộ Nội vụ");

        (await TaskAsync("PL1.II.2")).DeadlineKind.ShouldBe(DeadlineKind.Dependent);
        (await DueAsync("PL1.II.2")).ShouldBe([new(2026, 5, 15)]);
    }

    [Fact]
    public async Task Work_is_given_to_a_body_outside_the_tree_and_to_somebody_the_directory_does_not_know()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var page = Sample.Page("PL1.I.2") + "/edit";
        var list = WebUtility.HtmlDecode(await officer.PageAsync(page, Ct));
        list.ShouldContain("<optgroup label=\"Đơn vị phối hợp, ngành dọc\">");
        list.ShouldContain($"<option value=\"{Sample.Tax}\">Thuế cơ sở Giả Định</option>");
        list.ShouldNotContain("Ủy ban nhân dân xã Bình Giả Định</option>");

        await officer.PostAsync($"{page}?handler=Add", new() { ["unit"] = Sample.Tax.ToString() }, Ct, page);
        await officer.PostAsync($"{page}?handler=Add", new() { ["unit"] = "", ["doer"] = "Ban Đại diện cha mẹ học sinh" }, Ct, page);
        await officer.PostAsync($"{page}?handler=Add", new() { ["unit"] = "", ["doer"] = "Trạm Y tế xã An Giả" }, Ct, page);
        await officer.PostAsync($"{page}?handler=Add", new() { ["unit"] = Sample.Tax.ToString(), ["doer"] = "Ai đó" }, Ct, page);
        var again = await officer.PostAsync($"{page}?handler=Add", new() { ["unit"] = "", ["doer"] = "Ban Đại diện cha mẹ học sinh" }, Ct, page);
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        WebUtility.HtmlDecode(await officer.PageAsync(page, Ct)).ShouldContain("Ban Đại diện cha mẹ học sinh đã được giao việc này.");

        (await PartiesAsync("PL1.I.2")).ShouldBe([(null, "Ban Đại diện cha mẹ học sinh"), (Sample.School, "đơn vị"), (Sample.Tax, "Thuế cơ sở Giả Định"), (Sample.Health, "Trạm Y tế xã An Giả")]);
        using var tax = await site.SignedInAsync("thue", Ct);
        (await tax.GetAsync(Sample.Page("PL1.I.2"), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await officer.PostAsync($"{page}?handler=Remove", new() { ["doer"] = "Ban Đại diện cha mẹ học sinh" }, Ct, page);
        (await PartiesAsync("PL1.I.2")).ShouldNotContain((null, "Ban Đại diện cha mẹ học sinh"));
        var stranger = await site.WithDbAsync(db => db.Organisations.Where(o => o.Name == "Ủy ban nhân dân xã Bình Giả Định").Select(o => o.Id).SingleAsync(Ct));
        (await officer.PostAsync($"{page}?handler=Add", new() { ["unit"] = stranger.ToString() }, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<HttpResponseMessage> SaveAsync(Browser officer, string path, string deadline, string? title = null, bool look = false)
    {
        var page = Sample.Page(path) + "/edit";
        var version = Version().Match(await officer.PageAsync(page, Ct)).Groups[1].Value;
        return await officer.PostAsync($"{page}?handler=Save", new()
        {
            ["Input.Version"] = version, ["Input.Title"] = title ?? (await TaskAsync(path)).Title, ["Input.DeadlineText"] = deadline, ["look"] = look ? "true" : "false",
        }, Ct, page);
    }

    private Task<PlanTask> TaskAsync(string path)
    {
        var id = Sample.Tasks[path];
        return site.WithDbAsync(db => db.Tasks.AsNoTracking().SingleAsync(t => t.Id == id, Ct));
    }

    private Task<List<DateOnly?>> DueAsync(string path)
    {
        var id = Sample.Tasks[path];
        return site.WithDbAsync(db => db.Deliverables.Where(d => d.TaskId == id).OrderBy(d => d.DueOn).Select(d => d.DueOn).ToListAsync(Ct));
    }

    private async Task<List<(Guid?, string)>> PartiesAsync(string path)
    {
        var id = Sample.Tasks[path];
        return (await site.WithDbAsync(db => db.Assignments.Where(a => a.TaskId == id).OrderBy(a => EF.Functions.Collate(a.PartyText, "vi-x-icu"))
            .Select(a => new { a.OrganisationId, a.PartyText }).ToListAsync(Ct))).ConvertAll(a => (a.OrganisationId, a.PartyText));
    }

    /// <summary>A unit's part of the instalment due on this day was received on it.</summary>
    private Task<int> AnswerAsync(string path, DateOnly due, Guid unit) => site.WithAsync(async services =>
    {
        var (db, id) = (services.GetRequiredService<AppDb>(), Sample.Tasks[path]);
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        var part = await db.Assignments.SingleAsync(a => a.TaskId == id && a.OrganisationId == unit && db.Deliverables.Any(d => d.Id == a.DeliverableId && d.DueOn == due), Ct);
        (part.State, part.SentOn, part.ReceivedOn) = (AssignmentState.Received, due, due);
        await services.GetRequiredService<TaskChanges>().RecomputeAsync([id], Ct);
        await transaction.CommitAsync(Ct);
        return 1;
    });

    [GeneratedRegex("name=\"Input.Version\" value=\"(\\d+)\"")]
    private static partial Regex Version();
}
