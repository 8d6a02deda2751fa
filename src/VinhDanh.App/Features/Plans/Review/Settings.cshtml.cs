using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Review;

/// <summary>What a draft says of the plan as a whole: title, number, date, and how “trước ngày” is counted.</summary>
[Requires(Permission.ImportPlans)]
public sealed class SettingsModel(ReviewDesk desk) : PageModel
{
    public Guid Id { get; private set; }
    [BindProperty] public Command Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { Import.State: ImportState.Draft } opened) return NotFound();
        Id = id;
        var draft = opened.Draft;
        Input = new()
        {
            Title = draft.Title, Year = draft.Year, Number = draft.Number, Symbol = draft.Symbol, Issuer = draft.Issuer,
            IssuedOn = draft.IssuedOn, NamedDayCounts = draft.NamedDayCounts,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { Import.State: ImportState.Draft }) return NotFound();
        Id = id;
        if (!ModelState.IsValid) return Page();
        var edited = await desk.EditAsync(id, d => d with
        {
            Title = Input.Title.Trim(),
            Year = Input.Year,
            Number = Blank(Input.Number),
            Symbol = Blank(Input.Symbol),
            Issuer = Blank(Input.Issuer),
            IssuedOn = Input.IssuedOn,
            NamedDayCounts = Input.NamedDayCounts,
        }, "settings-edited", new { Input.Title, Input.Year, Input.Number, Input.IssuedOn, Input.NamedDayCounts }, ct);
        if (!edited) return NotFound();
        TempData.SetFlash(new Flash("Đã lưu thông tin chung."));
        return Redirect($"/imports/{id}");
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập trích yếu của kế hoạch."), StringLength(1000)] public string Title { get; set; } = "";
        [Range(2000, 2100, ErrorMessage = "Năm kế hoạch từ 2000 đến 2100.")] public int Year { get; set; }
        [StringLength(60)] public string? Number { get; set; }
        [StringLength(60)] public string? Symbol { get; set; }
        [StringLength(300)] public string? Issuer { get; set; }
        public DateOnly? IssuedOn { get; set; }
        public bool NamedDayCounts { get; set; }
    }
}
