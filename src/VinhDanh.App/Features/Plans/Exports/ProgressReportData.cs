using VinhDanh.App.Features.Plans.Reminders;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Exports;

/// <summary>What became of a task at the end of a period.</summary>
public enum PeriodOutcome
{
    DoneOnTime,
    DoneLate,
    InProgress,
    Late,
    Waiting,
}

/// <summary>What became of one unit's part at the end of a period.</summary>
public enum PartOutcome
{
    SentOnTime,
    SentLate,
    NotYetDue,
    Late,
    Waiting,
}

/// <summary>The figures of a period, each with the rows behind it: a figure is always the count of its rows.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record ProgressReportData(ProgrammeBook Book, DateOnly From, DateOnly To)
{
    /// <summary>Work whose day lies before this is late: the day after the period, or today while the period runs.</summary>
    private DateOnly Cut => To < Book.Day ? To.AddDays(1) : Book.Day;

    /// <summary>The last day the figures speak of.</summary>
    public DateOnly AsOf => To < Book.Day ? To : Book.Day;

    /// <summary>Work of the period: due in it, finished in it, left over from before, or without a date and still open. Other work is not counted.</summary>
    public IReadOnlyList<(BookRow Row, PeriodOutcome Outcome)> Rows =>
        field ??= [.. Book.Rows.Where(Concerns).Select(r => (r, OutcomeOf(r)))];

    public IReadOnlyList<BookRow> Of(PeriodOutcome outcome) => [.. Rows.Where(r => r.Outcome == outcome).Select(r => r.Row)];

    public IReadOnlyList<UnitProgress> Units => field ??=
        [.. Book.Rows.SelectMany(r => r.Parts).Where(ConcernsPart)
            .GroupBy(p => p.UnitId?.ToString("N") ?? p.Unit)
            .Select(g => new UnitProgress(g.Key, g.First().Unit, [.. g.Select(p => (p, OutcomeOf(p)))]))
            .OrderByDescending(u => u.Count(PartOutcome.Late)).ThenBy(u => u.Name, StringComparer.Create(new("vi-VN"), ignoreCase: true))];

    private bool Concerns(BookRow row) => row.Task.CompletedOn is { } done
        ? done >= From && (done <= To || DueWithin(row.Due))
        : row.Due is null || row.Due <= To || row.Parts.Any(ConcernsPart);

    private bool ConcernsPart(WorkPart part) => part.AnsweredOn is { } answered
        ? answered >= From && (answered <= To || DueWithin(part.Due))
        : part.Due is null || part.Due <= To;

    private bool DueWithin(DateOnly? due) => due <= To;

    private PeriodOutcome OutcomeOf(BookRow row)
    {
        if (row.Task.CompletedOn is { } done && done <= To) return row.Task.CompletedLate ? PeriodOutcome.DoneLate : PeriodOutcome.DoneOnTime;
        // Everything was sent: what is left is the standing agency's to accept.
        if (row.Task.HandedInOn <= To) return PeriodOutcome.InProgress;
        if (row.Due < Cut) return PeriodOutcome.Late;
        return row.State is TaskState.Waiting ? PeriodOutcome.Waiting : PeriodOutcome.InProgress;
    }

    private PartOutcome OutcomeOf(WorkPart part)
    {
        if (part.AnsweredOn is { } answered && answered <= To) return part.Due is { } due && answered > due ? PartOutcome.SentLate : PartOutcome.SentOnTime;
        // “Thường xuyên” has no day to wait for.
        if (part.Due is null && part.DeadlineKind is not DeadlineKind.Continuous) return PartOutcome.Waiting;
        return part.Due < Cut ? PartOutcome.Late : PartOutcome.NotYetDue;
    }
}

/// <summary>One unit's parts in the period.</summary>
public sealed record UnitProgress(string Key, string Name, IReadOnlyList<(WorkPart Part, PartOutcome Outcome)> Parts)
{
    public int Count(PartOutcome outcome) => Parts.Count(p => p.Outcome == outcome);

    /// <summary>Sent in time, of all that was sent or should have been; null where nothing was due.</summary>
    public decimal? OnTimeShare
    {
        get
        {
            var judged = Parts.Count(p => p.Outcome is PartOutcome.SentOnTime or PartOutcome.SentLate or PartOutcome.Late);
            return judged == 0 ? null : (decimal)Count(PartOutcome.SentOnTime) / judged;
        }
    }
}

public static class OutcomeWords
{
    public static string Of(PeriodOutcome outcome) => outcome switch
    {
        PeriodOutcome.DoneOnTime => "Hoàn thành đúng hạn",
        PeriodOutcome.DoneLate => "Hoàn thành quá hạn",
        PeriodOutcome.InProgress => "Đang thực hiện",
        PeriodOutcome.Late => "Quá hạn, chưa hoàn thành",
        PeriodOutcome.Waiting => "Chờ xác định thời hạn",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without words."),
    };

    public static string Of(PartOutcome outcome) => outcome switch
    {
        PartOutcome.SentOnTime => "Gửi đúng hạn",
        PartOutcome.SentLate => "Gửi quá hạn",
        PartOutcome.NotYetDue => "Chưa gửi, chưa đến hạn",
        PartOutcome.Late => "Quá hạn, chưa gửi",
        PartOutcome.Waiting => "Chờ xác định thời hạn",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without words."),
    };
}
