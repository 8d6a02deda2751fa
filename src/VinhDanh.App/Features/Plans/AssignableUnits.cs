using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans;

/// <summary>Whom the actor may give work: units of the own tree, then bodies outside it that one may work with.</summary>
public sealed class AssignableUnits(AppDb db, Actor actor, TimeProvider time)
{
    /// <summary>More than any authority has; a longer list helps nobody, and any name may be written.</summary>
    private const int Most = 1500;

    public async Task<IReadOnlyList<UnitChoice>> ListAsync(CancellationToken ct)
    {
        var today = time.Today();
        LTree path = actor.Path;
        // Outside bodies: of one's own tree, of an authority above, or of nobody's tree. Those of another authority are its own affair.
        return await db.Organisations
            .Where(o => o.ValidFrom <= today && (o.ValidTo == null || o.ValidTo >= today))
            .Where(o => o.Path.IsDescendantOf(path)
                || o.IsOutside && (o.ParentId == null || db.Organisations.Any(above => above.Id == o.ParentId && path.IsDescendantOf(above.Path))))
            .OrderBy(o => o.IsOutside).ThenBy(o => EF.Functions.Collate(o.Name, "vi-x-icu")).Select(o => new UnitChoice(o.Id, o.Name, o.IsOutside)).Take(Most).ToListAsync(ct);
    }
}

/// <param name="Outside">Works with the authority without being under it.</param>
public sealed record UnitChoice(Guid Id, string Name, bool Outside);
