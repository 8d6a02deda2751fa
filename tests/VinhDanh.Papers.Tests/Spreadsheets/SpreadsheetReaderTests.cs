using System.IO.Compression;
using System.Text;
using VinhDanh.Papers.Spreadsheets;

namespace VinhDanh.Papers.Tests.Spreadsheets;

public sealed class SpreadsheetReaderTests
{
    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void The_delimiter_is_found_by_itself(string mark)
    {
        var sheet = Csv(Encoding.UTF8.GetBytes($"Họ và tên{mark}Ngày sinh{mark}Ghi chú\n\"Lò, Thị; Hương\"{mark}5/3/1980{mark}\n"));
        sheet.Rows[1].Cells.ShouldBe(["Lò, Thị; Hương", "1980-03-05", ""]);
    }

    [Fact]
    public void Every_encoding_an_office_uses_is_read()
    {
        const string text = "Tên;Đơn vị\nĐặng Thị Mỹ;Sở Nội vụ\n";
        var old = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(text),
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            Encoding.Unicode.GetBytes(text),
            old.GetBytes(ForCodePage(text)),
        ];
        foreach (var file in files) Csv(file).Rows[1].Cells.ShouldBe(["Đặng Thị Mỹ", "Sở Nội vụ"]);
    }

    [Fact]
    public void An_old_workbook_is_read_with_its_dates()
    {
        using var file = typeof(SpreadsheetReaderTests).Assembly.GetManifestResourceStream("old.xls")!;
        var read = SpreadsheetReader.Read(file, "old.xls");
        read.Format.ShouldBe(SpreadsheetFormat.Xls);
        read.Sheets[0].Rows.Select(r => string.Join('|', r.Cells)).ShouldBe(["Họ và tên|Ngày sinh|Mã", "Lò Thị Hương|1980-03-05|12", "Đặng Văn Sơn|1990-12-31|7"]);
    }

    [Fact]
    public void Rows_keep_the_line_they_begin_on()
    {
        var sheet = Csv(Encoding.UTF8.GetBytes("a;b\r\n\r\n\"hai\r\ndòng\";2\r\n;\r\nba;3"));
        sheet.Rows.Select(r => (r.Number, r[0])).ShouldBe([(1, "a"), (3, "hai\ndòng"), (6, "ba")]);
    }

    [Fact]
    public void A_first_line_that_names_the_delimiter_is_obeyed_and_not_a_row()
    {
        var sheet = Csv(Encoding.UTF8.GetBytes("sep=;\na,b;c\n"));
        sheet.Rows.ShouldHaveSingleItem().Cells.ShouldBe(["a,b", "c"]);
        sheet.Rows[0].Number.ShouldBe(2);
    }

    [Fact]
    public void A_cell_that_is_no_date_stays_as_written() =>
        Csv(Encoding.UTF8.GetBytes("31/02/2026;12/2026;1.2.3\n")).Rows[0].Cells.ShouldBe(["31/02/2026", "12/2026", "1.2.3"]);

    [Fact]
    public void A_column_beyond_the_last_is_empty() => Csv(Encoding.UTF8.GetBytes("a;b")).Rows[0][7].ShouldBe("");

    [Fact]
    public void What_is_no_table_is_refused_in_words_for_the_sender()
    {
        Refusal([]).ShouldBe("Tệp rỗng.");
        Refusal("%PDF-1.7 …"u8.ToArray()).ShouldStartWith("Đây là tệp PDF");
        Refusal("PK\u0003\u0004hỏng"u8.ToArray()).ShouldBe("Bảng tính bị hỏng hoặc không đúng định dạng Excel.");
        Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 1, 2, 3]).ShouldBe("Bảng tính bị hỏng hoặc không đúng định dạng Excel.");
        Refusal(Zip("word/document.xml", 10)).ShouldStartWith("Tệp không phải bảng tính Excel");
    }

    [Fact]
    public void Bounds_hold_on_size_rows_columns_and_unpacking()
    {
        var limits = new SpreadsheetLimits { Bytes = 1024 * 1024, Rows = 2, Columns = 3, UnpackedBytes = 1000 };
        Refusal(new byte[1024 * 1024 + 1], limits).ShouldBe("Tệp lớn hơn 1 MB.");
        Refusal("1\n2\n3\n"u8.ToArray(), limits).ShouldBe("Bảng có quá 2 dòng.");
        Refusal("1;2;3;4\n"u8.ToArray(), limits).ShouldBe("Bảng có quá 3 cột.");
        Refusal(Zip("xl/workbook.xml", 5000), limits).ShouldBe("Bảng tính quá lớn sau khi giải nén.");
    }

    private static SpreadsheetSheet Csv(byte[] file)
    {
        var read = SpreadsheetReader.Read(new MemoryStream(file), "danh sách.csv");
        read.Format.ShouldBe(SpreadsheetFormat.Csv);
        read.Sheets[0].Name.ShouldBe("danh sách");
        return read.Sheets[0];
    }

    private static string Refusal(byte[] file, SpreadsheetLimits? limits = null) =>
        Should.Throw<SpreadsheetUnreadableException>(() => SpreadsheetReader.Read(new MemoryStream(file), "tệp", limits)).Message;

    private static byte[] Zip(string entry, int size)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            using var part = zip.CreateEntry(entry).Open();
            part.Write(new byte[size]);
        }
        return stream.ToArray();
    }

    /// <summary>Code page 1258 has the letters with hat or breve whole and the tones apart.</summary>
    private static string ForCodePage(string text)
    {
        var result = new StringBuilder();
        foreach (var c in text)
        {
            var parts = c.ToString().Normalize(NormalizationForm.FormD);
            var tone = parts.IndexOfAny(['\u0300', '\u0301', '\u0303', '\u0309', '\u0323']);
            if (tone < 0 || parts.Length < 2) result.Append(c);
            else result.Append(parts.Remove(tone, 1).Normalize(NormalizationForm.FormC)).Append(parts[tone]);
        }
        return result.ToString();
    }
}
