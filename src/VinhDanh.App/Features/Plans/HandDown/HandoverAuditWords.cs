using VinhDanh.App.Platform.Audit;

namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>Words for what happens to tasks between an authority and the units below it.</summary>
public sealed class HandoverAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>
    {
        ["task.handed-down"] = "Giao xuống các đơn vị",
        ["task.takers-reminded"] = "Nhắc đơn vị chưa tiếp nhận",
        ["task.taken"] = "Tiếp nhận từ chương trình của cấp trên",
        ["task.taken-by-unit"] = "Đơn vị tiếp nhận vào chương trình của mình",
        ["task.declined-by-unit"] = "Đơn vị không tiếp nhận",
        ["task.higher-change-seen"] = "Đã xem thay đổi của cấp trên",
    };

    public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>
    {
        ["task.units"] = "Số đơn vị",
        ["task.handedBy"] = "Cơ quan giao",
        ["task.ofProgramme"] = "Theo chương trình",
        ["task.programme"] = "Chương trình của đơn vị",
        ["task.changes"] = "Thay đổi",
    };
}
