using System.Net;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Directory.People;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Figures.Rows;

/// <summary>The pages of figures: what they show, to whom.</summary>
public sealed class RowsTests(Site site) : IClassFixture<Site>
{
    private const string Year = "from=01/01/2025&to=31/12/2025";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_unit_officer_reads_all_figures_of_the_own_unit_and_opens_the_rows_of_one()
    {
        var (browser, ward) = await WardAsync(Role.UnitOfficer);
        await AwardAsync(await PersonAsync(ward, "Lò Thị Mai", direct: true));
        var all = await browser.PageAsync($"/figures?{Year}", Ct);
        all.ShouldContain("Số lượt cá nhân được khen thưởng");
        all.ShouldContain($"/figures/awards.individuals?unit={ward}&amp;from=01%2F01%2F2025&amp;to=31%2F12%2F2025");
        var page = await browser.PageAsync($"/figures/awards.individuals?unit={ward}&{Year}", Ct);
        page.ShouldContain("từ ngày 01/01/2025 đến hết ngày 31/12/2025: 1");
        page.ShouldContain("Lò Thị Mai");
        page.ShouldContain("/achievements/people/");
        page.ShouldContain("Tính theo ngày quyết định.");
        (await browser.PageAsync($"/figures/awards.individuals.by-level?unit={ward}&{Year}&line=giay_khen", Ct)).ShouldContain("Lò Thị Mai");
    }

    [Fact]
    public async Task Rows_stand_on_pages_and_all_of_them_in_the_workbook()
    {
        var (browser, ward) = await WardAsync(Role.StandingAgencyOfficer);
        for (var i = 0; i < 51; i++) await AwardAsync(await PersonAsync(ward, $"Người thứ {i}", direct: null));
        var first = await browser.PageAsync($"/figures/awards.individuals?unit={ward}&{Year}", Ct);
        first.ShouldContain("Danh sách: 51 dòng");
        first.ShouldContain("&amp;at=2");
        (await browser.PageAsync($"/figures/awards.individuals?unit={ward}&{Year}&at=2", Ct)).ShouldContain("Trang 2, 1 trên 51 dòng");
        (await browser.GetAsync($"/figures/awards.individuals?unit={ward}&{Year}&at=3", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await using var workbook = new MemoryStream(await (await browser.GetAsync($"/figures/awards.individuals/xlsx?unit={ward}&{Year}", Ct)).Content.ReadAsByteArrayAsync(Ct));
        using var zip = new System.IO.Compression.ZipArchive(workbook);
        await using var sheet = await zip.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).OpenAsync(Ct);
        using var reader = new StreamReader(sheet);
        (await reader.ReadToEndAsync(Ct)).Split("<row ").Length.ShouldBeGreaterThan(51);
    }

    [Theory]
    [InlineData("/figures?unit={other}")]
    [InlineData("/figures/awards.total?unit={other}&" + Year)]
    [InlineData("/figures/awards.total/xlsx?unit={other}&" + Year)]
    [InlineData("/figures/awards.total?unit={own}&from=01/01/2025")]
    [InlineData("/figures/awards.total?unit={own}&from=02/01/2025&to=01/01/2025")]
    [InlineData("/figures/fund.spent?unit={own}&" + Year)]
    [InlineData("/figures/awards.individuals.by-level?unit={own}&line=nothing&" + Year)]
    [InlineData("/figures/awards.total?" + Year)]
    public async Task What_is_of_another_unit_or_makes_no_sense_is_not_there(string path)
    {
        var (browser, ward) = await WardAsync(Role.UnitOfficer);
        var other = await site.OrganisationAsync("Phường khác", kind: OrganisationKind.Ward);
        var address = path.Replace("{own}", ward.ToString(), StringComparison.Ordinal).Replace("{other}", other.ToString(), StringComparison.Ordinal);
        (await browser.GetAsync(address, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Rows_need_the_permission_of_what_they_are()
    {
        var (browser, ward) = await WardAsync(Role.ClusterHead);
        (await browser.GetAsync($"/figures/awards.total?unit={ward}&{Year}", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.GetAsync($"/figures/units.below?unit={ward}&{Year}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.PageAsync("/figures", Ct)).ShouldNotContain("awards.total");
    }

    [Fact]
    public async Task Who_of_the_awarded_works_directly_is_shown_only_to_those_who_manage_such_facts()
    {
        var (browser, ward) = await WardAsync(Role.UnitOfficer);
        await AwardAsync(await PersonAsync(ward, "Vàng A Páo", direct: true));
        await AwardAsync(await PersonAsync(ward, "Lý Chưa Rõ", direct: null));
        var address = $"/figures/awards.without-post?unit={ward}&{Year}";
        var page = await browser.PageAsync(address, Ct);
        page.ShouldContain("50% (1/2), chưa rõ 1");
        page.ShouldContain("Vàng A Páo");
        page.ShouldNotContain("<th scope=\"col\">Được tính</th>");
        (await browser.GetAsync($"{address}&part=Part", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.GetAsync($"{address}&part=Unknown", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var officer = await SignedInAsync(Role.StandingAgencyOfficer, ward);
        (await officer.PageAsync(address, Ct)).ShouldContain("<th scope=\"col\">Được tính</th>");
        var part = await officer.PageAsync($"{address}&part=Part", Ct);
        part.ShouldContain("Vàng A Páo");
        part.ShouldNotContain("Lý Chưa Rõ");
        (await officer.PageAsync($"{address}&part=Unknown", Ct)).ShouldContain("Lý Chưa Rõ");
    }

    private async Task<(Browser Browser, Guid Ward)> WardAsync(Role role)
    {
        var ward = await site.OrganisationAsync("Phường có số liệu", kind: OrganisationKind.Ward);
        return (await SignedInAsync(role, ward), ward);
    }

    private async Task<Browser> SignedInAsync(Role role, Guid at)
    {
        var name = $"so.lieu.{Guid.NewGuid():N}";
        await site.AccountAsync(name, role, at);
        return await site.SignedInAsync(name, Ct);
    }

    private Task<Guid> PersonAsync(Guid unit, string name, bool? direct) => site.WithDbAsync(async db =>
    {
        var id = Guid.CreateVersion7();
        db.People.Add(new() { Id = id, OrganisationId = unit, FullName = name, ValidFrom = new(2020, 1, 1) });
        if (direct is { } known) db.PersonFacts.Add(new PersonFacts { PersonId = id, IsDirectWorker = known });
        await db.SaveChangesAsync(Ct);
        return id;
    });

    private Task<int> AwardAsync(Guid person) => site.WithDbAsync(db =>
    {
        db.Achievements.Add(new()
        {
            Id = Guid.CreateVersion7(), PersonId = person, Kind = AchievementKind.Title, Year = 2025, Code = "giay_khen", Basis = AwardBasis.Merit, DecisionDate = new(2025, 6, 1), Source = AchievementSource.Hand,
            CreatedAt = DateTimeOffset.UnixEpoch,
        });
        return db.SaveChangesAsync(Ct);
    });
}
