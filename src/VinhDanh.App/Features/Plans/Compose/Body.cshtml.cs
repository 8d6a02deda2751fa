using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>The plan's words, a paragraph a line.</summary>
[Requires(Permission.ImportPlans)]
public sealed class BodyModel(CompositionDesk desk) : PageModel
{
    public CompositionDesk.Opened Opened { get; private set; } = null!;
    [BindProperty] public Command Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = new() { Seen = Seen.Of(Opened.Text.Body), Text = Opened.Text.Body };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid || this.IsStale(Input.Seen, Seen.Of(Opened.Text.Body))) return Page();
        var body = Typed.Lines(Input.Text);
        if (!await desk.ReviseAsync(id, t => t with { Body = body }, "body-edited", new { letters = body.Length }, ct)) return NotFound();
        TempData.SetFlash(new Flash("Đã lưu phần lời."));
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
        [StringLength(200_000, ErrorMessage = "Phần lời dài quá 200.000 ký tự.")] public string? Text { get; set; }
    }
}
