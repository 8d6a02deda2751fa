using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Features.Gallery;

/// <summary>All pieces of the kit on one page, with invented data; has a route only where <c>AddShell(withGallery: true)</c> was called (development, tests).</summary>
[Public("invented data only; the route exists in development and tests")]
public sealed class GalleryModel : PageModel
{
    /// <summary>The day the invented data is told from.</summary>
    public static readonly DateOnly Today = new(2026, 3, 10);

    [BindProperty]
    public Form Input { get; set; } = new() { SentOn = Today, Amount = 1_490_000m };

    public sealed record Form
    {
        [Required(ErrorMessage = "Nhập họ và tên.")]
        public string? FullName { get; init; }

        [Required(ErrorMessage = "Chọn đơn vị.")]
        public string? Unit { get; init; }

        public DateOnly? SentOn { get; init; }
        public decimal? Amount { get; init; }
        public string? Summary { get; init; }
        public bool Agreed { get; init; }
        public string Level { get; init; } = "co-so";
        public IFormFile? Paper { get; init; }
    }

    public void OnGet() { }

    public IActionResult OnPost() => ModelState.IsValid ? RedirectToPage() : Page();

    internal sealed record Row(string Place, string Title, UnitRef Lead, DeadlinePill Due, StatusChip Status, int Sent, int Asked);

    internal static readonly Row[] Rows =
    [
        new("I.1", "Trình UBND xã ban hành kế hoạch công tác thi đua, khen thưởng năm 2026", new("Văn phòng HĐND và UBND", "#"),
            new(new(2026, 1, 30), Today) { CompletedOn = new(2026, 1, 28) }, StatusChip.DoneOnTime, 1, 1),
        new("I.4", "Đăng ký danh hiệu thi đua, phong trào thi đua của các đơn vị", new("Phòng Văn hóa – Xã hội", "#") { Aliases = ["P.VHXH"] },
            new(new(2026, 2, 27), Today, -7) { How = "“Trước ngày 28/02/2026”: hạn cuối là ngày 27/02/2026 (thứ Sáu). Từ đó đến hôm nay đã qua 7 ngày làm việc." }, StatusChip.Late, 9, 14),
        new("I.6", "Lấy ý kiến Hội đồng Thi đua – Khen thưởng về dự thảo quy chế", new("Phòng Văn hóa – Xã hội", "#"),
            new(new(2026, 3, 13), Today, 3) { How = "Văn bản đến ngày 02/03/2026; “trong 10 ngày làm việc” tính từ ngày 03/03/2026 đến hết ngày 13/03/2026." }, StatusChip.DueSoon, 3, 5),
        new("II.2", "Kiểm tra công tác thi đua, khen thưởng tại 04 trường học", new("Tổ kiểm tra theo Quyết định số 31/QĐ-UBND", "#"),
            new(new(2026, 5, 29), Today, 55), StatusChip.InProgress, 1, 4),
        new("II.9", "Tổng kết phong trào thi đua chào mừng ngày thành lập xã", new("Ủy ban MTTQ Việt Nam xã", "#"),
            new(null, Today) { How = "Ô thời hạn ghi “sau khi có hướng dẫn của cấp trên”." }, StatusChip.AwaitingDate, 0, 1),
    ];
}
