namespace VinhDanh.Papers.Deadlines;

/// <summary>Writes a deadline as the phrase an officer would; <see cref="DeadlineGrammar.Parse"/> of it gives the same deadline.</summary>
public static class DeadlineFormat
{
    /// <returns>The canonical phrase; for what is unspecified, its text as it stands.</returns>
    public static string Format(Deadline deadline) => deadline.Kind switch
    {
        DeadlineKind.Before => "Trước " + Days(deadline),
        DeadlineKind.On => Capital(Days(deadline)),
        DeadlineKind.Month => Row("Tháng ", deadline, d => $"{d.Month}"),
        DeadlineKind.Quarter => Row("Quý ", deadline, d => QuarterOf(d)),
        DeadlineKind.Period => Period(deadline),
        DeadlineKind.Recurring => Recurring(deadline),
        DeadlineKind.Continuous => "Thường xuyên",
        DeadlineKind.Dependent => Dependence(deadline),
        _ => deadline.Text,
    };

    private static string Days(Deadline d) =>
        d.Dates.Count > 1 ? Joined([.. d.Dates.Select(x => "ngày " + Day(x))]) : d.Due is { } due ? "ngày " + Day(due) : d.Text;

    /// <summary>“Quý II/2024”, “Quý II/2024 - quý III/2024”, “Quý I/2024, III/2024”.</summary>
    private static string Row(string unit, Deadline d, Func<DateOnly, string> name)
    {
        string Named(DateOnly date) => $"{name(date)}/{date.Year}";
        if (d.Dates.Count > 1) return unit + string.Join(", ", d.Dates.Select(Named));
        if (d.Due is not { } due) return d.Text;
        return d.From is { } from && Named(from) != Named(due) ? $"{unit}{Named(from)} - {unit.ToLowerInvariant()}{Named(due)}" : unit + Named(due);
    }

    private static string Period(Deadline d) => (d.From, d.Due) switch
    {
        ({ } from, { } due) => $"Từ ngày {Day(from)} đến ngày {Day(due)}"
            + (d.Dates.Count > 1 ? ", các mốc " + Joined([.. d.Dates.Select(x => "ngày " + Day(x))]) : ""),
        ({ } from, null) => $"Từ ngày {Day(from)}",
        _ => d.Text,
    };

    private static string Recurring(Deadline d)
    {
        if (d is { Every: Recurrence.Year, Due: not null, From: null }) return Yearly(d);
        var every = d.Every switch
        {
            Recurrence.Week => "hàng tuần",
            Recurrence.Month => "hàng tháng",
            Recurrence.Quarter => "hàng quý",
            Recurrence.HalfYear => "định kỳ 6 tháng",
            _ => "hàng năm",
        };
        var day = d.Day is not { } n ? "" : d.Every is Recurrence.Week ? (n == 7 ? "Chủ nhật " : $"Thứ {n + 1} ") : $"Ngày {n} ";
        var span = (d.From, d.Due) is ({ } from, { } due) ? $", từ ngày {Day(from)} đến ngày {Day(due)}" : "";
        return Capital(day + every) + span;
    }

    /// <summary>“Ngày 31/12 hàng năm, từ năm 2024”.</summary>
    private static string Yearly(Deadline d)
    {
        var days = d.Dates.Count > 1 ? d.Dates : [d.Due!.Value];
        return Capital(Joined([.. days.Select(x => $"ngày {x.Day}/{x.Month}")])) + $" hàng năm, từ năm {d.Due!.Value.Year}";
    }

    private static string Dependence(Deadline d)
    {
        var on = d.DependsOn ?? d.Text;
        if (d.From is { } from) return $"Từ ngày {Day(from)} đến {on}";
        return d.WorkingDays is { } days && !on.Contains("ngày làm việc", StringComparison.OrdinalIgnoreCase) ? $"{days:00} ngày làm việc {on}" : on;
    }

    private static string QuarterOf(DateOnly date) => ((date.Month - 1) / 3) switch { 0 => "I", 1 => "II", 2 => "III", _ => "IV" };

    /// <summary>Official letters write days and the first two months with two digits.</summary>
    private static string Day(DateOnly date) => $"{date.Day:00}/{(date.Month < 3 ? "0" : "")}{date.Month}/{date.Year:0000}";

    private static string Joined(IReadOnlyList<string> parts) =>
        parts.Count == 1 ? parts[0] : string.Join(", ", parts.Take(parts.Count - 1)) + " và " + parts[^1];

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
