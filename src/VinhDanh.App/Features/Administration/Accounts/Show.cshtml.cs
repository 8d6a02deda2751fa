using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Administration.Accounts;

/// <summary>One account: its roles, its sign-ins, what was changed on it.</summary>
[Requires(Permission.ManageAccounts)]
public sealed class ShowModel(AppDb db, AccountQueries accounts, AccountChanges changes, PasswordResets resets, SecondFactors second, OrganisationChoice organisations, MailOutbox outbox, Actor actor, TimeProvider time) : PageModel
{
    /// <summary>The link just made; shown once, kept nowhere.</summary>
    [TempData] public string? NewLink { get; set; }
    public Account Account { get; private set; } = null!;
    public IReadOnlyList<RoleRow> Roles { get; private set; } = [];
    public IReadOnlyList<SignIn> Knocks { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];
    public IReadOnlyList<SelectListItem> RoleChoices { get; } = [.. Enum.GetValues<Role>().Select(r => new SelectListItem(RoleWords.Of(r), r.ToString()))];
    public bool MayCommand { get; private set; }
    public bool SecondFactorOn { get; private set; }
    public bool IsLocked => Account.IsLocked(time.GetUtcNow());
    public bool CanMail => outbox.IsOpen && Account.Email is not null;
    public bool IsSelf => Account.Id == actor.AccountId;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostGiveRoleAsync(Guid id, Role role, Guid organisation, CancellationToken ct) =>
        Answer(id, await changes.GiveRoleAsync(id, role, organisation, ct), "Đã giao vai trò.");

    public async Task<IActionResult> OnPostEndRoleAsync(Guid id, Guid role, CancellationToken ct) =>
        Answer(id, await changes.EndRoleAsync(id, role, ct), "Đã kết thúc vai trò từ hôm nay.");

    public async Task<IActionResult> OnPostUnlockAsync(Guid id, CancellationToken ct) =>
        Answer(id, await changes.UnlockAsync(id, ct), "Đã mở khóa tài khoản.");

    public async Task<IActionResult> OnPostDeactivateAsync(Guid id, string? reason, CancellationToken ct) =>
        Answer(id, await changes.DeactivateAsync(id, reason, ct), "Đã ngừng sử dụng tài khoản; mọi phiên làm việc đã kết thúc.");

    public async Task<IActionResult> OnPostEndSessionsAsync(Guid id, string? reason, CancellationToken ct) =>
        Answer(id, await changes.EndSessionsAsync(id, reason, ct), "Đã kết thúc mọi phiên làm việc của tài khoản.");

    public async Task<IActionResult> OnPostRemoveSecondFactorAsync(Guid id, string? reason, CancellationToken ct) =>
        Answer(id, await changes.RemoveSecondFactorAsync(id, reason, ct), "Đã gỡ xác thực hai bước; mọi phiên làm việc của tài khoản đã kết thúc.");

    public Task<IActionResult> OnPostResetLinkAsync(Guid id, CancellationToken ct) => ResetAsync(id, byMail: false, ct);

    public Task<IActionResult> OnPostMailResetLinkAsync(Guid id, CancellationToken ct) => ResetAsync(id, byMail: true, ct);

    private async Task<IActionResult> ResetAsync(Guid id, bool byMail, CancellationToken ct)
    {
        var outcome = await resets.MakeAsync(id, byMail, ct);
        if (outcome is PasswordResets.Outcome.NotThere) return NotFound();
        if (outcome is PasswordResets.Outcome.Refused(var why)) TempData.SetFlash(new Flash(why, FlashTone.Refused));
        if (outcome is PasswordResets.Outcome.Mailed) TempData.SetFlash(new Flash("Đã gửi đường dẫn đặt lại mật khẩu đến địa chỉ thư của tài khoản."));
        if (outcome is PasswordResets.Outcome.Made(var token)) NewLink = $"{Request.Scheme}://{Request.Host}/password/{token}";
        return RedirectToPage(new { id });
    }

    private IActionResult Answer(Guid id, AccountChanges.Outcome outcome, string done)
    {
        if (outcome is AccountChanges.Outcome.NotThere) return NotFound();
        TempData.SetFlash(outcome is AccountChanges.Outcome.Refused(var why) ? new Flash(why, FlashTone.Refused) : new Flash(done));
        return RedirectToPage(new { id });
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        var found = await accounts.Visible.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
        if (found is null) return false;
        Account = found;
        var today = time.Today();
        SecondFactorOn = await second.IsOnAsync(id, ct) || await db.Passkeys.AnyAsync(p => p.AccountId == id, ct);
        MayCommand = await accounts.CommandsAsync(id, today, ct);
        Organisations = await organisations.ItemsAsync(ct);
        Roles = await (
            from role in accounts.RolesInScope
            join organisation in db.Organisations on role.OrganisationId equals organisation.Id
            where role.AccountId == id
            orderby role.ValidTo == null descending, role.ValidTo descending, role.ValidFrom descending
            select new RoleRow(role.Id, role.Role, organisation.Name, role.ValidFrom, role.ValidTo, role.ValidTo == null || role.ValidTo >= today)).ToListAsync(ct);
        Knocks = await db.SignIns.AsNoTracking().Where(s => s.AccountId == id).OrderByDescending(s => s.At).Take(50).ToListAsync(ct);
        return true;
    }

    public sealed record RoleRow(Guid Id, Role Role, string Organisation, DateOnly From, DateOnly? To, bool Open);
}
