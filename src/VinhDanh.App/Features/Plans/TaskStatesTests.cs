using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VinhDanh.App.Tests.Support;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans;

public sealed class TaskStatesTests(Site site) : IClassFixture<Site>
{
    private static readonly DateOnly Today = new(2024, 4, 11);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-1, TaskState.Late)]
    [InlineData(0, TaskState.DueSoon)]
    [InlineData(14, TaskState.DueSoon)]
    [InlineData(15, TaskState.NotStarted)]
    public void A_task_becomes_due_soon_and_late_by_the_day(int daysAhead, TaskState state) =>
        TaskStates.Of(new(DeadlineKind.On, Today.AddDays(daysAhead), null, null, null, false, null), Today).ShouldBe(state);

    [Theory]
    [InlineData(DeadlineKind.Dependent, TaskState.Waiting)]
    [InlineData(DeadlineKind.Unspecified, TaskState.Waiting)]
    [InlineData(DeadlineKind.Continuous, TaskState.NotStarted)]
    public void Without_a_date_a_task_waits_unless_it_goes_on_all_year(DeadlineKind kind, TaskState state) =>
        TaskStates.Of(new(kind, null, null, null, null, false, null), Today).ShouldBe(state);

    [Fact]
    public async Task Rule_LINQ_and_SQL_give_every_task_the_same_state()
    {
        var expected = await StoreAsync(Facts.Sample(600, 11));
        expected.Values.Distinct().Count().ShouldBe(Enum.GetValues<TaskState>().Length, "the sample must hold every state");

        foreach (var state in Enum.GetValues<TaskState>())
        {
            var rule = expected.Where(e => e.Value == state).Select(e => e.Key).Order().ToList();
            var linq = await site.WithDbAsync(db => db.Tasks.InState(state, Today).Select(t => t.Id).ToListAsync(Ct));
            var sql = await IdsAsync($"select t.id from app.task t where {TaskStates.Sql(state, "$1", "$2")}");

            linq.Order().ToList().ShouldBe(rule, $"{state} in LINQ");
            sql.Order().ToList().ShouldBe(rule, $"{state} in SQL");
        }
    }

    /// <summary>Days near the borders of the rule, any mixture of facts.</summary>
    private static FsCheck.Gen<StateFacts> Facts =>
        from kind in Gen.Elements(Enum.GetValues<DeadlineKind>())
        from due in Day(1)
        from started in Day(1)
        from handedIn in Day(3)
        from completed in Day(3)
        from late in Gen.Elements(true, false)
        from withdrawn in Day(6)
        select new StateFacts(kind, due, started, handedIn, completed, late, withdrawn);

    private static FsCheck.Gen<DateOnly?> Day(int nullWeight) => Gen.Frequency(
        (nullWeight, Gen.Constant<DateOnly?>(null)),
        (2, Gen.Elements(-30, -1, 0, 1, 13, 14, 15, 40).Select(n => (DateOnly?)Today.AddDays(n))));

    private async Task<Dictionary<Guid, TaskState>> StoreAsync(IEnumerable<StateFacts> facts)
    {
        var organisation = await site.OrganisationAsync("Sở Nội vụ tỉnh Giả Định");
        var account = await site.AccountAsync("facts", Platform.Accounts.Role.StandingAgencyOfficer, organisation);
        return await site.WithDbAsync(async db =>
        {
            var programme = new Programme
            {
                Id = Guid.CreateVersion7(), OrganisationId = organisation, Title = "Kế hoạch giả định", Year = 2024, CreatedAt = site.Clock.At, CreatedBy = account,
            };
            db.Programmes.Add(programme);
            var states = new Dictionary<Guid, TaskState>();
            foreach (var (i, fact) in facts.Index())
            {
                var task = new PlanTask
                {
                    Id = Guid.CreateVersion7(), ProgrammeId = programme.Id, OrganisationId = organisation, Kind = TaskKind.Task, Path = $"PL1.{i}", SortNo = i,
                    Title = $"Nhiệm vụ {i}", DeadlineText = "", DeadlineKind = fact.Kind, Source = "[]", DueOn = fact.DueOn, StartedOn = fact.StartedOn,
                    HandedInOn = fact.HandedInOn, CompletedOn = fact.CompletedOn, CompletedLate = fact.CompletedLate, WithdrawnOn = fact.WithdrawnOn,
                };
                db.Tasks.Add(task);
                states[task.Id] = TaskStates.Of(fact, Today);
            }

            await db.SaveChangesAsync(Ct);
            return states;
        });
    }

    private async Task<List<Guid>> IdsAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(site.Database.AppConnectionString);
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = Today });
        command.Parameters.Add(new() { Value = Today.AddDays(TaskStates.DueSoonDays) });
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var ids = new List<Guid>();
        while (await reader.ReadAsync(Ct)) ids.Add(reader.GetGuid(0));
        return ids;
    }
}
