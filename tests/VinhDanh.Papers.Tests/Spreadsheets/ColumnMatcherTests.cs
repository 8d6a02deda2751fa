using VinhDanh.Papers.Spreadsheets;

namespace VinhDanh.Papers.Tests.Spreadsheets;

public sealed class ColumnMatcherTests
{
    private static readonly ColumnMatcher People = new(
    [
        new("name", true, "Họ và tên", "Họ tên"),
        new("birthDate", false, "Ngày sinh", "Ngày, tháng, năm sinh"),
        new("unit", true, "Đơn vị", "Đơn vị công tác", "Cơ quan"),
        new("position", false, "Chức vụ", "Chức danh"),
        new("code", false, "Mã"),
    ]);

    [Fact]
    public void Headers_are_found_under_titles_whatever_their_case_and_marks()
    {
        var match = People.Match(Sheet(
            ["DANH SÁCH CÁN BỘ CÔNG CHỨC CỦA CƠ QUAN, ĐƠN VỊ NĂM 2026"],
            ["STT", "HO VA TEN", "Ngày, tháng, năm sinh", "Chức vụ (hiện nay)", "Đơn vị công tác"],
            ["1", "Lò Văn Sơn", "1980-03-05", "Trưởng phòng", "Sở Nội vụ"]));
        match.HeaderIndex.ShouldBe(1);
        match.Columns.ShouldBe(new Dictionary<string, int> { ["name"] = 1, ["birthDate"] = 2, ["position"] = 3, ["unit"] = 4 }, ignoreOrder: true);
        match.Missing.ShouldBeEmpty();
        match.Unknown.ShouldBe([0]);
    }

    [Fact]
    public void The_exact_header_wins_over_one_that_only_holds_the_words()
    {
        var match = People.Match(Sheet(["Họ tên người lập", "Họ tên", "Đơn vị"]));
        match.Columns["name"].ShouldBe(1);
        match.Unknown.ShouldBe([0]);
    }

    [Fact]
    public void A_required_column_that_is_not_there_is_named() =>
        People.Match(Sheet(["Họ tên", "Quê quán"])).Missing.ShouldBe(["unit"]);

    [Fact]
    public void A_sheet_without_headers_matches_nothing()
    {
        var match = People.Match(Sheet(["1", "Lò Văn Sơn"]));
        match.HeaderIndex.ShouldBe(-1);
        match.Missing.ShouldBe(["name", "unit"]);
    }

    private static SpreadsheetSheet Sheet(params string[][] rows) => new("a", [.. rows.Select((r, i) => new SpreadsheetRow(i + 1, r))]);
}
