namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>A part of the text with a page of its own.</summary>
/// <param name="Page">Last step of its address.</param>
/// <param name="Name">As officers call it.</param>
public sealed record DraftPart(string Page, string Name)
{
    public static readonly DraftPart Head = new("head", "Thể thức");
    public static readonly DraftPart Purposes = new("purposes", "Mục đích, yêu cầu");
    public static readonly DraftPart Contents = new("", "Nội dung kiểm tra");
    public static readonly DraftPart Targets = new("units", "Đối tượng kiểm tra");
    public static readonly DraftPart Team = new("members", "Thành phần");
    public static readonly DraftPart Visits = new("visits", "Thời gian, phương pháp");
    public static readonly DraftPart Duties = new("duties", "Tổ chức thực hiện");
    public static readonly DraftPart Outline = new("questions", "Đề cương");

    /// <summary>Where a field of the text is mended.</summary>
    /// <param name="field">As <see cref="Papers.Composing.InspectionDifference.Field"/> names it.</param>
    public static DraftPart Of(string field) => field switch
    {
        "purposes" or "requirements" => Purposes,
        "contents" or "contents.detail" => Contents,
        "targets" or "selfInspection" => Targets,
        "team" or "hosts" => Team,
        "period" or "methods" or "announcement" or "combined" or "noticeWorkingDays" or "reportDaysBefore" or "selfReportDue" or "dataFrom" => Visits,
        "duties" or "funding" => Duties,
        _ when field.StartsWith("outline", StringComparison.Ordinal) => Outline,
        _ => Head,
    };
}
