using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>
/// Roles of accounts. They reach further at the heir than they did, so only who may give roles carries them over; otherwise they
/// wait on the page of the reorganisation for somebody who may.
/// </summary>
public sealed class AccountRoleFollowing(AppDb db, AuditLog audit) : IUnitFollowing
{
    public string Kind => "account-role";
    public string Heading => "Vai trò của tài khoản";
    public string Otherwise => "Vai trò kết thúc";
    public Permission? Needs => Permission.ManageAccounts;

    public async Task<IReadOnlyList<Follower>> ListAsync(IReadOnlyCollection<Guid> ending, DateOnly effectiveOn, CancellationToken ct)
    {
        var roles = await (
            from role in db.RoleAssignments.AsNoTracking()
            join account in db.Accounts on role.AccountId equals account.Id
            where ending.Contains(role.OrganisationId) && (role.ValidTo == null || role.ValidTo >= effectiveOn)
            orderby account.DisplayName
            select new { role.Id, role.OrganisationId, account.DisplayName, role.Role }).ToListAsync(ct);
        return [.. roles.Select(r => new Follower(Kind, r.Id, r.OrganisationId, r.DisplayName, RoleWords.Of(r.Role)))];
    }

    public async Task CarryAsync(IReadOnlyList<Following> all, CarryingRun run, CancellationToken ct)
    {
        var ids = all.Select(f => f.Id).ToList();
        var roles = await db.RoleAssignments.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var accounts = roles.Values.Select(r => r.AccountId).Distinct().ToList();
        // One account holds one role once at a place: two units merged may bring it the same role twice.
        var held = (await db.RoleAssignments.AsNoTracking().Where(r => accounts.Contains(r.AccountId) && (r.ValidTo == null || r.ValidTo >= run.EffectiveOn))
            .Select(r => new { r.AccountId, r.OrganisationId, r.Role }).ToListAsync(ct)).Select(r => (r.AccountId, r.OrganisationId, r.Role)).ToHashSet();
        foreach (var following in all)
        {
            var role = roles[following.Id];
            var follows = following.ToId is { } to && held.Add((role.AccountId, to, role.Role));
            if (role.ValidFrom >= run.EffectiveOn)
            {
                if (!follows) continue;
                run.Step("account-role-moved", role.Id, following.FromId, following.ToId, new { });
                role.OrganisationId = following.ToId!.Value;
            }
            else
            {
                var made = follows ? run.NewId() : (Guid?)null;
                run.Step("account-role", role.Id, following.FromId, following.ToId, new RoleBefore(role.ValidTo, made));
                if (made is { } id)
                    db.RoleAssignments.Add(new() { Id = id, AccountId = role.AccountId, OrganisationId = following.ToId!.Value, Role = role.Role, ValidFrom = run.EffectiveOn, ValidTo = role.ValidTo });
                role.ValidTo = run.LastDay;
            }
            audit.Add("account.reorganised", role.AccountId, following.ToId ?? following.FromId, after: new { role.Role, from = run.EffectiveOn, follows });
        }
    }

    public async Task UndoAsync(IReadOnlyList<ReorganisationStep> steps, UndoingRun run, CancellationToken ct)
    {
        var made = steps.Where(s => s.Kind is "account-role").Select(s => UndoingRun.BeforeOf<RoleBefore>(s).Made).OfType<Guid>().ToList();
        var subjects = steps.Select(s => s.SubjectId).Concat(made).ToList();
        var roles = await db.RoleAssignments.Where(r => subjects.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        // Whoever acts in a role that goes falls back to another of theirs.
        await db.Sessions.Where(s => s.AssignmentId != null && made.Contains(s.AssignmentId.Value)).ExecuteUpdateAsync(s => s.SetProperty(x => x.AssignmentId, (Guid?)null), ct);
        foreach (var step in steps)
        {
            var role = roles[step.SubjectId];
            if (step.Kind is "account-role-moved")
            {
                if (role.OrganisationId != step.ToId) run.Obstacles.Add("Có vai trò của tài khoản đã được sửa.");
                role.OrganisationId = step.FromId;
            }
            else
            {
                var before = UndoingRun.BeforeOf<RoleBefore>(step);
                var next = before.Made is { } id ? roles.GetValueOrDefault(id) : null;
                if (role.ValidTo != run.LastDay || before.Made is not null && (next is null || next.ValidTo != before.ValidTo)) run.Obstacles.Add("Có vai trò của tài khoản đã được sửa.");
                role.ValidTo = before.ValidTo;
                if (next is not null) db.RoleAssignments.Remove(next);
            }
            audit.Add("account.reorganisation-undone", role.AccountId, step.FromId, after: new { role.Role });
        }
    }

    private sealed record RoleBefore(DateOnly? ValidTo, Guid? Made);
}
