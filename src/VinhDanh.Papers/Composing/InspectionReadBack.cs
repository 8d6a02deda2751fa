using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Writing;

namespace VinhDanh.Papers.Composing;

/// <summary>Something that the paper does not give back as it was typed.</summary>
/// <param name="Field">Name of the field of <see cref="InspectionText"/> (“noticeWorkingDays”), or a part of it (“outline.window”).</param>
/// <param name="Path">Which of several: a place from 1, or the path of a content or question; null where there is one.</param>
/// <param name="Message">For the officer, in Vietnamese.</param>
public sealed record InspectionDifference(string Field, string? Path, string Message);

/// <param name="Reading">What a reader of the paper makes of it; null: it is beyond what can be read.</param>
public sealed record InspectionReadBackResult(PaperReading? Reading, IReadOnlyList<InspectionDifference> Differences);

/// <summary>Writes the paper of an inspection plan and reads it again, as any paper is read; everything its author fixed is compared.</summary>
public static class InspectionReadBack
{
    /// <summary>Once entries of a list are out of step, each further one would differ.</summary>
    private const int MostOfAField = 3;

    public static InspectionReadBackResult Of(InspectionText plan)
    {
        using var stream = new MemoryStream();
        DocxWriter.Write(InspectionPaper.Of(plan), stream);
        stream.Position = 0;
        PaperReading reading;
        try
        {
            reading = PaperReader.Read(stream, "ke-hoach-kiem-tra.docx");
        }
        catch (PaperUnreadableException e)
        {
            return new(null, [new("kind", null, e.VietnameseMessage)]);
        }
        var differences = Compare(InspectionFacts.Typed(plan), InspectionFacts.Read(reading, plan)).ToList();
        differences.AddRange(reading.Coverage.Placed < reading.Coverage.Blocks
            ? [new("coverage", null, "Có đoạn trong bản Word không đọc ra được thuộc phần nào.")]
            : []);
        return new(reading, [.. differences.GroupBy(d => d.Field).SelectMany(g => g.Take(MostOfAField))]);
    }

    private static IEnumerable<InspectionDifference> Compare(IEnumerable<InspectionFact> typed, IEnumerable<InspectionFact> read)
    {
        var found = new Dictionary<(string, string), string>();
        foreach (var fact in read) found[(fact.Field, fact.Path)] = fact.Value;
        foreach (var fact in typed)
        {
            var has = found.Remove((fact.Field, fact.Path), out var value);
            if (has && value == fact.Value) continue;
            yield return Difference(fact.Field, fact.Path, has
                ? $"soạn là “{Brief(fact.Value)}”, bản Word đọc ra “{Brief(value!)}”."
                : $"bản Word không đọc ra “{Brief(fact.Value)}”.");
        }
        foreach (var ((field, path), value) in found) yield return Difference(field, path, $"bản Word đọc ra thêm “{Brief(value)}”.");
    }

    private static InspectionDifference Difference(string field, string path, string what) =>
        new(field, path.Length == 0 ? null : path, $"{Name(field)}{(path.Length == 0 ? "" : $" ({path})")}: {what}");

    private static string Brief(string text) => text.Length == 0 ? "(để trống)" : text.Length <= 120 ? text : text[..119].TrimEnd() + "…";

    private static string Name(string field) => field switch
    {
        "kind" => "Loại văn bản",
        "issuer" => "Cơ quan ban hành",
        "governingBody" => "Cơ quan chủ quản",
        "number" => "Số văn bản",
        "symbol" => "Ký hiệu",
        "place" => "Địa danh",
        "date" => "Ngày ban hành",
        "subject" => "Trích yếu",
        "year" => "Năm kiểm tra",
        "bases" => "Căn cứ",
        "purposes" => "Mục đích",
        "requirements" => "Yêu cầu",
        "contents" => "Nội dung kiểm tra",
        "contents.detail" => "Diễn giải nội dung kiểm tra",
        "targets" => "Đơn vị được kiểm tra trực tiếp",
        "selfInspection" => "Đơn vị tự kiểm tra",
        "team" => "Thành phần đoàn kiểm tra",
        "hosts" => "Thành phần của đơn vị được kiểm tra",
        "period" => "Thời gian kiểm tra",
        "methods" => "Phương pháp kiểm tra",
        "announcement" => "Báo trước hay đột xuất",
        "combined" => "Lồng ghép",
        "noticeWorkingDays" => "Số ngày làm việc phải thông báo trước",
        "reportDaysBefore" => "Số ngày gửi báo cáo trước khi kiểm tra",
        "selfReportDue" => "Hạn gửi báo cáo tự kiểm tra",
        "dataFrom" => "Mốc bắt đầu lấy số liệu",
        "funding" => "Kinh phí",
        "duties" => "Tổ chức thực hiện",
        "outline" => "Đề cương",
        "outline.guidance" => "Hướng dẫn trong đề cương",
        "outline.asks" => "Yêu cầu trả lời trong đề cương",
        "outline.window" => "Mốc số liệu trong đề cương",
        "outline.inherited" => "Yêu cầu chung trong đề cương",
        "recipients" => "Nơi nhận",
        "signedAs" => "Quyền hạn, chức vụ người ký",
        "signedBy" => "Người ký",
        "underPost" => "Chức vụ ghi dưới chữ ký",
        _ => field,
    };
}
