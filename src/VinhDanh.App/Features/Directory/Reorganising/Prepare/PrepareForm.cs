using System.ComponentModel.DataAnnotations;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>What is typed about one event.</summary>
public sealed class PrepareForm
{
    public List<string?> Units { get; set; } = [];
    public List<Target> Targets { get; set; } = [];
    [StringLength(400)] public string? Parent { get; set; }

    /// <summary>Of a split: the former unit goes on beside the new ones.</summary>
    public bool Continues { get; set; }
    public HistoryInheritance Inherits { get; set; }

    [Required(ErrorMessage = "Nhập số, ký hiệu văn bản."), StringLength(100)] public string LegalNumber { get; set; } = "";
    [Required(ErrorMessage = "Nhập ngày văn bản.")] public DateOnly? LegalDate { get; set; }
    [Required(ErrorMessage = "Nhập ngày có hiệu lực.")] public DateOnly? EffectiveOn { get; set; }
    [StringLength(1000)] public string? Note { get; set; }

    /// <summary>A unit that takes over: one that lives, or a new one.</summary>
    public sealed class Target
    {
        [StringLength(400)] public string? Existing { get; set; }
        [StringLength(300)] public string? Name { get; set; }
        [StringLength(100)] public string? ShortName { get; set; }

        [StringLength(35), RegularExpression(@"[A-Z0-9]+(\.[A-Z0-9]+)*", ErrorMessage = "Mã gồm chữ in hoa và chữ số, các nhóm cách nhau bằng dấu chấm, ví dụ H99.02.")]
        public string? Code { get; set; }
        public OrganisationKind Kind { get; set; } = OrganisationKind.Department;

        public bool IsEmpty => string.IsNullOrEmpty(Existing) && string.IsNullOrEmpty(Name);
    }
}
