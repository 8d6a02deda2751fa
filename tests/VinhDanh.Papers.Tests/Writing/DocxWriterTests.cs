using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using VinhDanh.Papers.Writing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace VinhDanh.Papers.Tests.Writing;

public sealed class DocxWriterTests
{
    [Fact]
    public void What_is_written_is_valid_to_the_format()
    {
        foreach (var document in new[] { Specimen.Plan, Specimen.Letter })
        {
            using var word = Open(document);
            new OpenXmlValidator().Validate(word, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Every_section_has_the_margins_of_the_decree_on_A4()
    {
        using var word = Open(Specimen.Plan);
        var sections = Body(word).Descendants<W.SectionProperties>().ToList();
        sections.Count.ShouldBe(3);
        foreach (var section in sections)
        {
            var margin = section.GetFirstChild<W.PageMargin>()!;
            (Millimetres(margin.Top!.Value), Millimetres(margin.Bottom!.Value)).ShouldBe((20, 20));
            (Millimetres((int)margin.Left!.Value), Millimetres((int)margin.Right!.Value)).ShouldBe((30, 15));
        }
        sections.Select(s => Millimetres((int)s.GetFirstChild<W.PageSize>()!.Width!.Value)).ShouldBe([210, 297, 210]);
    }

    [Fact]
    public void Letters_are_Times_New_Roman_14_in_Vietnamese()
    {
        using var word = Open(Specimen.Plan);
        var defaults = word.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        defaults.RunFonts!.HighAnsi!.Value.ShouldBe("Times New Roman");
        defaults.FontSize!.Val!.Value.ShouldBe("28");
        defaults.Languages!.Val!.Value.ShouldBe("vi-VN");
    }

    [Fact]
    public void The_page_number_is_centred_on_top_and_hidden_on_the_first_page()
    {
        using var word = Open(Specimen.Plan);
        var main = word.MainDocumentPart!;
        foreach (var section in Body(word).Descendants<W.SectionProperties>())
        {
            section.GetFirstChild<W.TitlePage>().ShouldNotBeNull();
            var headers = section.Elements<W.HeaderReference>().ToDictionary(h => h.Type!.Value, h => ((HeaderPart)main.GetPartById(h.Id!.Value!)).Header);
            headers[W.HeaderFooterValues.First].Descendants<W.SimpleField>().ShouldBeEmpty();
            var shown = headers[W.HeaderFooterValues.Default];
            shown.Descendants<W.SimpleField>().ShouldHaveSingleItem().Instruction!.Value!.Trim().ShouldBe("PAGE");
            shown.Descendants<W.Justification>().Single().Val!.Value.ShouldBe(W.JustificationValues.Center);
        }
    }

    [Fact]
    public void A_table_repeats_its_header_keeps_rows_whole_and_really_merges_cells()
    {
        using var word = Open(Specimen.Plan);
        var table = Body(word).Elements<W.Table>().Single(t => t.Descendants<W.TableHeader>().Any());
        var rows = table.Elements<W.TableRow>().ToList();
        rows[0].Descendants<W.TableHeader>().Count().ShouldBe(1);
        rows.ShouldAllBe(r => r.Descendants<W.CantSplit>().Any());
        rows[1].Descendants<W.GridSpan>().Single().Val!.Value.ShouldBe(3);
        rows[2].Descendants<W.VerticalMerge>().Single().Val!.Value.ShouldBe(W.MergedCellValues.Restart);
        rows[3].Descendants<W.VerticalMerge>().Single().Val!.Value.ShouldBe(W.MergedCellValues.Continue);
        rows[3].Elements<W.TableCell>().Last().InnerText.ShouldBe("");
    }

    [Fact]
    public void Number_and_date_have_leading_zeros_where_the_decree_wants_them()
    {
        using var word = Open(Specimen.Plan);
        Lines(word).ShouldContain("Số: 04/KH-HĐTĐKT");
        Lines(word).ShouldContain("An Thịnh, ngày 03 tháng 02 năm 2026");
    }

    [Fact]
    public void A_letter_has_its_abstract_under_the_number_and_names_every_addressee()
    {
        using var word = Open(Specimen.Letter);
        Lines(word).ShouldContain("Số:       /KH-HĐTĐKT");
        Lines(word).ShouldContain("V/v đăng ký thi đua năm 2026");
        Lines(word).ShouldContain("Kính gửi:");
        Lines(word).ShouldContain("- Ủy ban nhân dân các xã, phường.");
    }

    [Fact]
    public void The_text_ends_with_the_end_mark_once()
    {
        using var word = Open(Specimen.Plan);
        Lines(word).ShouldContain("Chữ nghiêng và đậm./.");
        var marked = Specimen.Plan with { Body = [new Paragraph("Xong./.")] };
        using var again = Open(marked);
        Lines(again).ShouldContain("Xong./.");
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes() => Bytes(Specimen.Plan).ShouldBe(Bytes(Specimen.Plan));

    [Fact]
    public void Characters_that_xml_cannot_hold_are_left_out_and_text_is_composed()
    {
        using var word = Open(Specimen.Plan with { Body = [new Paragraph("a\u0001b e\u0302\u0301 \U0001F3C5")] });
        Lines(word).ShouldContain("ab ế \U0001F3C5./.");
    }

    [Fact]
    public void A_row_that_does_not_fit_its_table_is_refused()
    {
        var table = new Table([new("A", 1), new("B", 1)], [new([TableCell.Of("một mình")])]);
        Should.Throw<ArgumentException>(() => Bytes(Specimen.Plan with { Body = [table] }));
    }

    private static int Millimetres(int twips) => (int)Math.Round(twips / 56.7);

    private static W.Body Body(WordprocessingDocument word) => word.MainDocumentPart!.Document.Body!;

    private static List<string> Lines(WordprocessingDocument word) => [.. Body(word).Descendants<W.Paragraph>().Select(p => p.InnerText)];

    private static WordprocessingDocument Open(OfficialDocument document) => WordprocessingDocument.Open(new MemoryStream(Bytes(document)), false);

    private static byte[] Bytes(OfficialDocument document)
    {
        using var stream = new MemoryStream();
        DocxWriter.Write(document, stream);
        return stream.ToArray();
    }
}
