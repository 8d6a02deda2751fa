using VinhDanh.App.Shell;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans;

/// <summary>A deadline as the screen says it: the document's words, and the day they come to.</summary>
public static class DeadlineWords
{
    public static string Of(Deadline deadline) => deadline.Kind switch
    {
        DeadlineKind.Unspecified => "Chưa xác định thời hạn",
        DeadlineKind.Continuous => "Thường xuyên",
        DeadlineKind.Dependent => $"Chờ xác định thời hạn: {deadline.DependsOn ?? deadline.Text}",
        DeadlineKind.Recurring => $"{Every(deadline.Every)}{(deadline.Day is { } day ? $", ngày {day}" : "")}",
        _ when deadline.Dates.Count > 1 => string.Join(" và ", deadline.Dates.Select(Vn.Date)),
        _ when deadline is { From: { } from, Due: { } due } => $"từ {Vn.Date(from)} đến {Vn.Date(due)}",
        _ when deadline.Due is { } due => $"đến {Vn.Date(due)}",
        _ => deadline.Text,
    };

    public static string Every(Recurrence? every) => every switch
    {
        Recurrence.Week => "Hằng tuần",
        Recurrence.Month => "Hằng tháng",
        Recurrence.Quarter => "Hằng quý",
        Recurrence.HalfYear => "6 tháng một lần",
        Recurrence.Year => "Hằng năm",
        _ => "Định kỳ",
    };
}
