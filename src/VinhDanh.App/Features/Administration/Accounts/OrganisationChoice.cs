using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Administration.Accounts;

/// <summary>Organisations of today in scope, to choose from: one's own first, then by name.</summary>
public sealed class OrganisationChoice(AppDb db, Actor actor, TimeProvider time)
{
    // A list longer than this can't be used by eye; whoever has more invites from the unit's own administrator.
    private const int Shown = 2_000;

    public async Task<IReadOnlyList<SelectListItem>> ItemsAsync(CancellationToken ct)
    {
        var (today, own) = (time.Today(), actor.OrganisationId);
        return await db.Organisations.Within(actor)
            .Where(o => o.ValidFrom <= today && (o.ValidTo == null || o.ValidTo >= today))
            .OrderByDescending(o => o.Id == own).ThenBy(o => EF.Functions.Collate(o.Name, "vi-x-icu")).Take(Shown)
            .Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(ct);
    }
}
