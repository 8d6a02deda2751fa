using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>States of handed-down work in the words of the field.</summary>
public static class HandoverWords
{
    public static StatusChip Chip(HandoverState state) => state switch
    {
        HandoverState.Offered => new("Chờ tiếp nhận", Tone.Soon),
        HandoverState.Taken => new("Đã tiếp nhận", Tone.Done),
        HandoverState.Declined => new("Không tiếp nhận", Tone.Neutral, "ban"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    public static StatusChip Chip(UnitState state) => state switch
    {
        UnitState.Late => StatusChip.Late,
        UnitState.Declined => Chip(HandoverState.Declined),
        UnitState.NotTaken => new("Chưa tiếp nhận", Tone.Waiting),
        UnitState.NotBegun => StatusChip.NotStarted,
        UnitState.InProgress => StatusChip.InProgress,
        UnitState.Reported => new("Đã báo cáo", Tone.Active, "send"),
        UnitState.Done => new("Đã xong", Tone.Done),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };
}
