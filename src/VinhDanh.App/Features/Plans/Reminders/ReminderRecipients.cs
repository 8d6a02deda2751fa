using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>Who is told of a unit's work on a day. Read once for a run or a page.</summary>
public sealed class ReminderRecipients
{
    private static readonly Role[] OfUnit = [Role.UnitHead, Role.UnitOfficer, Role.StandingAgencyOfficer];

    private readonly ILookup<Guid, Guid> _units;
    private readonly Dictionary<Guid, Guid[]> _officers;

    private ReminderRecipients(ILookup<Guid, Guid> units, Dictionary<Guid, Guid[]> officers) => (_units, _officers) = (units, officers);

    /// <param name="owners">Authorities that own the programmes.</param>
    public static async Task<ReminderRecipients> LoadAsync(AppDb db, IReadOnlyCollection<Guid> units, IReadOnlyCollection<Guid> owners, DateOnly day, CancellationToken ct)
    {
        var held = await HeldAsync(db, units, OfUnit, day, ct);
        var officers = new Dictionary<Guid, Guid[]>();
        foreach (var owner in owners) officers[owner] = await OfficersAsync(db, owner, day, ct);
        return new(held, officers);
    }

    /// <summary>
    /// Accounts at the doing unit. Where nobody there can be told (no account, or a body the directory does not know), the
    /// officers of the standing agency, who can remind by letter or by phone.
    /// </summary>
    public (IReadOnlyList<Guid> Accounts, bool Instead) Of(Guid? unit, Guid owner)
    {
        if (unit is { } id && _units[id].Distinct().ToArray() is { Length: > 0 } own) return (own, Instead: false);
        return (_officers[owner], Instead: unit != owner);
    }

    /// <summary>Officers who act for the owner: there, at the unit that holds its standing role, else at the nearest organisation above.</summary>
    private static async Task<Guid[]> OfficersAsync(AppDb db, Guid owner, DateOnly day, CancellationToken ct)
    {
        var holders = await db.OrganisationRoles
            .Where(r => r.OrganisationId == owner && r.Folded.Contains("thuong truc") && r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo >= day))
            .Select(r => r.HeldById).ToListAsync(ct);
        var found = await HeldAsync(db, [owner, .. holders], [Role.StandingAgencyOfficer], day, ct);
        if (found.Count > 0) return [.. found.SelectMany(f => f).Distinct()];

        var path = await db.Organisations.Where(o => o.Id == owner).Select(o => o.Path).SingleAsync(ct);
        var above = await db.Organisations.Where(o => o.Path.IsAncestorOf(path) && o.Id != owner).OrderByDescending(o => o.Path.NLevel).Select(o => o.Id).ToListAsync(ct);
        found = await HeldAsync(db, above, [Role.StandingAgencyOfficer], day, ct);
        return above.Where(a => found[a].Any()).Select(a => found[a].Distinct().ToArray()).FirstOrDefault() ?? [];
    }

    private static async Task<ILookup<Guid, Guid>> HeldAsync(AppDb db, IReadOnlyCollection<Guid> organisations, Role[] roles, DateOnly day, CancellationToken ct)
    {
        var held = await (
            from r in db.RoleAssignments
            join a in db.Accounts on r.AccountId equals a.Id
            where organisations.Contains(r.OrganisationId) && roles.Contains(r.Role) && a.DeactivatedAt == null
                && r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo >= day)
            orderby a.Id
            select new { r.OrganisationId, a.Id }).ToListAsync(ct);
        return held.ToLookup(h => h.OrganisationId, h => h.Id);
    }
}
