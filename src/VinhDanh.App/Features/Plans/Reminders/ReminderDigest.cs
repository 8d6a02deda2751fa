using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>One line of a digest.</summary>
/// <param name="Instead">The unit has nobody to be told; its reminder went to the standing agency.</param>
public sealed record DigestItem(WorkPart Part, bool Instead);

/// <summary>What one person is told on one day: one notice, whatever the number of its lines.</summary>
public sealed record ReminderDigest(string Title, string Body)
{
    private const int MostLines = 15;

    public static ReminderDigest Of(DateOnly day, IReadOnlyList<DigestItem> items, WorkingCalendar calendar)
    {
        var late = items.Where(i => i.Part.Due < day).ToList();
        var soon = items.Where(i => i.Part.Due >= day).ToList();
        List<string> counts = [];
        if (late.Count > 0) counts.Add($"{late.Count} việc quá hạn");
        if (soon.Count > 0) counts.Add($"{soon.Count} việc sắp đến hạn");
        var several = items.Select(i => i.Part.Unit).Distinct().Skip(1).Any();
        var lines = late.Concat(soon).Select(i => Line(i, several, day, calendar)).ToList();
        if (lines.Count > MostLines) lines = [.. lines.Take(MostLines), $"… và {lines.Count - MostLines} việc khác."];
        return new($"Nhắc việc: {string.Join(", ", counts)}", string.Join('\n', lines));
    }

    /// <returns>còn 3 ngày làm việc · hạn hôm nay · quá hạn 1 ngày làm việc; plain days where the calendar does not hold the time.</returns>
    public static string Distance(DateOnly due, DateOnly day, WorkingCalendar calendar)
    {
        if (due == day) return "hạn hôm nay";
        var plain = Math.Abs(due.DayNumber - day.DayNumber);
        var known = Enumerable.Range(Math.Min(due.Year, day.Year), Math.Abs(due.Year - day.Year) + 1).All(calendar.Holds);
        var working = known ? Math.Abs(calendar.WorkingDaysBetween(day, due)) : 0;
        var distance = working > 0 ? $"{working} ngày làm việc" : $"{plain} ngày";
        return due < day ? $"quá hạn {distance}" : $"còn {distance}";
    }

    private static string Line(DigestItem item, bool named, DateOnly day, WorkingCalendar calendar)
    {
        var unit = item.Instead ? $"{item.Part.Unit} (chưa có người nhận trong hệ thống): " : named ? $"{item.Part.Unit}: " : "";
        var due = item.Part.Due!.Value;
        var returned = item.Part.State is AssignmentState.Returned ? ", đã trả lại để bổ sung" : "";
        return $"- {unit}{item.Part.Label.TrimEnd('.', ';')} (hạn {Vn.Date(due)}, {Distance(due, day, calendar)}{returned})";
    }
}
