using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Tests.Support;
using VinhDanh.Law.Calendar;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Bulk;

/// <summary>Many tasks at once; a site of its own for each test, because each changes the same small programme.</summary>
public sealed partial class BulkTests(PostgresCluster cluster) : IAsyncLifetime
{
    private const string Register = "PL1.I.1", Initiative = "PL1.I.2", Taxpayers = "PL1.II.1", Waiting = "PL1.II.2";

    private readonly Site _site = new(cluster);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private SampleProgramme Sample { get; set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        Sample = await SampleProgramme.OfAsync(_site);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Deadlines_move_by_working_days_after_a_look_with_a_reason_in_each_history()
    {
        using var officer = await _site.SignedInAsync("thuong.truc", Ct);

        var preview = await PreviewAsync(officer, [Initiative, Taxpayers, Waiting, Register], ("Action", "MoveBy"), ("Days", "5"), ("Working", "true"), ("Reason", "Công văn số 12"));

        var text = WebUtility.HtmlDecode(preview);
        text.ShouldContain("2 nhiệm vụ sẽ sửa, 2 nhiệm vụ không sửa được. Chưa có gì thay đổi.");
        text.ShouldContain("<td data-label=\"Sau khi sửa\"><strong>17/03/2026</strong></td>"); // 10/03 and five working days
        text.ShouldContain("Chưa xác định thời hạn nên không dời theo số ngày được.");
        text.ShouldContain("Thời hạn mới (27/02/2026) đã qua.");
        (await DueAsync(Initiative)).ShouldBe(new DateOnly(2026, 3, 10), "nothing is done by looking");

        (await ApplyAsync(officer, preview)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await DueAsync(Initiative)).ShouldBe(new DateOnly(2026, 3, 17));
        (await DueAsync(Register)).ShouldBe(new DateOnly(2026, 2, 20));
        var audited = await AuditedAsync("task.deadline-moved");
        audited.Select(a => a.SubjectId).ShouldBe([Sample.Tasks[Initiative], Sample.Tasks[Taxpayers]], ignoreOrder: true);
        audited.ShouldAllBe(a => a.Reason == "Công văn số 12");
        (await _site.WithDbAsync(db => db.Notices.CountAsync(n => n.Kind == "task.deadline-changed", Ct))).ShouldBe(2, "the school and the tax office");
        WebUtility.HtmlDecode(await officer.PageAsync(Sample.Page(Initiative), Ct)).ShouldContain("Dời thời hạn");
    }

    [Fact]
    public async Task What_somebody_changed_meanwhile_is_left_alone_and_named_and_the_rest_is_done()
    {
        using var officer = await _site.SignedInAsync("thuong.truc", Ct);
        var preview = await PreviewAsync(officer, [Initiative, Taxpayers], ("Action", "MoveTo"), ("Day", "30/04/2026"), ("Reason", "Dồn lịch"));
        var part = Sample.Tasks[Taxpayers];
        await _site.WithDbAsync(db => db.Deliverables.Where(d => d.TaskId == part).ExecuteUpdateAsync(s => s.SetProperty(d => d.DueOn, new DateOnly(2026, 7, 15)), Ct));

        var answer = await ApplyAsync(officer, preview);

        (await DueAsync(Initiative)).ShouldBe(new DateOnly(2026, 4, 30));
        (await _site.WithDbAsync(db => db.Deliverables.Where(d => d.TaskId == part).Select(d => d.DueOn).SingleAsync(Ct))).ShouldBe(new DateOnly(2026, 7, 15));
        WebUtility.HtmlDecode(await officer.PageAsync(answer.Headers.Location!.ToString(), Ct))
            .ShouldContain("Đã sửa 1 nhiệm vụ. 1 nhiệm vụ không sửa được. “Phối hợp tuyên dương người nộp thuế”: Vừa được người khác thay đổi; xem lại rồi sửa.");
        // The same look sent twice finds everything changed.
        await ApplyAsync(officer, preview);
        (await AuditedAsync("task.deadline-moved")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_unit_takes_over_what_another_has_not_begun()
    {
        using var officer = await _site.SignedInAsync("thuong.truc", Ct);
        using var health = await _site.SignedInAsync("y.te", Ct);
        (await health.PostAsync($"{Sample.Part(Register, Sample.Health)}?handler=Report", new() { ["Report.Text"] = "Đang làm" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var preview = await PreviewAsync(
            officer, [Register, Waiting, Taxpayers], ("Action", "Unit"), ("From", $"{Sample.Health}"), ("To", $"{Sample.School}"), ("Reason", "Phân công lại"));
        WebUtility.HtmlDecode(preview).ShouldContain("Trạm Y tế xã An Giả đã báo cáo hoặc đã gửi kết quả.");
        WebUtility.HtmlDecode(preview).ShouldContain("Không giao cho Trạm Y tế xã An Giả.");
        await ApplyAsync(officer, preview);

        var waiting = Sample.Tasks[Waiting];
        (await _site.WithDbAsync(db => db.Assignments.Where(a => a.TaskId == waiting).Select(a => a.OrganisationId).SingleAsync(Ct))).ShouldBe(Sample.School);
        (await AuditedAsync("task.unit-replaced")).ShouldHaveSingleItem().SubjectId.ShouldBe(waiting);
    }

    [Fact]
    public async Task All_that_a_filter_leaves_is_withdrawn_and_brought_back()
    {
        using var officer = await _site.SignedInAsync("thuong.truc", Ct);
        var filter = $"&programme={Sample.Id}&month=6";

        var preview = await PreviewAsync(officer, [], filter, ("All", "true"), ("Action", "Withdraw"), ("Reason", "Không tổ chức"));
        WebUtility.HtmlDecode(preview).ShouldContain("1 nhiệm vụ sẽ sửa, 0 nhiệm vụ không sửa được.");
        (await ApplyAsync(officer, preview, filter)).Headers.Location!.ToString().ShouldBe($"/programmes/{Sample.Id}?month=6");
        (await TaskAsync(Taxpayers)).WithdrawnOn.ShouldBe(new DateOnly(2026, 3, 2));
        (await AuditedAsync("task.cancelled")).ShouldHaveSingleItem().Reason.ShouldBe("Không tổ chức");

        preview = await PreviewAsync(officer, [], "&state=withdrawn", ("All", "true"), ("Action", "Restore"), ("Reason", "Tổ chức lại"));
        await ApplyAsync(officer, preview);
        (await TaskAsync(Taxpayers)).WithdrawnOn.ShouldBeNull();
    }

    [Fact]
    public async Task Leads_are_changed_and_answers_accepted()
    {
        using var officer = await _site.SignedInAsync("thuong.truc", Ct);
        using var school = await _site.SignedInAsync("truong", Ct);
        await school.PostAsync($"{Sample.Part(Initiative, Sample.School)}?handler=Report", new() { ["Report.Text"] = "Xong", ["final"] = "true" }, Ct);

        await ApplyAsync(officer, await PreviewAsync(officer, [Initiative, Taxpayers], ("Action", "Lead"), ("Leads", "Trường Trung học cơ sở An Giả\nÔng Trần Văn Giả"), ("Reason", "Phân công")));
        var preview = await PreviewAsync(officer, [Initiative, Taxpayers], ("Action", "Accept"), ("Reason", "Đã xem"));
        WebUtility.HtmlDecode(preview).ShouldContain("Không có kết quả chờ xác nhận.");
        await ApplyAsync(officer, preview);

        var initiative = Sample.Tasks[Initiative];
        var leads = await _site.WithDbAsync(db => db.TaskParties.Where(p => p.TaskId == initiative && p.Role == PartyRole.Lead).OrderBy(p => p.SortNo).Select(p => new { p.Text, p.OrganisationId }).ToListAsync(Ct));
        leads.Select(l => l.Text).ShouldBe(["Trường Trung học cơ sở An Giả", "Ông Trần Văn Giả"]);
        leads[0].OrganisationId.ShouldBe(Sample.School);
        (await TaskAsync(Initiative)).CompletedOn.ShouldBe(new DateOnly(2026, 3, 2));
        // What is done is done: its day no longer moves.
        WebUtility.HtmlDecode(await PreviewAsync(officer, [Initiative], ("Action", "MoveBy"), ("Days", "3"), ("Reason", "Lùi"))).ShouldContain("Đã hoàn thành ngày 02/03/2026.");
    }

    [Fact]
    public async Task Others_tasks_are_neither_shown_nor_touched_and_what_is_missing_is_said()
    {
        using var officer = await _site.SignedInAsync("thuong.truc", Ct);
        using var other = await _site.SignedInAsync("xa.khac", Ct);
        using var school = await _site.SignedInAsync("truong", Ct);
        using var nobody = _site.Open();

        (await nobody.GetAsync("/tasks/bulk", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await school.GetAsync("/tasks/bulk", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await other.GetAsync($"/tasks/bulk?programme={Sample.Id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.PageAsync("/tasks/bulk", Ct)).ShouldNotContain(Sample.Tasks[Initiative].ToString());
        var theirs = WebUtility.HtmlDecode(await PreviewAsync(other, [Initiative], ("Action", "Withdraw"), ("Reason", "x")));
        theirs.ShouldContain("0 nhiệm vụ sẽ sửa");
        theirs.ShouldNotContain("Báo cáo sáng kiến cấp cơ sở");
        var mine = await PreviewAsync(officer, [Initiative], ("Action", "Withdraw"), ("Reason", "x"));
        (await ApplyAsync(other, mine)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await TaskAsync(Initiative)).WithdrawnOn.ShouldBeNull();

        WebUtility.HtmlDecode(await PreviewAsync(officer, [], ("Action", "Withdraw"))).ShouldContain("Nhập căn cứ, lý do.");
        foreach (var (action, words) in new[] { ("MoveBy", "Nhập số ngày khác 0."), ("MoveTo", "Nhập ngày."), ("Unit", "Chọn đơn vị đang thực hiện và đơn vị nhận, khác nhau."), ("Lead", "Nhập người hoặc đơn vị chủ trì.") })
            WebUtility.HtmlDecode(await PreviewAsync(officer, [Initiative], ("Action", action), ("Reason", "x"))).ShouldContain(words);
    }

    [Theory]
    [InlineData(BulkAction.MoveBy, 5, true, "2026-04-29", "08/05/2026")] // over the holidays of 30/4 and 1/5
    [InlineData(BulkAction.MoveBy, -2, false, "2026-04-29", "27/04/2026")]
    [InlineData(BulkAction.MoveBy, 5, true, "2031-04-29", null)] // no calendar of that year
    [InlineData(BulkAction.MoveBy, -60, false, "2026-04-29", null)] // would lie in the past
    [InlineData(BulkAction.MoveTo, 0, false, "2026-04-29", "05/06/2026")]
    [InlineData(BulkAction.MoveTo, 0, false, "2026-06-05", null)] // it is that day already
    public void A_day_moves_as_ordered_or_the_reason_is_said(BulkAction action, int days, bool working, string due, string? after)
    {
        var verdict = new BulkPlanning(WorkingCalendar.LoadEmbedded(), new(2026, 3, 2)).Of(
            new(action, days, working, new DateOnly(2026, 6, 5), null, null, [], "lý do"), Parts(DateOnly.Parse(due, null)), new(true, DecidingDate.Sent), closed: false);

        if (after is null) verdict.ShouldBeOfType<BulkVerdict.Refused>().Why.ShouldNotBeEmpty();
        else verdict.ShouldBeOfType<BulkVerdict.Changes>().After.ShouldBe(after);
    }

    [Fact]
    public void An_extension_that_was_granted_is_what_moves_and_a_task_of_several_instalments_has_no_one_day()
    {
        var planning = new BulkPlanning(WorkingCalendar.LoadEmbedded(), new(2026, 3, 2));
        var parts = Parts(new(2026, 4, 1), new(2026, 5, 1));
        parts.Deliverables[0].ExtendedTo = new(2026, 4, 10);

        var moved = planning.Of(new(BulkAction.MoveBy, 3, false, null, null, null, [], ""), parts, new(true, DecidingDate.Sent), closed: false).ShouldBeOfType<BulkVerdict.Changes>();
        moved.Moves.Select(m => (m.DueOn, m.ExtendedTo)).ShouldBe([(new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 13)), (new DateOnly(2026, 5, 4), (DateOnly?)null)]);
        planning.Of(new(BulkAction.MoveTo, 0, false, new(2026, 6, 5), null, null, [], ""), parts, new(true, DecidingDate.Sent), closed: false).ShouldBeOfType<BulkVerdict.Refused>();
        planning.Of(new(BulkAction.MoveBy, 3, false, null, null, null, [], ""), parts, new(true, DecidingDate.Sent), closed: true).ShouldBeOfType<BulkVerdict.Refused>();
    }

    private static TaskParts Parts(params DateOnly[] due)
    {
        var task = new PlanTask
        {
            Id = Guid.CreateVersion7(), ProgrammeId = Guid.Empty, OrganisationId = Guid.Empty, Kind = TaskKind.Task, Path = "PL1.I.1", SortNo = 1, Title = "Báo cáo", DeadlineText = "", DeadlineKind = DeadlineKind.On, Source = "{}",
        };
        return new(task, [], [], [.. due.Select((d, i) => new Deliverable { Id = Guid.CreateVersion7(), TaskId = task.Id, SortNo = i + 1, What = "Báo cáo", DueOn = d })], [], new HashSet<Guid>());
    }

    private Task<string> PreviewAsync(Browser who, string[] tasks, params (string Name, string Value)[] order) => PreviewAsync(who, tasks, "", order);

    private async Task<string> PreviewAsync(Browser who, string[] tasks, string filter, params (string Name, string Value)[] order)
    {
        var answer = await who.PostManyAsync(
            $"/tasks/bulk?handler=Preview{filter}", [.. tasks.Select(t => ("Input.Tasks", Sample.Tasks[t].ToString())), .. order.Select(o => ($"Input.{o.Name}", o.Value))], Ct, "/account");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    /// <summary>Presses the button of a preview: sends what its hidden fields hold.</summary>
    private static Task<HttpResponseMessage> ApplyAsync(Browser who, string preview, string filter = "")
    {
        var fields = HiddenField().Matches(preview).Select(m => (WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value))).Where(f => f.Item1 is "seen" || f.Item1.StartsWith("Input.", StringComparison.Ordinal)).ToList();
        fields.ShouldContain(f => f.Item1 == "seen");
        return who.PostManyAsync($"/tasks/bulk?handler=Apply{filter}", fields, Ct, "/account");
    }

    private Task<PlanTask> TaskAsync(string path)
    {
        var id = Sample.Tasks[path];
        return _site.WithDbAsync(db => db.Tasks.AsNoTracking().SingleAsync(t => t.Id == id, Ct));
    }

    private async Task<DateOnly?> DueAsync(string path) => (await TaskAsync(path)).DueOn;

    private Task<List<(Guid SubjectId, string? Reason)>> AuditedAsync(string action) => _site.WithDbAsync(async db =>
        (await db.AuditEntries.Where(e => e.Action == action).Select(e => new { e.SubjectId, e.Reason }).ToListAsync(Ct)).ConvertAll(e => (e.SubjectId, e.Reason)));

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();
}
