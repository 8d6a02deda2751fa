using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>Tells a kind from its code, from the words of a table, or from the name of the unit.</summary>
internal static class KindWords
{
    private static readonly Dictionary<string, OrganisationKind> ByWords = Enum.GetValues<OrganisationKind>()
        .Select(kind => (Words: OrganisationWords.Of(kind), Kind: kind))
        .Concat(new (string Words, OrganisationKind Kind)[]
        {
            ("Tỉnh", OrganisationKind.Province), ("Thành phố", OrganisationKind.Province), ("Sở và tương đương", OrganisationKind.Department), ("Sở", OrganisationKind.Department),
            ("Ban", OrganisationKind.Department), ("Phòng", OrganisationKind.Division), ("Đơn vị sự nghiệp", OrganisationKind.PublicUnit), ("Trường", OrganisationKind.School),
            ("Cơ quan ngành dọc", OrganisationKind.VerticalUnit), ("Ngành dọc", OrganisationKind.VerticalUnit), ("Đơn vị hiệp quản", OrganisationKind.VerticalUnit),
            ("Đoàn thể", OrganisationKind.MassOrganisation), ("Hội", OrganisationKind.Association), ("Huyện", OrganisationKind.District), ("Quận", OrganisationKind.District),
            ("Tổ chức khác", OrganisationKind.Other),
        })
        .DistinctBy(p => Folding.Fold(p.Words)).ToDictionary(p => Folding.Fold(p.Words), p => p.Kind);

    /// <summary>By the words with which names begin; the longest first.</summary>
    private static readonly (string Beginning, OrganisationKind Kind)[] ByName =
    [
        ("uy ban nhan dan phuong", OrganisationKind.Ward), ("uy ban nhan dan xa", OrganisationKind.Commune), ("uy ban nhan dan dac khu", OrganisationKind.SpecialZone),
        ("uy ban nhan dan tinh", OrganisationKind.Province), ("uy ban nhan dan thanh pho", OrganisationKind.Province), ("uy ban nhan dan quan", OrganisationKind.District),
        ("uy ban nhan dan huyen", OrganisationKind.District), ("uy ban mat tran", OrganisationKind.MassOrganisation), ("lien doan lao dong", OrganisationKind.MassOrganisation),
        ("vien kiem sat", OrganisationKind.Procuracy), ("bo chi huy quan su", OrganisationKind.ArmedForces), ("bao hiem xa hoi", OrganisationKind.VerticalUnit),
        ("van phong", OrganisationKind.Office), ("cong an", OrganisationKind.ArmedForces), ("toa an", OrganisationKind.Court), ("cong ti", OrganisationKind.Enterprise),
        ("kho bac", OrganisationKind.VerticalUnit), ("chi cuc", OrganisationKind.VerticalUnit), ("truong", OrganisationKind.School), ("phong", OrganisationKind.Division),
        ("thue", OrganisationKind.VerticalUnit), ("so", OrganisationKind.Department), ("hoi", OrganisationKind.Association),
    ];

    /// <returns>Null: the text names no kind.</returns>
    public static OrganisationKind? Read(string text)
    {
        if (ByWords.TryGetValue(Folding.Fold(text), out var kind)) return kind;
        return Enum.GetValues<OrganisationKind>().Where(k => Names.OfEnum(k).Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)).Cast<OrganisationKind?>().FirstOrDefault();
    }

    public static OrganisationKind Guess(string name)
    {
        var key = UnitNames.Key(name) + " ";
        return Array.Find(ByName, n => key.StartsWith(n.Beginning + " ", StringComparison.Ordinal)) is { Beginning: not null } found ? found.Kind : OrganisationKind.Other;
    }
}
