using System.Text.RegularExpressions;
using VinhDanh.App.Features.Directory.Importing;
using VinhDanh.Law.Records;
using VinhDanh.Papers.Parties;
using VinhDanh.Papers.Spreadsheets;

namespace VinhDanh.App.Features.Achievements.Importing;

/// <summary>What the columns of a table of achievements may hold. Beside these, a column headed by a year holds what was achieved in it.</summary>
public static partial class AchievementColumns
{
    public const string Name = "name", BirthYear = "birth-year", Unit = "unit", Year = "year", Rating = "rating", Titles = "titles", Awards = "awards", Work = "work", Scope = "scope",
        RecognisedBy = "recognised-by", Number = "number", Date = "date", Issuer = "issuer", Signer = "signer";

    public static IReadOnlyList<ColumnMeaning> All { get; } =
    [
        new(Name, true, "Họ và tên", "Họ tên", "Tên cá nhân, tập thể", "Tên tập thể", "Cá nhân", "Tập thể", "Tên"),
        new(BirthYear, false, "Năm sinh", "Ngày sinh"),
        new(Unit, false, "Đơn vị", "Cơ quan", "Nơi công tác", "Tổ chức", "Mã đơn vị"),
        new(Year, false, "Năm", "Năm học", "Năm thành tích", "Năm công tác"),
        new(Rating, false, "Mức xếp loại", "Xếp loại", "Mức độ hoàn thành nhiệm vụ", "Kết quả xếp loại", "Đánh giá xếp loại"),
        new(Titles, false, "Danh hiệu thi đua", "Danh hiệu"),
        new(Awards, false, "Hình thức khen thưởng", "Khen thưởng"),
        new(Work, false, "Tên sáng kiến", "Sáng kiến", "Sáng kiến, đề tài"),
        new(Scope, false, "Phạm vi ảnh hưởng", "Phạm vi"),
        new(RecognisedBy, false, "Cấp công nhận", "Cấp công nhận sáng kiến"),
        new(Number, false, "Số quyết định", "Quyết định", "Số QĐ"),
        new(Date, false, "Ngày quyết định", "Ngày QĐ", "Ngày ký"),
        new(Issuer, false, "Cơ quan ban hành", "Cơ quan quyết định", "Cấp quyết định"),
        new(Signer, false, "Người ký"),
    ];

    /// <inheritdoc cref="ImportTable.Read(Stream, string, IReadOnlyList{ColumnMeaning}, IReadOnlyDictionary{string, int}?)"/>
    public static ImportTable Read(Stream file, string fileName, IReadOnlyDictionary<string, int>? chosen = null)
    {
        var table = ImportTable.Read(file, fileName, All, chosen);
        // “Năm 2024” is no column of years: it is the column of one.
        return chosen is not null ? table : table with { Columns = table.Columns.Where(c => PeriodOf(table.Headers[c.Value]) is null).ToDictionary() };
    }

    /// <summary>Columns headed by a year or a school year: “2024”, “Năm 2024”, “Năm học 2023-2024”.</summary>
    public static IReadOnlyList<(int Column, Period Period)> YearColumns(IReadOnlyList<string> headers) =>
        [.. headers.Index().Select(h => (h.Index, Period: PeriodOf(h.Item))).Where(h => h.Period is not null).Select(h => (h.Index, h.Period!.Value))];

    /// <returns>Null: the text is no year.</returns>
    public static Period? PeriodOf(string text)
    {
        var match = YearForm().Match(Folding.Fold(text));
        if (!match.Success) return null;
        var first = int.Parse(match.Groups["first"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        if (!match.Groups["second"].Success) return first is >= 1945 and <= 2100 ? new(first, false) : null;
        var second = int.Parse(match.Groups["second"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        if (second < 100) second += first / 100 * 100;
        return second == first + 1 && second is >= 1945 and <= 2100 ? new(second, true) : null;
    }

    // Folded: everything that is no letter or digit is one space.
    [GeneratedRegex("^(nam hoc |nam )?(?<first>[0-9]{4})( (?<second>[0-9]{4}|[0-9]{2}))?$")]
    private static partial Regex YearForm();
}
