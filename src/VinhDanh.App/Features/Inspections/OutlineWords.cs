using VinhDanh.App.Features.Directory;

namespace VinhDanh.App.Features.Inspections;

/// <summary>How the parts of an inspection are called.</summary>
public static class OutlineWords
{
    public static string Of(AskKind kind) => kind switch
    {
        AskKind.Number => "Số lượng",
        AskKind.Percent => "Tỷ lệ",
        AskKind.Money => "Số tiền",
        AskKind.Documents => "Văn bản đã ban hành",
        AskKind.List => "Danh sách",
        _ => "Nội dung báo cáo",
    };

    public static string Of(InspectionRole role) => role switch
    {
        InspectionRole.Head => "Trưởng đoàn",
        InspectionRole.Deputy => "Phó Trưởng đoàn",
        InspectionRole.Secretary => "Thư ký",
        _ => "Thành viên",
    };

    /// <summary>A role as a plan writes it: “Phó Trưởng đoàn gồm”.</summary>
    public static InspectionRole RoleOf(string words) => DirectorySearch.Fold(words) switch
    {
        var w when w.Contains("pho", StringComparison.Ordinal) => InspectionRole.Deputy,
        var w when w.Contains("truong doan", StringComparison.Ordinal) => InspectionRole.Head,
        var w when w.Contains("thu ky", StringComparison.Ordinal) => InspectionRole.Secretary,
        _ => InspectionRole.Member,
    };

    public static string Of(PartOfDay part) => part switch
    {
        PartOfDay.Morning => "Buổi sáng",
        PartOfDay.Afternoon => "Buổi chiều",
        _ => "Cả ngày",
    };

    public static string Of(InspectionState state) => state switch
    {
        InspectionState.Draft => "Đang chuẩn bị",
        InspectionState.Running => "Đang thực hiện",
        _ => "Đã kết thúc",
    };

    /// <param name="isPrepared">Filled in for the unit, which has not touched it.</param>
    public static string Of(ReportState state, bool isPrepared) => isPrepared ? "Đã điền sẵn số liệu" : Of(state);

    public static string Of(ReportState state) => state switch
    {
        ReportState.Open => "Đang làm",
        ReportState.Waiting => "Chờ lãnh đạo duyệt",
        ReportState.Submitted => "Đã gửi",
        ReportState.Returned => "Trả lại để bổ sung",
        _ => "Đã tiếp nhận",
    };
}
