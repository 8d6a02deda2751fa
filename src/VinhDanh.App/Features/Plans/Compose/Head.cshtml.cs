using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>Everything above and below the text: bodies, symbol, place, bases, signature, recipients, names of the appendices.</summary>
[Requires(Permission.ImportPlans)]
public sealed class HeadModel(CompositionDesk desk) : PageModel
{
    public CompositionDesk.Opened Opened { get; private set; } = null!;
    [BindProperty] public Command Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = Command.Of(Opened.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        if (this.IsStale(Input.Seen, Command.Of(Opened.Text).Seen)) return Page();
        if (!await desk.ReviseAsync(id, Input.Into, "head-edited", new { Input.Subject, Input.Year, Input.Symbol }, ct)) return NotFound();
        TempData.SetFlash(new Flash("Đã lưu thể thức."));
        return Redirect($"/compositions/{id}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { IsDrafting: true } opened) return false;
        Opened = opened;
        return true;
    }

    public sealed class Command
    {
        public string Seen { get; set; } = "";
        [StringLength(300)] public string? GoverningBody { get; set; }
        [Required(ErrorMessage = "Nhập cơ quan ban hành."), StringLength(300)] public string IssuingBody { get; set; } = "";
        [Required(ErrorMessage = "Nhập ký hiệu."), StringLength(60)] public string Symbol { get; set; } = "";
        [Required(ErrorMessage = "Nhập địa danh."), StringLength(100)] public string Place { get; set; } = "";
        [Range(2000, 2100, ErrorMessage = "Năm kế hoạch từ 2000 đến 2100.")] public int Year { get; set; }
        [Required(ErrorMessage = "Nhập trích yếu."), StringLength(1000)] public string Subject { get; set; } = "";
        [StringLength(20_000)] public string? Bases { get; set; }
        [StringLength(500)] public string? ScheduleTitle { get; set; }
        [StringLength(500)] public string? CouncilTitle { get; set; }
        [Required(ErrorMessage = "Nhập quyền hạn, chức vụ của người ký."), StringLength(500)] public string SignedAs { get; set; } = "";
        [StringLength(200)] public string? SignedBy { get; set; }
        [StringLength(200)] public string? UnderPost { get; set; }
        [StringLength(4000)] public string? Recipients { get; set; }

        public static Command Of(PlanText text) => new()
        {
            Seen = Shell.Seen.Of(text with { Body = "", Lines = [], LastId = 0 }),
            GoverningBody = text.GoverningBody, IssuingBody = text.IssuingBody, Symbol = text.Symbol, Place = text.Place, Year = text.Year, Subject = text.Subject,
            Bases = text.Bases, ScheduleTitle = text.ScheduleTitle, CouncilTitle = text.CouncilTitle, SignedAs = text.SignedAs, SignedBy = text.SignedBy,
            UnderPost = text.UnderPost, Recipients = text.Recipients,
        };

        public PlanText Into(PlanText text) => text with
        {
            GoverningBody = Typed.OrNull(GoverningBody),
            IssuingBody = IssuingBody.Trim(),
            Symbol = Symbol.Trim(),
            Place = Place.Trim(),
            Year = Year,
            Subject = Subject.Trim(),
            Bases = Typed.Lines(Bases),
            ScheduleTitle = Typed.Lines(ScheduleTitle),
            CouncilTitle = Typed.Lines(CouncilTitle),
            SignedAs = Typed.Lines(SignedAs),
            SignedBy = SignedBy?.Trim() ?? "",
            UnderPost = Typed.OrNull(UnderPost),
            Recipients = Typed.Lines(Recipients),
        };
    }
}
