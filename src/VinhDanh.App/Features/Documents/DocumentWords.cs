using VinhDanh.App.Platform.Audit;

namespace VinhDanh.App.Features.Documents;

/// <summary>How officers name what happens to the register.</summary>
public sealed class DocumentWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>
    {
        ["document.registered"] = "Vào sổ văn bản",
        ["document.edited"] = "Sửa văn bản trong sổ",
        ["document.cancelled"] = "Hủy văn bản, giữ số",
        ["document.file-added"] = "Thêm tệp văn bản",
        ["document.file-removed"] = "Bỏ tệp văn bản",
        ["document.file-disposed"] = "Tiêu hủy tệp",
        ["document.numbering-changed"] = "Đổi cách cấp số",
    };

    public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>
    {
        ["document.number"] = "Số, ký hiệu",
        ["document.issuedOn"] = "Ngày ban hành",
        ["document.issuer"] = "Cơ quan ban hành",
        ["document.subject"] = "Trích yếu",
        ["document.arrivedOn"] = "Ngày đến",
        ["document.directing"] = "Văn bản chỉ đạo",
        ["document.numberedHere"] = "Số do chương trình cấp",
    };

    public static string Of(DocumentDirection direction) => direction is DocumentDirection.Incoming ? "Văn bản đến" : "Văn bản đi";
}
