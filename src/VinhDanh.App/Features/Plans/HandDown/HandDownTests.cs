using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans.Amend;
using VinhDanh.App.Features.Plans.Reminders;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Tests.Support;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>A province hands its tasks to communes; each test has a province of its own.</summary>
public sealed partial class HandDownTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private static int _made;

    private readonly int _number = Interlocked.Increment(ref _made);
    private Guid _province, _an, _binh, _school, _programme, _task, _second;

    public async ValueTask InitializeAsync()
    {
        site.Clock.At = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
        _province = await site.OrganisationAsync($"Ủy ban nhân dân tỉnh Giao Việc {_number}", kind: OrganisationKind.Province);
        _an = await site.OrganisationAsync($"Ủy ban nhân dân xã An {_number}", _province, OrganisationKind.Commune);
        _binh = await site.OrganisationAsync($"Ủy ban nhân dân xã Bình {_number}", _province, OrganisationKind.Commune);
        _school = await site.OrganisationAsync($"Trường Tiểu học An {_number}", _an, OrganisationKind.School);
        var officer = await site.AccountAsync($"tinh.{_number}", Role.StandingAgencyOfficer, _province);
        await site.AccountAsync($"an.{_number}", Role.StandingAgencyOfficer, _an);
        await site.AccountAsync($"binh.{_number}", Role.StandingAgencyOfficer, _binh);
        await site.AccountAsync($"truong.{_number}", Role.UnitOfficer, _school);
        _programme = Guid.CreateVersion7();
        await site.WithAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(Ct);
            db.Programmes.Add(new() { Id = _programme, OrganisationId = _province, Title = "Kế hoạch thi đua của tỉnh năm 2026", Year = 2026, CreatedAt = site.Clock.At, CreatedBy = officer });
            _task = Add(db, "PL1.I.1", "Sơ kết phong trào thi đua 6 tháng", "Trước ngày 10/6/2026", new(2026, 6, 10), [_an]);
            _second = Add(db, "PL1.I.2", "Báo cáo gương điển hình", "Trước ngày 20/4/2026", new(2026, 4, 20), []);
            await services.GetRequiredService<TaskChanges>().RecomputeAsync([_task, _second], Ct);
            await transaction.CommitAsync(Ct);
            return true;
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_task_goes_down_is_done_below_and_its_progress_comes_up()
    {
        using var province = await OfficerAsync("tinh");
        using var an = await OfficerAsync("an");
        using var school = await OfficerAsync("truong");

        (await HandAsync(province, Audience.Children)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        // The commune named before keeps its part, the other one gets one; both are told and see it waiting.
        (await site.WithDbAsync(db => db.Assignments.Where(a => a.TaskId == _task).Select(a => a.OrganisationId).ToListAsync(Ct))).ShouldBe([_an, _binh], ignoreOrder: true);
        (await NoticesAsync("an")).ShouldHaveSingleItem().ShouldContain("Sơ kết phong trào thi đua 6 tháng");
        Text(await an.PageAsync("/work", Ct)).ShouldContain("1 việc cấp trên giao chờ tiếp nhận");
        Text(await province.PageAsync($"/tasks/{_task}", Ct)).ShouldContain("0/2 đơn vị đã xong");

        // Its own deadline, five days before; the school does it.
        (await an.PostManyAsync($"/tasks/{_task}/take?handler=Take", [("Input.DaysBefore", "5"), ("Input.Doers", $"{_school}")], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var own = await OwnTaskAsync(_an);
        (own.OrganisationId, own.DueOn, own.GroupTitle).ShouldBe((_an, new DateOnly(2026, 6, 5), Taking.Group));
        Text(await an.PageAsync($"/tasks/{own.Id}", Ct)).ShouldContain($"Ủy ban nhân dân tỉnh Giao Việc {_number}");
        Text(await an.PageAsync($"/tasks/{_task}", Ct)).ShouldContain("Đơn vị đã tiếp nhận nhiệm vụ này.");
        Text(await province.PageAsync($"/tasks/{_task}", Ct)).ShouldContain("Chưa thực hiện: 1");

        // The school answers the commune; the commune answers the province; the province accepts.
        await ReportAsync(school, own.Id, _school, final: true);
        Text(await province.PageAsync($"/tasks/{_task}", Ct)).ShouldContain("Đang thực hiện: 1");
        (await an.PostAsync($"/tasks/{own.Id}?handler=Accept", new() { ["part"] = $"{await PartAsync(own.Id, _school)}" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await ReportAsync(an, _task, _an, final: true);
        var page = Text(await province.PageAsync($"/tasks/{_task}", Ct));
        page.ShouldContain("Đã báo cáo: 1");
        page.ShouldContain("Kết quả của đơn vị");
        (await province.PostAsync($"/tasks/{_task}?handler=Accept", new() { ["part"] = $"{await PartAsync(_task, _an)}" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        page = Text(await province.PageAsync($"/tasks/{_task}", Ct));
        page.ShouldContain("1/2 đơn vị đã xong");
        page.ShouldContain("Chưa tiếp nhận: 1");
        page.ShouldContain("50%");
        foreach (var action in (string[])["task.handed-down", "task.taken-by-unit"]) (await AuditedAsync(action, _task)).ShouldBe(1, action);
        (await AuditedAsync("task.taken", own.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task What_changes_above_is_told_and_shown_and_never_done_to_the_units_own_task()
    {
        using var province = await OfficerAsync("tinh");
        using var an = await OfficerAsync("an");
        await HandAsync(province, Audience.Parties);
        await an.PostAsync($"/tasks/{_task}/take?handler=Take", [], Ct);
        var own = await OwnTaskAsync(_an);

        var dates = await province.PageAsync($"/tasks/{_task}/dates", Ct);
        await province.PostAsync($"/tasks/{_task}/dates?handler=Set", new()
        {
            ["Set.Versions"] = Hidden(dates, "Set.Versions"), ["Set.Deliverable"] = $"{await DeliverableAsync(_task)}", ["Set.DueOn"] = "20/05/2026", ["Set.Reason"] = "Sơ kết sớm",
        }, Ct);

        (await NoticesAsync("an")).ShouldContain(n => n.Contains("Thời hạn: Trước ngày 10/6/2026 (10/06/2026) → Trước ngày 10/6/2026 (20/05/2026)"));
        (await OwnTaskAsync(_an)).DueOn.ShouldBe(new DateOnly(2026, 6, 10), "the unit's own day is the unit's to change");
        var page = await an.PageAsync($"/tasks/{own.Id}", Ct);
        Text(page).ShouldContain("Cấp trên đã thay đổi nhiệm vụ.");
        Text(page).ShouldContain("Hạn của đơn vị muộn hơn hạn của cấp trên (20/05/2026).");

        // What changed after the page was opened is not taken for seen.
        await WithdrawAsync();
        await an.PostAsync($"/tasks/{own.Id}?handler=HigherSeen", new() { ["seen"] = Mark(page) }, Ct);
        page = await an.PageAsync($"/tasks/{own.Id}", Ct);
        Text(page).ShouldContain("không thực hiện từ 02/03/2026");
        (await NoticesAsync("an")).Count(n => n.Contains("không thực hiện từ 02/03/2026")).ShouldBe(1);
        await an.PostAsync($"/tasks/{own.Id}?handler=HigherSeen", new() { ["seen"] = Mark(page) }, Ct);
        Text(await an.PageAsync($"/tasks/{own.Id}", Ct)).ShouldNotContain("Cấp trên đã thay đổi nhiệm vụ.");
        (await AuditedAsync("task.higher-change-seen", own.Id)).ShouldBe(1);
        (await OwnTaskAsync(_an)).WithdrawnOn.ShouldBeNull();

        // An answer changes nothing of what is asked: nobody is told of it.
        var told = (await NoticesAsync("an")).Count;
        await ReportAsync(an, _task, _an, final: true);
        (await NoticesAsync("an")).Count.ShouldBe(told);
    }

    [Fact]
    public async Task A_later_day_of_ones_own_is_warned_of_and_kept()
    {
        using var an = await OfficerAsync("an");

        // Nobody handed it down: the unit is named, and takes it of its own accord.
        (await an.PostAsync($"/tasks/{_task}/take?handler=Take", new() { ["Input.DueOn"] = "15/06/2026" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var own = await OwnTaskAsync(_an);
        (own.DueOn, own.DeadlineText).ShouldBe((new DateOnly(2026, 6, 15), "Ngày 15/06/2026"));
        Text(await an.PageAsync($"/tasks/{own.Id}", Ct)).ShouldContain("Hạn của đơn vị muộn hơn hạn của cấp trên (10/06/2026).");
    }

    [Fact]
    public async Task Many_are_taken_at_once_into_a_programme_of_ones_own_and_twice_is_refused_whole()
    {
        using var province = await OfficerAsync("tinh");
        using var an = await OfficerAsync("an");
        await province.PostManyAsync($"/programmes/{_programme}/hand-down", [("Input.All", "true"), ("Input.Audience", "Chosen"), ("Input.Units", $"{_an}"), ("Input.Units", $"{_binh}")], Ct);
        (await an.PostManyAsync("/handed-down", [("Input.Tasks", $"{_second}")], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var programme = await site.WithDbAsync(db => db.Programmes.SingleAsync(p => p.OrganisationId == _an, Ct));
        programme.Title.ShouldBe("Chương trình công tác năm 2026");

        var again = await an.PostManyAsync("/handed-down", [("Input.Tasks", $"{_second}"), ("Input.Tasks", $"{_task}"), ("Input.Programme", $"{programme.Id}")], Ct);
        Text(await again.Content.ReadAsStringAsync(Ct)).ShouldContain("Có nhiệm vụ vừa được người khác tiếp nhận");
        (await site.WithDbAsync(db => db.Tasks.CountAsync(t => t.ProgrammeId == programme.Id, Ct))).ShouldBe(1);
        (await an.PostManyAsync("/handed-down", [("Input.Tasks", $"{_task}"), ("Input.Programme", $"{programme.Id}")], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.WithDbAsync(db => db.Tasks.Where(t => t.ProgrammeId == programme.Id).OrderBy(t => t.SortNo).Select(t => t.Path).ToListAsync(Ct))).ShouldBe(["higher.1", "higher.2"]);
        // A corrected version of the unit's own plan knows nothing of them, and must not withdraw them.
        (await site.WithDbAsync(db => PlanRows.OfProgrammeAsync(db, programme.Id, Ct))).ShouldBeEmpty();
        Text(await an.PageAsync($"/programmes/{programme.Id}", Ct)).ShouldContain("Việc cấp trên giao");
    }

    [Fact]
    public async Task A_unit_may_decline_with_a_reason_and_be_asked_again()
    {
        using var province = await OfficerAsync("tinh");
        using var an = await OfficerAsync("an");
        await HandAsync(province, Audience.Parties);

        Text(await (await an.PostAsync($"/tasks/{_task}/take?handler=Decline", [], Ct)).Content.ReadAsStringAsync(Ct)).ShouldContain("Nhập lý do.");
        await an.PostAsync($"/tasks/{_task}/take?handler=Decline", new() { ["Decline.Reason"] = "Xã không có phong trào này" }, Ct);

        (await NoticesAsync("tinh")).ShouldHaveSingleItem().ShouldContain("Xã không có phong trào này");
        var page = Text(await province.PageAsync($"/tasks/{_task}", Ct));
        page.ShouldContain("Không tiếp nhận: 1");
        page.ShouldContain("Xã không có phong trào này");
        (await HandAsync(province, Audience.Parties)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Text(await province.PageAsync($"/tasks/{_task}", Ct)).ShouldContain("Chưa tiếp nhận: 1");
        Text(await (await HandAsync(province, Audience.Parties)).Content.ReadAsStringAsync(Ct)).ShouldContain("Các đơn vị này đã được giao những nhiệm vụ đã chọn.");
    }

    [Fact]
    public async Task Who_is_not_asked_takes_nothing_and_nobody_writes_into_anothers_programme()
    {
        using var province = await OfficerAsync("tinh");
        using var an = await OfficerAsync("an");
        using var binh = await OfficerAsync("binh");
        using var school = await OfficerAsync("truong");
        using var nobody = site.Open();
        var stranger = await site.OrganisationAsync($"Ủy ban nhân dân tỉnh Khác {_number}", kind: OrganisationKind.Province);

        (await nobody.GetAsync("/handed-down", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await school.GetAsync("/handed-down", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await binh.GetAsync($"/tasks/{_task}/take", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "the task names another commune");
        (await an.GetAsync($"/programmes/{_programme}/hand-down", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "the programme is the province's");
        (await an.PostAsync($"/tasks/{_task}?handler=RemindTakers", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await province.GetAsync($"/tasks/{_task}/take", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "one's own task comes from nobody above");
        Text(await (await province.PostManyAsync($"/programmes/{_programme}/hand-down", [("Input.Tasks", $"{_task}"), ("Input.Audience", "Chosen"), ("Input.Units", $"{stranger}")], Ct))
            .Content.ReadAsStringAsync(Ct)).ShouldContain("Không có đơn vị nào để giao.");
        Text(await (await province.PostManyAsync($"/programmes/{_programme}/hand-down", [("Input.Audience", "Children")], Ct)).Content.ReadAsStringAsync(Ct)).ShouldContain("Chọn ít nhất một nhiệm vụ");

        await HandAsync(province, Audience.Children);
        await binh.PostAsync($"/tasks/{_task}/take?handler=Take", [], Ct);
        var theirs = await site.WithDbAsync(db => db.Programmes.Where(p => p.OrganisationId == _binh).Select(p => p.Id).SingleAsync(Ct));
        Text(await (await an.PostAsync($"/tasks/{_task}/take?handler=Take", new() { ["Input.Programme"] = $"{theirs}" }, Ct)).Content.ReadAsStringAsync(Ct)).ShouldContain("Chọn một chương trình đang mở của đơn vị.");
        await an.PostAsync($"/tasks/{_task}/take?handler=Take", new() { ["Input.Doers"] = $"{_binh}" }, Ct);
        (await site.WithDbAsync(db => db.TaskHandovers.AnyAsync(h => h.OrganisationId == _an && h.State == HandoverState.Taken, Ct))).ShouldBeFalse("a unit of another commune cannot be given its work");

        // Of the other commune's task nothing is seen sideways.
        var own = await OwnTaskAsync(_binh);
        (await an.GetAsync($"/tasks/{own.Id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Text(await an.PageAsync($"/tasks/{_task}", Ct)).ShouldNotContain($"Ủy ban nhân dân xã Bình {_number}");
    }

    [Fact]
    public async Task Who_has_not_taken_it_is_reminded_by_hand_once_a_day_and_by_itself_once_a_week()
    {
        using var province = await OfficerAsync("tinh");
        await HandAsync(province, Audience.Children);
        using var an = await OfficerAsync("an");
        await an.PostAsync($"/tasks/{_task}/take?handler=Take", [], Ct);

        await province.PostAsync($"/tasks/{_task}?handler=RemindTakers", [], Ct);
        await province.PostAsync($"/tasks/{_task}?handler=RemindTakers", [], Ct);
        (await NoticesAsync("binh")).Count(n => n.StartsWith("Nhắc tiếp nhận", StringComparison.Ordinal)).ShouldBe(1);
        (await NoticesAsync("an")).ShouldNotContain(n => n.StartsWith("Nhắc tiếp nhận", StringComparison.Ordinal));

        foreach (var day in (int[])[4, 6, 9, 10])
        {
            site.Clock.At = new(2026, 3, day, 1, 0, 0, TimeSpan.Zero);
            await site.WithAsync(s => s.GetRequiredService<DailyReminders>().RunAsync(Ct));
        }

        (await NoticesAsync("binh")).Count(n => n.StartsWith("Việc cấp trên giao chưa được tiếp nhận", StringComparison.Ordinal)).ShouldBe(2, "not yet on the 4th; then once in each week");

        // Who has answered without taking it owes nothing more.
        using var binh = await OfficerAsync("binh");
        await ReportAsync(binh, _task, _binh, final: true);
        site.Clock.At = new(2026, 3, 17, 1, 0, 0, TimeSpan.Zero);
        await site.WithAsync(s => s.GetRequiredService<DailyReminders>().RunAsync(Ct));
        (await NoticesAsync("binh")).Count(n => n.StartsWith("Việc cấp trên giao chưa được tiếp nhận", StringComparison.Ordinal)).ShouldBe(2);
        using var later = await OfficerAsync("binh");
        (await later.PageAsync("/handed-down", Ct)).ShouldNotContain($"/tasks/{_task}/take");
    }

    [Fact, Trait("Speed", "Slow")]
    public async Task A_province_of_500_units_is_served_at_once()
    {
        await site.WithDbAsync(db => db.Database.ExecuteSqlAsync($"""
            with unit as (insert into app.organisation (id, parent_id, path, kind, name, is_outside, valid_from)
                select x.id, {_province}, (o.path::text || '.' || replace(x.id::text, '-', ''))::ltree, 'commune', 'Ủy ban nhân dân xã số ' || n, false, date '2020-01-01'
                from (select gen_random_uuid() as id, n from generate_series(1, 500) n) x, app.organisation o where o.id = {_province} returning id)
            insert into app.role_assignment (id, account_id, organisation_id, role, valid_from)
            select gen_random_uuid(), (select id from app.account where user_name = {$"binh.{_number}"}), id, 'unit-officer', date '2020-01-01' from unit
            """, Ct));
        using var province = await OfficerAsync("tinh");

        var before = System.Diagnostics.Stopwatch.GetTimestamp();
        (await province.PostManyAsync($"/programmes/{_programme}/hand-down", [("Input.All", "true"), ("Input.Audience", "Children")], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var spent = System.Diagnostics.Stopwatch.GetElapsedTime(before);

        (await site.WithDbAsync(db => db.TaskHandovers.CountAsync(h => h.TaskId == _task || h.TaskId == _second, Ct))).ShouldBe(2 * 502);
        spent.ShouldBeLessThan(TimeSpan.FromSeconds(15), "seconds, also on a busy machine");
        var page = Text(await province.PageAsync($"/tasks/{_task}", Ct));
        page.ShouldContain("0/502 đơn vị đã xong");
        page.ShouldContain("Chưa tiếp nhận: 502");
    }

    [Theory]
    [InlineData(2, 2, 2, true, HandoverState.Taken, UnitState.Done)]
    [InlineData(2, 2, 1, true, HandoverState.Taken, UnitState.Reported)]
    [InlineData(2, 1, 1, true, HandoverState.Taken, UnitState.Late)]
    [InlineData(2, 1, 1, false, HandoverState.Taken, UnitState.InProgress)]
    [InlineData(2, 0, 0, false, HandoverState.Taken, UnitState.NotBegun)]
    [InlineData(2, 0, 0, false, HandoverState.Offered, UnitState.NotTaken)]
    [InlineData(2, 0, 0, true, HandoverState.Offered, UnitState.Late)]
    [InlineData(2, 0, 0, false, HandoverState.Declined, UnitState.Declined)]
    [InlineData(2, 2, 2, false, HandoverState.Declined, UnitState.Done)]
    public void A_units_state_is_read_from_its_answers_first(int asked, int sent, int received, bool overdue, HandoverState handover, UnitState state) =>
        new UnitProgress(Guid.Empty, "Xã", handover, null, null, asked, sent, received, overdue, null, null, null, null, false, 0, 0).State.ShouldBe(state);

    private Guid Add(AppDb db, string path, string title, string deadline, DateOnly due, Guid[] units)
    {
        var (task, deliverable) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        db.Tasks.Add(new()
        {
            Id = task, ProgrammeId = _programme, OrganisationId = _province, Kind = TaskKind.Task, Path = path, SortNo = path[^1] - '0', Title = title,
            DeadlineText = deadline, DeadlineKind = DeadlineKind.Before, Source = "{\"blocks\":[]}",
        });
        db.Deliverables.Add(new() { Id = deliverable, TaskId = task, SortNo = 1, What = title, DueOn = due });
        db.Assignments.AddRange(units.Select(u => new Assignment { Id = Guid.CreateVersion7(), DeliverableId = deliverable, TaskId = task, OrganisationId = u, PartyText = "các xã" }));
        return task;
    }

    private Task<Browser> OfficerAsync(string who) => site.SignedInAsync($"{who}.{_number}", Ct);

    private Task<HttpResponseMessage> HandAsync(Browser province, Audience audience) =>
        province.PostAsync($"/programmes/{_programme}/hand-down", new() { ["Input.Tasks"] = $"{_task}", ["Input.Audience"] = $"{audience}" }, Ct);

    private async Task ReportAsync(Browser who, Guid task, Guid unit, bool final) =>
        (await who.PostAsync($"/tasks/{task}/answers/{await PartAsync(task, unit)}?handler=Report", new() { ["Report.Text"] = "Kết quả của đơn vị", ["final"] = final ? "true" : "false" }, Ct))
            .StatusCode.ShouldBe(HttpStatusCode.Redirect);

    private Task<Guid> PartAsync(Guid task, Guid unit) => site.WithDbAsync(db => db.Assignments.Where(a => a.TaskId == task && a.OrganisationId == unit).Select(a => a.Id).SingleAsync(Ct));

    private Task<Guid> DeliverableAsync(Guid task) => site.WithDbAsync(db => db.Deliverables.Where(d => d.TaskId == task).Select(d => d.Id).SingleAsync(Ct));

    private Task<PlanTask> OwnTaskAsync(Guid unit) => site.WithDbAsync(db =>
        db.Tasks.AsNoTracking().SingleAsync(t => db.TaskHandovers.Any(h => h.LowerTaskId == t.Id && h.OrganisationId == unit && h.TaskId == _task), Ct));

    private Task<int> AuditedAsync(string action, Guid subject) => site.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Action == action && e.SubjectId == subject, Ct));

    private Task<List<string>> NoticesAsync(string who) => site.WithDbAsync(db => (
        from n in db.Notices
        join a in db.Accounts on n.AccountId equals a.Id
        where a.UserName == $"{who}.{_number}"
        orderby n.At
        select n.Title + "\n" + n.Body).ToListAsync(Ct));

    /// <summary>As a corrected plan that no longer has the row does it.</summary>
    private Task<bool> WithdrawAsync() => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        (await db.Tasks.SingleAsync(t => t.Id == _task, Ct)).WithdrawnOn = new(2026, 3, 2);
        await services.GetRequiredService<TaskChanges>().RecomputeAsync([_task], Ct);
        await transaction.CommitAsync(Ct);
        return true;
    });

    private static string Text(string page) => WebUtility.HtmlDecode(page);

    private static string Mark(string page) => SeenButton().Match(page).Groups[1].Value;

    private static string Hidden(string page, string name) => Regex.Match(page, $"name=\"{Regex.Escape(name)}\" value=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("name=\"seen\" value=\"([0-9a-f]{32})\"")]
    private static partial Regex SeenButton();
}
