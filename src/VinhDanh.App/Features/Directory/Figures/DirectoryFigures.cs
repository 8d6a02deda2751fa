using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Directory.Figures;

/// <summary>What reports ask of the directory: units under one, its clusters and blocs, who does the work.</summary>
internal static class DirectoryFigures
{
    private const string Kept = "Danh bạ";

    public static FigureTable Units { get; } = new()
    {
        Lines = """
            select c.asked, o.id, o.kind, o.name
            from covered c join app.organisation o on o.id = c.id
            where not c.own and o.valid_from <= $5 and (o.valid_to is null or o.valid_to >= $5)
            """,
        Dimensions = ["kind"],
        Order = "name collate \"vi-x-icu\"",
        Columns = ["Đơn vị", "Loại", "Trực thuộc hiện nay"],
        Describe = DescribeUnitsAsync,
        Figures =
        [
            new(Figure("units.below", "Đơn vị thuộc, trực thuộc", FigureKind.List, UnitsNote, FigureReach.Below), "true"),
            new(Figure("units.by-kind", "Đơn vị thuộc, trực thuộc, theo loại", FigureKind.Breakdown, UnitsNote, FigureReach.Below), "true")
            {
                Key = "kind", Label = key => Names.ToEnum<OrganisationKind>(key) is var kind ? new(null, OrganisationWords.Of(kind), (int)kind) : throw new InvalidOperationException(),
            },
        ],
    };

    public static FigureTable Memberships { get; } = new()
    {
        OwnOnly = true,
        Lines = """
            select c.asked, m.id, k.kind, k.year, k.name
            from covered c join app.cluster_member m on m.organisation_id = c.id join app.cluster k on k.id = m.cluster_id
            where k.year between extract(year from $4)::int and extract(year from $5)::int
            """,
        Dimensions = ["kind"],
        Order = "year desc, name collate \"vi-x-icu\"",
        Columns = ["Cụm, khối thi đua", "Năm", "Cơ quan tổ chức", "Vai trò", "Số thành viên"],
        Describe = DescribeMembershipsAsync,
        Figures = [new(Figure("clusters.joined", "Cụm, khối thi đua đơn vị tham gia", FigureKind.List, "Cụm, khối thi đua của các năm trong kỳ mà đơn vị là thành viên, mỗi năm một lần.", FigureReach.Unit), "true")],
    };

    public static FigureTable Organised { get; } = new()
    {
        OwnOnly = true,
        Lines = """
            select c.asked, k.id, k.kind, k.year, k.name
            from covered c join app.cluster k on k.organisation_id = c.id
            where k.year between extract(year from $4)::int and extract(year from $5)::int
            """,
        Dimensions = ["kind"],
        Order = "year desc, name collate \"vi-x-icu\"",
        Columns = ["Cụm, khối thi đua", "Năm", "Số thành viên"],
        Describe = DescribeOrganisedAsync,
        Figures = [new(Figure("clusters.organised", "Cụm, khối thi đua do đơn vị tổ chức", FigureKind.List, "Cụm, khối thi đua của các năm trong kỳ do đơn vị lập, mỗi năm một lần.", FigureReach.Unit), "true")],
    };

    // One person may have several accounts, and several roles.
    public static FigureTable Staff { get; } = new()
    {
        Lines = """
            select c.asked, coalesce(a.person_id, a.id) as id, bool_or(c.own) as own, min(a.display_name) as name
            from covered c join app.role_assignment r on r.organisation_id = c.id join app.account a on a.id = r.account_id
            where r.role in ('standing-agency-officer', 'unit-officer') and r.valid_from <= $5 and (r.valid_to is null or r.valid_to >= $5)
              and (a.deactivated_at is null or (a.deactivated_at at time zone 'Asia/Ho_Chi_Minh')::date > $5)
            group by c.asked, coalesce(a.person_id, a.id)
            """,
        Dimensions = ["own"],
        Order = "name collate \"vi-x-icu\"",
        Columns = ["Họ và tên", "Đơn vị, vai trò"],
        Describe = DescribeStaffAsync,
        Figures =
        [
            new(Figure("staff.unit", "Người làm công tác thi đua, khen thưởng của đơn vị", FigureKind.List, StaffNote, FigureReach.Unit), "own"),
            new(Figure("staff.below", "Người làm công tác thi đua, khen thưởng của đơn vị và các đơn vị thuộc, trực thuộc", FigureKind.List, StaffNote, FigureReach.Below), "true"),
        ],
    };

