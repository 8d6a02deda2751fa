using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;
using VinhDanh.Law.Calendar;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans;

/// <summary>Due days as pills, with how each was computed.</summary>
public sealed class DueWords(WorkingCalendar calendar)
{
    public DeadlinePill Pill(DateOnly? due, DateOnly today, DateOnly? completedOn = null, string? how = null) =>
        new(due, today, due is { } day && completedOn is null ? DaysLeft(today, day) : null) { CompletedOn = completedOn, How = how };

    /// <summary>Why the last day is that day, in words.</summary>
    public static string? How(DeadlineKind kind, string text, bool namedDayCounts, bool inherited, DateOnly? dueOn, DateOnly? extendedTo)
    {
        var parts = new List<string>();
        if (text.Length > 0) parts.Add($"Văn bản ghi “{text}”{(inherited ? " (ô gộp của nhiều dòng)" : "")}.");
        if (kind is DeadlineKind.Before && dueOn is { } named)
            parts.Add(namedDayCounts
                ? $"Chương trình tính cả ngày nêu trong văn bản: hết ngày {Vn.Date(named)}."
                : $"Chương trình không tính ngày nêu trong văn bản: hết ngày {Vn.Date(named.AddDays(-1))}.");
        if (extendedTo is { } until) parts.Add($"Đã gia hạn đến hết ngày {Vn.Date(until)}.");
        return parts.Count > 0 ? string.Join(' ', parts) : null;
    }

    /// <summary>Signed working days; null where the calendar of a year on the way is not held.</summary>
    private int? DaysLeft(DateOnly today, DateOnly due)
    {
        var (first, last) = today < due ? (today.Year, due.Year) : (due.Year, today.Year);
        for (var year = first; year <= last; year++)
            if (!calendar.Holds(year)) return null;
        return calendar.WorkingDaysBetween(today, due);
    }
}
