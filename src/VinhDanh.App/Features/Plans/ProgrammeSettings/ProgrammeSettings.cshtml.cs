using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.ProgrammeSettings;

/// <summary>How a programme counts its days; its number and date once it is signed.</summary>
[Requires(Permission.EditProgrammes)]
public sealed class ProgrammeSettingsModel(ProgrammeQueries programmes, AppDb db, Actor actor, AuditLog audit, TaskChanges changes) : PageModel
{
    public ProgrammeView View { get; private set; } = null!;

    /// <summary>What somebody else has stored since this form was opened.</summary>
    public Programme? Theirs { get; private set; }
    [BindProperty] public Command Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var p = View.Programme;
        Input = new()
        {
            Version = p.Version, Title = p.Title, Number = p.Number, IssuedOn = p.IssuedOn, Issuer = p.Issuer, NamedDayCounts = p.NamedDayCounts,
            DecidingDate = p.DecidingDate,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        if (!await SaveAsync(id, ct))
        {
            await LoadAsync(id, ct);
            Theirs = View.Programme;
            // Saving again means it: the second form carries the version that was just shown.
            ModelState.Remove("Input.Version");
            Input.Version = Theirs.Version;
            return Page();
        }

        TempData.SetFlash(new Flash("Đã lưu thiết lập; thời hạn các nhiệm vụ đã được tính lại."));
        return RedirectToPage("/Plans/Show/Show", new { id });
    }

    private async Task<bool> SaveAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var p = View.Programme;
        var rows = await db.OwnedProgrammes(actor).Where(x => x.Id == id && x.Version == Input.Version).ExecuteUpdateAsync(s => s
            .SetProperty(x => x.Title, Input.Title)
            .SetProperty(x => x.Number, Input.Number)
            .SetProperty(x => x.IssuedOn, Input.IssuedOn)
            .SetProperty(x => x.Issuer, Input.Issuer)
            .SetProperty(x => x.NamedDayCounts, Input.NamedDayCounts)
            .SetProperty(x => x.DecidingDate, Input.DecidingDate), ct);
        if (rows == 0) return false;
        audit.Add("programme.edited", id, p.OrganisationId,
            before: new { p.Title, p.Number, p.IssuedOn, p.Issuer, p.NamedDayCounts, p.DecidingDate },
            after: new { Input.Title, Input.Number, Input.IssuedOn, Input.Issuer, Input.NamedDayCounts, Input.DecidingDate });
        await changes.RecomputeProgrammeAsync(id, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await programmes.FindAsync(id, ct) is not { Owned: true } view) return false;
        View = view;
        return true;
    }

    public sealed class Command
    {
        public uint Version { get; set; }
        [Required(ErrorMessage = "Nhập tên kế hoạch."), StringLength(1000)] public string Title { get; set; } = "";
        [StringLength(100)] public string? Number { get; set; }
        public DateOnly? IssuedOn { get; set; }
        [StringLength(500)] public string? Issuer { get; set; }
        public bool NamedDayCounts { get; set; }
        public DecidingDate DecidingDate { get; set; }
    }
}
