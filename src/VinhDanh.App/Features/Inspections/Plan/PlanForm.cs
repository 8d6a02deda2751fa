using System.ComponentModel.DataAnnotations;

namespace VinhDanh.App.Features.Inspections.Plan;

/// <summary>What the plan fixes, as it may be mended.</summary>
public sealed class PlanForm
{
    [Required(ErrorMessage = "Nhập tên cuộc kiểm tra."), StringLength(400, ErrorMessage = "Tên dài quá 400 ký tự.")] public string Title { get; set; } = "";
    [Range(1990, 2100, ErrorMessage = "Năm phải từ 1990 đến 2100.")] public short Year { get; set; }
    [StringLength(60, ErrorMessage = "Số, ký hiệu dài quá 60 ký tự.")] public string? Number { get; set; }
    [StringLength(300, ErrorMessage = "Tên cơ quan dài quá 300 ký tự.")] public string? Issuer { get; set; }
    public DateOnly? IssuedOn { get; set; }
    public DateOnly? PeriodFrom { get; set; }
    public DateOnly? PeriodTo { get; set; }
    [Range(0, 90, ErrorMessage = "Số ngày phải từ 0 đến 90.")] public short? NoticeWorkingDays { get; set; }
    [Range(0, 90, ErrorMessage = "Số ngày phải từ 0 đến 90.")] public short? ReportDaysBefore { get; set; }
    public DateOnly? SelfReportDue { get; set; }
    public DateOnly? DataFrom { get; set; }
    [StringLength(10_000, ErrorMessage = "Nội dung dài quá 10.000 ký tự.")] public string? Methods { get; set; }
    [StringLength(10_000, ErrorMessage = "Nội dung dài quá 10.000 ký tự.")] public string? Funding { get; set; }

    /// <summary>The task of the work programme that ordered it.</summary>
    public Guid? TaskId { get; set; }

    /// <summary>The plan as the form showed it.</summary>
    public uint Version { get; set; }

    public static PlanForm Of(Inspection i) => new()
    {
        Title = i.Title, Year = i.Year, Number = i.Number, Issuer = i.Issuer, IssuedOn = i.IssuedOn, PeriodFrom = i.PeriodFrom, PeriodTo = i.PeriodTo,
        NoticeWorkingDays = i.NoticeWorkingDays, ReportDaysBefore = i.ReportDaysBefore, SelfReportDue = i.SelfReportDue, DataFrom = i.DataFrom, Methods = i.Methods, Funding = i.Funding, TaskId = i.TaskId, Version = i.Version,
    };

    public void Apply(Inspection i)
    {
        (i.Title, i.Year, i.Number, i.Issuer, i.IssuedOn) = (Title.Trim(), Year, Blank(Number), Blank(Issuer), IssuedOn);
        (i.PeriodFrom, i.PeriodTo, i.NoticeWorkingDays, i.ReportDaysBefore) = (PeriodFrom, PeriodTo, NoticeWorkingDays, ReportDaysBefore);
        (i.SelfReportDue, i.DataFrom, i.Methods, i.Funding, i.TaskId) = (SelfReportDue, DataFrom, Blank(Methods), Blank(Funding), TaskId);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
