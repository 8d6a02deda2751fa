using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.OwnAccount.SwitchRole;

/// <summary>Chooses, for this session, which of one's roles one acts in.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class SwitchRoleModel(AppDb db, Actor actor, AuditLog audit) : PageModel
{
    public IActionResult OnGet() => Redirect("/account");

    public async Task<IActionResult> OnPostAsync(Guid role, CancellationToken ct)
    {
        if (actor.Roles.FirstOrDefault(r => r.AssignmentId == role) is not { } chosen) return NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Sessions.Where(s => s.Id == actor.SessionId)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.AssignmentId, chosen.AssignmentId), ct);
        audit.Add("session.role-chosen", actor.SessionId!.Value, chosen.OrganisationId, after: new { chosen.Role, chosen.OrganisationId });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Redirect("/");
    }
}
