using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell.Pieces;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>How officers name what happens to a plan that is being written.</summary>
public sealed class CompositionWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>
    {
        ["plan-composition.started"] = "Bắt đầu soạn kế hoạch",
        ["plan-composition.head-edited"] = "Sửa thể thức",
        ["plan-composition.body-edited"] = "Sửa phần lời",
        ["plan-composition.line-added"] = "Thêm dòng phụ lục",
        ["plan-composition.line-edited"] = "Sửa dòng phụ lục",
        ["plan-composition.line-moved"] = "Chuyển chỗ dòng phụ lục",
        ["plan-composition.line-removed"] = "Bỏ dòng phụ lục",
        ["plan-composition.version-kept"] = "Lưu phiên bản",
        ["plan-composition.template-changed"] = "Đổi việc dùng làm mẫu",
        ["plan-composition.circulated"] = "Gửi lấy ý kiến",
        ["plan-composition.commented"] = "Góp ý",
        ["plan-composition.comment-settled"] = "Tiếp thu, giải trình góp ý",
        ["plan-composition.taken-back"] = "Rút về để sửa",
        ["plan-composition.returned"] = "Trả lại để sửa",
        ["plan-composition.agreed"] = "Đồng ý trình ký",
        ["plan-composition.issued"] = "Ban hành",
        ["plan-composition.dropped"] = "Bỏ bản soạn",
    };

    public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>();

    public static string Of(CompositionState state) => state switch
    {
        CompositionState.Drafting => "Đang soạn",
        CompositionState.Circulated => "Đang lấy ý kiến",
        CompositionState.Agreed => "Đồng ý trình ký",
        CompositionState.Issued => "Đã ban hành",
        _ => "Đã bỏ",
    };

    public static Tone ToneOf(CompositionState state) => state switch
    {
        CompositionState.Circulated => Tone.Waiting,
        CompositionState.Agreed => Tone.Soon,
        CompositionState.Issued => Tone.Done,
        _ => Tone.Active,
    };

    public static string Of(PlanLineKind kind) => kind switch
    {
        PlanLineKind.Task => "Nhiệm vụ",
        PlanLineKind.Part => "Việc thành phần",
        PlanLineKind.Session => "Phiên họp",
        _ => "Nội dung khác của Hội đồng",
    };
}
