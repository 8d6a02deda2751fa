namespace VinhDanh.App.Features.Documents;

/// <summary>
/// Named types of administrative documents (Decree 30/2020/NĐ-CP, Article 7) with their abbreviations (Annex III). An official letter has none.
/// </summary>
public static class DocumentTypes
{
    public static IReadOnlyList<(string Code, string Name)> All { get; } =
    [
        ("NQ", "Nghị quyết"), ("QĐ", "Quyết định"), ("CT", "Chỉ thị"), ("QC", "Quy chế"), ("QyĐ", "Quy định"), ("TC", "Thông cáo"), ("TB", "Thông báo"), ("HD", "Hướng dẫn"),
        ("CTr", "Chương trình"), ("KH", "Kế hoạch"), ("PA", "Phương án"), ("ĐA", "Đề án"), ("DA", "Dự án"), ("BC", "Báo cáo"), ("BB", "Biên bản"), ("TTr", "Tờ trình"), ("HĐ", "Hợp đồng"),
        ("CĐ", "Công điện"), ("BGN", "Bản ghi nhớ"), ("BTT", "Bản thỏa thuận"), ("GUQ", "Giấy ủy quyền"), ("GM", "Giấy mời"), ("GGT", "Giấy giới thiệu"), ("GNP", "Giấy nghỉ phép"),
        ("PG", "Phiếu gửi"), ("PC", "Phiếu chuyển"), ("PB", "Phiếu báo"),
    ];

    public static string NameOf(string? code) => All.FirstOrDefault(t => t.Code == code).Name ?? "Công văn";

    /// <summary>The type that a symbol begins with: “KH-UBND” is a plan; “SNV-TĐKT” is an official letter, which names no type.</summary>
    public static string? OfSymbol(string symbol)
    {
        var head = symbol.Split('-')[0].Trim();
        return All.FirstOrDefault(t => string.Equals(t.Code, head, StringComparison.OrdinalIgnoreCase)).Code;
    }
}
