using System.ComponentModel.DataAnnotations;

namespace VinhDanh.App.Features.Directory.Organisations;

/// <summary>What is typed about an organisation, when it is added and when it is edited.</summary>
public sealed class OrganisationForm
{
    [Required(ErrorMessage = "Nhập tên tổ chức."), StringLength(300)] public string Name { get; set; } = "";
    [StringLength(100)] public string? ShortName { get; set; }

    [StringLength(35), RegularExpression(@"[A-Z0-9]+(\.[A-Z0-9]+)*", ErrorMessage = "Mã gồm chữ in hoa và chữ số, các nhóm cách nhau bằng dấu chấm, ví dụ H99.02.")]
    public string? Code { get; set; }
    public OrganisationKind Kind { get; set; } = OrganisationKind.Department;
    public bool IsOutside { get; set; }
    [Required(ErrorMessage = "Nhập ngày bắt đầu hoạt động.")] public DateOnly? ValidFrom { get; set; }

    /// <summary>xmin of the row as it was read; 0 on a new one.</summary>
    public uint Version { get; set; }

    public static OrganisationForm Of(Organisation o) => new()
    {
        Name = o.Name, ShortName = o.ShortName, Code = o.Code, Kind = o.Kind, IsOutside = o.IsOutside, ValidFrom = o.ValidFrom, Version = o.Version,
    };

    public void WriteTo(Organisation o)
    {
        (o.Name, o.ShortName, o.Code, o.Kind, o.IsOutside, o.ValidFrom) = (Name, ShortName, Code, Kind, IsOutside, ValidFrom!.Value);
    }

    /// <summary>Fields in words, for the history and for two versions side by side.</summary>
    public IReadOnlyList<(string Field, string Value)> Words() =>
    [
        ("Tên tổ chức", Name), ("Tên viết tắt", ShortName ?? ""), ("Mã", Code ?? ""), ("Loại", OrganisationWords.Of(Kind)),
        ("Đơn vị phối hợp", IsOutside ? "Có" : "Không"), ("Hoạt động từ", ValidFrom is { } d ? Shell.Vn.Date(d) : ""),
    ];
}
