using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Administration.Accounts;

/// <summary>What an administrator does to other people's accounts; each within scope, each with its audit entry.</summary>
public sealed class AccountChanges(AppDb db, AccountQueries accounts, SecondFactors second, Actor actor, AuditLog audit, TimeProvider time)
{
    internal const string NotMine = "Tài khoản này còn vai trò ngoài phạm vi quản lý của đồng chí; chỉ quản trị cấp trên thay đổi được.";

    public async Task<Outcome> GiveRoleAsync(Guid accountId, Role role, Guid organisationId, CancellationToken ct)
    {
        if (!await accounts.Visible.AnyAsync(a => a.Id == accountId, ct)) return new Outcome.NotThere();
        var organisation = await db.Organisations.Within(actor).Where(o => o.Id == organisationId).Select(o => o.Name).SingleOrDefaultAsync(ct);
        if (organisation is null) return new Outcome.NotThere();
        var today = time.Today();
        if (await db.RoleAssignments.AnyAsync(r => r.AccountId == accountId && r.OrganisationId == organisationId && r.Role == role && (r.ValidTo == null || r.ValidTo >= today), ct))
            return new Outcome.Refused("Tài khoản đã có vai trò này ở đơn vị đó.");
        db.RoleAssignments.Add(new() { Id = Guid.CreateVersion7(time.GetUtcNow()), AccountId = accountId, OrganisationId = organisationId, Role = role, ValidFrom = today });
        audit.Add("account.role-given", accountId, organisationId, after: new { role, organisation, validFrom = today });
        await db.SaveChangesAsync(ct);
        return new Outcome.Done();
    }

    /// <summary>Yesterday becomes the last day, so that the role ends at once and its past stays.</summary>
    public async Task<Outcome> EndRoleAsync(Guid accountId, Guid assignmentId, CancellationToken ct)
    {
        var today = time.Today();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await (
            from role in accounts.RolesInScope
            join organisation in db.Organisations on role.OrganisationId equals organisation.Id
            where role.Id == assignmentId && role.AccountId == accountId && (role.ValidTo == null || role.ValidTo >= today)
            select new { role.Role, role.OrganisationId, role.ValidFrom, role.ValidTo, organisation.Name }).SingleOrDefaultAsync(ct);
        if (found is null) return new Outcome.NotThere();
        if (assignmentId == actor.Acting?.AssignmentId) return new Outcome.Refused("Không thể tự kết thúc vai trò đang sử dụng.");

        // A role that begins today or later has no past: it ends on the day it begins, before which nobody could use it.
        var last = found.ValidFrom >= today ? found.ValidFrom : today.AddDays(-1);
        if (found.ValidFrom >= today)
        {
            await db.Sessions.Where(s => s.AssignmentId == assignmentId).ExecuteUpdateAsync(s => s.SetProperty(x => x.AssignmentId, (Guid?)null), ct);
            await db.RoleAssignments.Where(r => r.Id == assignmentId).ExecuteDeleteAsync(ct);
        }
        else
        {
            await db.RoleAssignments.Where(r => r.Id == assignmentId).ExecuteUpdateAsync(s => s.SetProperty(r => r.ValidTo, last), ct);
        }

        audit.Add("account.role-ended", accountId, found.OrganisationId,
            before: new { found.Role, organisation = found.Name, found.ValidFrom, found.ValidTo }, after: new { found.Role, organisation = found.Name, found.ValidFrom, validTo = last });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Done();
    }

    public async Task<Outcome> UnlockAsync(Guid accountId, CancellationToken ct)
    {
        if (!await accounts.Visible.AnyAsync(a => a.Id == accountId, ct)) return new Outcome.NotThere();
        if (!await accounts.CommandsAsync(accountId, time.Today(), ct)) return new Outcome.Refused(NotMine);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Accounts.Where(a => a.Id == accountId)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.LockedUntil, (DateTimeOffset?)null).SetProperty(a => a.FailedAttempts, 0), ct);
        audit.Add("account.unlocked", accountId, actor.OrganisationId);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Done();
    }

    /// <summary>For a person who left a session open somewhere, or lost a laptop: they sign in again, nothing else changes.</summary>
    public async Task<Outcome> EndSessionsAsync(Guid accountId, string? reason, CancellationToken ct)
    {
        if (!await accounts.Visible.AnyAsync(a => a.Id == accountId, ct)) return new Outcome.NotThere();
        if (accountId == actor.AccountId) return new Outcome.Refused("Phiên làm việc của mình thì kết thúc ở trang Tài khoản của tôi.");
        if (!await accounts.CommandsAsync(accountId, time.Today(), ct)) return new Outcome.Refused(NotMine);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EndSessionsAsync(accountId, time.GetUtcNow(), ct);
        audit.Add("account.sessions-ended", accountId, actor.OrganisationId, reason: reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Done();
    }

    /// <summary>For a person whose telephone and recovery codes, or devices, are gone: code and passkeys are taken away. All sessions end: whoever asked for this may not be the account's holder.</summary>
    public async Task<Outcome> RemoveSecondFactorAsync(Guid accountId, string? reason, CancellationToken ct)
    {
        if (!await accounts.Visible.AnyAsync(a => a.Id == accountId, ct)) return new Outcome.NotThere();
        if (accountId == actor.AccountId) return new Outcome.Refused("Xác thực hai bước của mình thì tắt ở trang Tài khoản của tôi.");
        if (!await accounts.CommandsAsync(accountId, time.Today(), ct)) return new Outcome.Refused(NotMine);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var passkeys = await db.Passkeys.Where(p => p.AccountId == accountId).ExecuteDeleteAsync(ct);
        if (!await second.RemoveAsync(accountId, ct) && passkeys == 0) return new Outcome.Refused("Tài khoản không có xác thực hai bước, khóa truy cập.");
        await db.EndSessionsAsync(accountId, time.GetUtcNow(), ct);
        audit.Add("account.second-factor-removed", accountId, actor.OrganisationId, reason: reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Done();
    }

    /// <summary>Ends the account and all its sessions at once; its name stays in the audit.</summary>
    public async Task<Outcome> DeactivateAsync(Guid accountId, string? reason, CancellationToken ct)
    {
        if (!await accounts.Visible.AnyAsync(a => a.Id == accountId, ct)) return new Outcome.NotThere();
        if (accountId == actor.AccountId) return new Outcome.Refused("Không thể tự ngừng sử dụng tài khoản của mình.");
        if (!await accounts.CommandsAsync(accountId, time.Today(), ct)) return new Outcome.Refused(NotMine);
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Accounts.Where(a => a.Id == accountId && a.DeactivatedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.DeactivatedAt, now), ct) == 0) return new Outcome.Refused("Tài khoản đã ngừng sử dụng từ trước.");
        await db.EndSessionsAsync(accountId, time.GetUtcNow(), ct);
        audit.Add("account.deactivated", accountId, actor.OrganisationId, reason: reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Done();
    }

    public abstract record Outcome
    {
        public sealed record Done : Outcome;

        /// <summary>Not in scope, or gone: the same to whoever asks.</summary>
        public sealed record NotThere : Outcome;
        public sealed record Refused(string Why) : Outcome;
    }
}
