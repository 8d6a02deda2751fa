using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory;

/// <summary>Kinds of organisations as officers call them.</summary>
public static class OrganisationWords
{
    /// <summary>Kinds that may begin a tree of their own.</summary>
    public static IReadOnlyList<OrganisationKind> Founding { get; } =
    [
        OrganisationKind.Province, OrganisationKind.Ward, OrganisationKind.Commune, OrganisationKind.SpecialZone,
        OrganisationKind.Department, OrganisationKind.School, OrganisationKind.PublicUnit, OrganisationKind.Enterprise,
        OrganisationKind.District, OrganisationKind.PartyBody, OrganisationKind.MassOrganisation, OrganisationKind.Other,
    ];

    /// <summary>As the column and the groups' lists of kinds write it.</summary>
    public static string Column(OrganisationKind kind) => Names.OfEnum(kind);

    public static string Of(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Province => "Tỉnh, thành phố",
        OrganisationKind.Commune => "Xã",
        OrganisationKind.Ward => "Phường",
        OrganisationKind.SpecialZone => "Đặc khu",
        OrganisationKind.District => "Quận, huyện (trước 01/7/2025)",
        OrganisationKind.Department => "Sở, ban, ngành",
        OrganisationKind.Division => "Phòng, ban chuyên môn",
        OrganisationKind.Office => "Văn phòng",
        OrganisationKind.PartyBody => "Cơ quan Đảng",
        OrganisationKind.MassOrganisation => "Mặt trận, đoàn thể",
        OrganisationKind.School => "Trường học",
        OrganisationKind.PublicUnit => "Đơn vị sự nghiệp công lập",
        OrganisationKind.Enterprise => "Doanh nghiệp",
        OrganisationKind.VerticalUnit => "Đơn vị hiệp quản, ngành dọc",
        OrganisationKind.ArmedForces => "Lực lượng vũ trang",
        OrganisationKind.Court => "Tòa án",
        OrganisationKind.Procuracy => "Viện kiểm sát",
        OrganisationKind.Association => "Hội, hiệp hội",
        OrganisationKind.Other => "Khác",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
    };
}
