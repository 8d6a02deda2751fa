using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Administration.Demo;

/// <summary>Address groups and this year's clusters of the invented province, as plans of such provinces address them.</summary>
internal sealed class DemoGroups(AppDb db, AuditLog audit, TimeProvider time)
{
    private static readonly OrganisationKind[] Bodies = [OrganisationKind.Department, OrganisationKind.Office];
    private static readonly OrganisationKind[] Communes = [OrganisationKind.Ward, OrganisationKind.Commune, OrganisationKind.SpecialZone];
    private static readonly OrganisationKind[] Vertical = [OrganisationKind.VerticalUnit, OrganisationKind.ArmedForces, OrganisationKind.Court, OrganisationKind.Procuracy];

    private readonly List<Guid> _heads = [];
    private DateOnly YearBegin => new(time.Today().Year, 1, 1);

    public void Add(Guid province, IReadOnlyList<Organisation> all)
    {
        Group(province, "Các sở, ban, ngành", [.. Bodies, OrganisationKind.MassOrganisation], GroupReach.Direct,
            "Các sở, ban, ngành, đoàn thể", "Các cơ quan", "Các cơ quan được giao nhiệm vụ", "Các cơ quan thường trực phong trào");
        Group(province, "Các sở", [OrganisationKind.Department], GroupReach.Direct);
        Group(province, "Các phòng, ban, ngành, đoàn thể", [OrganisationKind.Division, OrganisationKind.MassOrganisation], GroupReach.Below, "Các phòng, ban");
        Group(province, "UBND các xã, phường", Communes, GroupReach.Direct, "Các xã, phường", "Các xã, phường, đặc khu", "Các địa phương", "UBND cấp xã");
        Group(province, "UBND các xã", [OrganisationKind.Commune], GroupReach.Direct, "Các xã");
        Group(province, "UBND các phường", [OrganisationKind.Ward], GroupReach.Direct, "Các phường");
        Group(province, "Các trường học", [OrganisationKind.School], GroupReach.Below, "Các trường", "Các nhà trường", "Các cơ sở giáo dục");
        Group(province, "Các đơn vị hiệp quản", Vertical, GroupReach.Direct, "Các cơ quan ngành dọc", "Các đơn vị ngành dọc", "Các cơ quan Trung ương trên địa bàn tỉnh");
        Group(province, "Các doanh nghiệp", [OrganisationKind.Enterprise], GroupReach.Below);
        Members(province, "Phòng Văn hóa - Xã hội các xã, phường", all.Where(o => o.Kind is OrganisationKind.Division && o.Name.StartsWith("Phòng Văn hóa - Xã hội", StringComparison.Ordinal)).Select(o => o.Id), []);

        var living = all.Where(o => o.ParentId == province && o.ValidTo is null).ToList();
        var communes = living.Where(o => o.Kind is OrganisationKind.Commune).ToList();
        Cluster(province, "Cụm thi đua số 1 (các phường)", ClusterKind.Cluster, living.Where(o => o.Kind is OrganisationKind.Ward));
        foreach (var (i, part) in communes.Chunk(8).Index()) Cluster(province, $"Cụm thi đua số {i + 2} (các xã)", ClusterKind.Cluster, part);
        var departments = living.Where(o => Bodies.Contains(o.Kind)).ToList();
        foreach (var (i, part) in departments.Chunk((departments.Count + 1) / 2).Index()) Cluster(province, $"Khối thi đua số {i + 1} (các sở, ban, ngành)", ClusterKind.Bloc, part);
        Cluster(province, "Khối thi đua số 3 (Mặt trận, đoàn thể)", ClusterKind.Bloc, living.Where(o => o.Kind is OrganisationKind.MassOrganisation));
        Cluster(province, "Khối thi đua số 4 (nội chính, ngành dọc)", ClusterKind.Bloc, living.Where(o => Vertical.Contains(o.Kind)));
        Cluster(province, "Khối thi đua số 5 (doanh nghiệp)", ClusterKind.Bloc, living.Where(o => o.Kind is OrganisationKind.Enterprise));
        Members(province, "Các cụm trưởng, khối trưởng", _heads, ["Cụm trưởng, khối trưởng", "Cụm trưởng các cụm thi đua", "Các cụm, khối thi đua"]);
    }

    private void Group(Guid province, string name, IEnumerable<OrganisationKind> kinds, GroupReach reach, params string[] aliases) =>
        Made(new() { Id = Guid.CreateVersion7(), OrganisationId = province, Name = name, Kinds = [.. kinds.Select(OrganisationWords.Column)], Reach = reach }, aliases);

    private void Members(Guid province, string name, IEnumerable<Guid> members, string[] aliases)
    {
        var group = Made(new() { Id = Guid.CreateVersion7(), OrganisationId = province, Name = name, Kinds = [] }, aliases);
        foreach (var member in members.Distinct())
            db.AddressGroupMembers.Add(new() { Id = Guid.CreateVersion7(), GroupId = group.Id, OrganisationId = member, ValidFrom = YearBegin });
    }

    private AddressGroup Made(AddressGroup group, string[] aliases)
    {
        db.AddressGroups.Add(group);
        foreach (var alias in aliases) db.AddressGroupAliases.Add(new() { Id = Guid.CreateVersion7(), GroupId = group.Id, Alias = alias });
        audit.Add("address-group.added", group.Id, group.OrganisationId, after: new { group.Name, group.Kinds, group.Reach, aliases });
        return group;
    }

    private void Cluster(Guid province, string name, ClusterKind kind, IEnumerable<Organisation> members)
    {
        var cluster = new Cluster { Id = Guid.CreateVersion7(), OrganisationId = province, Name = name, Kind = kind, Year = (short)time.Today().Year };
        db.Clusters.Add(cluster);
        var units = members.ToList();
        foreach (var (i, unit) in units.Index())
            db.ClusterMembers.Add(new() { Id = Guid.CreateVersion7(), ClusterId = cluster.Id, OrganisationId = unit.Id, Role = i switch { 0 => ClusterRole.Head, 1 => ClusterRole.Deputy, _ => ClusterRole.Member } });
        if (units.Count > 0) _heads.Add(units[0].Id);
        audit.Add("cluster.added", cluster.Id, province, after: new { cluster.Name, cluster.Year, members = units.Select(u => u.Name) });
    }
}
