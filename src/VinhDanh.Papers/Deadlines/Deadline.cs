namespace VinhDanh.Papers.Deadlines;

/// <summary>How a phrase names a time.</summary>
public enum DeadlineKind
{
    /// <summary>“Trước ngày 29/02/2024”: by the named day; whether that day still counts is the programme's setting.</summary>
    Before,

    /// <summary>One named day.</summary>
    On,

    /// <summary>A month; due on its last day.</summary>
    Month,

    /// <summary>A quarter, or several in a row; due on the last day.</summary>
    Quarter,

    /// <summary>From one time to another; also “6 tháng đầu năm”, “năm học 2023 - 2024”.</summary>
    Period,

    /// <summary>Comes again (<see cref="Deadline.Every"/>).</summary>
    Recurring,

    /// <summary>“Thường xuyên”: neither start nor end.</summary>
    Continuous,

    /// <summary>Waits for a time that others set (<see cref="Deadline.DependsOn"/>).</summary>
    Dependent,

    /// <summary>Blank, or not a time at all.</summary>
    Unspecified,
}

/// <summary>How often recurring work comes again.</summary>
public enum Recurrence
{
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
}

/// <summary>A thing to be handed over with a date of its own, named inside a deadline's text.</summary>
public sealed record Deliverable(string What, DateOnly Due);

/// <summary>One deadline as a document states it.</summary>
/// <param name="Text">The phrase as written (NFC, plain spaces).</param>
/// <param name="From">First day, where the phrase has one; never after <paramref name="Due"/>.</param>
/// <param name="Due">Last day, as written.</param>
/// <param name="Dates">Several due dates, ascending; the last is also <paramref name="Due"/>. Empty when there is one date or none.</param>
/// <param name="Every">For <see cref="DeadlineKind.Recurring"/>.</param>
/// <param name="Day">Day of the month (1–31), or of the week (1 Monday – 7 Sunday) for weekly work, of recurring work where the text gives one.</param>
/// <param name="DependsOn">For <see cref="DeadlineKind.Dependent"/>: what it waits for, as written.</param>
/// <param name="WorkingDays">A term counted in working days from an event (“trong 15 ngày làm việc kể từ …”), with the event in <paramref name="DependsOn"/>.</param>
/// <param name="Inherited">True when it comes from a cell merged over several rows.</param>
public sealed record Deadline(
    string Text,
    DeadlineKind Kind,
    DateOnly? From = null,
    DateOnly? Due = null,
    IReadOnlyList<DateOnly>? Dates = null,
    Recurrence? Every = null,
    int? Day = null,
    string? DependsOn = null,
    int? WorkingDays = null,
    bool Inherited = false)
{
    public IReadOnlyList<DateOnly> Dates { get; init; } = Dates ?? [];

    /// <summary>Things named in the phrase that have dates of their own.</summary>
    public IReadOnlyList<Deliverable> Deliverables { get; init; } = [];

    public static Deadline Unspecified(string text) => new(text, DeadlineKind.Unspecified);
}
