using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VinhDanh.App.Features.Administration.Demo;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.Browser.Tests.Support;

/// <summary>The invented province in the middle of its year, as somebody who tries the program sees it.</summary>
public sealed class DemoStage(PostgresCluster cluster, Chromium chromium) : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 6, 16);

    private readonly Site _site = new(cluster);
    private readonly Dictionary<Role, string> _cookies = [];

    public Guid Programme { get; private set; }
    public Guid LateTask { get; private set; }
    public Guid Draft { get; private set; }
    public Guid Organisation { get; private set; }

    /// <summary>Somebody with a long record and something higher within reach.</summary>
    public Guid Honoured { get; private set; }

    /// <summary>The inspection of the year, under way.</summary>
    public Guid Inspection { get; private set; }

    /// <summary>Its unit that was visited.</summary>
    public Guid InspectionTarget { get; private set; }

    /// <summary>Next year's plan, begun from <see cref="Programme"/>.</summary>
    public Guid Composition { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _site.Clock.At = new(Day, new TimeOnly(1, 30), TimeSpan.Zero);
        var demo = await _site.WithAsync(services => services.GetRequiredService<DemoProvince>().FillAsync(TestContext.Current.CancellationToken))
            ?? throw new InvalidOperationException("The site was not empty.");
        (Programme, LateTask, Organisation) = await _site.WithDbAsync(async db =>
        {
            var late = await db.Tasks.AsNoTracking().InState(TaskState.Late, Day).OrderByDescending(t => db.Assignments.Count(a => a.TaskId == t.Id)).ThenBy(t => t.SortNo).FirstAsync();
            var unit = await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.Department && o.ValidTo == null).OrderBy(o => o.Code).FirstAsync();
            return (late.ProgrammeId, late.Id, unit.Id);
        });
        Honoured = await _site.WithDbAsync(db => db.Achievements.Where(e => e.Kind == VinhDanh.App.Features.Achievements.AchievementKind.Title).GroupBy(e => e.PersonId!.Value)
            .OrderByDescending(g => g.Select(e => e.Code).Distinct().Count()).ThenByDescending(g => g.Count()).Select(g => g.Key).FirstAsync());
        Inspection = await _site.WithDbAsync(db => db.Inspections.Select(i => i.Id).SingleAsync());
        InspectionTarget = await _site.WithDbAsync(db => db.InspectionConclusions.Select(c => c.TargetId).SingleAsync());
        foreach (var role in (Role[])[Role.Administrator, Role.StandingAgencyOfficer])
        {
            await using var window = await OpenAsync(null);
            await PlanSteps.SignInAsync(window, demo.Accounts.First(a => a.Role == role).UserName, demo.Password);
            _cookies[role] = await window.CookiesAsync();
        }

        await using var officer = await OpenAsync(Role.StandingAgencyOfficer);
        await PlanSteps.RegisterAsync(officer);
        Composition = await PlanSteps.ComposeAsync(officer, Programme);
        Draft = await PlanSteps.UploadAsync(officer, Seeds.Sample("ke-hoach-tdkt-2026-tinh-an-thinh.docx"));
    }

    /// <param name="who">The one of this role at the province looks; null: nobody is signed in.</param>
    public Task<Window> OpenAsync(Role? who, int width = 1366, int height = 768, ColorScheme colours = ColorScheme.Light) =>
        Window.OpenAsync(chromium, _site.Address, who is { } role ? _cookies[role] : null, width: width, height: height, colours: colours);

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
