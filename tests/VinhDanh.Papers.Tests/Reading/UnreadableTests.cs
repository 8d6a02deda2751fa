using System.IO.Compression;
using System.Text;
using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Tests.Reading;

/// <summary>Whatever comes in: a reading, or one clear exception.</summary>
public sealed class UnreadableTests
{
    [Fact]
    public void Each_unreadable_file_has_its_reason()
    {
        Code([]).ShouldBe(UnreadableCode.Empty);
        Code("  \r\n \t\n"u8.ToArray()).ShouldBe(UnreadableCode.Empty);
        Code(WordFile.Of("")).ShouldBe(UnreadableCode.Empty);
        Code([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")]).ShouldBe(UnreadableCode.Encrypted);
        Code([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes("WordDocument")]).ShouldBe(UnreadableCode.NeedsLibreoffice);
        Code("{\\rtf1 x}"u8.ToArray()).ShouldBe(UnreadableCode.NeedsLibreoffice);
        Code("%PDF-1.7 x"u8.ToArray()).ShouldBe(UnreadableCode.NeedsPdftotext);
        Code([0x89, 0x50, 0x4E, 0x47, 1, 2, 3]).ShouldBe(UnreadableCode.NeedsTesseract);
        Code([0x4D, 0x5A, .. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7))]).ShouldBe(UnreadableCode.Unsupported);
        Code(WordFile.Of(WordFile.P("x"))[..300]).ShouldBe(UnreadableCode.Broken);
        Code(WordFile.Of("<w:p><w:r>")).ShouldBe(UnreadableCode.Broken);
        Code(Zip(("xl/workbook.xml", "<a/>"))).ShouldBe(UnreadableCode.Unsupported);
        Code(Zip(("content.xml", "<a/>"))).ShouldBe(UnreadableCode.NeedsLibreoffice);
        Code(Zip(("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"))).ShouldBe(UnreadableCode.Broken);
        Code(Encoding.Latin1.GetBytes("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM\nÑoäc laäp - Töï do - Haïnh phuùc\nHoäi ñoàng thi ñua khen thöôûng")).ShouldBe(UnreadableCode.LegacyEncoding);
    }

    [Fact]
    public void Limits_hold_for_bytes_for_unpacked_bytes_and_for_blocks()
    {
        var bomb = WordFile.Of(WordFile.P(new string('a', 5_000_000)));
        bomb.Length.ShouldBeLessThan(50_000);
        Code(bomb, new ReadOptions(MaxUnzippedBytes: 1_000_000)).ShouldBe(UnreadableCode.TooLarge);
        Code(new byte[2000], new ReadOptions(MaxBytes: 1000)).ShouldBe(UnreadableCode.TooLarge);
        Code(WordFile.Of(string.Concat(Enumerable.Repeat(WordFile.P("Một dòng"), 200))), new ReadOptions(MaxBlocks: 100)).ShouldBe(UnreadableCode.TooLarge);
        Code(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Một dòng\n", 200))), new ReadOptions(MaxBlocks: 100)).ShouldBe(UnreadableCode.TooLarge);
    }

    [Fact]
    public void Deep_nesting_is_refused_not_overflowed() =>
        Code(WordFile.Of(string.Concat(Enumerable.Repeat("<w:sdt>", 50_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 50_000)))).ShouldBe(UnreadableCode.Broken);

    [Fact]
    public void Every_reason_speaks_both_languages()
    {
        foreach (var code in Enum.GetValues<UnreadableCode>())
        {
            var exception = new PaperUnreadableException(code);
            exception.Message.ShouldNotBe(code.ToString());
            exception.VietnameseMessage.ShouldNotBe(exception.Message);
        }
    }

    [Fact]
    public void A_text_file_in_TCVN3_is_converted()
    {
        const string old = "Céng hßa x· héi chñ nghÜa ViÖt Nam\nKÕ ho¹ch c«ng t¸c thi ®ua, khen th\u00ADëng n¨m 2006";
        using var file = new MemoryStream(Encoding.Latin1.GetBytes(old));

        PaperReader.Read(file, "cu.txt").Blocks.Select(b => b.Text).ShouldBe(["Cộng hòa xã hội chủ nghĩa Việt Nam", "Kế hoạch công tác thi đua, khen thưởng năm 2006"]);
    }

    [Fact]
    public void Text_with_a_mark_of_UTF_16_is_read()
    {
        using var file = new MemoryStream([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("KẾ HOẠCH\nCông tác thi đua năm 2026")]);

        PaperReader.Read(file, "x.txt").Year.ShouldBe(2026);
    }

    internal static UnreadableCode Code(byte[] content, ReadOptions? options = null)
    {
        using var file = new MemoryStream(content);
        return Should.Throw<PaperUnreadableException>(() => PaperReader.Read(file, "x", options)).Code;
    }

    private static byte[] Zip(params (string Path, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in parts)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return file.ToArray();
    }
}
