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

    /// <summary>The same with the days that recurring work comes to: “Hằng tháng (12 kỳ, từ 31/01/2026 đến 31/12/2026)”.</summary>
    public static string Of(Deadline deadline, IEnumerable<DateOnly?> due)
    {
        var days = due.OfType<DateOnly>().Order().ToList();
        return deadline.Kind is DeadlineKind.Recurring && days.Count > 1
            ? $"{Of(deadline)} ({days.Count} kỳ, từ {Vn.Date(days[0])} đến {Vn.Date(days[^1])})"
            : Of(deadline);
    }

    /// <summary>The deadline a task has now, with the days it comes to.</summary>
    /// <param name="due">Of what it hands over.</param>
    public static string Of(PlanTask task, IEnumerable<DateOnly?> due)
    {
        var days = due.OfType<DateOnly>().Distinct().Order().ToList();
        return Of(
            new Deadline(task.DeadlineText, task.DeadlineKind, task.FromOn, days.Count > 0 ? days[^1] : null, days.Count > 1 ? days : null, task.Every, task.EveryDay, task.DependsOn),
            [.. days]);
    }

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
