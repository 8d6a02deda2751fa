using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Platform.Commands;

/// <summary>What was understood of a document, for a person at a terminal.</summary>
internal static class ReadingSummary
{
    public static void Print(PaperReading reading)
    {
        Line("Loại", "Kind", KindOf(reading.Kind));
        Line("Số, ký hiệu", "Number", reading.Number ?? reading.Symbol);
        Line("Ngày", "Date", reading.Date?.ToString("dd/MM/yyyy"));
        Line("Cơ quan ban hành", "Issuer", reading.Issuer);
        Line("Trích yếu", "Title", reading.Title);
        Line("Năm", "Year", reading.Year);
        if (reading.Inspection is { } inspection) Print(inspection);
        else
        {
            Line("Nhiệm vụ", "Tasks", reading.Tasks.Count);
            Line("Phiên họp Hội đồng", "Council sessions", reading.Sessions.Count);
        }

        Line("Người ký", "Signed by", reading.Signatory?.Name);
        PrintTasks(reading);
        Console.WriteLine();
        Line("Đã xếp chỗ", "Placed", $"{reading.Coverage.Placed}/{reading.Coverage.Blocks}");
        foreach (var warning in reading.Warnings) Console.WriteLine($"! {warning.Message}");
    }

    private static void Print(InspectionReading inspection)
    {
        Line("Nội dung kiểm tra", "Points inspected", inspection.Contents.Count);
        Line("Câu hỏi đề cương", "Outline questions", inspection.Outline.Count);
        Line("Thời gian", "Period", inspection.Period?.Text);
        Line("Số liệu từ ngày", "Figures from", inspection.DataFrom?.ToString("dd/MM/yyyy"));
        Line("Thông báo trước", "Notice", inspection.NoticeWorkingDays is { } notice ? Words.Of($"{notice} ngày làm việc", $"{notice} working days") : null);
        Line("Gửi báo cáo trước", "Report before", inspection.ReportDaysBefore is { } report ? Words.Of($"{report} ngày", $"{report} days") : null);
        Line("Tự kiểm tra", "Self-inspection", inspection.SelfInspection);
        Line("Báo cáo tự kiểm tra", "Self-report due", inspection.SelfReportDue?.ToString("dd/MM/yyyy"));
        Line("Đoàn kiểm tra", "Team", string.Join("; ", inspection.Team.Select(t => $"{t.Role}: {t.Who}")));
        Line("Kiểm tra trực tiếp", "Visited", inspection.Targets.Count);
        foreach (var target in inspection.Targets)
            Console.WriteLine($"  {target.Name}{(target.Also is null ? "" : $" ({target.Also})")}{(target.Visit is null ? "" : $": {target.Visit.Text}")}");
    }

    private static void PrintTasks(PaperReading reading)
    {
        foreach (var group in reading.Tasks.GroupBy(t => t.Group))
        {
            Console.WriteLine();
            if (group.Key is not null) Console.WriteLine(group.Key);
            foreach (var task in group)
                Console.WriteLine($"  {task.Path,-12} {Short(task.Title, 72),-72}  {DeadlineFormat.Format(task.Deadline)}");
        }

        foreach (var session in reading.Sessions)
        {
            Console.WriteLine();
            Console.WriteLine($"  {session.Title}  ({session.Month})");
            foreach (var item in session.Items) Console.WriteLine($"    - {item}");
        }
    }

    private static void Line(string vietnamese, string english, object? value)
    {
        if (value is not null && value.ToString() is { Length: > 0 } text) Console.WriteLine($"{Words.Of(vietnamese, english) + ":",-22} {text}");
    }

    private static string KindOf(PaperKind kind) => kind switch
    {
        PaperKind.Unknown => Words.Of("chưa rõ", "unknown"),
        PaperKind.AnnualPlan => Words.Of("kế hoạch công tác năm", "annual plan"),
        PaperKind.InspectionPlan => Words.Of("kế hoạch kiểm tra", "inspection plan"),
        PaperKind.MovementPlan => Words.Of("kế hoạch phong trào thi đua", "plan of a movement"),
        PaperKind.ContestPlan => Words.Of("kế hoạch hội thi, cuộc thi", "plan of a contest"),
        PaperKind.CongressPlan => Words.Of("kế hoạch đại hội, hội nghị điển hình tiên tiến", "plan of a congress"),
        PaperKind.ReportOutline => Words.Of("đề cương báo cáo", "report outline"),
        PaperKind.Decision => Words.Of("quyết định", "decision"),
        PaperKind.Guidance => Words.Of("hướng dẫn", "guidance"),
        PaperKind.Criteria => Words.Of("tiêu chí, thang điểm", "criteria"),
        PaperKind.Report => Words.Of("báo cáo", "report"),
        PaperKind.Minutes => Words.Of("biên bản", "minutes"),
        PaperKind.Letter => Words.Of("công văn", "letter"),
        PaperKind.News => Words.Of("tin, bài", "news"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
    };

    private static string Short(string text, int length)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= length ? line : line[..(length - 1)] + "…";
    }
}
