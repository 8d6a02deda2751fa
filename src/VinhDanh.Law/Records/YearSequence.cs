using VinhDanh.Law.Evaluation;

namespace VinhDanh.Law.Records;

/// <summary>
/// Puts periods of both kinds into one row of years. A school year stands for the year in which it ends. Who moves from an office to a school is judged for the
/// next time at the end of the first school year there: months without a rating of their own lie between, but no whole year. What came before then moves up by
/// one, so that the row is not torn; who moves the other way has two periods that end in one year, and the calendar year stands for it.
/// </summary>
/// <remarks>
/// That the new unit reviews with the opinion of the old one, and nothing is lost by moving, is practice read in summaries of Decree 98/2023/NĐ-CP, not in its
/// text; what the row made of it is told with every verdict (<see cref="Notes"/>).
/// </remarks>
public sealed class YearSequence
{
    /// <summary>Ends of the periods after which the row was joined, with how far everything up to there moves.</summary>
    private readonly List<(int UpTo, int By)> _moves = [];

    public YearSequence(IEnumerable<Period> periods)
    {
        var row = periods.Distinct().OrderBy(p => p.Last).ToList();
        List<string> notes = [];
        var by = 0;
        for (var i = row.Count - 1; i > 0; i--)
        {
            var (before, after) = (row[i - 1], row[i]);
            if (before.IsSchoolYear == after.IsSchoolYear) continue;
            if (before.Year == after.Year) notes.Add($"{Wording.Capital(before.Words)} và {after.Words} cùng kết thúc trong năm {after.Year} nên tính là một năm, theo kết quả {(before.IsSchoolYear ? after : before).Words}");
            // Eight months between two ratings: less than a year of which nobody would have been rated.
            else if (!before.IsSchoolYear && after.Year - before.Year == 2)
            {
                _moves.Add((before.Year, ++by));
                notes.Add($"{Wording.Capital(after.Words)} nối tiếp {before.Words} do chuyển từ năm công tác sang năm học, không coi là gián đoạn; các năm trước đó được dồn lên {by:00} năm khi tính liên tục");
            }
        }
        notes.Reverse();
        Notes = notes;
    }

    /// <summary>What was joined and why, in Vietnamese, oldest first; empty: the row is that of the calendar.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Where a year stands in the row.</summary>
    public int Of(int year) => year + _moves.Where(m => year <= m.UpTo).Select(m => m.By).DefaultIfEmpty(0).Max();

    public DateOnly Of(DateOnly day) => day.AddYears(Of(day.Year) - day.Year);
}
