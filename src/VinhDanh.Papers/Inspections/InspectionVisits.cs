using System.Text.RegularExpressions;
using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Inspections;

/// <summary>The schedule of visits (lịch kiểm tra): a table of units, each with its day.</summary>
internal static partial class InspectionVisits
{
    public static IReadOnlyList<InspectionTarget> Of(Draft draft)
    {
        foreach (var table in draft.Tables)
        {
            var columns = table.Columns.Select(c => PlainWords.Fold(c)).ToList();
            var (unit, time) = (columns.FindIndex(c => Unit().IsMatch(c)), columns.FindIndex(c => Time().IsMatch(c)));
            if (unit < 0 || time < 0) continue;
            var visits = Rows(table, unit, time, draft.Year).ToList();
            if (visits.Exists(v => v.Visit?.Due is not null)) return visits;
        }
        return [];
    }

    /// <summary>Who the text names and the schedule visits is one target; a text that only counts them (“06 cơ quan, đơn vị”) is said by the schedule.</summary>
    public static IReadOnlyList<InspectionTarget> Join(IReadOnlyList<InspectionTarget> named, IReadOnlyList<InspectionTarget> visits)
    {
        if (visits.Count == 0) return named;
        var visited = visits.Select(v => PlainWords.Fold(v.Name)).ToHashSet();
        return [.. named.Where(n => !Count().IsMatch(n.Name) && !visited.Contains(PlainWords.Fold(n.Name))), .. visits];
    }

    private static IEnumerable<InspectionTarget> Rows(PaperTable table, int unit, int time, int? year)
    {
        Deadline? above = null;
        foreach (var row in table.Rows.Where(r => r.Cells.Count > Math.Max(unit, time) && r.Cells[unit].Trim().Length > 0))
        {
            // A day in a merged cell stands for the rows below it as well.
            if (row.Cells[time].Replace('\n', ' ').Trim() is { Length: > 0 } text) above = Day(text, year);
            yield return new InspectionTarget(row.Cells[unit].Replace('\n', ' ').Trim(), InspectionMode.Direct, null, row.Source) { Visit = above };
        }
    }

    /// <summary>“Sáng 05/5/2026”, “08h00 ngày 07/5”: the hour does not move the day.</summary>
    private static Deadline Day(string text, int? year) => DeadlineGrammar.Parse(Hour().Replace(text, "").Trim(' ', ',', ';', '-', '(', ')'), year) with { Text = text };

    [GeneratedRegex(@"(don vi|co quan|dia phuong|to chuc)( ,|,)?.*(duoc )?kiem tra|doi tuong( duoc)? kiem tra|^(ten )?(don vi|co quan|doi tuong|dia phuong)")]
    private static partial Regex Unit();

    [GeneratedRegex(@"thoi gian|^ngay|^lich|buoi")]
    private static partial Regex Time();

    [GeneratedRegex(@"^\d{1,3}\s+\p{Ll}")]
    private static partial Regex Count();

    [GeneratedRegex(@"\b([Ss]áng|[Cc]hiều|[Bb]uổi\s+(sáng|chiều)|[Cc]ả\s+ngày)\b|\(?\b(từ\s+)?\d{1,2}\s*(h|giờ|g|:)\s*\d{0,2}(\s*phút)?\b\)?", RegexOptions.IgnoreCase)]
    private static partial Regex Hour();
}