    private const string UnitsNote = "Đơn vị đang hoạt động vào ngày cuối kỳ, ở mọi cấp dưới đơn vị này, không kể cơ quan ngoài hệ thống.";
    private const string StaffNote = "Người có tài khoản với vai trò chuyên viên thường trực hoặc cán bộ đơn vị vào ngày cuối kỳ, mỗi người tính một lần.";

    private static Figure Figure(string code, string name, FigureKind kind, string note, FigureReach reach) => new(code, name, kind, note) { Source = Kept, Reach = reach, Needs = Permission.ViewDirectory };

    private static async Task<IReadOnlyDictionary<Guid, FigureRecord>> DescribeUnitsAsync(AppDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var units = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id))
            .Select(o => new { o.Id, o.Name, o.Kind, Above = db.Organisations.Where(p => p.Id == o.ParentId).Select(p => p.Name).FirstOrDefault() }).ToListAsync(ct);
        return units.ToDictionary(o => o.Id, o => new FigureRecord([o.Name, OrganisationWords.Of(o.Kind), o.Above ?? "–"], $"/directory/organisations/{o.Id}", o.Id, Permission.ViewDirectory));
    }

    private static async Task<IReadOnlyDictionary<Guid, FigureRecord>> DescribeMembershipsAsync(AppDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var members = await (from m in db.ClusterMembers
                             join k in db.Clusters on m.ClusterId equals k.Id
                             join o in db.Organisations on k.OrganisationId equals o.Id
                             where ids.Contains(m.Id)
                             select new { m.Id, Cluster = k.Id, k.Name, k.Year, Organiser = o.Name, k.OrganisationId, m.Role, k.Kind, Members = db.ClusterMembers.Count(x => x.ClusterId == k.Id) }).ToListAsync(ct);
        return members.ToDictionary(m => m.Id, m => new FigureRecord(
            [m.Name, $"{m.Year}", m.Organiser, DirectoryWords.Of(m.Role, m.Kind), $"{m.Members}"], $"/directory/clusters/{m.Cluster}", m.OrganisationId, Permission.ViewDirectory));
    }

    private static async Task<IReadOnlyDictionary<Guid, FigureRecord>> DescribeOrganisedAsync(AppDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var clusters = await db.Clusters.AsNoTracking().Where(k => ids.Contains(k.Id)).Select(k => new { k.Id, k.Name, k.Year, k.OrganisationId, Members = db.ClusterMembers.Count(m => m.ClusterId == k.Id) }).ToListAsync(ct);
        return clusters.ToDictionary(k => k.Id, k => new FigureRecord([k.Name, $"{k.Year}", $"{k.Members}"], $"/directory/clusters/{k.Id}", k.OrganisationId, Permission.ViewDirectory));
    }

    private static async Task<IReadOnlyDictionary<Guid, FigureRecord>> DescribeStaffAsync(AppDb db, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        Role[] doing = [Role.StandingAgencyOfficer, Role.UnitOfficer];
        var roles = await (from a in db.Accounts
                           join r in db.RoleAssignments on a.Id equals r.AccountId
                           join o in db.Organisations on r.OrganisationId equals o.Id
                           where ids.Contains(a.PersonId ?? a.Id) && doing.Contains(r.Role)
                           orderby r.ValidFrom
                           select new { Id = a.PersonId ?? a.Id, a.PersonId, a.DisplayName, Unit = o.Name, UnitId = o.Id, r.Role, r.ValidTo }).ToListAsync(ct);
        return roles.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => new FigureRecord(
            [g.First().DisplayName, string.Join("; ", g.Select(r => $"{r.Unit} ({RoleWords.Of(r.Role).ToLowerInvariant()}{(r.ValidTo is { } last ? $", đến {Vn.Date(last)}" : "")})").Distinct())],
            g.First().PersonId is { } person ? $"/directory/people/{person}" : null, g.Last().UnitId, Permission.ViewDirectory));
    }
}
