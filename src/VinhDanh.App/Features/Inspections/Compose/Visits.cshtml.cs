using System.ComponentModel.DataAnnotations;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>When and how units are visited, and the terms before a visit.</summary>
[Requires(Permission.EditInspections)]
public sealed class VisitsModel(DraftDesk desk) : DraftPartModel<VisitsForm>(desk, DraftPart.Visits);

public sealed class VisitsForm : DraftForm
{
    [StringLength(500)] public string? Period { get; set; }
    public DateOnly? DataFrom { get; set; }
    [StringLength(20_000)] public string? Methods { get; set; }
    public VisitNotice? Announcement { get; set; }
    [StringLength(500)] public string? Combined { get; set; }
    [Range(1, 90, ErrorMessage = "Số ngày phải từ 1 đến 90.")] public int? NoticeWorkingDays { get; set; }
    [Range(1, 90, ErrorMessage = "Số ngày phải từ 1 đến 90.")] public int? ReportDaysBefore { get; set; }
    public DateOnly? SelfReportDue { get; set; }

    public override void Show(InspectionText text)
    {
        (Period, DataFrom, Methods, Announcement, Combined) = (text.Period, text.DataFrom, Typed.Joined(text.Methods), text.Announcement, text.Combined);
        (NoticeWorkingDays, ReportDaysBefore, SelfReportDue) = (text.NoticeWorkingDays, text.ReportDaysBefore, text.SelfReportDue);
    }

    public override InspectionText Into(InspectionText text) => text with
    {
        Period = Typed.OneLine(Period),
        DataFrom = DataFrom,
        Methods = Typed.List(Methods),
        Announcement = Announcement,
        Combined = Typed.OrNull(Combined),
        NoticeWorkingDays = NoticeWorkingDays,
        ReportDaysBefore = ReportDaysBefore,
        SelfReportDue = SelfReportDue,
    };
}
