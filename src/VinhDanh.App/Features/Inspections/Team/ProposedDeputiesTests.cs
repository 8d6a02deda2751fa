using System.Net;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Inspections.Team;

/// <summary>Who follows a cluster, and the deputy heads that come of it.</summary>
public sealed class ProposedDeputiesTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_follows_the_cluster_of_a_visited_unit_is_proposed_as_a_deputy_head_and_appointed_by_one_press()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        var (team, cluster) = ($"/inspections/{inspection}/team", await ClusterAsync(s, 2026));
        (await s.Officer.PageAsync(team, Ct)).ShouldNotContain("Đề xuất Phó Trưởng đoàn");
        await PersonAsync("Vũ Thị Hoa", s.School);
        await s.DoneAsync($"/directory/clusters/{cluster}?handler=Follow", new() { ["Follow.Person"] = "Vũ Thị Hoa", ["Follow.Version"] = await VersionAsync(cluster) });

        var page = await s.Officer.PageAsync(team, Ct);
        page.ShouldContain("Đề xuất Phó Trưởng đoàn");
        page.ShouldContain("Khối thi đua số 1");
        // Of the cluster's four members one is visited.
        page.ShouldContain("value=\"Kiểm tra tại Sở Y tế\"");
        await s.DoneAsync(team, new() { ["Input.Name"] = $"Vũ Thị Hoa (Trường Trung học phổ thông Mẫu {s.Mark})", ["Input.Role"] = "Deputy", ["Input.Duty"] = "Kiểm tra tại Sở Y tế" });
        (await site.WithDbAsync(db => db.InspectionMembers.Where(m => m.InspectionId == inspection).Select(m => new { m.Name, m.Role, Known = m.PersonId != null }).SingleAsync(Ct)))
            .ShouldBe(new { Name = "Vũ Thị Hoa", Role = InspectionRole.Deputy, Known = true });
        (await s.Officer.PageAsync(team, Ct)).ShouldNotContain("Đề xuất Phó Trưởng đoàn");
    }

    [Fact]
    public async Task Clusters_of_another_year_or_of_units_that_inspect_themselves_and_the_visited_unit_itself_propose_nobody()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        var person = await PersonAsync("Đỗ Văn Nam", s.School);
        await site.WithDbAsync(async db =>
        {
            foreach (var (year, unit) in ((short, Guid)[])[(2025, s.Health), (2026, s.Ward)])
            {
                var cluster = new Cluster { Id = Guid.CreateVersion7(), OrganisationId = s.Authority, Name = $"Khối khác {year}", Kind = ClusterKind.Bloc, Year = year, FollowedBy = person };
                db.Clusters.Add(cluster);
                db.ClusterMembers.Add(new() { Id = Guid.CreateVersion7(), ClusterId = cluster.Id, OrganisationId = unit, Role = ClusterRole.Member });
            }
            await db.SaveChangesAsync(Ct);
            var own = new Person { Id = Guid.CreateVersion7(), OrganisationId = s.Health, FullName = "Người của Sở", ValidFrom = new(2020, 1, 1) };
            db.People.Add(own);
            await db.SaveChangesAsync(Ct);
            return await db.Clusters.Where(c => c.OrganisationId == s.Authority && c.Name == "Khối thi đua số 1").ExecuteUpdateAsync(u => u.SetProperty(c => c.FollowedBy, own.Id), Ct);
        });
        (await s.Officer.PageAsync($"/inspections/{inspection}/team", Ct)).ShouldNotContain("Đề xuất Phó Trưởng đoàn");
    }

    [Fact]
    public async Task A_name_that_nobody_or_two_bear_comes_back_as_typed_and_a_cluster_that_others_changed_is_not_overwritten()
    {
        var s = await InspectionStage.MakeAsync(site);
        var cluster = await ClusterAsync(s, 2026);
        var page = $"/directory/clusters/{cluster}?handler=Follow";
        var seen = await VersionAsync(cluster);
        var unknown = await s.PostAsync(page, new() { ["Follow.Person"] = "Người Không Có", ["Follow.Version"] = seen });
        unknown.ShouldContain("Danh bạ không có người này");
        unknown.ShouldContain("value=\"Người Không Có\"");
        await PersonAsync("Lý Văn Hai", s.School);
        await PersonAsync("Lý Văn Hai", s.Ward);
        (await s.PostAsync(page, new() { ["Follow.Person"] = "Lý Văn Hai", ["Follow.Version"] = seen })).ShouldContain("Nhiều người trùng họ tên");
        await s.DoneAsync(page, new() { ["Follow.Person"] = $"Lý Văn Hai ({s.WardName})", ["Follow.Version"] = seen });

        var branch = await site.OrganisationAsync("Trường Mẫu (cơ sở 2)", s.Authority, OrganisationKind.School);
        await PersonAsync("Lý Văn Hai", branch);
        await s.DoneAsync(page, new() { ["Follow.Person"] = "Lý Văn Hai (Trường Mẫu (cơ sở 2))", ["Follow.Version"] = await VersionAsync(cluster) });
        await s.DoneAsync(page, new() { ["Follow.Person"] = $"Lý Văn Hai ({s.WardName})", ["Follow.Version"] = await VersionAsync(cluster) });

        await PersonAsync("Bùi Thị Ba", s.Ward);
        var stale = await s.PostAsync(page, new() { ["Follow.Person"] = "Bùi Thị Ba", ["Follow.Version"] = seen });
        stale.ShouldContain($"Thành viên Hội đồng theo dõi: Lý Văn Hai ({s.WardName})");
        stale.ShouldContain("value=\"Bùi Thị Ba\"");
        (await FollowerAsync(cluster)).ShouldBe("Lý Văn Hai");
        // Again, now knowing; then nobody.
        await s.DoneAsync(page, new() { ["Follow.Person"] = "Bùi Thị Ba", ["Follow.Version"] = await VersionAsync(cluster) });
        (await FollowerAsync(cluster)).ShouldBe("Bùi Thị Ba");
        await s.DoneAsync(page, new() { ["Follow.Person"] = "", ["Follow.Version"] = await VersionAsync(cluster) });
        (await FollowerAsync(cluster)).ShouldBeNull();
        (await site.WithDbAsync(db => db.AuditEntries.CountAsync(a => a.Action == "cluster.follower-set" && a.SubjectId == cluster, Ct))).ShouldBe(5);
    }

    private Task<Guid> PersonAsync(string name, Guid unit) => site.WithDbAsync(async db =>
    {
        var person = new Person { Id = Guid.CreateVersion7(), OrganisationId = unit, FullName = name, ValidFrom = new(2020, 1, 1) };
        db.People.Add(person);
        await db.SaveChangesAsync(Ct);
        return person.Id;
    });

    private Task<Guid> ClusterAsync(InspectionStage s, short year) => site.WithDbAsync(db => db.Clusters.Where(c => c.OrganisationId == s.Authority && c.Year == year).Select(c => c.Id).SingleAsync(Ct));

    private Task<string?> FollowerAsync(Guid cluster) => site.WithDbAsync(db => db.Clusters.Where(c => c.Id == cluster).Select(c => db.People.Where(p => p.Id == c.FollowedBy).Select(p => p.FullName).SingleOrDefault()).SingleAsync(Ct));

    private Task<string> VersionAsync(Guid cluster) =>
        site.WithDbAsync(async db => (await db.Clusters.AsNoTracking().SingleAsync(c => c.Id == cluster, Ct)).Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
