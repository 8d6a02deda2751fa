using System.Globalization;
using VinhDanh.Papers.Structure;
using VinhDanh.Papers.Writing;

namespace VinhDanh.Papers.Composing;

/// <summary>Makes the paper of a plan: head, text, schedule and council's programme as appendices, signature (Decree 30/2020/NĐ-CP, Annex I).</summary>
public static class PlanPaper
{
    /// <summary>Longer numbered lines are paragraphs: a heading is a name, not a sentence.</summary>
    private const int LongestHeading = 140;

    private static readonly string[] Ordinals = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];

    public static OfficialDocument Of(PlanText plan)
    {
        var schedule = plan.Lines.Where(l => l.Kind is PlanLineKind.Task or PlanLineKind.Part).ToList();
        var council = plan.Lines.Where(l => l.Kind is PlanLineKind.Session or PlanLineKind.Other).ToList();
        List<Appendix> appendices = [];
        if (schedule.Count > 0) appendices.Add(Schedule(plan, schedule, appendices.Count + 1));
        if (council.Count > 0) appendices.Add(Council(plan, council, appendices.Count + 1));
        return new OfficialDocument
        {
            GoverningBody = plan.GoverningBody is { Length: > 0 } above ? BodyNames.Capitals(above) : null,
            IssuingBody = BodyNames.Head(plan.IssuingBody),
            Number = plan.Number,
            Symbol = plan.Symbol,
            Place = plan.Place,
            Date = plan.Date,
            TypeName = "KẾ HOẠCH",
            Abstract = plan.Subject,
            Bases = LinesOf(plan.Bases),
            Body = [.. LinesOf(plan.Body).Select(Block)],
            EndMark = !plan.Body.TrimEnd().EndsWith("./.", StringComparison.Ordinal),
            Signature = new Signature(LinesOf(plan.SignedAs), plan.SignedBy.Trim(), plan.UnderPost is { Length: > 0 } post ? post : null),
            Recipients = LinesOf(plan.Recipients),
            Appendices = appendices,
        };
    }

    /// <summary>What a session is called.</summary>
    /// <param name="number">From 1.</param>
    public static string SessionTitle(int number) =>
        $"Phiên họp thứ {(number <= Ordinals.Length ? Ordinals[number - 1] : number.ToString(CultureInfo.InvariantCulture))}";

    /// <summary>“Kế hoạch số 07/KH-UBND ngày 12 tháng 01 năm 2026 của …”; blanks for the pen where number and day are not known.</summary>
    public static string NameOf(PlanText plan) => NameOf(plan.Number, plan.Symbol, plan.Date, plan.Year, plan.IssuingBody);

    internal static string NameOf(int? number, string symbol, DateOnly? date, int year, string issuer)
    {
        var day = date is { } d
            ? string.Create(CultureInfo.InvariantCulture, $"ngày {d.Day:00} tháng {(d.Month < 3 ? "0" : "")}{d.Month} năm {d.Year}")
            : string.Create(CultureInfo.InvariantCulture, $"ngày …… tháng …… năm {year}");
        return $"Kế hoạch số {number?.ToString("00", CultureInfo.InvariantCulture) ?? "……"}/{symbol} {day} của {issuer}";
    }

    internal static List<string> LinesOf(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    private static Block Block(string line)
    {
        var level = Marker.Of(line).Kind switch
        {
            MarkerKind.Part or MarkerKind.Chapter or MarkerKind.Capital or MarkerKind.Division or MarkerKind.Roman => 1,
            MarkerKind.Arabic or MarkerKind.Article => 2,
            MarkerKind.Letter => 3,
            _ => 0,
        };
        return level > 0 ? Numbered(level, line) : new Paragraph(RichText.FromString(line));
    }

    /// <summary>A numbered line: a heading where it is short and no sentence.</summary>
    internal static Block Numbered(int level, string line) =>
        line.Length <= LongestHeading && !line.EndsWith('.') && !line.EndsWith(';') ? new Heading(level, RichText.FromString(line)) : new Paragraph(RichText.FromString(line));

    private static Appendix Schedule(PlanText plan, List<PlanLine> lines, int number) => Appendix(plan, number, plan.ScheduleTitle, "Đơn vị thực hiện",
        lines.Select(l => (l.Kind is PlanLineKind.Part ? null : l.Group, l.Kind is PlanLineKind.Part, l.Title, l)));

    /// <summary>Sessions first, each with its agenda under its number; then the rest.</summary>
    private static Appendix Council(PlanText plan, List<PlanLine> lines, int number)
    {
        var sessions = lines.Where(l => l.Kind is PlanLineKind.Session).Select((l, i) =>
            ("Các phiên họp của Hội đồng", false, string.Join('\n', LinesOf(l.Title).Select(item => $"- {item.TrimStart('-', ' ')}").Prepend(SessionTitle(i + 1) + ":")), l));
        var others = lines.Where(l => l.Kind is PlanLineKind.Other).Select(l => ("Các nội dung công tác khác", false, l.Title, l));
        return Appendix(plan, number, plan.CouncilTitle, "Đơn vị tham mưu", sessions.Concat(others)!);
    }

    /// <summary>Columns that nothing fills are left out, but for the two that make the table a schedule.</summary>
    private static Appendix Appendix(PlanText plan, int number, string title, string doers, IEnumerable<(string? Group, bool IsPart, string Title, PlanLine Line)> rows)
    {
        var all = rows.ToList();
        List<(TableColumn Column, Func<PlanLine, string> Text)> columns =
        [
            (new("Chủ trì, chỉ đạo", 4), l => l.Lead),
            (new(doers, 4), l => l.Doers),
            (new("Đơn vị phối hợp", 4), l => l.Coordinators),
            (new("Thời gian hoàn thành", 3.4, Alignment.Centre), l => l.Deadline),
            (new("Kết quả, sản phẩm", 3), l => l.Result),
            (new("Ghi chú", 2.5), l => l.Note),
        ];
        columns.RemoveAll(c => c.Column.Header != doers && c.Column.Header != "Thời gian hoàn thành" && all.TrueForAll(r => c.Text(r.Line).Length == 0));
        var table = ScheduleTable.Of(
            [new("Nội dung công việc", 9), .. columns.Select(c => c.Column)],
            all.Select(r => new ScheduleTableRow(r.Group, r.IsPart, [r.Title, .. columns.Select(c => c.Text(r.Line))])));
        return new Appendix($"Phụ lục {ScheduleTable.Roman(number)}", BodyNames.Capitals(title), [table], Landscape: true)
        {
            AttachedTo = $"(Kèm theo {NameOf(plan)})",
        };
    }
}
