using System.Net;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.Amend;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Plans;

[Trait("Speed", "Slow")]
public sealed class AmendTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private AmendedPlan _plan = null!;

    public async ValueTask InitializeAsync() => _plan = await AmendedPlan.MakeAsync(site);

    public ValueTask DisposeAsync()
    {
        _plan.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_corrected_version_changes_only_what_differs_and_keeps_progress()
    {
        var before = await _plan.TasksAsync();
        await _plan.AnswerAsync(before[0].Id, "Sở Nội vụ", new(2026, 1, 20));
        // Row 1 as it was; a row put in, so that the rest moves down; row 2 due later; row 3 with another unit; row 4 gone.
        var changes = await _plan.BringAsync("correct", AmendedPlan.Paper(
        [
            AmendedPlan.Rows[0],
            "2\tChia lại cụm, khối thi đua\tUBND tỉnh\tSở Nội vụ\t\tTrước ngày 27/02/2026",
            "3\tHướng dẫn trích lập, quản lý, sử dụng quỹ thi đua\tUBND tỉnh\tSở Tài chính\tSở Nội vụ\tTrước ngày 15/4/2026",
            "4\tTập huấn nghiệp vụ và sử dụng phần mềm\tUBND tỉnh\tSở Nội vụ; Sở Xây dựng\t\tTháng 5/2026",
        ]));
        var page = WebUtility.HtmlDecode(await _plan.Officer.PageAsync(changes, Ct));
        page.ShouldContain("Trước ngày 31/3/2026 (31/03/2026)");
        page.ShouldContain("Trước ngày 15/4/2026 (15/04/2026)");
        page.ShouldContain("Chia lại cụm, khối thi đua");
        page.ShouldNotContain("Kiện toàn Hội đồng"); // what does not change is not shown

        var answer = await _plan.ConfirmAsync(changes);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
        var after = await _plan.TasksAsync();
        after.Select(t => t.Path).ShouldBe(["PL1.I.1", "PL1.I.2", "PL1.I.3", "PL1.I.4", "BC1.PL1.I.4"]);
        after.Select(t => t.Id).ShouldBe([before[0].Id, after[1].Id, before[1].Id, before[2].Id, before[3].Id]);
        after[0].CompletedOn.ShouldBe(new DateOnly(2026, 1, 20));
        after[0].ImportId.ShouldBe(before[0].ImportId);
        after[2].ImportId.ShouldBe(new Guid(changes.Split('/')[2]));
        after[2].DueOn.ShouldBe(new DateOnly(2026, 4, 15)); // facts follow
        (await _plan.PartsAsync(after[3].Id)).Select(p => p.Unit).ShouldBe(["Sở Nội vụ", "Sở Xây dựng"]);
        after[4].WithdrawnOn.ShouldBe(new DateOnly(2026, 1, 12));
        after[4].StateOn(new(2026, 12, 1)).ShouldBe(TaskState.Withdrawn);
        var audited = await site.WithDbAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(a => a.SubjectId == after[2].Id && a.Action == "task.amended", Ct));
        audited.Before!.ShouldContain("31/3/2026");
        audited.After!.ShouldContain("15/4/2026");
        WebUtility.HtmlDecode(await _plan.Officer.PageAsync($"/programmes/{_plan.Programme}/documents", Ct)).ShouldContain("Bản sửa đổi số 07/KH-UBND ngày 12/01/2026");
    }

    [Fact]
    public async Task Once_applied_the_same_document_changes_nothing_more()
    {
        byte[] paper = AmendedPlan.Paper([AmendedPlan.Rows[3].Replace("4\t", "1\t", StringComparison.Ordinal), AmendedPlan.Rows[1].Replace("31/3", "30/4", StringComparison.Ordinal), "3\tTập huấn nghiệp vụ và sử dụng phần mềm thi đua\tUBND tỉnh\tSở Xây dựng\tSở Nội vụ\tTháng 6/2026"]);
        await _plan.ConfirmAsync(await _plan.BringAsync("correct", paper));

        var again = await _plan.BringAsync("correct", paper);

        var opened = await site.WithAsync(async services =>
        {
            var db = (VinhDanh.App.Platform.Database.AppDb)services.GetService(typeof(VinhDanh.App.Platform.Database.AppDb))!;
            var import = await db.PlanImports.AsNoTracking().SingleAsync(i => i.Id == new Guid(again.Split('/')[2]), Ct);
            return PlanDifference.Of(await PlanRows.OfProgrammeAsync(db, _plan.Programme, Ct), PlanRows.OfDraft(PlanDraft.Read(import.Draft)), ImportPurpose.Correction);
        });
        opened.IsEmpty.ShouldBeTrue();
        opened.Pairs.Count.ShouldBe(3);
        opened.Renumbered.ShouldBeEmpty();
        WebUtility.HtmlDecode(await _plan.Officer.PageAsync(again, Ct)).ShouldContain("Không có thay đổi");
    }

    [Fact]
    public async Task A_unit_no_longer_named_keeps_what_it_has_sent_and_loses_only_an_empty_part()
    {
        var task = await _plan.TaskAsync("PL1.I.3");
        await _plan.AnswerAsync(task.Id, "Sở Khoa học và Công nghệ", new(2026, 3, 30));
        var rows = AmendedPlan.Rows.ToArray();
        rows[2] = "3\tTập huấn nghiệp vụ và sử dụng phần mềm\tUBND tỉnh\tSở Xây dựng\t\tTháng 5/2026";

        await _plan.ConfirmAsync(await _plan.BringAsync("correct", AmendedPlan.Paper(rows)));

        (await _plan.PartsAsync(task.Id)).Select(p => (p.Unit, p.State)).ShouldBe(
            [("Sở Khoa học và Công nghệ", AssignmentState.Received), ("Sở Xây dựng", AssignmentState.NotSent)]);
        var said = await site.WithDbAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(a => a.SubjectId == task.Id && a.Action == "task.amended", Ct));
        said.After!.ShouldContain("Sở Khoa học và Công nghệ");
    }

    [Fact]
    public async Task What_a_person_keeps_stays_and_the_rest_is_applied()
    {
        var rows = AmendedPlan.Rows.ToArray();
        rows[1] = "2\tHướng dẫn trích lập, quản lý, sử dụng quỹ thi đua\tUBND tỉnh\tSở Xây dựng\tSở Nội vụ\tTrước ngày 15/4/2026";
        var changes = await _plan.BringAsync("correct", AmendedPlan.Paper(rows[..3]));

        await _plan.ConfirmAsync(changes, new() { ["Keep[0]"] = "PL1.I.2:Deadline", ["Keep[1]"] = "-PL1.I.4" });

        var task = await _plan.TaskAsync("PL1.I.2");
        task.DueOn.ShouldBe(new DateOnly(2026, 3, 31));
        (await _plan.PartsAsync(task.Id)).ShouldHaveSingleItem().Unit.ShouldBe("Sở Xây dựng");
        (await _plan.TaskAsync("PL1.I.4")).WithdrawnOn.ShouldBeNull();
    }

    [Fact]
    public async Task Choices_are_kept_until_the_person_comes_back()
    {
        var changes = await _plan.BringAsync("correct", AmendedPlan.Paper(AmendedPlan.Rows[..3]));
        await _plan.Officer.PostAsync($"{changes}?handler=Save", new() { ["Keep"] = "-PL1.I.4" }, Ct, changes);
        (await _plan.Officer.PageAsync(changes, Ct)).ShouldContain("value=\"-PL1.I.4\" checked");
        (await _plan.TaskAsync("PL1.I.4")).WithdrawnOn.ShouldBeNull();
    }

    [Fact]
    public async Task A_supplement_adds_and_amends_and_withdraws_nothing()
    {
        var before = await _plan.TasksAsync();
        var changes = await _plan.BringAsync("supplement", AmendedPlan.Paper(
        [
            "1\tHội nghị biểu dương điển hình tiên tiến là người dân tộc thiểu số\tUBND tỉnh\tSở Nội vụ\t\tTháng 10/2026",
            "2\tTập huấn nghiệp vụ và sử dụng phần mềm\tUBND tỉnh\tSở Nội vụ; Sở Khoa học và Công nghệ\t\tTháng 6/2026",
        ], "31/KH-UBND", "ngày 25 tháng 3 năm 2026", "Điều chỉnh, bổ sung Kế hoạch công tác thi đua, khen thưởng năm 2026"));

        var answer = await _plan.ConfirmAsync(changes);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
        var after = await _plan.TasksAsync();
        after.Select(t => t.Path).ShouldBe(["PL1.I.1", "PL1.I.2", "PL1.I.3", "PL1.I.4", "BS1.PL1.I.1"]);
        after.ShouldAllBe(t => t.WithdrawnOn == null);
        after[2].Id.ShouldBe(before[2].Id);
        after[2].DueOn.ShouldBe(new DateOnly(2026, 6, 30));
        var supplement = new Guid(changes.Split('/')[2]);
        after.Where(t => t.ImportId == supplement).Select(t => t.Path).ShouldBe(["PL1.I.3", "BS1.PL1.I.1"]);
        (await _plan.PartsAsync(after[4].Id)).ShouldHaveSingleItem().Due.ShouldBe(new DateOnly(2026, 10, 31));
        var programme = await site.WithDbAsync(db => db.Programmes.AsNoTracking().SingleAsync(p => p.Id == _plan.Programme, Ct));
        programme.Number.ShouldBe("07/KH-UBND");
        var documents = WebUtility.HtmlDecode(await _plan.Officer.PageAsync($"/programmes/{_plan.Programme}/documents", Ct));
        documents.ShouldContain("Kế hoạch số 07/KH-UBND ngày 12/01/2026");
        documents.ShouldContain("Kế hoạch điều chỉnh, bổ sung số 31/KH-UBND ngày 25/03/2026");
    }

    [Fact]
    public async Task A_row_that_may_be_another_is_asked_about_before_anything_is_applied()
    {
        var changes = await _plan.BringAsync("supplement", AmendedPlan.Paper(
            ["1\tTổng hợp kết quả tự kiểm tra của các sở, địa phương\tUBND tỉnh\tSở Nội vụ\t\tTrước ngày 20/11/2026"], "31/KH-UBND"));
        await _plan.ConfirmAsync(changes);
        (await _plan.TaskAsync("PL1.I.4")).DueOn.ShouldBe(new DateOnly(2026, 11, 10));
        WebUtility.HtmlDecode(await _plan.Officer.PageAsync(changes, Ct)).ShouldContain("PL1.I.1|PL1.I.4");

        await _plan.Officer.PostAsync($"{changes}?handler=Save", new() { ["Match"] = "PL1.I.1|PL1.I.4" }, Ct, changes);
        await _plan.ConfirmAsync(changes, new() { ["Keep"] = "PL1.I.4:Title" });

        var task = await _plan.TaskAsync("PL1.I.4");
        task.DueOn.ShouldBe(new DateOnly(2026, 11, 20));
        task.Title.ShouldBe("Tổng hợp báo cáo tự kiểm tra của các cơ quan, địa phương");
        (await _plan.TasksAsync()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_changed_since_it_was_looked_at_is_not_applied()
    {
        var rows = AmendedPlan.Rows.ToArray();
        rows[1] = rows[1].Replace("31/3", "15/4", StringComparison.Ordinal);
        var first = await _plan.BringAsync("correct", AmendedPlan.Paper(rows));
        var seen = await _plan.SeenAsync(first);
        rows[1] = rows[1].Replace("15/4", "30/4", StringComparison.Ordinal);
        await _plan.ConfirmAsync(await _plan.BringAsync("correct", AmendedPlan.Paper(rows)));

        var stale = await _plan.ConfirmAsync(first, seen: seen);

        stale.Headers.Location!.ToString().ShouldBe(first);
        (await _plan.TaskAsync("PL1.I.2")).DueOn.ShouldBe(new DateOnly(2026, 4, 30));
        WebUtility.HtmlDecode(await _plan.Officer.PageAsync(first, Ct)).ShouldContain("Chưa áp dụng gì");
    }

    [Fact]
    public async Task Two_confirmations_change_the_programme_once()
    {
        var changes = await _plan.BringAsync("supplement", AmendedPlan.Paper(["1\tRà soát hồ sơ danh hiệu vinh dự\tUBND tỉnh\tSở Nội vụ\t\tTháng 9/2026"], "31/KH-UBND"));
        var seen = await _plan.SeenAsync(changes);
        (await _plan.ConfirmAsync(changes, seen: seen)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var again = await _plan.Officer.PostAsync($"{changes}?handler=Confirm", new() { ["Seen"] = seen }, Ct, "/imports");
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _plan.TasksAsync()).Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("correct")]
    [InlineData("supplement")]
    public async Task Units_whose_deadline_a_document_changes_are_told_once_with_the_old_day_and_the_new(string page)
    {
        await AccountAtAsync("tai.chinh", "Sở Tài chính");
        await AccountAtAsync("noi.vu", "Sở Nội vụ");
        await AccountAtAsync("khoa.hoc", "Sở Khoa học và Công nghệ");
        var training = await _plan.TaskAsync("PL1.I.3");
        await _plan.AnswerAsync(training.Id, "Sở Khoa học và Công nghệ", new(2026, 3, 30));
        var rows = AmendedPlan.Rows.ToArray();
        rows[1] = rows[1].Replace("31/3", "15/4", StringComparison.Ordinal);
        rows[2] = rows[2].Replace("Tháng 5", "Tháng 6", StringComparison.Ordinal);
        rows[3] = rows[3].Replace("10/11", "20/11", StringComparison.Ordinal);
        var changes = await _plan.BringAsync(page, AmendedPlan.Paper(rows, "31/KH-UBND"));
        (await NoticesAsync()).ShouldBeEmpty();

        await _plan.ConfirmAsync(changes, new() { ["Keep"] = "PL1.I.4:Deadline" });

        var notices = await NoticesAsync();
        // The office that has answered and been accepted has nothing more to do; row 4 keeps its day.
        notices.Select(n => n.User).ShouldBe([$"noi.vu.{_plan.Suffix}", $"tai.chinh.{_plan.Suffix}"]);
        notices[0].Body.ShouldContain("- Tập huấn nghiệp vụ và sử dụng phần mềm: Tháng 5/2026 (31/05/2026) → Tháng 6/2026 (30/06/2026)");
        notices[1].Title.ShouldBe("Thời hạn thay đổi: 1 việc của đơn vị");
        notices[1].Body.ShouldContain("31/KH-UBND");
        notices[1].Body.ShouldContain("Trước ngày 31/3/2026 (31/03/2026) → Trước ngày 15/4/2026 (15/04/2026)");
        notices[1].Href.ShouldBe($"/tasks/{(await _plan.TaskAsync("PL1.I.2")).Id}");
        using var finance = await site.SignedInAsync($"tai.chinh.{_plan.Suffix}", Ct);
        WebUtility.HtmlDecode(await finance.PageAsync("/notices", Ct)).ShouldContain("Thời hạn thay đổi: 1 việc của đơn vị");
    }

    [Fact]
    public async Task Nobody_is_told_of_a_change_that_was_not_applied()
    {
        await AccountAtAsync("tai.chinh", "Sở Tài chính");
        var rows = AmendedPlan.Rows.ToArray();
        rows[1] = rows[1].Replace("31/3", "15/4", StringComparison.Ordinal);
        var changes = await _plan.BringAsync("correct", AmendedPlan.Paper(rows));

        await _plan.ConfirmAsync(changes, seen: "cũ");

        (await _plan.TaskAsync("PL1.I.2")).DueOn.ShouldBe(new DateOnly(2026, 3, 31));
        (await NoticesAsync()).ShouldBeEmpty();
    }

    private async Task AccountAtAsync(string userName, string unit)
    {
        var id = await site.WithDbAsync(db => db.Organisations.Where(o => o.ParentId == _plan.Province && o.Name == unit).Select(o => o.Id).SingleAsync(Ct));
        await site.AccountAsync($"{userName}.{_plan.Suffix}", Role.UnitOfficer, id);
    }

    /// <summary>Of this test's people.</summary>
    private Task<List<(string User, string Title, string Body, string Href)>> NoticesAsync() => site.WithDbAsync(async db => (await (
        from n in db.Notices
        join a in db.Accounts on n.AccountId equals a.Id
        where a.UserName.EndsWith(_plan.Suffix)
        orderby a.UserName
        select new { a.UserName, n.Title, n.Body, n.Href }).ToListAsync(Ct)).ConvertAll(n => (n.UserName, n.Title, n.Body, n.Href)));

    [Theory]
    [InlineData("correct", "Paper", "Tệp bản sửa đổi", "Chọn tệp văn bản cần nạp.")]
    [InlineData("supplement", "Paper", "Tệp kế hoạch điều chỉnh, bổ sung", "Chọn tệp văn bản cần nạp.")]
    [InlineData("signed", "Input_Paper", "Tệp bản đã ký", "Chọn tệp bản đã ký.")]
    public async Task The_paper_of_an_upload_is_not_called_optional_and_is_asked_for(string page, string field, string label, string refusal)
    {
        var address = $"/programmes/{_plan.Programme}/{page}";
        WebUtility.HtmlDecode(await _plan.Officer.PageAsync(address, Ct)).ShouldContain($"for=\"{field}\">{label}</label>");

        var empty = await _plan.Officer.UploadAsync(address, [], [], Ct);

        empty.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await empty.Content.ReadAsStringAsync(Ct)).ShouldContain(refusal);
    }

    [Fact]
    public async Task Nobody_outside_the_authority_or_without_the_role_changes_a_programme()
    {
        var changes = await _plan.BringAsync("correct", AmendedPlan.Paper(AmendedPlan.Rows[..3]));
        var other = await site.OrganisationAsync("Ủy ban nhân dân tỉnh khác");
        await site.AccountAsync("noi.khac." + _plan.Suffix, Role.StandingAgencyOfficer, other);
        using var stranger = await site.SignedInAsync("noi.khac." + _plan.Suffix, Ct);
        using var leader = await site.SignedInAsync("lanh.dao." + _plan.Suffix, Ct);
        using var nobody = site.Open();
        string[] pages = [$"/programmes/{_plan.Programme}/correct", $"/programmes/{_plan.Programme}/supplement", $"/programmes/{_plan.Programme}/signed", changes];

        foreach (var page in pages)
        {
            (await stranger.GetAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
            (await leader.GetAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, page);
            (await nobody.GetAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect, page);
        }

        (await stranger.PostAsync($"{changes}?handler=Confirm", new() { ["Seen"] = "x" }, Ct, "/imports")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await leader.GetAsync($"/programmes/{_plan.Programme}/documents", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.GetAsync($"/programmes/{_plan.Programme}/documents", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
