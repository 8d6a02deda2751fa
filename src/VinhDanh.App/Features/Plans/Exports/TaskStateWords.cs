using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Features.Plans.Exports;

/// <summary>States in words, the same on screen and on paper.</summary>
public static class TaskStateWords
{
    public static StatusChip Chip(TaskState state) => state switch
    {
        TaskState.NotStarted => StatusChip.NotStarted,
        TaskState.InProgress => StatusChip.InProgress,
        TaskState.DueSoon => StatusChip.DueSoon,
        TaskState.Late => StatusChip.Late,
        TaskState.DoneOnTime => StatusChip.DoneOnTime,
        TaskState.DoneLate => StatusChip.DoneLate,
        TaskState.Waiting => StatusChip.AwaitingDate,
        TaskState.Withdrawn => new("Không thực hiện nữa", Tone.Neutral, "ban"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    public static string Of(TaskState state) => Chip(state).Label;

    public static string Of(AssignmentState state) => state switch
    {
        AssignmentState.NotSent => "Chưa gửi",
        AssignmentState.Sent => "Đã gửi",
        AssignmentState.Returned => "Trả lại",
        AssignmentState.Received => "Đã nhận",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };
}
