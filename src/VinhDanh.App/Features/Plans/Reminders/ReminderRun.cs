namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>A day whose reminders were sent.</summary>
public sealed class ReminderRun
{
    public required DateOnly Day { get; init; }
    public required DateTimeOffset RanAt { get; init; }
    public required int Told { get; init; }
}
