using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Administration.SecondFactor;

/// <summary>Which roles may not be used with a password alone, at the actor's organisation and below. What a superior demands can be added to, not taken away.</summary>
public sealed class Demands(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    /// <summary>Every role: who demands it, and how many of its holders have no second factor yet.</summary>
    public async Task<IReadOnlyList<DemandRow>> ListAsync(CancellationToken ct)
    {
        LTree path = actor.Path;
        var (own, today) = (actor.OrganisationId, time.Today());
        var demanded = (await (
            from demand in db.SecondFactorDemands
            join organisation in db.Organisations on demand.OrganisationId equals organisation.Id
            where organisation.Path.IsAncestorOf(path)
            orderby organisation.Path
            select new { demand.Role, organisation.Id, organisation.Name }).ToListAsync(ct)).ToLookup(d => d.Role);
        var within = db.Organisations.Within(actor).Select(o => o.Id);
        var holders = await (
            from role in db.RoleAssignments
            join account in db.Accounts on role.AccountId equals account.Id
            where within.Contains(role.OrganisationId) && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo >= today) && account.DeactivatedAt == null
            join authenticator in db.Authenticators.Where(a => a.ConfirmedAt != null) on account.Id equals authenticator.AccountId into confirmed
            from authenticator in confirmed.DefaultIfEmpty()
            group new { account.Id, On = authenticator != null || db.Passkeys.Any(p => p.AccountId == account.Id) } by role.Role into held
            select new { Role = held.Key, All = held.Select(h => h.Id).Distinct().Count(), With = held.Where(h => h.On).Select(h => h.Id).Distinct().Count() })
            .ToDictionaryAsync(h => h.Role, ct);
        return [.. Enum.GetValues<Role>().Select(role => new DemandRow(
            role,
            demanded[role].Any(d => d.Id == own),
            demanded[role].FirstOrDefault(d => d.Id != own)?.Name,
            holders.TryGetValue(role, out var held) ? held.All : 0,
            held is null ? 0 : held.All - held.With))];
    }

    public async Task SetAsync(IReadOnlyCollection<Role> roles, CancellationToken ct)
    {
        var own = actor.OrganisationId;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select 1 from app.organisation where id = {own} for update", ct);
        var before = await db.SecondFactorDemands.Where(d => d.OrganisationId == own).ToListAsync(ct);
        var (added, dropped) = (roles.Except(before.Select(d => d.Role)).ToList(), before.Where(d => !roles.Contains(d.Role)).ToList());
        if (added.Count == 0 && dropped.Count == 0) return;
        db.SecondFactorDemands.RemoveRange(dropped);
        db.SecondFactorDemands.AddRange(added.Select(role => new SecondFactorDemand { OrganisationId = own, Role = role, CreatedAt = time.GetUtcNow(), CreatedBy = actor.AccountId!.Value }));
        audit.Add("organisation.second-factor-demanded", own, own, before: new { roles = before.Select(d => d.Role).Order() }, after: new { roles = roles.Order() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}

/// <param name="Here">Demanded by the actor's own organisation.</param>
/// <param name="Above">The highest superior that demands it; null: none does.</param>
public sealed record DemandRow(Role Role, bool Here, string? Above, int Holders, int Without);
