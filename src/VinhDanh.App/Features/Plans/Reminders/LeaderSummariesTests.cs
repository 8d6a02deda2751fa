using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.Reminders;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Plans.Reminders;

/// <summary>Who is named “chủ trì, chỉ đạo” and what is told; each test has a site of its own, because a run tells everybody.</summary>
[Trait("Speed", "Slow")]
public sealed class LeaderSummariesTests(PostgresCluster cluster) : IAsyncLifetime
{
    /// <summary>Registration (29/02), the list (20/03) and the remarks (30/04) are late; the half-year report (10/06) is four days off.</summary>
    private static readonly DateOnly Day = new(2024, 6, 6);

    private readonly Site _site = new(cluster);
    private SamplePlan _plan = null!;
    private Guid _leader;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _site.Clock.At = new(Day, new TimeOnly(0, 0), TimeSpan.Zero);
        _plan = await SamplePlan.MakeAsync(_site, "t");
        _leader = await PersonAsync("Vũ Minh Khoa");
        await LinkAsync("leader.t", _leader);
        await NameAsync(_leader, "PL1.II.1", "PL1.II.2", "PL1.I.1", "PL1.II.5");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_leader_is_told_of_open_work_that_is_late_or_due_soon_and_of_nothing_that_is_finished_or_withdrawn()
    {
        (await TellAsync()).ShouldBe(1);
        var notice = (await NoticesAsync()).ShouldHaveSingleItem();
        notice.User.ShouldBe("leader.t");
        notice.Title.ShouldBe("Việc được giao chủ trì: 1 việc quá hạn, 1 việc đến hạn trong 14 ngày");
        notice.Body.ShouldBe("- Đăng ký thi đua năm 2024 (hạn 29/02/2024, quá hạn)\n- Báo cáo sơ kết 6 tháng đầu năm (hạn 10/06/2024, còn 4 ngày)");
    }

