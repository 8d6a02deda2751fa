using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>A workbook to fill in, with invented lines of each kind.</summary>
internal static class ReorganisationTemplate
{
    public static byte[] Write()
    {
        var (signed, effective) = (new DateOnly(2025, 6, 16), new DateOnly(2025, 7, 1));
        IReadOnlyList<SheetCell> Row(params ReadOnlySpan<string?> texts) => [.. texts.ToArray().Select(t => (SheetCell)t), "12/NQ-UBTVQH", signed, effective];
        using var file = new MemoryStream();
        XlsxWriter.Write("Phương án sắp xếp đơn vị", [new()
        {
            Name = "Sắp xếp",
            Columns =
            [
                .. ImportColumns.Reorganisation.Take(9).Select(m => new SheetColumn(m.Names[0], Width: 26)),
                new("Số văn bản", Width: 20), new("Ngày văn bản", CellKind.Date, 14), new("Ngày hiệu lực", CellKind.Date, 14),
            ],
            Rows =
            [
                Row("H99.51", "Ủy ban nhân dân xã Suối Bạc", "Sáp nhập", "H99.71", "Ủy ban nhân dân xã Suối Ngọc", null, "Xã", "H99", "Có"),
                Row("H99.52", "Ủy ban nhân dân xã Suối Vàng", "Sáp nhập", "H99.71", "Ủy ban nhân dân xã Suối Ngọc", null, "Xã", "H99", "Có"),
                Row("H99.53", "Ủy ban nhân dân xã Đồi Sim", "Đổi tên", "H99.53", "Ủy ban nhân dân phường Đồi Sim", null, "Phường", null, null),
                Row("H99.50", "Ủy ban nhân dân huyện Núi Xanh", "Giải thể", null, null, null, null, null, null),
            ],
        }], file);
        return file.ToArray();
    }
}
