using System.ComponentModel.DataAnnotations;

namespace VinhDanh.App.Features.Inspections.Team;

/// <summary>One of those who inspect, as typed.</summary>
public sealed class MemberForm
{
    public const int MostOfDuty = 2000;

    /// <summary>Null: somebody new.</summary>
    public Guid? Member { get; set; }

    /// <summary>“Nguyễn Văn An”, “Nguyễn Văn An (Sở Nội vụ)”, or the plan's words where nobody is named yet.</summary>
    [Required(ErrorMessage = "Nhập họ và tên."), StringLength(1000, ErrorMessage = "Nội dung dài quá 1.000 ký tự.")] public string Name { get; set; } = "";
    public InspectionRole Role { get; set; } = InspectionRole.Member;
    [StringLength(300, ErrorMessage = "Chức vụ dài quá 300 ký tự.")] public string? Post { get; set; }
    [StringLength(MostOfDuty, ErrorMessage = "Nội dung dài quá 2.000 ký tự.")] public string? Duty { get; set; }
}
