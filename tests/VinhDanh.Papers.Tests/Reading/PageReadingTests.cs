using System.Diagnostics;
using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Tests.Reading;

/// <summary>PDF text and scans: words with places on pages.</summary>
public sealed class PageReadingTests
{
    [Fact]
    public void Head_paragraphs_and_table_are_found_by_their_places()
    {
        var plan = PaperReader.ReadText(PageText.Sample, "x.pdf", "pdf");

        plan.Format.ShouldBe("pdf");
        plan.Issuer.ShouldBe("Ủy ban nhân dân phường Lam Kiều");
        plan.Number.ShouldBe("15/KH-UBND");
        plan.Date.ShouldBe(new DateOnly(2026, 2, 5));
        plan.Sections.Single().Paragraphs.ShouldBe(["- Tổ chức hội nghị tổng kết phong trào thi đua của các cụm, khối trong toàn phường theo đúng tiến độ."]);
        plan.Recipients.ShouldBe(["Sở Nội vụ", "Lưu: VT"]);
        plan.Signatory!.Name.ShouldBe("Trần Văn Mẫu");
        plan.Tasks.Select(t => (t.Path, t.Title)).ShouldBe([
            ("PL1.I.1", "Xây dựng kế hoạch của năm"), ("PL1.I.2", "Tổ chức hội nghị"), ("PL1.I.3", "Gửi báo cáo kết quả về Sở Nội vụ"), ("PL1.I.4", "Sơ kết phong trào")]);
        plan.Tasks.Select(t => t.Deadline.Due).ShouldBe([new(2026, 1, 31), new(2026, 3, 15), new(2026, 6, 30), new(2026, 7, 31)]);
        plan.Coverage.Roles[BlockRole.Repeat].ShouldBe(1);
        CoverageTests.EveryBlockIsReachable(plan);
    }

    [Theory]
    [InlineData("000")]
    [InlineData("003")]
    public void Real_pdf_files_give_what_their_texts_give(string name)
    {
        var pdf = PaperReader.ReadText(Tsv(Documents.Seed(name, "pdf")), name, "pdf");
        var text = Documents.ReadSeed(name, "txt");

        pdf.Coverage.Placed.ShouldBe(pdf.Coverage.Blocks);
        (pdf.Number, pdf.Date, pdf.Year, pdf.Title).ShouldBe((text.Number, text.Date, text.Year, text.Title));
        pdf.Sections.Select(s => (s.Path, s.Heading, s.Paragraphs.Count)).ShouldBe(text.Sections.Select(s => (s.Path, s.Heading, s.Paragraphs.Count)));
        pdf.Tasks.Select(t => (t.Path, t.Deadline.Kind, t.Deadline.Due)).ShouldBe(text.Tasks.Select(t => (t.Path, t.Deadline.Kind, t.Deadline.Due)));
        pdf.Sessions.Select(s => (s.Number, s.Month, s.Items.Count)).ShouldBe(text.Sessions.Select(s => (s.Number, s.Month, s.Items.Count)));
        pdf.Inspection?.Contents.Select(c => c.Path).ShouldBe(text.Inspection!.Contents.Select(c => c.Path));
        pdf.Recipients.ShouldBe(text.Recipients);
        pdf.Signatory.ShouldBe(text.Signatory);
    }

    [Fact]
    public void A_pdf_without_words_is_a_scan() =>
        Should.Throw<PaperUnreadableException>(() => PaperReader.ReadText("level\tpage_num\n1\t1", "x.pdf", "pdf")).Code.ShouldBe(UnreadableCode.NeedsTesseract);

    [Fact]
    public void A_scan_loses_its_specks_and_gets_its_numerals_back()
    {
        var scan = PaperReader.ReadText(PageText.Sample.Replace("\tI.\n", "\tHI.\n", StringComparison.Ordinal).Replace("5\t2\t0\t0\t0\t0\t280.00", "5\t2\t0\t0\t0\t0\t60.00\t30.00\t5.00\t5.00\t10\t„\n5\t2\t0\t0\t0\t0\t280.00", StringComparison.Ordinal),
            "x.pdf", "scan");

        scan.Sections[0].Path.ShouldBe("III");
        scan.Blocks.ShouldNotContain(b => b.Text.Contains('„'));
        scan.Warnings.ShouldContain(w => w.Code == "scan.check");
    }

    /// <summary>Where the real documents are, poppler-utils has to be as well.</summary>
    private static string Tsv(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-tsv", path, "-"]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return text;
    }
}
