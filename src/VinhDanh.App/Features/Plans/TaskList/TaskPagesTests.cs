using System.Net;
using System.Text.RegularExpressions;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.TaskList;

/// <summary>The list of tasks over several pages: by the links that an officer follows.</summary>
[Trait("Speed", "Slow")]
public sealed partial class TaskPagesTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const int SameDay = 120;
    private const int Undated = 60;
    private const int Late = 70;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private readonly string _tag = Guid.NewGuid().ToString("N")[..8];
    private Guid _authority;
    private Guid _programme;
    private readonly Dictionary<Guid, DateOnly?> _made = [];

    public async ValueTask InitializeAsync()
    {
        _authority = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Nhiều Việc", kind: OrganisationKind.Province);
        var officer = await site.AccountAsync("nhieu.viec." + _tag, Role.StandingAgencyOfficer, _authority);
        _programme = Guid.CreateVersion7();
        await site.WithDbAsync(async db =>
        {
            db.Programmes.Add(new() { Id = _programme, OrganisationId = _authority, Title = "Kế hoạch dài", Year = 2026, CreatedAt = site.Clock.At, CreatedBy = officer });
            // Made in an order that is not that of the list.
            for (var i = 0; i < SameDay + Undated + Late; i++)
            {
                DateOnly? due = i % 25 < 12 ? new(2026, 5, 15) : i % 25 < 18 ? null : new(2026, 1, 1 + i % 7);
                var id = Guid.CreateVersion7();
                _made[id] = due;
                db.Tasks.Add(new()
                {
                    Id = id, ProgrammeId = _programme, OrganisationId = _authority, Kind = TaskKind.Task, Path = $"PL1.{i}", SortNo = i + 1, Title = $"Việc số {i}",
                    DeadlineText = "", DeadlineKind = due is null ? DeadlineKind.Dependent : DeadlineKind.On, Source = "{}", DueOn = due,
                });
            }

            return await db.SaveChangesAsync(Ct);
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(0)]
    [InlineData(300)] // another plan of the database serves a large tree
    public async Task Pages_by_due_day_lose_no_task_and_show_none_twice(int unitsBelow)
    {
        for (var i = 0; i < unitsBelow; i++) await site.OrganisationAsync($"Đơn vị {i}", _authority);

        var shown = await FollowAsync("/tasks");

        shown.Count.ShouldBe(_made.Count);
        shown.ShouldBe(_made.Keys, ignoreOrder: true);
        shown.Select(t => _made[t] ?? DateOnly.MaxValue).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("late", Late)]
    [InlineData("waiting", Undated)]
    [InlineData("not-started", SameDay)]
    public async Task Pages_of_one_state_hold_all_of_it_and_keep_the_filter(string state, int count)
    {
        var shown = await FollowAsync($"/tasks?state={state}");

        shown.Count.ShouldBe(count);
        shown.Distinct().Count().ShouldBe(count);
    }

    [Fact]
    public async Task Pages_of_a_programme_keep_the_documents_order()
    {
        var shown = await FollowAsync($"/programmes/{_programme}");

        shown.ShouldBe(_made.Keys);
    }

    [Fact]
    public async Task A_key_that_is_none_begins_at_the_beginning()
    {
        using var officer = await site.SignedInAsync("nhieu.viec." + _tag, Ct);
        var first = TasksOf(await officer.PageAsync("/tasks", Ct));
        TasksOf(await officer.PageAsync("/tasks?after=2026-13-45.xyz", Ct)).ShouldBe(first);
    }

    /// <summary>Tasks as they come, page by page, by the link to the next one.</summary>
    private async Task<List<Guid>> FollowAsync(string first)
    {
        using var officer = await site.SignedInAsync("nhieu.viec." + _tag, Ct);
        var shown = new List<Guid>();
        for (var next = first; next is not null;)
        {
            var page = await officer.PageAsync(next, Ct);
            var tasks = TasksOf(page);
            tasks.Count.ShouldBeInRange(1, TaskListQuery.PageRows, next);
            shown.AddRange(tasks);
            shown.Count.ShouldBeLessThanOrEqualTo(_made.Count, "A page comes again and again.");
            next = Next().Match(page) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        return shown;
    }

    private static List<Guid> TasksOf(string page) => [.. Row().Matches(page).Select(m => Guid.Parse(m.Groups[1].Value))];

    [GeneratedRegex("<a href=\"/tasks/([0-9a-f-]{36})\"")]
    private static partial Regex Row();

    [GeneratedRegex("href=\"([^\"]*[?&](?:amp;)?after=[^\"]+)\"")]
    private static partial Regex Next();
}
