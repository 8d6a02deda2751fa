using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using VinhDanh.Papers.Spreadsheets;
using VinhDanh.Papers.Writing;

namespace VinhDanh.Papers.Tests.Writing;

public sealed class XlsxWriterTests
{
    private static readonly SheetModel Sheet = new()
    {
        Name = "Nhiệm vụ: quý I/2026",
        TitleLines = ["DANH SÁCH NHIỆM VỤ", "Năm 2026"],
        Columns = [new("Nội dung", CellKind.Text, 60), new("Hạn", CellKind.Date, 14), new("Tiền thưởng", CellKind.Number, 16), new("Tỷ lệ", CellKind.Percent, 10)],
        Rows =
        [
            ["Xây dựng kế hoạch", new DateOnly(2026, 3, 31), 12_500_000, 0.125m],
            ["=HYPERLINK(\"http://example.com\")", "Thường xuyên", 2.5m],
            ["- gạch đầu dòng _x000A_", new DateOnly(1890, 5, 19)],
        ],
    };

    [Fact]
    public void What_is_written_is_valid_to_the_format()
    {
        using var book = Open([Sheet, Sheet]);
        new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void A_date_is_a_number_with_a_date_format()
    {
        using var book = Open([Sheet]);
        var cell = Cell(book, "B5");
        cell.DataType.ShouldBeNull();
        cell.CellValue!.Text.ShouldBe("46112"); // 31 March 2026
        var styles = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var format = (CellFormat)styles.CellFormats!.ElementAt((int)cell.StyleIndex!.Value);
        styles.NumberingFormats!.Elements<NumberingFormat>().Single(f => f.NumberFormatId!.Value == format.NumberFormatId!.Value).FormatCode!.Value.ShouldBe("dd/mm/yyyy");
    }

    [Fact]
    public void The_header_is_frozen_filtered_and_printed_on_every_page_in_landscape()
    {
        using var book = Open([Sheet]);
        var sheet = Part(book);
        var pane = sheet.Descendants<Pane>().Single();
        (pane.State!.Value, pane.VerticalSplit!.Value, pane.TopLeftCell!.Value).ShouldBe((PaneStateValues.Frozen, 4, "A5"));
        sheet.Descendants<AutoFilter>().Single().Reference!.Value.ShouldBe("A4:D7");
        var setup = sheet.Descendants<PageSetup>().Single();
        (setup.Orientation!.Value, setup.FitToWidth!.Value, setup.FitToHeight!.Value).ShouldBe((OrientationValues.Landscape, 1u, 0u));
        book.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().Single(n => n.Name == "_xlnm.Print_Titles").Text.ShouldBe("'Nhiệm vụ  quý I 2026'!$4:$4");
        sheet.Descendants<Column>().Select(c => c.Width!.Value).ShouldBe([60, 14, 16, 10]);
    }

    [Fact]
    public void Text_that_looks_like_a_formula_stays_text()
    {
        using var book = Open([Sheet]);
        Part(book).Descendants<CellFormula>().ShouldBeEmpty();
        var cell = Cell(book, "A6");
        cell.DataType!.Value.ShouldBe(CellValues.InlineString);
        var format = (CellFormat)book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.ElementAt((int)cell.StyleIndex!.Value);
        format.QuotePrefix!.Value.ShouldBeTrue();
    }

    [Fact]
    public void What_is_written_is_read_again_as_it_was()
    {
        var rows = SpreadsheetReader.Read(new MemoryStream(Bytes([Sheet])), "a.xlsx").Sheets.Single().Rows;
        rows.Select(r => (r.Number, string.Join('|', r.Cells))).ShouldBe(
        [
            (1, "DANH SÁCH NHIỆM VỤ"),
            (2, "Năm 2026"),
            (4, "Nội dung|Hạn|Tiền thưởng|Tỷ lệ"),
            (5, "Xây dựng kế hoạch|2026-03-31|12500000|0.125"),
            (6, "=HYPERLINK(\"http://example.com\")|Thường xuyên|2.5"),
            (7, "- gạch đầu dòng _x000A_|1890-05-19"),
        ]);
    }

    [Fact]
    public void A_row_is_as_high_as_its_wrapped_text()
    {
        using var book = Open([Sheet with { Rows = [[new string('a', 130)], ["một\nhai"], ["một"]] }]);
        Part(book).Descendants<Row>().Skip(3).Select(r => r.Height?.Value).ShouldBe([47.25, 31.5, null]);
    }

    [Fact]
    public void Sheets_of_one_name_and_names_too_long_are_told_apart()
    {
        var name = new string('Đ', 40);
        using var book = Open([Sheet with { Name = name }, Sheet with { Name = name }, Sheet with { Name = "[]" }]);
        book.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value)
            .ShouldBe([new string('Đ', 31), new string('Đ', 27) + " (2)", "Bảng"]);
    }

    [Fact]
    public void The_same_tables_give_the_same_bytes() => Bytes([Sheet]).ShouldBe(Bytes([Sheet]));

    [Fact]
    public void A_hundred_thousand_rows_are_written_without_holding_them()
    {
        IEnumerable<IReadOnlyList<SheetCell>> Rows()
        {
            for (var i = 0; i < 100_000; i++) yield return ["Sở Nội vụ", new DateOnly(2026, 1, 1).AddDays(i % 365), i, 0.5m];
        }
        using var counter = new CountingStream();
        XlsxWriter.Write("Nhiều dòng", [Sheet with { Rows = Rows() }], counter);
        counter.Written.ShouldBeInRange(500_000, 20_000_000);
    }

    [Fact]
    public void A_row_wider_than_its_columns_is_refused() =>
        Should.Throw<ArgumentException>(() => Bytes([Sheet with { Rows = [["1", "2", "3", "4", "5"]] }]));

    [Fact]
    public void Text_tables_quote_what_needs_it_and_guard_formulas()
    {
        using var stream = new MemoryStream();
        CsvText.Write(Sheet with { Rows = [["=1+1", new DateOnly(2026, 1, 5), -3, 0.5m], ["a, \"b\"\nc"]] }, stream);
        System.Text.Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(
            "\uFEFFNội dung,Hạn,Tiền thưởng,Tỷ lệ\n'=1+1,2026-01-05,-3,0.5\n\"a, \"\"b\"\"\nc\",,,\n");
    }

    private static byte[] Bytes(IReadOnlyList<SheetModel> sheets)
    {
        using var stream = new MemoryStream();
        XlsxWriter.Write("Bảng", sheets, stream);
        return stream.ToArray();
    }

    private static SpreadsheetDocument Open(IReadOnlyList<SheetModel> sheets) => SpreadsheetDocument.Open(new MemoryStream(Bytes(sheets)), false);

    private static Worksheet Part(SpreadsheetDocument book) => ((WorksheetPart)book.WorkbookPart!.GetPartById("rId1")).Worksheet;

    private static Cell Cell(SpreadsheetDocument book, string reference) => Part(book).Descendants<Cell>().Single(c => c.CellReference == reference);

    private sealed class CountingStream : Stream
    {
        public long Written { get; private set; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => Written;
        public override long Position { get => Written; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => Written += count;
    }
}
