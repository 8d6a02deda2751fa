using System.Text;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Tests.Files;

public sealed class FileTypesTests
{
    private static readonly byte[] Executable = [.. "MZ"u8, .. new byte[500]];

    [Fact]
    public void A_kind_is_told_by_content()
    {
        Kind("%PDF-1.7\n"u8.ToArray(), "quyet-dinh").ShouldBe(FileKind.Pdf);
        Kind([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "anh.png").ShouldBe(FileKind.Png);
        Kind([0xFF, 0xD8, 0xFF, 0xE0], "anh.png").ShouldBe(FileKind.Jpeg);
        Kind(Packages.Office(Packages.WordMain), "ke-hoach.docx").ShouldBe(FileKind.Docx);
        Kind(Packages.Office(Packages.ExcelMain), "bieu.xlsx").ShouldBe(FileKind.Xlsx);
        Kind(Packages.Ole(3, "Root Entry", "WordDocument"), "cu.doc").ShouldBe(FileKind.Doc);
        Kind(Packages.Ole(3, "Root Entry", "Workbook"), "cu.xls").ShouldBe(FileKind.Xls);
        Kind("Kế hoạch công tác"u8.ToArray(), "ke-hoach.txt").ShouldBe(FileKind.Text);
        Kind("mã;tên\n1;Phường"u8.ToArray(), "don-vi.csv").ShouldBe(FileKind.Csv);
        Kind([0xB5, 0xCB, 0x20, 0xAE, 0x0A], "tcvn3.txt").ShouldBe(FileKind.Text);
        Kind([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Kế hoạch")], "utf16.txt").ShouldBe(FileKind.Text);
    }

    [Fact]
    public void An_old_Word_file_whose_directory_lies_far_behind_is_recognised() =>
        Kind(Packages.Ole(20_000, "Root Entry", "WordDocument"), "lon.doc").ShouldBe(FileKind.Doc);

    [Theory]
    [InlineData("chuong-trinh.exe")]
    [InlineData("ke-hoach.docx")]
    [InlineData("ke-hoach.pdf")]
    [InlineData("khong-duoi")]
    public void A_program_is_refused_whatever_it_is_called(string name) => Refusal(Executable, name).ShouldBe("executable");

    [Fact]
    public void Harmless_text_under_a_programs_name_is_refused() => Refusal("echo xin chào"u8.ToArray(), "chay.bat").ShouldBe("executable");

    [Fact]
    public void A_program_that_pretends_to_be_a_pdf_further_on_is_refused() =>
        Refusal([.. "MZ"u8, .. "%PDF-1.4"u8], "a.pdf").ShouldBe("executable");

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>", "a.txt")]
    [InlineData("  \r\n<svg xmlns='http://www.w3.org/2000/svg'/>", "a.png")]
    [InlineData("x <script>alert(1)</script>", "a.txt")]
    [InlineData("<?xml version='1.0'?><a/>", "a.csv")]
    [InlineData("không có thẻ nào", "a.html")]
    public void Markup_is_refused(string text, string name) => Refusal(Encoding.UTF8.GetBytes(text), name).ShouldBe("markup");

    [Fact]
    public void Markup_with_a_mark_of_byte_order_is_refused() => Refusal([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<html>")], "a.txt").ShouldBe("markup");

    [Fact]
    public void What_the_program_cannot_use_is_refused_by_its_own_name()
    {
        Refusal([], "trong.docx").ShouldBe("empty");
        Refusal(Packages.Zip(("a.txt", "x"u8.ToArray())), "goi.zip").ShouldBe("archive");
        Refusal("Rar!\u001a\u0007"u8.ToArray(), "goi.rar").ShouldBe("archive");
        Refusal(Packages.Office(Packages.WordMain, ("word/vbaProject.bin", [1, 2, 3])), "a.docx").ShouldBe("macro");
        Refusal(Packages.Office("application/vnd.ms-word.document.macroEnabled.main+xml"), "a.docm").ShouldBe("macro");
        Refusal(Packages.Ole(2, "Root Entry", "WordDocument", "Macros"), "a.doc").ShouldBe("macro");
        Refusal(Packages.Ole(2, "Root Entry", "EncryptedPackage"), "a.docx").ShouldBe("encrypted");
        Refusal(Packages.Ole(2, "Root Entry"), "cai-dat.msi.doc").ShouldBe("unknown");
        Refusal([1, 2, 3, 0, 0, 5], "la.bin").ShouldBe("unknown");
        Refusal([1, 2, 3, 0, 0, 5], "la.txt").ShouldBe("unknown");
        Refusal(Packages.Office(Packages.WordMain)[..^30], "cut.docx").ShouldBe("broken");
        Refusal(Packages.Ole(2, "Root Entry")[..600], "cut.doc").ShouldBe("broken");
    }

    [Fact]
    public void A_file_that_unpacks_beyond_measure_is_refused()
    {
        var bomb = Packages.Office(Packages.WordMain, ("word/document.xml", new byte[40 * 1024 * 1024]));
        bomb.Length.ShouldBeLessThan(200_000);
        Refusal(bomb, "bom.docx").ShouldBe("bomb");
    }

    [Fact]
    public void An_archive_of_very_many_entries_is_refused() =>
        Refusal(Packages.Zip([.. Enumerable.Range(0, 10_001).Select(i => ($"e{i}", Array.Empty<byte>()))]), "nhieu.docx").ShouldBe("bomb");

    [Fact]
    public void No_mutant_of_a_good_file_throws()
    {
        byte[][] good = [Packages.Office(Packages.WordMain, ("word/document.xml", "<w/>"u8.ToArray())), Packages.Ole(3, "Root Entry", "WordDocument")];
        var random = new Random(20260302);
        foreach (var whole in good)
            for (var i = 0; i < 500; i++)
            {
                var mutant = whole[..random.Next(1, whole.Length + 1)].ToArray();
                for (var changes = random.Next(1, 8); changes > 0; changes--) mutant[random.Next(mutant.Length)] = (byte)random.Next(256);
                using var stream = new MemoryStream(mutant);
                Should.NotThrow(() => FileTypes.Judge(stream, "a.docx"), Convert.ToHexString(mutant));
            }
    }

    private static FileKind Kind(byte[] content, string name) => Judge(content, name).ShouldBeOfType<FileVerdict.Taken>().Kind;

    private static string Refusal(byte[] content, string name) => Judge(content, name).ShouldBeOfType<FileVerdict.Refused>().Why.Code;

    private static FileVerdict Judge(byte[] content, string name)
    {
        using var stream = new MemoryStream(content);
        return FileTypes.Judge(stream, name);
    }
}
