using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Features.Inspections.Findings;

/// <summary>How findings and what becomes of them are called.</summary>
public static class FindingWords
{
    /// <summary>Becomes a task with an owner and a day.</summary>
    public static bool IsFollowed(FindingKind kind) => kind is FindingKind.Recommendation or FindingKind.Handling;

    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.Achievement => "Kết quả đạt được",
        FindingKind.Shortcoming => "Tồn tại, hạn chế",
        FindingKind.Cause => "Nguyên nhân",
        FindingKind.Recommendation => "Kiến nghị",
        FindingKind.Handling => "Đề nghị xử lý vi phạm",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
    };

    public static StatusChip Chip(FindingKind kind) => kind switch
    {
        FindingKind.Achievement => new("Kết quả", Tone.Done),
        FindingKind.Shortcoming => new("Hạn chế", Tone.Soon),
        FindingKind.Cause => new("Nguyên nhân", Tone.Neutral),
        FindingKind.Recommendation => new("Kiến nghị", Tone.Active),
        FindingKind.Handling => new("Xử lý", Tone.Late),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without words."),
    };

    public static string Of(CheckState state) => state switch
    {
        CheckState.Open => "Chưa kiểm tra",
        CheckState.Looked => "Đã kiểm tra",
        CheckState.Nothing => "Không phát sinh",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    public static string Of(ConclusionState? state) => state switch
    {
        null => "Chưa dự thảo",
        ConclusionState.Draft => "Đang dự thảo",
        ConclusionState.Commenting => "Đang lấy ý kiến",
        ConclusionState.Waiting => "Chờ ký",
        ConclusionState.Issued => "Đã ban hành",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };
}
