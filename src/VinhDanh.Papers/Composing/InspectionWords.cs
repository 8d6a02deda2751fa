using System.Globalization;
using VinhDanh.Papers.Inspections;
using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Composing;

/// <summary>The sentences by which the paper of an inspection says what its author fixed as numbers, days and choices.</summary>
internal static class InspectionWords
{
    public static string Role(InspectionRole role) => role switch
    {
        InspectionRole.Head => "Trưởng đoàn",
        InspectionRole.Deputy => "Phó Trưởng đoàn",
        InspectionRole.Secretary => "Thư ký",
        _ => "Thành viên",
    };

    public static string Party(InspectionParty party) => party switch
    {
        InspectionParty.StandingAgency => "Cơ quan Thường trực Hội đồng Thi đua - Khen thưởng",
        InspectionParty.Inspected => "Trách nhiệm của cơ quan, đơn vị được kiểm tra",
        InspectionParty.SelfInspecting => "Trách nhiệm của cơ quan, đơn vị tự kiểm tra",
        _ => "Trách nhiệm của các cơ quan, đơn vị liên quan",
    };

    /// <summary>The term that falls to a party; null where the plan sets none.</summary>
    public static string? Term(InspectionText plan, InspectionParty party) => party switch
    {
        InspectionParty.StandingAgency when plan.NoticeWorkingDays is { } days =>
            $"Thông báo bằng văn bản thời gian, thành phần và chương trình làm việc cho đơn vị được kiểm tra chậm nhất {days:00} ngày làm việc trước ngày kiểm tra",
        InspectionParty.Inspected when plan.ReportDaysBefore is { } days =>
            $"Gửi báo cáo {(plan.Outline.Count > 0 ? "theo đề cương kèm theo Kế hoạch này" : "bằng văn bản theo nội dung kiểm tra")} cho Đoàn kiểm tra chậm nhất {days:00} ngày trước ngày kiểm tra",
        InspectionParty.SelfInspecting when plan.SelfReportDue is { } due => $"Gửi báo cáo kết quả tự kiểm tra trước ngày {Day(due)}",
        _ => null,
    };

    public static string DataFrom(DateOnly from) =>
        from.Day == 1 ? string.Create(CultureInfo.InvariantCulture, $"Từ tháng {from:MM/yyyy} đến thời điểm kiểm tra") : $"Từ ngày {Day(from)} đến thời điểm kiểm tra";

    /// <summary>Methods as typed, then what the plan fixes of its visits.</summary>
    public static List<string> Methods(InspectionText plan)
    {
        var methods = PaperLine.Lines(plan.Methods);
        if (plan.Combined is { } combined && PaperLine.Bare(combined) is { Length: > 0 } others) methods.Add($"Kiểm tra trực tiếp tại cơ quan, đơn vị, lồng ghép với {others}");
        if (Announcement(plan) is { } announcement) methods.Add(announcement);
        return methods;
    }

    private static string? Announcement(InspectionText plan) => plan.Announcement switch
    {
        VisitNotice.Either => "Đoàn kiểm tra có thể kiểm tra đột xuất hoặc theo lịch thông báo trước",
        VisitNotice.Unannounced => "Đoàn kiểm tra tiến hành kiểm tra đột xuất, không báo trước cho đơn vị",
        VisitNotice.Announced when plan.NoticeWorkingDays is null => "Đoàn kiểm tra thông báo trước lịch kiểm tra cho đơn vị",
        _ => null,
    };

    public static string Window(WindowText window)
    {
        var from = window.Since is { } since ? $"khi {PaperLine.Bare(since)}" : window.From is { } day ? $"ngày {Day(day)}" : throw new ArgumentException("A window needs a first day or what it begins with.", nameof(window));
        return $"(Tính từ {from} đến {(window.To is { } to ? $"ngày {Day(to)}" : "thời điểm kiểm tra")})";
    }

    /// <summary>What an answer must hold that the words of the question do not ask for; null: they ask for all of it.</summary>
    public static string? Asks(IReadOnlyList<OutlineAsk> asks, string words)
    {
        var asked = OutlineAsks.Of(words);
        var missing = asks.Where(a => !asked.Contains(a)).Distinct().Order().ToList();
        if (missing.Count == 0) return null;
        // Words that ask for nothing in particular ask to be told; once figures are named, telling must be named too.
        if (asks.Contains(OutlineAsk.Narrative) && !OutlineAsks.Of($"{words} {Line(missing)}").Contains(OutlineAsk.Narrative)) missing.Add(OutlineAsk.Narrative);
        return Line(missing);

        static string Line(List<OutlineAsk> asks) => $"Báo cáo phải có: {string.Join(", ", asks.Select(Word))}.";
    }

    private static string Word(OutlineAsk ask) => ask switch
    {
        OutlineAsk.Number => "số liệu cụ thể",
        OutlineAsk.Percent => "tỷ lệ %",
        OutlineAsk.Money => "số tiền",
        OutlineAsk.Documents => "nêu các văn bản đã ban hành",
        OutlineAsk.List => "danh sách kèm theo",
        _ => "lời đánh giá",
    };

    /// <summary>Official papers write days and the first two months with two digits.</summary>
    private static string Day(DateOnly date) => string.Create(CultureInfo.InvariantCulture, $"{date.Day:00}/{(date.Month < 3 ? "0" : "")}{date.Month}/{date.Year:0000}");
}
