using VinhDanh.App.Platform.Audit;

namespace VinhDanh.App.Features.Plans.Bulk;

/// <summary>Words for what is done to many tasks at once; each has an entry of its own.</summary>
public sealed class BulkAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>
    {
        ["task.deadline-moved"] = "Dời thời hạn",
        ["task.unit-replaced"] = "Chuyển đơn vị thực hiện",
        ["task.leads-changed"] = "Đổi chủ trì, chỉ đạo",
        ["task.cancelled"] = "Thôi thực hiện",
        ["task.restored"] = "Thực hiện lại",
        ["task.all-accepted"] = "Xác nhận các kết quả đã gửi",
    };

    public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>
    {
        ["task.days"] = "Thời hạn",
        ["task.standing"] = "Tình trạng",
        ["task.answers"] = "Kết quả của các đơn vị",
    };
}
