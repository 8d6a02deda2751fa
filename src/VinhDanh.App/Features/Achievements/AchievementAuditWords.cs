using VinhDanh.App.Platform.Audit;

namespace VinhDanh.App.Features.Achievements;

/// <summary>What changes in records, in the words of the history tab.</summary>
public sealed class AchievementAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>
    {
        ["achievement.entered"] = "Ghi thành tích",
        ["achievement.imported"] = "Nạp thành tích từ bảng tính",
        ["achievement.corrected"] = "Đính chính thành tích",
        ["achievement.removed"] = "Đưa ra khỏi hồ sơ",
        ["achievement.verified"] = "Xác nhận đã đối chiếu với quyết định",
        ["achievement.merged"] = "Gộp hồ sơ thành tích",
        ["achievement.settings-edited"] = "Sửa thông tin xét khen thưởng",
        ["achievement.reading-chosen"] = "Chọn cách hiểu quy định",
        ["achievement-entry.file-added"] = "Thêm tệp minh chứng",
        ["achievement-import.uploaded"] = "Nạp bảng thành tích để xem trước",
    };

    public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>
    {
        ["achievement.entry"] = "Mục",
        ["achievement.entries"] = "Các mục",
        ["achievement.document"] = "Căn cứ",
        ["achievement.kind"] = "Loại đối tượng",
        ["achievement.criteria"] = "Nhóm đối tượng",
        ["achievement.isRetiring"] = "Nghỉ hưu",
        ["achievement.foundedIn"] = "Năm thành lập",
        ["achievement.pendingCase"] = "Vụ việc đang xem xét",
        ["achievement.reading"] = "Quy định",
        ["achievement.choice"] = "Cách hiểu",
        ["achievement.from"] = "Từ hồ sơ",
        ["achievement.doubled"] = "Mục ghi hai lần",
        ["achievement-entry.file"] = "Tệp",
        ["achievement-entry.fileId"] = "Mã tệp",
        ["achievement-entry.sizeBytes"] = "Dung lượng",
        ["achievement-entry.sha256"] = "Mã băm",
        ["achievement-import.fileName"] = "Tệp",
        ["achievement-import.rows"] = "Số dòng",
    };
}
