using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Directory.Matching;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Directory;

public sealed class DirectoryQueriesTests(Site site) : IClassFixture<Site>
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_group_expands_to_the_units_of_the_day()
    {
        var district = await site.OrganisationAsync("Ủy ban nhân dân quận Suối Mơ", kind: OrganisationKind.District);
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Lau Trắng", district, OrganisationKind.Ward);
        var former = await site.OrganisationAsync("Ủy ban nhân dân phường Cũ Kỹ", district, OrganisationKind.Ward);
        var ownSchool = await site.OrganisationAsync("Trường THCS Suối Mơ", district, OrganisationKind.School);
        await site.OrganisationAsync("Trường Mầm non Lau Trắng", ward, OrganisationKind.School);
        var tax = await site.OrganisationAsync("Thuế Suối Mơ", district, OrganisationKind.VerticalUnit, outside: true);
        var guest = await site.OrganisationAsync("Hội Làm vườn Suối Mơ", district, OrganisationKind.Association);
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.organisation set valid_to = '2025-12-31' where id = $1", Ct, former);

        (await NamesAsync(await GroupAsync(district, "Các phường", [OrganisationKind.Ward]), Day)).ShouldBe(["Ủy ban nhân dân phường Lau Trắng"]);
        (await NamesAsync(await GroupAsync(district, "Các phường ngày trước", [OrganisationKind.Ward]), new(2025, 12, 31))).Count.ShouldBe(2);
        (await NamesAsync(await GroupAsync(district, "Các trường thuộc quận", [OrganisationKind.School]), Day)).ShouldBe(["Trường THCS Suối Mơ"]);
        (await NamesAsync(await GroupAsync(district, "Các trường trên địa bàn", [OrganisationKind.School], GroupReach.Below), Day)).Count.ShouldBe(2);
        (await NamesAsync(await GroupAsync(district, "Các đơn vị hiệp quản", [], outside: true), Day)).ShouldBe(["Thuế Suối Mơ"]);

        var byName = await GroupAsync(district, "Khối đặc thù", []);
        await site.WithDbAsync(async db =>
        {
            db.AddressGroupMembers.Add(new() { Id = Guid.CreateVersion7(), GroupId = byName, OrganisationId = guest, ValidFrom = new(2026, 1, 1), ValidTo = new(2026, 6, 30) });
            db.AddressGroupMembers.Add(new() { Id = Guid.CreateVersion7(), GroupId = byName, OrganisationId = ownSchool, ValidFrom = new(2026, 6, 1) });
            return await db.SaveChangesAsync(Ct);
        });
        (await NamesAsync(byName, Day)).ShouldBe(["Hội Làm vườn Suối Mơ"]);
        (await NamesAsync(byName, new(2026, 7, 1))).ShouldBe(["Trường THCS Suối Mơ"]);
        tax.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task The_matcher_reads_the_directory_of_the_day()
    {
        var province = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Mây Ngàn", kind: OrganisationKind.Province);
        var home = await site.OrganisationAsync("Sở Nội vụ tỉnh Mây Ngàn", province);
        var finance = await site.OrganisationAsync("Sở Tài chính tỉnh Mây Ngàn", province);
        await GroupAsync(province, "Các sở, ban, ngành", [OrganisationKind.Department]);
        await site.WithDbAsync(async db =>
        {
            db.OrganisationAliases.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = finance, Alias = "STC" });
            db.OrganisationRoles.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = province, Name = "Cơ quan Thường trực Hội đồng TĐKT tỉnh", HeldById = finance, ValidFrom = new(2020, 1, 1), ValidTo = new(2025, 2, 28) });
            db.OrganisationRoles.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = province, Name = "Cơ quan Thường trực Hội đồng TĐKT tỉnh", HeldById = home, ValidFrom = new(2025, 3, 1) });
            return await db.SaveChangesAsync(Ct);
        });

        var now = await MatcherAsync(province, Day);
        now.Match("STC").OrganisationId.ShouldBe(finance);
        now.Match("Sở Nội vụ").OrganisationId.ShouldBe(home);
        now.Match("các sở, ban, ngành tỉnh").Kind.ShouldBe(PartyMatchKind.Group);
        now.Match("Cơ quan thường trực Hội đồng Thi đua - Khen thưởng tỉnh").OrganisationId.ShouldBe(home);
        (await MatcherAsync(province, new(2025, 2, 1))).Match("Cơ quan thường trực HĐTĐKT tỉnh").OrganisationId.ShouldBe(finance);
    }

    private Task<DirectoryMatcher> MatcherAsync(Guid organisation, DateOnly day) =>
        site.WithAsync(services => services.GetRequiredService<DirectoryQueries>().MatcherAsync(organisation, day, Ct));

    private async Task<IReadOnlyList<string>> NamesAsync(Guid group, DateOnly day) => await site.WithAsync(async services =>
        (IReadOnlyList<string>)[.. (await services.GetRequiredService<DirectoryQueries>().ExpandGroupAsync(group, day, Ct)).Select(u => u.Name)]);

    private Task<Guid> GroupAsync(Guid organisation, string name, OrganisationKind[] kinds, GroupReach reach = GroupReach.Direct, bool outside = false) =>
        site.WithDbAsync(async db =>
        {
            var group = new AddressGroup { Id = Guid.CreateVersion7(), OrganisationId = organisation, Name = name, Kinds = [.. kinds.Select(OrganisationWords.Column)], Reach = reach, IncludesOutside = outside };
            db.AddressGroups.Add(group);
            await db.SaveChangesAsync(Ct);
            return group.Id;
        });
}
