using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Tests.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("Kế hoạch 2026.docx", "Kế hoạch 2026.docx")]
    [InlineData("C:\\Users\\Lan\\Kế hoạch.docx", "Kế hoạch.docx")]
    [InlineData("../../etc/passwd", "passwd.docx")]
    [InlineData("tep\u202Excod.exe", "tepxcod.exe.docx")]
    [InlineData("a\r\nSet-Cookie: x.docx", "aSet-Cookie_ x.docx")]
    [InlineData("ke-hoach.doc", "ke-hoach.doc.docx")]
    [InlineData("BÁO CÁO.DOCX", "BÁO CÁO.docx")]
    [InlineData("   ...   ", "tep.docx")]
    [InlineData(".docx", "tep.docx")]
    [InlineData("nul.docx", "_nul.docx")]
    public void A_name_is_made_safe(string given, string kept) => FileNames.Safe(given, FileKind.Docx).ShouldBe(kept);

    [Fact]
    public void A_decomposed_name_is_composed() => FileNames.Safe("Ke\u0302\u0301.pdf", FileKind.Pdf).ShouldBe("Kế.pdf");

    [Fact]
    public void A_long_name_is_cut_before_its_extension()
    {
        var name = FileNames.Safe(new string('ế', 400) + ".pdf", FileKind.Pdf);
        name.Length.ShouldBe(FileNames.MaximumLength);
        name.ShouldEndWith("ế.pdf");
    }
}
