using System.IO.Compression;
using System.Text;

namespace VinhDanh.Bench;

/// <summary>An invented plan of about a hundred pages as a Word file: fifteen schedule rows fill a page.</summary>
internal static class LargePlan
{
    public const int Pages = 100, Rows = 1300;

    public static byte[] Make()
    {
        var xml = new StringBuilder("""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>""");
        foreach (var line in Lines()) xml.Append(Paragraph(line));
        xml.Append("<w:tbl>").Append(Row("TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"));
        for (var i = 1; i <= Rows; i++)
            xml.Append(Row($"{i}", $"Tham mưu triển khai nội dung số {i} của phong trào thi đua, tổng hợp và báo cáo kết quả thực hiện", "Sở Nội vụ",
                "Các sở, ban, ngành; Ủy ban nhân dân các xã, phường", $"Trước ngày {1 + i % 28}/{1 + i % 12}/2026"));
        xml.Append("</w:tbl></w:body></w:document>");

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""");
            Write(zip, "word/document.xml", xml.ToString());
        }

        return file.ToArray();
    }

    private static IEnumerable<string> Lines()
    {
        yield return "ỦY BAN NHÂN DÂN TỈNH AN THỊNH";
        yield return "Số: 15/KH-UBND";
        yield return "An Thịnh, ngày 05 tháng 01 năm 2026";
        yield return "KẾ HOẠCH";
        yield return "Công tác thi đua, khen thưởng năm 2026";
        for (var i = 1; i <= 60; i++)
        {
            yield return $"{i}. Mục số {i}";
            yield return "- Bảo đảm đúng quy định của pháp luật về thi đua, khen thưởng, kịp thời, công khai, minh bạch.";
            yield return string.Join(' ', Enumerable.Repeat("Các cơ quan, đơn vị chủ động triển khai nội dung phong trào thi đua gắn với nhiệm vụ chính trị được giao.", 4));
        }

        yield return "Nơi nhận:";
        yield return "- Như trên;";
        yield return "- Lưu: VT.";
        yield return "CHỦ TỊCH";
        yield return "Nguyễn Văn Mẫu";
        yield return "PHỤ LỤC 1";
    }

    private static string Paragraph(string text) => $"<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    private static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(cell => $"<w:tc>{Paragraph(cell)}</w:tc>"))}</w:tr>";

    private static void Write(ZipArchive zip, string path, string xml)
    {
        using var entry = zip.CreateEntry(path).Open();
        entry.Write(Encoding.UTF8.GetBytes(xml));
    }
}
