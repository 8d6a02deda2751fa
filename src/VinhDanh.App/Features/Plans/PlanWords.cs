using VinhDanh.App.Features.Plans.Amend;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Features.Plans;

/// <summary>Plans in the words of the field.</summary>
public static class PlanWords
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
        TaskState.Withdrawn => new("Không thực hiện", Tone.Neutral, "ban"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    public static StatusChip Chip(AssignmentState state) => state switch
    {
        AssignmentState.NotSent => StatusChip.NotSent,
        AssignmentState.Sent => StatusChip.Sent,
        AssignmentState.Returned => StatusChip.Returned,
        AssignmentState.Received => StatusChip.Received,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    public static string Of(AnswerChannel channel) => channel switch
    {
        AnswerChannel.Program => "trên phần mềm",
        AnswerChannel.Paper => "bản giấy",
        AnswerChannel.DocumentSystem => "hệ thống quản lý văn bản",
        AnswerChannel.Phone => "điện thoại",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "A channel without words."),
    };

    public static string Of(DecidingDate deciding) => deciding switch
    {
        DecidingDate.Sent => "Ngày đơn vị gửi",
        DecidingDate.Received => "Ngày cơ quan nhận được",
        _ => throw new ArgumentOutOfRangeException(nameof(deciding), deciding, "A date without words."),
    };

    public static StatusChip Chip(ExtensionState state) => state switch
    {
        ExtensionState.Asked => new("Chờ quyết định", Tone.Soon),
        ExtensionState.Granted => new("Đồng ý gia hạn", Tone.Done),
        ExtensionState.Refused => new("Không gia hạn", Tone.Neutral, "ban"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };

    /// <returns>“Phụ lục 1, dòng II.9”, “Phiên họp thứ 2”, “Phần nội dung, mục III.2”.</returns>
    public static string Place(string path)
    {
        if (AmendPlaces.Part(path) is ({ } document, var rest)) return $"{AmendPlaces.Words(document)}, {Place(rest)}";
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && path.StartsWith("PL", StringComparison.Ordinal)) return $"Phụ lục {path[2..dot]}, dòng {path[(dot + 1)..]}";
        if (path.StartsWith(HandDown.Taking.Place, StringComparison.Ordinal)) return $"Việc cấp trên giao, số {path[HandDown.Taking.Place.Length..]}";
        if (path.StartsWith(TaskOrders.Place, StringComparison.Ordinal)) return $"Việc giao thêm, số {path[TaskOrders.Place.Length..]}";
        return path.StartsWith("session.", StringComparison.Ordinal) ? $"Phiên họp thứ {path[8..]}" : $"Phần nội dung, mục {path}";
    }

    /// <returns>“II.9”, “Phiên 2”, “mục III.2”: the same, for a narrow column.</returns>
    public static string ShortPlace(string path)
    {
        if (AmendPlaces.Part(path) is ({ } document, var rest)) return $"{document} {ShortPlace(rest)}";
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && path.StartsWith("PL", StringComparison.Ordinal)) return path[(dot + 1)..];
        if (path.StartsWith(HandDown.Taking.Place, StringComparison.Ordinal)) return $"Giao {path[HandDown.Taking.Place.Length..]}";
        if (path.StartsWith(TaskOrders.Place, StringComparison.Ordinal)) return $"Thêm {path[TaskOrders.Place.Length..]}";
        return path.StartsWith("session.", StringComparison.Ordinal) ? $"Phiên {path[8..]}" : path;
    }

    /// <summary>A task in few words: the name it gives in quotation marks (of a movement), else how it begins.</summary>
    public static string InFewWords(string title)
    {
        var (open, close) = (title.IndexOf('“', StringComparison.Ordinal), title.IndexOf('”', StringComparison.Ordinal));
        return open >= 0 && close > open + 1 ? $"“{Beginning(title[(open + 1)..close])}”" : Beginning(title);
    }

    private static string Beginning(string text)
    {
        const int Most = 60;
        if (text.Length <= Most) return text;
        var end = text.LastIndexOf(' ', Most);
        return text[..(end > 0 ? end : Most)].TrimEnd(',', ';', ':', '.', ' ') + "…";
    }

    /// <returns>“Kế hoạch số 12/KH-UBND ngày 15/01/2024”, “chưa có số”.</returns>
    public static string Reference(string? number, DateOnly? issuedOn) => (number, issuedOn) switch
    {
        ({ } n, { } on) => $"số {n} ngày {Vn.Date(on)}",
        ({ } n, null) => $"số {n}, chưa có ngày ban hành",
        (null, { } on) => $"chưa có số, ngày {Vn.Date(on)}",
        _ => "chưa có số",
    };

    /// <summary>States in the order in which an officer looks for them, with the words that stand in addresses.</summary>
    public static IReadOnlyList<(TaskState State, string Key)> StateKeys { get; } =
    [
        (TaskState.Late, "late"), (TaskState.DueSoon, "due-soon"), (TaskState.InProgress, "in-progress"), (TaskState.NotStarted, "not-started"),
        (TaskState.Waiting, "waiting"), (TaskState.DoneOnTime, "done-on-time"), (TaskState.DoneLate, "done-late"), (TaskState.Withdrawn, "withdrawn"),
    ];

    public static TaskState? StateOf(string? key) => StateKeys.Where(s => s.Key == key).Select(s => (TaskState?)s.State).SingleOrDefault();
}
