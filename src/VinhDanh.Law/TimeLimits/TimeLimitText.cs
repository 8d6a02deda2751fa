using System.Globalization;
using System.Text;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;

namespace VinhDanh.Law.TimeLimits;

/// <summary>Time limits and due days in Vietnamese.</summary>
public static class TimeLimitText
{
    private static readonly string[] Weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    /// <summary>“20 ngày làm việc kể từ ngày nhận đủ hồ sơ”.</summary>
    public static string Term(Regime regime, TimeLimit limit) =>
        $"{(limit.IsMinimum ? "ít nhất " : "")}{Wording.Count(limit.Amount)} {(limit.Unit is TimeUnit.WorkingDays ? "ngày làm việc" : "ngày")} {(limit.IsBefore ? "trước" : "kể từ")} {Event(regime, limit)}{(limit.CountsFirstDay ? ", tính cả ngày ấy" : "")}";

    /// <summary>“chậm nhất thứ Ba, 10/02/2026 (tạm tính: …)”.</summary>
    public static string Last(Due due) => $"{(due.Limit.IsMinimum && !due.Limit.IsBefore ? "đến hết" : "chậm nhất")} {Day(due.Last)}{Provisional(due)}";

    /// <summary>A due day with all that it rests on.</summary>
    public static string Write(Regime regime, Due due)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{due.Limit.Name}: {Term(regime, due.Limit)}{Source(due.Limit.Basis)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{Wording.Capital(Event(regime, due.Limit))}: {Day(due.Start)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{Wording.Capital(Last(due))}");
        foreach (var off in due.DaysOff) text.AppendLine(CultureInfo.InvariantCulture, $"- nghỉ {Day(off.Date)}: {off.Name}{(off.Verified ? "" : " [chưa kiểm chứng]")}");
        foreach (var rule in new[] { due.Limit.CountsFirstDay ? null : regime.Counting.Starts, due.Limit.Unit is TimeUnit.Days ? regime.Counting.Ends : null }.OfType<Remark>()) text.AppendLine(CultureInfo.InvariantCulture, $"Cách tính: {rule.Text}{Source(rule.Basis)}");
        return text.ToString();
    }

    private static string Event(Regime regime, TimeLimit limit) => regime.Words.Events.TryGetValue(limit.Event, out var at) ? at.Name : limit.Event;

    private static string Source(Basis basis) => $" ({basis.Line}){(basis.Verified ? "" : " [chưa kiểm chứng]")}{(basis.Note is { } note ? $" – {note}" : "")}";

    private static string Provisional(Due due) => due.IsProvisional ? $" (tạm tính: {string.Join("; ", due.Doubts)})" : "";

    private static string Day(DateOnly day) => $"{Weekdays[(int)day.DayOfWeek]}, {Wording.Date(day)}";
}
