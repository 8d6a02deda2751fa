using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans;

/// <summary>Words for what happens to tasks and programmes.</summary>
public sealed class PlanAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>
    {
        ["task.reported"] = "Báo cáo tiến độ",
        ["task.sent"] = "Gửi kết quả",
        ["task.accepted"] = "Xác nhận kết quả",
        ["task.returned"] = "Trả lại để bổ sung",
        ["task.recorded"] = "Ghi nhận kết quả gửi ngoài phần mềm",
        ["task.commented"] = "Trao đổi",
        ["task.document-added"] = "Ghi nhận văn bản đã ban hành",
        ["task.file-added"] = "Thêm tệp",
        ["task.edited"] = "Sửa nhiệm vụ",
        ["task.unit-added"] = "Giao thêm đơn vị",
        ["task.unit-removed"] = "Bỏ đơn vị",
        ["task.date-set"] = "Xác định, điều chỉnh thời hạn",
        ["task.extension-asked"] = "Đề nghị gia hạn",
        ["task.extension-granted"] = "Đồng ý gia hạn",
        ["task.extension-refused"] = "Không gia hạn",
        ["programme.created"] = "Lập chương trình công tác",
        ["programme.edited"] = "Sửa thiết lập chương trình",
    };

    public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>
    {
        ["task.unit"] = "Đơn vị",
        ["task.state"] = "Tình trạng",
        ["task.sentOn"] = "Ngày gửi",
        ["task.receivedOn"] = "Ngày nhận",
        ["task.channel"] = "Cách gửi",
        ["task.incomingNumber"] = "Số đến",
        ["task.text"] = "Nội dung",
        ["task.files"] = "Tệp minh chứng",
        ["task.title"] = "Tên",
        ["task.number"] = "Số, ký hiệu",
        ["task.issuedOn"] = "Ngày ban hành",
        ["task.deadlineText"] = "Thời hạn trong văn bản",
        ["task.deadline"] = "Thời hạn được hiểu là",
        ["task.keptInstalments"] = "Kỳ đã có kết quả, được giữ nguyên",
        ["task.expectedResult"] = "Sản phẩm",
        ["task.note"] = "Ghi chú",
        ["task.leads"] = "Chủ trì, chỉ đạo",
        ["task.coordinators"] = "Phối hợp",
        ["task.what"] = "Kết quả",
        ["task.dueOn"] = "Thời hạn",
        ["task.until"] = "Xin đến ngày",
        ["task.extendedTo"] = "Gia hạn đến",
    };

    public IReadOnlyDictionary<string, string> Values { get; } = Enum.GetValues<AssignmentState>()
        .Select(s => ($"task.state:{Names.OfEnum(s)}", PlanWords.Chip(s).Label))
        .Concat(Enum.GetValues<AnswerChannel>().Select(c => ($"task.channel:{Names.OfEnum(c)}", PlanWords.Of(c))))
        .ToDictionary(p => p.Item1, p => p.Item2);
}
