using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Tests.Support;

/// <summary>A small invented province with one of everything the directory shows, and people to look at it with.</summary>
public sealed class DirectoryStage(PostgresCluster cluster) : IAsyncLifetime
{
    public Site Site { get; } = new(cluster);
    public Guid Province { get; private set; }
    public Guid Home { get; private set; }
    public Guid Ward { get; private set; }
    public Guid Person { get; private set; }
    public Guid Group { get; private set; }
    public Guid Cluster { get; private set; }

    /// <summary>Signed in: the province's officer, its auditor, an officer of another province.</summary>
    public Browser Officer { get; private set; } = null!;
    public Browser Auditor { get; private set; } = null!;
    public Browser Stranger { get; private set; } = null!;
    public Browser Visitor { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        await Site.InitializeAsync();
        Province = await Site.OrganisationAsync("Ủy ban nhân dân tỉnh Mây Ngàn", kind: OrganisationKind.Province);
        Home = await Site.OrganisationAsync("Sở Nội vụ tỉnh Mây Ngàn", Province);
        Ward = await Site.OrganisationAsync("Ủy ban nhân dân phường Đồi Chè", Province, OrganisationKind.Ward);
        var other = await Site.OrganisationAsync("Ủy ban nhân dân tỉnh Gió Núi", kind: OrganisationKind.Province);
        await Site.AccountAsync("chuyen.vien", Role.StandingAgencyOfficer, Province);
        await Site.AccountAsync("thanh.tra", Role.Auditor, Province);
        await Site.AccountAsync("nguoi.la", Role.StandingAgencyOfficer, other);
        (Person, Group, Cluster) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Site.WithDbAsync(async db =>
        {
            db.People.Add(new() { Id = Person, OrganisationId = Home, FullName = "Lò Thị Thu Nhài", ValidFrom = new(2020, 1, 1) });
            db.AddressGroups.Add(new() { Id = Group, OrganisationId = Province, Name = "Các phường", Kinds = ["ward"] });
            db.Clusters.Add(new() { Id = Cluster, OrganisationId = Province, Name = "Cụm số 1", Kind = ClusterKind.Cluster, Year = 2026 });
            return await db.SaveChangesAsync(ct);
        });
        Officer = await Site.SignedInAsync("chuyen.vien", ct);
        Auditor = await Site.SignedInAsync("thanh.tra", ct);
        Stranger = await Site.SignedInAsync("nguoi.la", ct);
        Visitor = Site.Open();
    }

    public Task<long> AuditedAsync(string action, Guid subject) => Site.Database.OwnerConnectionString
        .ScalarAsync<long>("select count(*) from app.audit_entry where action = $1 and subject_id = $2", TestContext.Current.CancellationToken, action, subject);

    public async ValueTask DisposeAsync()
    {
        Officer.Dispose();
        Auditor.Dispose();
        Stranger.Dispose();
        Visitor.Dispose();
        await Site.DisposeAsync();
    }
}
