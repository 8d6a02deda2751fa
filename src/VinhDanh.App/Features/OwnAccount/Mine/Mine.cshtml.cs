using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;
using Accounts = VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Features.OwnAccount.Mine;

/// <summary>One's own account: roles, sessions, the last knocks at the door, a new password.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class MineModel(AppDb db, Actor actor, Door door, UserManager<Accounts.Account> users, SecondFactors second, HostSettings settings, AuditLog audit, TimeProvider time) : PageModel
{
    public Accounts.Account Account { get; private set; } = null!;
    public Actor Actor => actor;
    public IReadOnlyList<Session> Sessions { get; private set; } = [];
    public IReadOnlyList<Accounts.SignIn> Knocks { get; private set; } = [];
    public bool SecondFactorOn { get; private set; }
    public int CodesLeft { get; private set; }

    /// <summary>As people know it; null: there is none.</summary>
    public string? Provider => settings.Provider?.Name;
    [BindProperty] public Command Input { get; set; } = new();
    [BindProperty] public FreshProof Proof { get; set; } = new();

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (!ModelState.IsValidFor(nameof(Input))) return Page();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(actor.AccountId!.Value, ct);
        // Whoever finds a screen unlocked must not guess here what the door would not let them guess.
        var proof = await door.ProvePasswordAsync(account, Input.Current, ct);
        if (proof is not SignInOutcome.Success)
        {
            await transaction.CommitAsync(ct); // a wrong password counts
            ModelState.AddModelError("Input.Current", proof is SignInOutcome.WrongPassword ? "Mật khẩu hiện tại chưa đúng." : DoorWords.Inside(proof));
            return Page();
        }

        var result = await users.ChangePasswordAsync(account, Input.Current, Input.New);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors.Where(e => e.Code == "Password")) ModelState.AddModelError("Input.New", error.Description);
            if (ModelState.IsValid) throw new InvalidOperationException($"A new password was refused without words: {string.Join(' ', result.Errors.Select(e => e.Code))}.");
            return Page();
        }

        // A new password is often chosen because the old one is known elsewhere.
        await door.RenewAsync(HttpContext, endOthers: true, ct);
        audit.Add("account.password-changed", account.Id, actor.OrganisationId);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash("Đã đổi mật khẩu; các phiên làm việc khác đã kết thúc."));
        return RedirectToPage();
    }

    /// <param name="session">Null: all but this one.</param>
    public async Task<IActionResult> OnPostEndAsync(Guid? session, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (session is { } asked && Sessions.All(s => s.Id != asked)) return NotFound();
        if (!ModelState.IsValidFor(nameof(Proof))) return Page();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var outcome = await door.ProveAgainAsync(await db.LockAccountAsync(actor.AccountId!.Value, ct), Proof, ct);
        if (outcome is not SignInOutcome.Success)
        {
            await transaction.CommitAsync(ct); // a wrong password counts
            ModelState.AddRefusal(nameof(Proof), outcome);
            return Page();
        }

        var own = actor.SessionId;
        var ended = await door.EndAsync(s => session == null ? s.Id != own : s.Id == session, ct);
        if (session != own) await door.RenewAsync(HttpContext, endOthers: false, ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash($"Đã kết thúc {ended} phiên làm việc."));
        return RedirectToPage();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        SecondFactorOn = await second.IsOnAsync(actor.AccountId!.Value, ct);
        CodesLeft = await second.CodesLeftAsync(actor.AccountId!.Value, ct);
        Account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == actor.AccountId, ct);
        Sessions = await db.Sessions.AsNoTracking().Open(time.GetUtcNow()).Where(s => s.AccountId == actor.AccountId)
            .OrderByDescending(s => s.LastSeenAt).Take(50).ToListAsync(ct);
        Knocks = await db.SignIns.AsNoTracking().Where(s => s.AccountId == actor.AccountId)
            .OrderByDescending(s => s.At).Take(20).ToListAsync(ct);
    }

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập mật khẩu hiện tại."), StringLength(PasswordRules.MaximumLength), DataType(DataType.Password)] public string Current { get; set; } = "";
        [Required(ErrorMessage = "Nhập mật khẩu mới."), StringLength(PasswordRules.MaximumLength), DataType(DataType.Password)] public string New { get; set; } = "";
        [Compare(nameof(New), ErrorMessage = "Hai lần nhập mật khẩu mới chưa giống nhau."), DataType(DataType.Password)] public string Again { get; set; } = "";
    }
}
