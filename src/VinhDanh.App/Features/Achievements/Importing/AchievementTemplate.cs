using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Achievements.Importing;

/// <summary>A workbook to fill in, with invented lines of the two usual layouts.</summary>
internal static class AchievementTemplate
{
    public static byte[] Write()
    {
        static IReadOnlyList<SheetCell> Row(params SheetCell[] cells) => cells;
        using var file = new MemoryStream();
        XlsxWriter.Write("Theo dõi thành tích", [new()
        {
            Name = "Từng năm một dòng",
            Columns =
            [
                new("Họ và tên", Width: 26), new("Năm sinh", Width: 10), new("Đơn vị", Width: 28), new("Năm", Width: 12), new("Mức xếp loại", Width: 30), new("Danh hiệu thi đua", Width: 30),
                new("Hình thức khen thưởng", Width: 30), new("Tên sáng kiến", Width: 34), new("Phạm vi ảnh hưởng", Width: 18), new("Cấp công nhận", Width: 16), new("Số quyết định", Width: 18),
                new("Ngày quyết định", CellKind.Date, 14), new("Cơ quan ban hành", Width: 24), new("Người ký", Width: 20),
            ],
            Rows =
            [
                Row("Nguyễn Văn An", "1985", "Sở Nội vụ", "2025", "Hoàn thành xuất sắc nhiệm vụ", "LĐTT; CSTĐ cơ sở", "", "Số hóa sổ theo dõi khen thưởng", "cơ sở", "cơ sở", "12/QĐ-SNV", new DateOnly(2026, 1, 15), "Sở Nội vụ", "Trần Thị Bình"),
                Row("Lê Thị Cúc", "1990", "Trường THCS Hoa Ban", "2024-2025", "HTTNV", "LĐTT", "Giấy khen", "", "", "", "30/QĐ-THCSHB", new DateOnly(2025, 6, 10), "Trường THCS Hoa Ban", "Phạm Văn Dũng"),
            ],
        },
        new()
        {
            Name = "Mỗi năm một cột",
            Columns = [new("Họ và tên", Width: 26), new("Năm sinh", Width: 10), new("Đơn vị", Width: 28), new("Năm 2023", Width: 26), new("Năm 2024", Width: 26), new("Năm 2025", Width: 26)],
            Rows = [Row("Nguyễn Văn An", "1985", "Sở Nội vụ", "HTTNV; LĐTT", "HTXSNV; LĐTT; CSTĐCS", "HTXSNV; LĐTT; CSTĐCS")],
        }], file);
        return file.ToArray();
    }
}
