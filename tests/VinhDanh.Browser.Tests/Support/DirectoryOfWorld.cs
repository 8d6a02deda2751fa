using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Directory.Reorganising;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.Browser.Tests.Support;

/// <summary>What the pages of the directory show besides the units of the district. The people are invented.</summary>
internal sealed record DirectoryOfWorld(Guid Person, Guid Cluster, Guid Group, Guid Import, Guid Reorganisation)
{
    public static async Task<DirectoryOfWorld> InAsync(World world, Window officer)
    {
        var (health, ward, other) = (world.District["Phòng Y tế"], world.District["Ủy ban nhân dân phường Sông Hoa"], world.District["Ủy ban nhân dân phường Cầu Đá"]);
        var (person, cluster) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var group = await world.Site.WithDbAsync(async db =>
        {
            db.People.Add(new() { Id = person, OrganisationId = health, FullName = "Đặng Thị Hiền", BirthYear = 1975, Gender = Gender.Female, ValidFrom = new(2020, 1, 1) });
            db.Positions.Add(new() { Id = Guid.CreateVersion7(), PersonId = person, OrganisationId = health, Title = "Trưởng phòng", IsHead = true, ValidFrom = new(2020, 1, 1) });
            db.Clusters.Add(new() { Id = cluster, OrganisationId = world.District.Authority, Name = "Cụm thi đua số 1", Kind = ClusterKind.Cluster, Year = 2024 });
            db.ClusterMembers.Add(new() { Id = Guid.CreateVersion7(), ClusterId = cluster, OrganisationId = ward, Role = ClusterRole.Head });
            db.ClusterMembers.Add(new() { Id = Guid.CreateVersion7(), ClusterId = cluster, OrganisationId = other, Role = ClusterRole.Member });
            await db.SaveChangesAsync();
            return await db.AddressGroups.OrderBy(g => g.Name).Select(g => g.Id).FirstAsync();
        });

        await officer.GoAsync("/directory/import");
        await officer.Page.GetByRole(AriaRole.Main).Locator("input[type=file]").SetInputFilesAsync(Seeds.Sample("directory.csv"));
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Xem trước" }).ClickAsync();
        await officer.Page.WaitForURLAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        return new(person, cluster, group, Guid.Parse(new Uri(officer.Page.Url).Segments[^1]), await ReorganisationAsync(world, health, ward));
    }

    /// <summary>A draft that shows people, a cluster and a choice.</summary>
    private static Task<Guid> ReorganisationAsync(World world, Guid ending, Guid heir) => world.Site.WithDbAsync(async db =>
    {
        var id = Guid.CreateVersion7();
        var plan = new ReorganisationPlan { Ends = [ending], Heirs = [new(ending, heir, SuccessionKind.Dissolve, HistoryInheritance.Yes)] };
        db.Reorganisations.Add(new()
        {
            Id = id, OrganisationId = world.District.Authority, Kind = ReorganisationKind.Dissolve, State = ReorganisationState.Draft, LegalNumber = "9/NQ-HĐND", LegalDate = new(2024, 1, 2),
            EffectiveOn = new(2024, 2, 1), Plan = plan.Write(), CreatedAt = world.Site.Clock.At, CreatedBy = await db.Accounts.Select(a => a.Id).FirstAsync(),
        });
        await db.SaveChangesAsync();
        return id;
    });
}
