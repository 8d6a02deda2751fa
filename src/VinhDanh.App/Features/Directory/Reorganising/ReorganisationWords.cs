namespace VinhDanh.App.Features.Directory.Reorganising;

public static class ReorganisationWords
{
    public static string Of(ReorganisationKind kind) => kind switch
    {
        ReorganisationKind.Merge => "Sáp nhập, hợp nhất",
        ReorganisationKind.Split => "Chia, tách",
        ReorganisationKind.Rename => "Đổi tên",
        ReorganisationKind.Move => "Chuyển cấp trên",
        ReorganisationKind.Dissolve => "Giải thể",
        ReorganisationKind.Table => "Sắp xếp theo bảng",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of reorganisation without words."),
    };

    public static string Of(ReorganisationState state) => state switch
    {
        ReorganisationState.Draft => "Đang chuẩn bị",
        ReorganisationState.CarriedOut => "Đã thực hiện",
        ReorganisationState.Undone => "Đã hoàn tác",
        ReorganisationState.Discarded => "Đã bỏ",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without words."),
    };
}
