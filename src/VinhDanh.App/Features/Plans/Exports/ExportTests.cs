using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace VinhDanh.App.Tests.Plans.Exports;

/// <summary>Papers of a programme, taken through the pages by an officer on 11/04/2024.</summary>
[Trait("Speed", "Slow")]
public sealed partial class ExportTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_programme_as_word_file_holds_every_row_in_both_appendices()
    {
        var (plan, browser) = await OpenAsync("docx");
        using var word = await WordAsync(browser, $"/programmes/{plan.Programme}/paper/docx?state=true");
        var text = Lines(word);
        text.ShouldContain("CHƯƠNG TRÌNH");
        text.ShouldContain("Thực hiện Kế hoạch số 04/KH-UBND");
        text.ShouldContain("ỦY BAN NHÂN DÂNTỈNH AN THỊNH"); // a line break between
        text.ShouldContain(l => l.StartsWith("Thực hiện Kế hoạch số 04/KH-UBND ngày 05 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh An Thịnh về công tác thi đua, khen thưởng năm 2024", StringComparison.Ordinal));
        text.ShouldContain(l => l.StartsWith("An Thịnh, ngày ", StringComparison.Ordinal));

        var tables = Tables(word);
        tables.Count.ShouldBe(2);
        tables[0].Select(r => r[0]).ShouldBe(["TT", "I", "1", "2", "II", "1", "2", "3", "4"]);
        tables[0][3][1].ShouldBe("Sửa đổi Quy chế * xét khen thưởng"); // an asterisk that somebody typed
        tables[0][5][^1].ShouldBe("Quá hạn (1/2 phần việc đã gửi)");
        tables[0][7][^1].ShouldBe("Chờ xác định thời hạn");
        tables[1].Select(r => r[0]).ShouldBe(["TT", "I", "1", "II", "1"]);
        tables[1][2][1].ShouldBe("Phiên họp thứ nhất:- Xét, đề nghị khen thưởng tổng kết năm 2023- Xét Chiến sĩ thi đua cấp tỉnh");
        text.ShouldNotContain(l => l.Contains("Việc đã bỏ", StringComparison.Ordinal));
        text.Count(l => l.EndsWith("./.", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task The_programme_as_workbook_has_real_dates_a_frozen_head_and_filters()
    {
        var (plan, browser) = await OpenAsync("xlsx");
        using var book = SpreadsheetDocument.Open(new MemoryStream(await BytesAsync(browser, $"/programmes/{plan.Programme}/paper/xlsx")), false);
        new OpenXmlValidator().Validate(book, Ct).ShouldBeEmpty();
        var parts = book.WorkbookPart!;
        parts.Workbook!.Descendants<Sheet>().Select(s => s.Name!.Value).ShouldBe(["Nhiệm vụ", "Phần việc của đơn vị", "Hội đồng"]);
        foreach (var sheet in parts.WorksheetParts)
        {
            sheet.Worksheet!.Descendants<Pane>().Single().State!.Value.ShouldBe(PaneStateValues.Frozen);
            sheet.Worksheet.Descendants<AutoFilter>().Count().ShouldBe(1);
        }
        var tasks = Sheet(parts, "Nhiệm vụ");
        Dates(tasks).ShouldContain(new DateOnly(2024, 6, 10));
        Dates(tasks).ShouldContain(new DateOnly(2024, 2, 5)); // the day it was done, late
        tasks.Descendants<Row>().Count().ShouldBe(3 + 1 + 6);
    }

    [Fact]
    public async Task The_letter_lists_exactly_the_units_that_are_late()
    {
        var (plan, browser) = await OpenAsync("letter");
        var page = WebUtility.HtmlDecode(await browser.PageAsync($"/programmes/{plan.Programme}/letter", Ct));
        page.ShouldContain("2 cơ quan, đơn vị có 2 phần việc quá hạn");
        page.ShouldContain("- Đăng ký thi đua năm 2024 (hạn 29/02/2024, quá hạn 42 ngày)");
        page.ShouldNotContain("Sở Y tế");

        using var word = await WordAsync(browser, $"/programmes/{plan.Programme}/letter/docx");
        var text = Lines(word);
        text.ShouldContain("V/v đôn đốc thực hiện Kế hoạch số 04/KH-UBND");
        text.ShouldContain("Số:       /UBND-……");
        text.ShouldContain("- Sở Giáo dục và Đào tạo.");
        text.ShouldContain("- Các hội quần chúng;");
        text.ShouldContain("Đề nghị các cơ quan, đơn vị quan tâm, thực hiện./.");
        text.ShouldContain(l => l.Contains("gửi kết quả về Sở Nội vụ trước ngày 19/04/2024", StringComparison.Ordinal));
        Tables(word).Single().Skip(1).Select(r => $"{r[1]}|{r[2]}|{r[3]}|{r[4]}").ShouldBe(
        [
            "Các hội quần chúng|Công khai danh sách|20/03/2024|22",
            "Sở Giáo dục và Đào tạo|Đăng ký thi đua năm 2024|29/02/2024|42",
        ]);
    }

    [Fact]
    public async Task Only_chosen_units_are_written_to_and_none_chosen_writes_no_letter()
    {
        var (plan, browser) = await OpenAsync("choice");
        using var word = await WordAsync(browser, $"/programmes/{plan.Programme}/letter/docx?chosen=true&unit={plan.Education:N}&by=25/04/2024");
        Tables(word).Single().Skip(1).ShouldHaveSingleItem()[1].ShouldBe("Sở Giáo dục và Đào tạo");
        Lines(word).ShouldContain("Kính gửi: Sở Giáo dục và Đào tạo.");
        Lines(word).ShouldContain(l => l.Contains("trước ngày 25/04/2024", StringComparison.Ordinal));

        WebUtility.HtmlDecode(await browser.PageAsync($"/programmes/{plan.Programme}/letter?chosen=true", Ct)).ShouldContain("Chưa chọn đơn vị nào");
        (await browser.GetAsync($"/programmes/{plan.Programme}/letter/docx?chosen=true", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", 8, 2, 1, 2, 2, 1)]                               // to today: all of the year up to 11/04/2024, with what has no date
    [InlineData("?from=01/01/2024&to=31/12/2024", 8, 2, 1, 2, 2, 1)] // the whole year
    [InlineData("?from=01/01/2024&to=31/01/2024", 4, 2, 0, 0, 1, 1)] // on 31/01 the regulation was due and not yet done
    [InlineData("?from=01/03/2024&to=31/03/2024", 3, 0, 0, 0, 2, 1)] // what was done before is not counted again
    public async Task Every_figure_of_the_report_is_the_number_of_its_rows(string period, int all, int onTime, int late, int open, int overdue, int waiting)
    {
        var (plan, browser) = await OpenAsync($"report{all}{onTime}{late}{open}{period.Length}");
        var address = $"/programmes/{plan.Programme}/report{period}";
        var expected = new Dictionary<string, int> { [""] = all, ["DoneOnTime"] = onTime, ["DoneLate"] = late, ["InProgress"] = open, ["Late"] = overdue, ["Waiting"] = waiting };
        if (period.Length == 0) (expected[""], expected["InProgress"]) = (all - 2, open - 2); // due 30/04 and 10/06: after today
        var page = await browser.PageAsync(address, Ct);
        var figures = Figure().Matches(page).ToDictionary(m => m.Groups["rows"].Value, m => (Href: WebUtility.HtmlDecode(m.Groups["href"].Value), Value: int.Parse(m.Groups["value"].Value, CultureInfo.InvariantCulture)));
        figures.Count.ShouldBe(6);
        figures.ToDictionary(f => f.Key, f => f.Value.Value).ShouldBe(expected, ignoreOrder: true);
        foreach (var (rows, (href, value)) in figures)
            TaskRow().Count(await browser.PageAsync(href.Split('#')[0], Ct)).ShouldBe(value, $"rows behind {rows}");
    }

    [Fact]
    public async Task The_report_as_word_file_and_workbook_says_the_same_numbers()
    {
        var (plan, browser) = await OpenAsync("reportfile");
        using var word = await WordAsync(browser, $"/programmes/{plan.Programme}/report/docx?from=01/01/2024&to=31/12/2024");
        Lines(word).ShouldContain(l => l.StartsWith("Trong kỳ phải theo dõi 8 nhiệm vụ; đã hoàn thành 3 nhiệm vụ (37,5%), trong đó 2 nhiệm vụ đúng hạn, 1 nhiệm vụ quá hạn", StringComparison.Ordinal));
        var tables = Tables(word);
        tables[0].Skip(1).Select(r => r[2]).ShouldBe(["2", "1", "2", "2", "1", "8"]);
        var education = tables[1].Single(r => r[1] == "Sở Giáo dục và Đào tạo");
        education.Skip(2).ShouldBe(["3", "-", "-", "1", "1", "1", "0%"]);
        var interior = tables[1].Single(r => r[1] == "Sở Nội vụ");
        interior.Skip(2).ShouldBe(["4", "2", "1", "1", "-", "-", "66,7%"]);

        using var book = SpreadsheetDocument.Open(new MemoryStream(await BytesAsync(browser, $"/programmes/{plan.Programme}/report/xlsx?from=01/01/2024&to=31/12/2024")), false);
        new OpenXmlValidator().Validate(book, Ct).ShouldBeEmpty();
        Sheet(book.WorkbookPart!, "Danh sách").Descendants<Row>().Count().ShouldBe(3 + 1 + 8);
    }

    [Theory]
    [InlineData("paper"), InlineData("paper/docx"), InlineData("paper/xlsx"), InlineData("letter"), InlineData("letter/docx"), InlineData("report"), InlineData("report/docx"), InlineData("report/xlsx")]
    public async Task Who_may_not_export_is_refused_and_another_authority_finds_nothing(string output)
    {
        var tag = "scope." + output.Replace('/', '-');
        var (plan, officer) = await OpenAsync(tag);
        var address = $"/programmes/{plan.Programme}/{output}";
        (await officer.GetAsync(address, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var nobody = site.Open();
        (await nobody.GetAsync(address, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var unitOfficer = await site.SignedInAsync($"education.{tag}", Ct);
        (await unitOfficer.GetAsync(address, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var unitHead = await site.SignedInAsync($"health.{tag}", Ct); // may export, but this plan is the province's
        (await unitHead.GetAsync(address, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var other = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Khác");
        await site.AccountAsync($"other.{tag}", Role.StandingAgencyOfficer, other);
        using var stranger = await site.SignedInAsync($"other.{tag}", Ct);
        (await stranger.GetAsync(address, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<(SamplePlan Plan, Browser Officer)> OpenAsync(string tag)
    {
        site.Clock.At = new(2024, 4, 11, 8, 0, 0, TimeSpan.FromHours(7));
        var plan = await SamplePlan.MakeAsync(site, tag);
        return (plan, await site.SignedInAsync($"officer.{tag}", Ct));
    }

    private static async Task<byte[]> BytesAsync(Browser browser, string address)
    {
        var answer = await browser.GetAsync(address, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        return await answer.Content.ReadAsByteArrayAsync(Ct);
    }

    private static async Task<WordprocessingDocument> WordAsync(Browser browser, string address)
    {
        var word = WordprocessingDocument.Open(new MemoryStream(await BytesAsync(browser, address)), false);
        new OpenXmlValidator().Validate(word, Ct).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        return word;
    }

    private static List<string> Lines(WordprocessingDocument word) => [.. word.MainDocumentPart!.Document!.Body!.Descendants<W.Paragraph>().Select(p => p.InnerText)];

    /// <summary>The ruled tables (frames of head and tail have no heading row), as text.</summary>
    private static List<List<string[]>> Tables(WordprocessingDocument word) =>
        [.. word.MainDocumentPart!.Document!.Body!.Elements<W.Table>().Where(t => t.Descendants<W.TableHeader>().Any())
            .Select(t => t.Elements<W.TableRow>().Select(r => r.Elements<W.TableCell>().Select(c => c.InnerText).ToArray()).ToList())];

    private static Worksheet Sheet(WorkbookPart book, string name) =>
        ((WorksheetPart)book.GetPartById(book.Workbook!.Descendants<Sheet>().Single(s => s.Name == name).Id!.Value!)).Worksheet!;

    private static List<DateOnly> Dates(Worksheet sheet) =>
        [.. sheet.Descendants<Cell>().Where(c => c.DataType is null && c.CellValue is not null && double.TryParse(c.CellValue.Text, CultureInfo.InvariantCulture, out var days) && days > 40000)
            .Select(c => DateOnly.FromDateTime(DateTime.FromOADate(double.Parse(c.CellValue!.Text, CultureInfo.InvariantCulture))))];

    [GeneratedRegex("""<a class="figure-tile[^"]*" href="(?<href>[^"]+?(rows=(?<rows>\w+))?#danh-sach)"[^>]*>.*?<b>(?<value>\d+)</b>""", RegexOptions.Singleline)]
    private static partial Regex Figure();

    [GeneratedRegex("""<th scope="row" class="wide"><a href="/tasks/""")]
    private static partial Regex TaskRow();
}
