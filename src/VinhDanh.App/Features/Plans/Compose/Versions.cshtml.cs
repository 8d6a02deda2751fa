using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>What was kept of a plan, and what differs between two of them.</summary>
[Requires(Permission.ReadPlanDrafts)]
public sealed class VersionsModel(AppDb db, Actor actor, CompositionDesk desk, AuditLog audit) : PageModel
{
    public CompositionDesk.Opened Opened { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<TextChange> Changes { get; private set; } = [];
    public bool MayKeep => Opened.IsDrafting && actor.May(Permission.ImportPlans);

    /// <summary>Numbers of versions; 0 stands for the text as it is now.</summary>
    [BindProperty(SupportsGet = true)] public int? From { get; set; }
    [BindProperty(SupportsGet = true)] public int To { get; set; }
    [BindProperty] public Command Input { get; set; } = new();

    public IEnumerable<SelectListItem> Choices => [new("Bản đang soạn", "0"), .. Rows.Select(r => new SelectListItem(r.Words, $"{r.Number}"))];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    [Requires(Permission.ImportPlans)]
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        var label = Input.Label.Trim();
        var kept = await desk.WriteAsync(id, [CompositionState.Drafting], (composition, next) =>
        {
            db.PlanCompositionVersions.Add(desk.VersionOf(id, next, label, composition.Text));
            audit.Add("plan-composition.version-kept", id, composition.OrganisationId, after: new { version = next, label });
            return Task.FromResult(true);
        }, ct);
        if (!kept) return NotFound();
        TempData.SetFlash(new Flash($"Đã lưu phiên bản “{label}”."));
        return Redirect($"/compositions/{id}/versions");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } opened) return false;
        Opened = opened;
        Rows = await (
            from v in db.PlanCompositionVersions
            join maker in db.Accounts on v.MadeBy equals maker.Id
            where v.CompositionId == id
            orderby v.Number descending
            select new Row(v.Number, v.Label, v.MadeAt, maker.DisplayName)).ToListAsync(ct);
        From ??= Rows.Count > 0 ? Rows[0].Number : 0;
        Changes = VersionDifference.Of(await TextAsync(id, From.Value, ct), await TextAsync(id, To, ct));
        return true;
    }

    private async Task<PlanText> TextAsync(Guid id, int number, CancellationToken ct) =>
        await db.PlanCompositionVersions.Where(v => v.CompositionId == id && v.Number == number).Select(v => v.Text).SingleOrDefaultAsync(ct) is { } text
            ? ComposedJson.Read<PlanText>(text) : Opened.Text;

    public sealed record Row(int Number, string Label, DateTimeOffset At, string By)
    {
        public string Words => $"{Number}. {Label}";
    }

    public sealed class Command
    {
        [Required(ErrorMessage = "Ghi tên phiên bản, ví dụ: Sau góp ý của Sở Tài chính."), StringLength(200)] public string Label { get; set; } = "";
    }
}
