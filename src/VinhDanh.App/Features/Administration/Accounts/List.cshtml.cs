using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Administration.Accounts;

/// <summary>Who may use the program in one's scope, and who was invited.</summary>
[Requires(Permission.ManageAccounts)]
public sealed class ListModel(AccountQueries accounts, Invitations invitations, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")] public string? Words { get; set; }

    /// <summary>The link just made; shown once, kept nowhere.</summary>
    [TempData] public string? NewLink { get; set; }
    [TempData] public string? NewFor { get; set; }

    public IReadOnlyList<AccountRow> Accounts { get; private set; } = [];
    public IReadOnlyList<InvitationRow> Invited { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Now = time.GetUtcNow();
        Accounts = await accounts.ListAsync(string.IsNullOrWhiteSpace(Words) ? null : Words.Trim(), time.Today(), ct);
        Invited = await accounts.OpenInvitationsAsync(Now, ct);
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid invitation, CancellationToken ct)
    {
        if (!await invitations.RevokeAsync(invitation, ct)) return NotFound();
        TempData.SetFlash(new Flash("Đã thu hồi lời mời; đường dẫn không còn dùng được."));
        return RedirectToPage();
    }
}
