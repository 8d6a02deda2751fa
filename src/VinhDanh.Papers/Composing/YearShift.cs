using System.Globalization;
using System.Text.RegularExpressions;

namespace VinhDanh.Papers.Composing;

/// <summary>
/// Moves last year's plan on: the planned year and its neighbours go on by as many years; names of papers with their own dates, and
/// periods of several years (“giai đoạn 2021 - 2025”), stay. Legal bases are left alone.
/// </summary>
public static partial class YearShift
{
    /// <param name="to">The year to plan.</param>
    public static PlanText Of(PlanText plan, int to)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var from = plan.Year;
        string Move(string text) => Text(text, from, to);
        return plan with
        {
            Number = null,
            Date = null,
            Year = to,
            Subject = Move(plan.Subject),
            Body = Move(plan.Body),
            ScheduleTitle = Move(plan.ScheduleTitle),
            CouncilTitle = Move(plan.CouncilTitle),
            Lines = [.. plan.Lines.Select(l => l with
            {
                Title = Move(l.Title), Group = l.Group is null ? null : Move(l.Group), Deadline = Move(l.Deadline), Result = Move(l.Result), Note = Move(l.Note),
            })],
        };
    }

    /// <inheritdoc cref="Of(PlanText, int)"/>
    /// <remarks>A subject that names no year gets the new one: while the paper has no day, its year would else be that of a paper it cites.</remarks>
    public static InspectionText Of(InspectionText plan, int to)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var from = plan.Year;
        string Move(string text) => Text(text, from, to);
        IReadOnlyList<string> MoveAll(IReadOnlyList<string> texts) => [.. texts.Select(Move)];
        DateOnly? Later(DateOnly? date) => date?.AddYears(to - from); // 29 February falls on the 28th
        OutlineQuestionText Question(OutlineQuestionText q) => q with
        {
            Text = Move(q.Text),
            Guidance = MoveAll(q.Guidance),
            Window = q.Window is { } w ? w with { From = Later(w.From), To = Later(w.To) } : null,
            Items = MoveAll(q.Items),
            ForEach = Move(q.ForEach),
            Children = [.. q.Children.Select(Question)],
        };
        return plan with
        {
            Number = null,
            Date = null,
            Year = to,
            Subject = YearWord().IsMatch(plan.Subject) ? Move(plan.Subject) : string.Create(CultureInfo.InvariantCulture, $"{PaperLine.Bare(plan.Subject)} năm {to}"),
            Purposes = MoveAll(plan.Purposes),
            Requirements = MoveAll(plan.Requirements),
            Contents = [.. plan.Contents.Select(c => new InspectionContent(Move(c.Title), [.. c.Points.Select(p => new InspectionContentPoint(Move(p.Text), MoveAll(p.Items)))], Move(c.Detail)))],
            SelfInspection = Move(plan.SelfInspection),
            Period = Move(plan.Period),
            Methods = MoveAll(plan.Methods),
            Combined = plan.Combined is { } combined ? Move(combined) : null,
            SelfReportDue = Later(plan.SelfReportDue),
            DataFrom = Later(plan.DataFrom),
            Funding = Move(plan.Funding),
            Duties = [.. plan.Duties.Select(d => d with { Items = MoveAll(d.Items) })],
            Outline = [.. plan.Outline.Select(Question)],
        };
    }

    public static string Text(string text, int from, int to)
    {
        var fixedPlaces = Fixed().Matches(text).Select(m => (m.Index, End: m.Index + m.Length)).ToList();
        bool Stays(int at) => fixedPlaces.Exists(f => f.Index <= at && at < f.End);
        var moved = LastOfFebruary().Replace(text, m => Stays(m.Index) || !Moves(m.Groups["year"].Value, from) || DateTime.IsLeapYear(Year(m.Groups["year"].Value) + to - from)
            ? m.Value : string.Concat("28", m.Value.AsSpan(2)));
        // The same length, so the fixed places are still where they were.
        return YearWord().Replace(moved, m => Stays(m.Index) || !Moves(m.Value, from) ? m.Value : (Year(m.Value) + to - from).ToString(CultureInfo.InvariantCulture));
    }

    private static bool Moves(string year, int from) => Math.Abs(Year(year) - from) <= 1;

    private static int Year(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d/]\d{3}|\d)(?:19|20)\d{2}(?!\d)")]
    private static partial Regex YearWord();

    [GeneratedRegex(@"\b29(?:/0?2/| tháng 0?2 năm )(?<year>\d{4})\b")]
    private static partial Regex LastOfFebruary();

    // A number of a paper (“152/2025/NĐ-CP”); a paper's own day, which its name leads to or its issuer follows (not a day by which a paper is made: “ban hành Quyết định trước ngày …”); a period or term of office.
    [GeneratedRegex(@"\d+/\d{4}/\p{Lu}[\p{Lu}\d-]*"
        + @"|(?:số\s+\S+|(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Kết luận|Công văn|Kế hoạch|Hướng dẫn)(?: [^\s,;.]+){0,6}),?(?<!\b(?:trước|sau|đến|từ|hết|nhất))\s+ngày\s+\d{1,2}(?:[/.-]|\s+tháng\s+)\d{1,2}(?:[/.-]|\s+năm\s+)\d{4}"
        + @"|ngày\s+\d{1,2}(?:[/.-]|\s+tháng\s+)\d{1,2}(?:[/.-]|\s+năm\s+)\d{4}(?=\s+của\b)"
        + @"|(?:giai đoạn|nhiệm kỳ|thời kỳ)\s+(?:từ\s+)?(?:năm\s+)?\d{4}\s*(?:[-–]|đến(?:\s+năm)?)\s*\d{4}", RegexOptions.IgnoreCase)]
    private static partial Regex Fixed();
}
