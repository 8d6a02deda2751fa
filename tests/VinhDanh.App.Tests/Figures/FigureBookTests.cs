using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Tests.Support;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Tests.Figures;

/// <summary>The book of figures: what it refuses, what it always answers, whom a unit covers.</summary>
public sealed class FigureBookTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_figures_of_one_code_are_refused_with_both_names()
    {
        var sources = await site.WithAsync(s => Task.FromResult(s.GetServices<IFigureSource>().ToList()));
        Should.Throw<InvalidOperationException>(() => new FigureBook([.. sources, sources[0]], site.Services.GetRequiredService<NpgsqlDataSource>())).Message.ShouldContain(sources[0].Figures[0].Code);
    }

    [Fact]
    public async Task A_code_that_no_figure_has_is_named()
    {
        var unit = await site.OrganisationAsync("Đơn vị hỏi nhầm");
        var refused = await Should.ThrowAsync<UnknownFigureException>(() => CountAsync(unit, new(2025, 1, 1), new(2025, 12, 31), "awards.total", "fund.spent"));
        refused.Code.ShouldBe("fund.spent");
    }

    [Fact]
    public async Task A_period_that_ends_before_it_begins_is_refused()
    {
        var unit = await site.OrganisationAsync("Đơn vị ngược ngày");
        await Should.ThrowAsync<ArgumentException>(() => CountAsync(unit, new(2025, 12, 31), new(2025, 1, 1), "awards.total"));
    }

    [Fact]
    public async Task A_unit_without_records_answers_every_code_with_nothing()
    {
        var unit = await site.OrganisationAsync("Đơn vị trống");
        var values = await site.WithAsync(s =>
        {
            var book = s.GetRequiredService<FigureBook>();
            return book.CountAsync(new(unit, new(2025, 1, 1), new(2025, 12, 31), [.. book.Figures.Select(f => f.Code)]), Ct);
        });
        values.Count.ShouldBeGreaterThan(25);
        values.Values.ShouldAllBe(v => v.Number == 0 && v.Unknown == 0 && v.Lines.Count == 0 && v.Share == null && (v.Whole == null || v.Whole == 0));
    }

    [Theory]
    [InlineData("2025-03-01", "2025-03-01", 1)]
    [InlineData("2025-02-01", "2025-03-01", 1)]
    [InlineData("2025-03-01", "2025-03-31", 1)]
    [InlineData("2025-02-01", "2025-02-28", 0)]
    [InlineData("2025-03-02", "2025-03-31", 0)]
    public async Task The_first_and_the_last_day_count(string from, string to, int counted)
    {
        var unit = await site.OrganisationAsync($"Đơn vị {from} {to}");
        await AwardAsync(unit, new(2025, 3, 1));
        (await CountAsync(unit, DateOnly.Parse(from, null), DateOnly.Parse(to, null), "awards.collectives"))["awards.collectives"].Number.ShouldBe(counted);
    }

    [Fact]
    public async Task An_award_without_the_day_of_its_decision_is_told_as_unknown()
    {
        var unit = await site.OrganisationAsync("Đơn vị thiếu ngày");
        await AwardAsync(unit, null);
        var value = (await CountAsync(unit, new(2025, 1, 1), new(2025, 12, 31), "awards.collectives"))["awards.collectives"];
        (value.Number, value.Unknown).ShouldBe((0, 1));
        FigureWords.Of(value).ShouldBe("0, chưa rõ 1");
    }

    [Fact]
    public async Task A_unit_covers_what_the_tree_of_the_last_day_and_the_successions_say()
    {
        var world = new FigureWorld(4);
        await world.BuildAsync(site, Ct);
        var source = site.Services.GetRequiredService<NpgsqlDataSource>();
        var window = await FigureCover.OfAsync(source, [.. world.Covered.Keys], FigureWorld.From, FigureWorld.To, Ct);
        foreach (var (i, unit) in window.Units.Index())
        {
            var mine = window.Asked.Index().Where(a => a.Item == i + 1).Select(a => a.Index).ToList();
            mine.Select(m => window.Covered[m]).ShouldBe(world.Covered[unit], ignoreOrder: true);
            mine.Where(m => window.Own[m]).Select(m => window.Covered[m]).ShouldBe(world.Own[unit], ignoreOrder: true);
        }
        // Before the move and the merger each stood elsewhere.
        var then = await FigureCover.OfAsync(source, [world.Ward], new(2025, 1, 1), new(2025, 4, 15), Ct);
        then.Covered.ShouldBe([world.Ward, world.School, world.Division, world.Office, world.MovedSchool], ignoreOrder: true);
    }

    [Fact]
    public void Values_of_several_units_add_up_and_a_percentage_is_that_of_the_sums()
    {
        FigureValue Of(decimal part, decimal whole) => new("x", FigureKind.Percent, part, whole, 1, []);
        var sum = FigureValue.Sum([Of(1, 2), Of(1, 8)]);
        (sum.Number, sum.Whole, sum.Unknown, sum.Share).ShouldBe((2, 10, 2, 0.2m));
        FigureWords.Of(sum).ShouldBe("20% (2/10), chưa rõ 2");
        Should.Throw<ArgumentException>(() => FigureValue.Sum([Of(1, 2), Of(1, 2) with { Code = "y" }]));
    }

    [Fact]
    public async Task Staff_is_who_holds_a_role_of_the_work_on_the_last_day()
    {
        var ward = await site.OrganisationAsync("Phường có người làm", kind: OrganisationKind.Ward);
        var school = await site.OrganisationAsync("Trường có người làm", ward, OrganisationKind.School);
        var both = await site.AccountAsync("lam.hai.noi", Role.StandingAgencyOfficer, ward);
        await site.WithDbAsync(async db =>
        {
            db.RoleAssignments.Add(new() { Id = Guid.CreateVersion7(), AccountId = both, OrganisationId = school, Role = Role.UnitOfficer, ValidFrom = new(2020, 1, 1) });
            db.RoleAssignments.Add(new() { Id = Guid.CreateVersion7(), AccountId = await site.AccountAsync("da.thoi", Role.Auditor, ward), OrganisationId = ward, Role = Role.UnitOfficer, ValidFrom = new(2020, 1, 1), ValidTo = new(2025, 12, 30) });
            return await db.SaveChangesAsync(Ct);
        });
        await site.AccountAsync("o.truong", Role.UnitOfficer, school);
        var day = new DateOnly(2025, 12, 31);
        var values = await CountAsync(ward, day, day, "staff.unit", "staff.below");
        (values["staff.unit"].Number, values["staff.below"].Number).ShouldBe((1, 2));
        (await CountAsync(ward, day.AddDays(-1), day.AddDays(-1), "staff.unit"))["staff.unit"].Number.ShouldBe(2);
        var rows = await site.WithAsync(s => s.GetRequiredService<FigureBook>().RowsAsync("staff.below", ward, day, day, new(), Ct));
        rows.Total.ShouldBe(2);
        rows.Rows.Select(r => r.Record.Cells[1]).ShouldContain(c => c.Contains("Phường có người làm") && c.Contains("Trường có người làm"));
    }

    private Task<IReadOnlyDictionary<string, FigureValue>> CountAsync(Guid unit, DateOnly from, DateOnly to, params string[] codes) =>
        site.WithAsync(s => s.GetRequiredService<FigureBook>().CountAsync(new(unit, from, to, codes), Ct));

    private Task<int> AwardAsync(Guid unit, DateOnly? day) => site.WithDbAsync(db =>
    {
        db.Achievements.Add(new() { Id = Guid.CreateVersion7(), UnitId = unit, Kind = AchievementKind.Title, Year = 2025, Code = "giay_khen", Basis = AwardBasis.Merit, DecisionDate = day, Source = AchievementSource.Hand, CreatedAt = DateTimeOffset.UnixEpoch });
        return db.SaveChangesAsync(Ct);
    });
}
