using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Reminders;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans.Exports;

/// <summary>Reads a programme for its papers.</summary>
public static class ProgrammeBookQueries
{
    /// <summary>Null: no such programme, or another authority's.</summary>
    public static async Task<ProgrammeBook?> ProgrammeBookAsync(this AppDb db, Actor actor, Guid id, DateOnly day, CancellationToken ct)
    {
        var programmes = db.OwnedProgrammes(actor).Where(p => p.Id == id);
        var programme = await programmes.AsNoTracking().SingleOrDefaultAsync(ct);
        if (programme is null) return null;

        var upwards = await db.NamesUpwardsAsync(programme.OrganisationId, ct);
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.ProgrammeId == id && t.WithdrawnOn == null).OrderBy(t => t.SortNo).ToListAsync(ct);
        var ofProgramme = db.Tasks.Where(t => t.ProgrammeId == id).Select(t => t.Id);
        var parties = (await db.TaskParties.AsNoTracking().Where(p => ofProgramme.Contains(p.TaskId)).OrderBy(p => p.SortNo).ToListAsync(ct))
            .ToLookup(p => (p.TaskId, p.Role), p => p.Text);
        var agenda = (await db.AgendaItems.AsNoTracking().Where(a => ofProgramme.Contains(a.TaskId)).OrderBy(a => a.SortNo).ToListAsync(ct))
            .ToLookup(a => a.TaskId, a => a.Text);
        var parts = (await db.WorkPartsAsync(programmes, ct)).ToLookup(p => p.TaskId);

        string Words(PlanTask task, PartyRole role) => string.Join("; ", parties[(task.Id, role)]);
        return new ProgrammeBook(
            programme, upwards[0], upwards.Count > 1 ? upwards[1] : null, PlanNaming.Place(upwards),
            await StandingAgencyAsync(db, programme.OrganisationId, day, ct) ?? upwards[0], day,
            [.. tasks.Select(t => new BookRow(
                t, t.StateOn(day), Words(t, PartyRole.Lead), Words(t, PartyRole.Doer), Words(t, PartyRole.Coordinator), [.. agenda[t.Id]], [.. parts[t.Id]]))]);
    }

    /// <summary>Names of the organisation and of those above it, from the bottom.</summary>
    public static async Task<List<string>> NamesUpwardsAsync(this AppDb db, Guid organisation, CancellationToken ct)
    {
        var path = await db.Organisations.Where(o => o.Id == organisation).Select(o => o.Path).SingleAsync(ct);
        return await db.Organisations.AsNoTracking().Where(o => o.Path.IsAncestorOf(path))
            .OrderByDescending(o => o.Path.NLevel).Select(o => o.Name).ToListAsync(ct);
    }

    private static Task<string?> StandingAgencyAsync(AppDb db, Guid organisation, DateOnly day, CancellationToken ct) =>
        (from role in db.OrganisationRoles
         join holder in db.Organisations on role.HeldById equals holder.Id
         where role.OrganisationId == organisation && role.Folded.Contains("thuong truc")
             && role.ValidFrom <= day && (role.ValidTo == null || role.ValidTo >= day)
         orderby role.ValidFrom descending
         select holder.Name).FirstOrDefaultAsync(ct);
}
