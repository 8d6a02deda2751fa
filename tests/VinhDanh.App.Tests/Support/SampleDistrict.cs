using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Tests.Support;

/// <summary>
/// The district of the sample plan with the units its rows name, as they were in 2024, and an account per role
/// (<c>thuong.truc</c>, <c>lanh.dao</c>, <c>y.te</c>, …; password <see cref="Site.Password"/>).
/// </summary>
public sealed class SampleDistrict
{
    public required Guid Authority { get; init; }
    public required IReadOnlyDictionary<string, Guid> Units { get; init; }
    public Guid this[string unit] => Units[unit];

    private static readonly (string Name, OrganisationKind Kind, bool Outside, string[] Aliases)[] All =
    [
        ("Phòng Nội vụ", OrganisationKind.Division, false, []),
        ("Phòng Tài chính - Kế hoạch", OrganisationKind.Division, false, ["Phòng TCKH"]),
        ("Phòng Lao động - Thương binh và Xã hội", OrganisationKind.Division, false, ["Phòng Lao động TB&XH", "Phòng LĐTBXH"]),
        ("Phòng Văn hóa và Thông tin", OrganisationKind.Division, false, ["Phòng VHTT", "Phòng VH TT"]),
        ("Phòng Y tế", OrganisationKind.Division, false, []),
        ("Phòng Kinh tế", OrganisationKind.Division, false, []),
        ("Phòng Quản lý đô thị", OrganisationKind.Division, false, ["Phòng QLĐT"]),
        ("Phòng Giáo dục và Đào tạo", OrganisationKind.Division, false, ["Phòng GD&ĐT"]),
        ("Văn phòng HĐND và UBND", OrganisationKind.Office, false, ["Văn phòng HĐND&UBND"]),
        ("Ban Quản lý dự án", OrganisationKind.PublicUnit, false, []),
        ("Trung tâm Phát triển quỹ đất", OrganisationKind.PublicUnit, false, ["Trung tâm PTQĐ"]),
        ("Ủy ban nhân dân phường Sông Hoa", OrganisationKind.Ward, false, []),
        ("Ủy ban nhân dân phường Cầu Đá", OrganisationKind.Ward, false, []),
        ("Trường Tiểu học Sông Hoa", OrganisationKind.School, false, []),
        ("Liên đoàn Lao động quận", OrganisationKind.MassOrganisation, true, ["LĐLĐ quận"]),
        ("Chi cục Thuế quận", OrganisationKind.VerticalUnit, true, ["Chi cục thuế"]),
        ("Bảo hiểm xã hội quận", OrganisationKind.VerticalUnit, true, ["BHXH"]),
    ];

    private static readonly (string Name, string[] Aliases, OrganisationKind[] Kinds)[] Groups =
    [
        ("Các phòng, ban, ngành, đoàn thể", ["Các phòng ban, đơn vị thuộc quận", "Các phòng ban, đơn vị liên quan", "Các phòng ban, đơn vị quận"],
            [OrganisationKind.Division, OrganisationKind.Office, OrganisationKind.PublicUnit, OrganisationKind.MassOrganisation]),
        ("Các phường", ["các phường thuộc quận"], [OrganisationKind.Ward]),
        ("Các trường thuộc quận", ["các trường"], [OrganisationKind.School]),
    ];

    public static async Task<SampleDistrict> InAsync(Site site)
    {
        var since = new DateOnly(2020, 1, 1);
        var authority = await site.OrganisationAsync("Ủy ban nhân dân quận Long Biên", kind: OrganisationKind.District);
        var units = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var (name, kind, outside, _) in All) units[name] = await site.OrganisationAsync(name, authority, kind, outside);
        await site.WithDbAsync(async db =>
        {
            db.OrganisationAliases.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = authority, Alias = "UBND quận" });
            foreach (var (name, _, _, aliases) in All)
                db.OrganisationAliases.AddRange(aliases.Select(a => new OrganisationAlias { Id = Guid.CreateVersion7(), OrganisationId = units[name], Alias = a }));
            db.OrganisationRoles.Add(new()
            {
                Id = Guid.CreateVersion7(), OrganisationId = authority, Name = "Cơ quan Thường trực Hội đồng TĐKT quận", HeldById = units["Phòng Nội vụ"], ValidFrom = since,
            });
            foreach (var (name, aliases, kinds) in Groups)
            {
                var id = Guid.CreateVersion7();
                db.AddressGroups.Add(new() { Id = id, OrganisationId = authority, Name = name, Kinds = [.. kinds.Select(k => VinhDanh.App.Platform.Database.Names.OfEnum(k))] });
                db.AddressGroupAliases.AddRange(aliases.Select(a => new AddressGroupAlias { Id = Guid.CreateVersion7(), GroupId = id, Alias = a }));
            }

            return await db.SaveChangesAsync();
        });
        await site.AccountAsync("thuong.truc", Role.StandingAgencyOfficer, authority);
        await site.AccountAsync("lanh.dao", Role.AgencyLeader, authority);
        await site.AccountAsync("kiem.tra", Role.Auditor, authority);
        await site.AccountAsync("y.te", Role.UnitOfficer, units["Phòng Y tế"]);
        await site.AccountAsync("song.hoa", Role.UnitOfficer, units["Ủy ban nhân dân phường Sông Hoa"]);
        return new SampleDistrict { Authority = authority, Units = units };
    }
}
