using System.ComponentModel.DataAnnotations;

namespace VinhDanh.App.Features.Directory.People;

/// <summary>What is typed about a person.</summary>
public sealed class PersonForm
{
    [Required(ErrorMessage = "Nhập họ và tên."), StringLength(200)] public string FullName { get; set; } = "";
    [Range(1900, 2100, ErrorMessage = "Năm sinh gồm bốn chữ số, ví dụ 1985.")] public int? BirthYear { get; set; }
    [StringLength(200), EmailAddress(ErrorMessage = "Địa chỉ thư điện tử chưa đúng.")] public string? Email { get; set; }
    [StringLength(30)] public string? Phone { get; set; }
    [Required(ErrorMessage = "Nhập tổ chức nơi công tác."), StringLength(400)] public string Unit { get; set; } = "";

    /// <summary>xmin of the row as it was read; 0 on a new one.</summary>
    public uint Version { get; set; }

    public void WriteTo(Person p, Guid unit) =>
        (p.FullName, p.BirthYear, p.Email, p.Phone, p.OrganisationId) = (FullName, (short?)BirthYear, Email, Phone, unit);

    public IReadOnlyList<(string Field, string Value)> Words() =>
    [
        ("Họ và tên", FullName), ("Năm sinh", BirthYear?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""),
        ("Thư điện tử", Email ?? ""), ("Điện thoại", Phone ?? ""), ("Nơi công tác", Unit),
    ];
}
