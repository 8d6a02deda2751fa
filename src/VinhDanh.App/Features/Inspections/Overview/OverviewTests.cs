using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Inspections.Overview;

/// <summary>Inspections of several years side by side.</summary>
public sealed class OverviewTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shortcomings_of_one_name_are_counted_across_units_and_years_and_a_merged_unit_counts_with_its_successor()
    {
        var s = await InspectionStage.MakeAsync(site);
        // A department that was merged into the health department after it was inspected.
        var former = await site.OrganisationAsync("Ban Bảo vệ sức khỏe cán bộ", s.Authority);
        await site.WithDbAsync(async db =>
        {
            await db.Organisations.Where(o => o.Id == former).ExecuteUpdateAsync(u => u.SetProperty(o => o.ValidTo, new DateOnly(2025, 6, 30)), Ct);
            db.OrganisationSuccessions.Add(new() { Id = Guid.CreateVersion7(), FromId = former, ToId = s.Health, Kind = SuccessionKind.Merge, LegalDocument = "QĐ 1", EffectiveOn = new(2025, 7, 1), InheritsHistory = HistoryInheritance.Yes });
            return await db.SaveChangesAsync(Ct);
        });
        await FoundAsync(s, 2024, former, "Lưu hồ sơ khen thưởng chưa đủ", null);
        await FoundAsync(s, 2026, s.Health, "lưu hồ sơ khen thưởng chưa đủ", new(2026, 2, 1));
        await FoundAsync(s, 2026, s.School, "Bình xét chưa công khai", null);
        using var leader = await s.OfUnitAsync(s.Authority, Role.AgencyLeader);
        var page = await leader.PageAsync("/inspections/overview", Ct);
        page.ShouldContain("gồm cả Ban Bảo vệ sức khỏe cán bộ");
        page.ShouldContain("1 đơn vị, 2 năm"); // one office today
        page.ShouldNotContain("Bình xét chưa công khai: "); // once is not again
        var view = await OfAsync(s);
        var unit = view.Units.Single(u => u.Unit == "Sở Y tế");
        unit.Cells.Select(c => c?.Shortcomings).ShouldBe([null, null, 1, null, 1]);
        view.Late.Single().Finding.Text.ShouldBe("Sửa lưu hồ sơ khen thưởng chưa đủ");
        view.Open.ShouldBe(1);
        // The school's own people see nothing of other units here.
        using var school = await s.OfUnitAsync(s.School, Role.UnitHead);
        (await school.PageAsync("/inspections/overview", Ct)).ShouldNotContain("Sở Y tế");
    }

    private Task<OverviewView> OfAsync(InspectionStage s) => site.WithAsync(async services =>
    {
        var actor = services.GetRequiredService<Actor>();
        (await actor.TakeAsync(services.GetRequiredService<Platform.Database.AppDb>(), $"kiem.tra.{s.Mark}", s.Authority, Permission.ViewInspections, site.Clock, Ct)).ShouldBeTrue();
        return await services.GetRequiredService<OverviewDesk>().OfAsync(Ct);
    });

    /// <summary>An inspection of a year with one unit concluded: one shortcoming, and when a day is given a recommendation due then.</summary>
    private async Task FoundAsync(InspectionStage s, short year, Guid unit, string topic, DateOnly? due) => await site.WithDbAsync(async db =>
    {
        var (id, target, by) = (Guid.CreateVersion7(), Guid.CreateVersion7(), await db.Accounts.Where(a => a.UserName == $"kiem.tra.{s.Mark}").Select(a => a.Id).SingleAsync(Ct));
        db.Inspections.Add(new() { Id = id, OrganisationId = s.Authority, Title = $"Kiểm tra năm {year}", Year = year, State = InspectionState.Closed, CreatedBy = by, CreatedAt = site.Clock.At });
        db.InspectionTargets.Add(new() { Id = target, InspectionId = id, SortNo = 0, OrganisationId = unit, Label = "Đơn vị", Kind = TargetKind.Direct, VisitOn = new(year, 2, 1) });
        db.InspectionFindings.Add(new() { Id = Guid.CreateVersion7(), TargetId = target, SortNo = 1, Kind = FindingKind.Shortcoming, Text = topic, Topic = topic, EditedBy = by, EditedAt = site.Clock.At });
        if (due is { } on)
        {
            var (programme, task) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            db.Programmes.Add(new() { Id = programme, OrganisationId = s.Authority, Title = "Chương trình", Year = year, CreatedAt = site.Clock.At, CreatedBy = by });
            db.Tasks.Add(new() { Id = task, ProgrammeId = programme, OrganisationId = s.Authority, Kind = Plans.TaskKind.Task, Path = "ordered.1", SortNo = 1, Title = $"Sửa {topic}", DeadlineText = "", DeadlineKind = Papers.Deadlines.DeadlineKind.On, Source = "{\"blocks\":[]}", DueOn = on });
            db.InspectionFindings.Add(new() { Id = Guid.CreateVersion7(), TargetId = target, SortNo = 2, Kind = FindingKind.Recommendation, Text = $"Sửa {topic}", DueOn = on, TaskId = task, EditedBy = by, EditedAt = site.Clock.At });
        }
        return await db.SaveChangesAsync(Ct);
    });
}
