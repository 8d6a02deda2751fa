using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>One unit's part of one deliverable, with all that decides whether it is still to be done.</summary>
public sealed record WorkPart
{
    public required Guid ProgrammeId { get; init; }
    public required Guid TaskId { get; init; }
    public required Guid DeliverableId { get; init; }

    /// <summary>The doing unit; the programme's own authority where nobody is named; null: named, but not in the directory.</summary>
    public required Guid? UnitId { get; init; }

    /// <summary>As the directory names the unit, else as the document does.</summary>
    public required string Unit { get; init; }
    public required string Path { get; init; }
    public required string Title { get; init; }

    /// <summary>What is handed over; the same as <see cref="Title"/> where a task has one result.</summary>
    public required string What { get; init; }
    public required string DeadlineText { get; init; }
    public required DeadlineKind DeadlineKind { get; init; }

    /// <summary>Last day, extensions and the named-day rule applied; null while it waits for a date.</summary>
    public required DateOnly? Due { get; init; }
    public required AssignmentState State { get; init; }

    /// <summary>The day of the answer that decides (sent or received, as the programme says).</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>The whole task is finished, withdrawn, or its programme closed.</summary>
    public bool Closed { get; init; }

    /// <summary>The programme's rule: days before the due day; negative: after it.</summary>
    public IReadOnlyList<int> ReminderDays { get; init; } = [];

    /// <summary>Still to be handed over; a part that was returned is open again.</summary>
    public bool IsOpen => !Closed && State is (AssignmentState.NotSent or AssignmentState.Returned);

    public bool IsLateOn(DateOnly day) => IsOpen && Due < day;

    /// <summary>Title and, where they differ, what is handed over.</summary>
    public string Label => What.Length == 0 || What.StartsWith(Title, StringComparison.OrdinalIgnoreCase) ? (What.Length > Title.Length ? What : Title) : $"{Title}: {What}";
}