    [Fact]
    public async Task The_same_day_tells_once_and_the_next_day_again()
    {
        await TellAsync();
        (await TellAsync()).ShouldBe(0);
        (await TellAsync(Day.AddDays(1))).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_handed_in_and_waits_for_acceptance_is_no_longer_the_leaders_to_call_for()
    {
        await TasksAsync("PL1.II.1", s => s.SetProperty(t => t.HandedInOn, new DateOnly(2024, 6, 1)));
        await TellAsync();
        (await NoticesAsync()).Single().Body.ShouldNotContain("Đăng ký thi đua");
    }

    [Fact]
    public async Task With_nothing_late_or_due_soon_nobody_is_told()
    {
        (await TellAsync(new(2024, 2, 1))).ShouldBe(0);
    }

    [Fact]
    public async Task Due_today_is_not_late()
    {
        await TellAsync(new(2024, 6, 10));
        var notice = (await NoticesAsync()).Single();
        notice.Title.ShouldStartWith("Việc được giao chủ trì: 1 việc quá hạn, 1 việc đến hạn");
        notice.Body.ShouldContain("(hạn 10/06/2024, hôm nay)");
    }

    [Theory]
    [InlineData("update app.account set deactivated_at = now() where user_name = 'leader.t'")]
    [InlineData("update app.role_assignment set valid_to = '2024-06-05' where role = 'agency-leader'")]
    [InlineData("update app.role_assignment set valid_from = '2024-06-07' where role = 'agency-leader'")]
    [InlineData("update app.programme set closed_at = now()")]
    [InlineData("update app.task_party set role = 'coordinator' where person_id is not null")]
    public async Task Who_no_longer_leads_or_an_ended_programme_brings_no_summary(string change)
    {
        await _site.Database.OwnerConnectionString.ExecuteAsync(change, Ct);
        (await TellAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_leader_who_moved_to_another_authority_is_not_told_of_the_former_ones_work()
    {
        var other = await _site.OrganisationAsync("Ủy ban nhân dân tỉnh Bình Thịnh");
        await _site.Database.OwnerConnectionString.ExecuteAsync("update app.role_assignment set organisation_id = $1 where role = 'agency-leader'", Ct, other);
        (await TellAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_leader_of_a_unit_below_is_told_where_the_unit_takes_part()
    {
        await _site.Database.OwnerConnectionString.ExecuteAsync("update app.role_assignment set organisation_id = $1 where role = 'agency-leader'", Ct, _plan.Education);
        await TellAsync();
        var notice = (await NoticesAsync()).Single();
        notice.Body.ShouldContain("Đăng ký thi đua năm 2024");
        notice.Body.ShouldContain("Báo cáo sơ kết 6 tháng");
        await _site.Database.OwnerConnectionString.ExecuteAsync("update app.role_assignment set organisation_id = $1 where role = 'agency-leader'", Ct, _plan.Interior);
        (await TellAsync(Day.AddDays(1))).ShouldBe(0);
    }

    [Fact]
    public async Task Two_roles_of_one_leader_make_one_summary_and_ten_lines_are_the_most()
    {
        var account = await _site.WithDbAsync(db => db.Accounts.Where(a => a.UserName == "leader.t").Select(a => a.Id).SingleAsync(Ct));
        await _site.WithDbAsync(async db =>
        {
            db.RoleAssignments.Add(new() { Id = Guid.CreateVersion7(), AccountId = account, OrganisationId = _plan.Province, Role = Role.CouncilChair, ValidFrom = new(2020, 1, 1) });
            db.RoleAssignments.Add(new() { Id = Guid.CreateVersion7(), AccountId = account, OrganisationId = _plan.Education, Role = Role.AgencyLeader, ValidFrom = new(2020, 1, 1) });
            var like = await db.Tasks.AsNoTracking().SingleAsync(t => t.Id == _plan.Tasks["PL1.II.1"], Ct);
            for (var i = 1; i <= 10; i++)
            {
                var id = Guid.CreateVersion7();
                db.Tasks.Add(new()
                {
                    Id = id, ProgrammeId = like.ProgrammeId, OrganisationId = like.OrganisationId, Kind = TaskKind.Task, Path = $"PL9.{i}", SortNo = 100 + i, Title = $"Việc thêm {i}",
                    DeadlineText = "", DeadlineKind = like.DeadlineKind, Source = "{}", DueOn = new(2024, 3, i),
                });
                db.TaskParties.Add(new() { Id = Guid.CreateVersion7(), TaskId = id, Role = PartyRole.Lead, SortNo = 1, Text = "Vũ Minh Khoa", PersonId = _leader, Confidence = 1 });
            }

            return await db.SaveChangesAsync(Ct);
        });

        (await TellAsync()).ShouldBe(1);

        var notice = (await NoticesAsync()).Single();
        notice.Title.ShouldBe("Việc được giao chủ trì: 11 việc quá hạn, 1 việc đến hạn trong 14 ngày");
        var lines = notice.Body.Split('\n');
        lines.Length.ShouldBe(11);
        lines[0].ShouldContain("29/02/2024"); // the longest late first
        lines[^1].ShouldBe("… và 2 việc khác.");
    }

    [Fact]
    public async Task Two_leaders_are_told_each_of_their_own()
    {
        await _site.AccountAsync("leader2.t", Role.AgencyLeader, _plan.Province);
        var second = await PersonAsync("Đinh Thị Lan");
        await LinkAsync("leader2.t", second);
        await NameAsync(second, "PL1.II.4");

        (await TellAsync()).ShouldBe(2);

        var notices = await NoticesAsync();
        notices.Single(n => n.User == "leader2.t").Body.ShouldBe("- Công khai danh sách (hạn 20/03/2024, quá hạn)");
        notices.Single(n => n.User == "leader.t").Body.ShouldNotContain("Công khai");
    }

    private Task<int> TellAsync(DateOnly? day = null) => _site.WithAsync(s => s.GetRequiredService<LeaderSummaries>().TellAsync(day ?? Day, Ct));

    private async Task<Guid> PersonAsync(string name)
    {
        var id = Guid.CreateVersion7();
        await _site.WithDbAsync(async db =>
        {
            db.People.Add(new() { Id = id, OrganisationId = _plan.Province, FullName = name, ValidFrom = new(2020, 1, 1) });
            return await db.SaveChangesAsync(Ct);
        });
        return id;
    }

    private Task<int> LinkAsync(string userName, Guid person) =>
        _site.WithDbAsync(db => db.Accounts.Where(a => a.UserName == userName).ExecuteUpdateAsync(s => s.SetProperty(a => a.PersonId, person), Ct));

    private Task<int> NameAsync(Guid person, params string[] paths)
    {
        var ids = paths.Select(p => _plan.Tasks[p]).ToList();
        return _site.WithDbAsync(db => db.TaskParties.Where(p => p.Role == PartyRole.Lead && ids.Contains(p.TaskId)).ExecuteUpdateAsync(s => s.SetProperty(p => p.PersonId, person), Ct));
    }

    private Task<int> TasksAsync(string path, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<PlanTask>> set)
    {
        var id = _plan.Tasks[path];
        return _site.WithDbAsync(db => db.Tasks.Where(t => t.Id == id).ExecuteUpdateAsync(set, Ct));
    }

    private Task<List<(string User, string Title, string Body)>> NoticesAsync() => _site.WithDbAsync(async db => (await (
        from n in db.Notices
        join a in db.Accounts on n.AccountId equals a.Id
        orderby n.At, a.UserName
        select new { a.UserName, n.Title, n.Body }).ToListAsync(Ct)).ConvertAll(n => (n.UserName, n.Title, n.Body)));
}
