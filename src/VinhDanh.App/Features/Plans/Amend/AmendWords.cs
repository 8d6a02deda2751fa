using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Audit;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>Changes of a plan in the words of the field.</summary>
public static class AmendWords
{
    public static string Of(RowField field) => field switch
    {
        RowField.Title => "Nội dung nhiệm vụ",
        RowField.Deadline => "Thời hạn",
        RowField.Lead => "Chủ trì, chỉ đạo",
        RowField.Doers => "Đơn vị thực hiện",
        RowField.Coordinators => "Đơn vị phối hợp",
        RowField.Agenda => "Nội dung phiên họp",
        RowField.ExpectedResult => "Sản phẩm, kết quả",
        RowField.Note => "Ghi chú",
        RowField.Group => "Thuộc phần",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A field without words."),
    };

    public static string Of(HeadField field) => field switch
    {
        HeadField.Title => "Trích yếu",
        HeadField.Number => "Số, ký hiệu",
        HeadField.IssuedOn => "Ngày ban hành",
        HeadField.Issuer => "Cơ quan ban hành",
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A field without words."),
    };

    public static string Of(ImportPurpose purpose) => purpose switch
    {
        ImportPurpose.New => "Kế hoạch",
        ImportPurpose.Correction => "Bản sửa đổi",
        ImportPurpose.Supplement => "Kế hoạch điều chỉnh, bổ sung",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "A purpose without words."),
    };

    /// <returns>“Kế hoạch bổ sung 1, Phụ lục 1, dòng I.1”.</returns>
    public static string Place(string path) => Doubts.Place(path);
}

/// <summary>What amending writes into the history.</summary>
public sealed class AmendAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>
    {
        ["task.amended"] = "Sửa theo văn bản",
        ["task.added-by-document"] = "Bổ sung theo văn bản",
        ["task.withdrawn"] = "Thôi thực hiện theo văn bản sửa đổi",
        ["programme.corrected"] = "Cập nhật theo bản sửa đổi",
        ["programme.supplemented"] = "Cập nhật theo kế hoạch điều chỉnh, bổ sung",
        ["programme.signed-copy-added"] = "Bổ sung bản đã ký",
        ["plan-import.applied"] = "Áp dụng vào chương trình công tác",
        ["plan-import.changes-chosen"] = "Chọn thay đổi được áp dụng",
        ["plan-import.compared"] = "Đối chiếu với bản đã ký",
    };

    public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>(
        [
            .. Enum.GetValues<RowField>().Select(f => KeyValuePair.Create($"row{f}", AmendWords.Of(f))),
            .. Enum.GetValues<HeadField>().Select(f => KeyValuePair.Create($"head{f}", AmendWords.Of(f))),
            KeyValuePair.Create("amendedBy", "Theo văn bản"),
            KeyValuePair.Create("keptThoughRemoved", "Văn bản mới không nêu nhưng giữ kết quả đã gửi"),
            KeyValuePair.Create("task.withdrawnOn", "Thôi thực hiện từ ngày"),
            KeyValuePair.Create("rowsChanged", "Số nhiệm vụ sửa"),
            KeyValuePair.Create("rowsAdded", "Số nhiệm vụ bổ sung"),
            KeyValuePair.Create("rowsWithdrawn", "Số nhiệm vụ thôi thực hiện"),
            KeyValuePair.Create("keptAnswers", "Số kết quả giữ lại của đơn vị không còn được nêu"),
            KeyValuePair.Create("signedNumber", "Số, ký hiệu"),
            KeyValuePair.Create("signedOn", "Ngày ký ban hành"),
            KeyValuePair.Create("signedFile", "Bản đã ký"),
            KeyValuePair.Create("keptChanges", "Thay đổi không áp dụng"),
            KeyValuePair.Create("differences", "Số điểm khác"),
        ]);
}
