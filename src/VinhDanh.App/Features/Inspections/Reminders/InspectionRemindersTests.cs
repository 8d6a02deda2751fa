using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Inspections.Reminders;

/// <summary>Who is reminded of what in an inspection, and who is not.</summary>
public sealed class InspectionRemindersTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Officers_are_reminded_of_a_notice_they_owe_and_units_of_their_report_each_step_once()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        var target = await s.TargetAsync(inspection, s.Health);
        using var unit = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        await s.PlanVisitAsync(inspection, target, "14/05/2026", "Day");
        // Fifteen whole working days before 14 May 2026, with 27 April (for Hùng kings on a Sunday), 30 April and 1 May off: 20 April to 13 May, so the notice is given on 17 April at the latest.
        await RunOnAsync(s, new(2026, 4, 9));
        (await KindsAsync(target)).ShouldBe(["inspection.asked"]);
        foreach (var day in (int[])[10, 13]) await RunOnAsync(s, new(2026, 4, day));
        (await CountAsync(target, "inspection.notice-due")).ShouldBe(1);
        foreach (var day in (int[])[16, 17]) await RunOnAsync(s, new(2026, 4, day));
        (await CountAsync(target, "inspection.notice-due")).ShouldBe(2);
        foreach (var day in (int[])[20, 24]) await RunOnAsync(s, new(2026, 4, day));
        (await CountAsync(target, "inspection.notice-due")).ShouldBe(3);
        await s.DoneAsync($"/inspections/{inspection}/targets/{target}?handler=Notice", new() { ["Notice.Number"] = "20/TB", ["Notice.On"] = "24/04/2026", ["Notice.Version"] = await s.VersionAsync(target) });
        // Five days before the visit: the report is due on 9 May, a Saturday.
        foreach (var day in (int[])[4, 8, 11, 12]) await RunOnAsync(s, new(2026, 5, day));
        (await KindsAsync(target)).ShouldBe(["inspection.asked", "inspection.notice-due", "inspection.notice-due", "inspection.notice-due", "inspection.noticed", "inspection.report-due", "inspection.report-due", "inspection.report-due"]);
    }

    [Fact]
    public async Task Nobody_of_a_unit_hears_of_an_unannounced_visit_before_its_release()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        var target = await s.TargetAsync(inspection, s.Health);
        using var unit = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        var visit = $"/inspections/{inspection}/targets/{target}";
        await s.DoneAsync(visit, new() { ["Input.Version"] = await s.VersionAsync(target), ["Input.VisitOn"] = "14/05/2026", ["Input.IsUnannounced"] = "true" });
        foreach (var day in (DateOnly[])[new(2026, 4, 10), new(2026, 5, 8), new(2026, 5, 13), new(2026, 5, 15)]) await RunOnAsync(s, day);
        (await KindsAsync(target)).ShouldBeEmpty();
        await s.TurnToAsync(new(2026, 5, 14));
        await s.DoneAsync($"{visit}?handler=Release", new() { ["version"] = await s.VersionAsync(target) });
        (await KindsAsync(target)).ShouldBe(["inspection.released"]);
    }

    private async Task RunOnAsync(InspectionStage s, DateOnly day)
    {
        await s.TurnToAsync(day);
        await site.WithAsync(services => services.GetRequiredService<InspectionReminders>().RunAsync(Ct));
    }

    private async Task<int> CountAsync(Guid target, string kind) => (await KindsAsync(target)).Count(k => k == kind);

    private Task<List<string>> KindsAsync(Guid target) =>
        site.WithDbAsync(db => db.Notices.Where(n => n.Href.Contains(target.ToString())).OrderBy(n => n.At).ThenBy(n => n.Kind).Select(n => n.Kind).ToListAsync(Ct));
}
