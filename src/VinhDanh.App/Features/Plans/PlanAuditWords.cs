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
        ["task.ordered"] = "Giao thêm nhiệm vụ ngoài kế hoạch",
        ["task.unit-added"] = "Giao thêm đơn vị",
        ["task.unit-removed"] = "Bỏ đơn vị",
        ["task.date-set"] = "Xác định, điều chỉnh thời hạn",
        ["task.extension-asked"] = "Đề nghị gia hạn",
        ["task.extension-granted"] = "Đồng ý gia hạn",
        ["task.extension-refused"] = "Không gia hạn",
        ["task.file-removed"] = "Bỏ tệp",
        ["task.file-disposed"] = "Tiêu hủy tệp",
        ["task.reorganised"] = "Chuyển theo sắp xếp đơn vị",
        ["progress-report.file-added"] = "Thêm tệp minh chứng",
        ["progress-report.file-removed"] = "Bỏ tệp minh chứng",
        ["progress-report.file-disposed"] = "Tiêu hủy tệp",
        ["plan-import.taken"] = "Nạp văn bản",
        ["plan-import.file-added"] = "Lưu tệp văn bản",
        ["plan-import.file-removed"] = "Bỏ tệp văn bản",
        ["plan-import.file-disposed"] = "Tiêu hủy tệp",
        ["plan-import.discarded"] = "Bỏ văn bản",
        ["plan-import.confirmed"] = "Lập chương trình công tác",
        ["plan-import.settings-edited"] = "Sửa thông tin chung",
        ["plan-import.row-accepted"] = "Xác nhận dòng",
        ["plan-import.all-accepted"] = "Xác nhận tất cả các dòng",
        ["plan-import.row-edited"] = "Sửa dòng",
        ["plan-import.row-split"] = "Tách dòng",
        ["plan-import.row-merged"] = "Gộp vào dòng trên",
        ["plan-import.row-dropped"] = "Loại dòng không phải nhiệm vụ",
        ["plan-import.row-restored"] = "Khôi phục dòng",
        ["plan-import.name-matched"] = "Xác định tên gọi là đơn vị nào",
        ["plan-import.doubt-let-stand"] = "Đã xem điểm cần xem",
        ["programme.file-added"] = "Thêm tệp",
        ["programme.file-removed"] = "Bỏ tệp",
        ["programme.file-disposed"] = "Tiêu hủy tệp",
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
        ["programme.title"] = "Tên kế hoạch",
        ["programme.number"] = "Số, ký hiệu",
        ["programme.issuedOn"] = "Ngày ban hành",
        ["programme.issuer"] = "Cơ quan ban hành",
        ["programme.year"] = "Năm",
        ["programme.tasks"] = "Số nhiệm vụ",
        ["programme.units"] = "Số phần việc giao các đơn vị",
        ["programme.namedDayCounts"] = "“Trước ngày” tính cả ngày nêu trong văn bản",
        ["programme.decidingDate"] = "Ngày quyết định đúng hạn hay quá hạn",
        ["plan-import.path"] = "Dòng",
        ["plan-import.title"] = "Nội dung",
        ["plan-import.titles"] = "Các nội dung",
        ["plan-import.deadline"] = "Thời hạn",
        ["plan-import.name"] = "Tên gọi",
        ["plan-import.takenFor"] = "Được hiểu là",
        ["plan-import.year"] = "Năm",
        ["plan-import.number"] = "Số, ký hiệu",
        ["plan-import.issuedOn"] = "Ngày ban hành",
        ["plan-import.namedDayCounts"] = "“Trước ngày” tính cả ngày nêu trong văn bản",
        ["plan-import.tasks"] = "Số nhiệm vụ",
        ["plan-import.blocks"] = "Số đoạn của văn bản",
        ["plan-import.placed"] = "Số đoạn đã xếp chỗ",
        ["task.what"] = "Kết quả",
        ["task.dueOn"] = "Thời hạn",
        ["task.until"] = "Xin đến ngày",
        ["task.extendedTo"] = "Gia hạn đến",
    };

    public IReadOnlyDictionary<string, string> Values { get; } = Enum.GetValues<AssignmentState>()
        .Select(s => ($"task.state:{Names.OfEnum(s)}", PlanWords.Chip(s).Label))
        .Concat(Enum.GetValues<DecidingDate>().Select(d => ($"programme.decidingDate:{Names.OfEnum(d)}", PlanWords.Of(d))))
        .Concat(Enum.GetValues<AnswerChannel>().Select(c => ($"task.channel:{Names.OfEnum(c)}", PlanWords.Of(c))))
        .ToDictionary(p => p.Item1, p => p.Item2);
}
