using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Shell.Pieces;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>How officers name what happens to an inspection plan that is being written, and its parts.</summary>
public sealed class ComposeWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>
    {
        ["inspection-composition.started"] = "Bắt đầu soạn kế hoạch kiểm tra",
        ["inspection-composition.edited"] = "Sửa bản soạn",
        ["inspection-composition.submitted"] = "Trình lãnh đạo",
        ["inspection-composition.taken-back"] = "Rút về để sửa",
        ["inspection-composition.returned"] = "Trả lại để sửa",
        ["inspection-composition.agreed"] = "Đồng ý trình ký",
        ["inspection-composition.signed"] = "Ký, ban hành",
        ["inspection-composition.dropped"] = "Bỏ bản soạn",
    };

    public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>
    {
        ["inspection-composition.subject"] = "Trích yếu",
        ["inspection-composition.year"] = "Năm",
        ["inspection-composition.from"] = "Cuộc kiểm tra lấy làm gốc",
        ["inspection-composition.part"] = "Phần",
        ["inspection-composition.what"] = "Chỗ sửa",
        ["inspection-composition.number"] = "Số",
        ["inspection-composition.day"] = "Ngày ban hành",
        ["inspection-composition.inspection"] = "Cuộc kiểm tra",
    };

    public static string Of(DraftState state) => state switch
    {
        DraftState.Drafting => "Đang soạn",
        DraftState.Submitted => "Chờ lãnh đạo",
        DraftState.Agreed => "Đồng ý trình ký",
        DraftState.Issued => "Đã ban hành",
        _ => "Đã bỏ",
    };

    public static Tone ToneOf(DraftState state) => state switch
    {
        DraftState.Submitted => Tone.Waiting,
        DraftState.Agreed => Tone.Soon,
        DraftState.Issued => Tone.Done,
        _ => Tone.Active,
    };

    public static string Of(Papers.Composing.InspectionRole role) => role switch
    {
        Papers.Composing.InspectionRole.Head => "Trưởng đoàn",
        Papers.Composing.InspectionRole.Deputy => "Phó Trưởng đoàn",
        Papers.Composing.InspectionRole.Secretary => "Thư ký",
        _ => "Thành viên",
    };

    public static string Of(InspectionParty party) => party switch
    {
        InspectionParty.StandingAgency => "Cơ quan Thường trực",
        InspectionParty.Inspected => "Đơn vị được kiểm tra",
        InspectionParty.SelfInspecting => "Đơn vị tự kiểm tra",
        _ => "Cơ quan khác",
    };

    public static string Of(VisitNotice notice) => notice switch
    {
        VisitNotice.Announced => "Báo trước",
        VisitNotice.Unannounced => "Đột xuất",
        _ => "Báo trước hoặc đột xuất",
    };

    public static string Of(OutlineAsk ask) => ask switch
    {
        OutlineAsk.Number => "Số liệu",
        OutlineAsk.Percent => "Tỷ lệ %",
        OutlineAsk.Money => "Số tiền",
        OutlineAsk.Documents => "Văn bản đã ban hành",
        OutlineAsk.List => "Danh sách",
        _ => "Lời đánh giá",
    };
}
