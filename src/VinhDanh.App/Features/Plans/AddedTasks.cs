using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans;

/// <summary>Where tasks go that no document of a programme has: taken over from above, or ordered by what the office decided since.</summary>
public sealed class AddedTasks(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    /// <summary>Open programmes of the organisation acted for, newest first.</summary>
    public async Task<IReadOnlyList<Programme>> ProgrammesAsync(CancellationToken ct)
    {
        var (unit, since) = (actor.OrganisationId, time.Today().Year - 1);
        return await db.Programmes.AsNoTracking().Where(p => p.OrganisationId == unit && p.ClosedAt == null && p.Year >= since)
            .OrderByDescending(p => p.Year).ThenByDescending(p => p.CreatedAt).Take(50).ToListAsync(ct);
    }

    /// <summary>The same to choose from, with a new one at the end.</summary>
    public async Task<IReadOnlyList<SelectListItem>> ChoicesAsync(CancellationToken ct) =>
    [
        .. (await ProgrammesAsync(ct)).Select(p => new SelectListItem(p.Title, p.Id.ToString())),
        new($"Chương trình mới: {NewTitle(time.Today().Year)}", ""),
    ];

    /// <summary>The programme that tasks are added to, held to the end of the caller's transaction: of two who add at once the second waits.</summary>
    /// <param name="id">Null: a new one of the year.</param>
    /// <returns>Null: not an open programme of the organisation acted for.</returns>
    internal async Task<Programme?> TakeAsync(Guid? id, CancellationToken ct)
    {
        var unit = actor.OrganisationId;
        if (id is { } wanted)
        {
            await db.Database.ExecuteSqlAsync($"select 1 from app.programme where id = {wanted} for update", ct);
            return await db.OwnedProgrammes(actor).SingleOrDefaultAsync(p => p.Id == wanted && p.OrganisationId == unit && p.ClosedAt == null, ct);
        }

        var year = (short)time.Today().Year;
        var programme = new Programme
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), OrganisationId = unit, Title = NewTitle(year), Year = year, CreatedAt = time.GetUtcNow(),
            CreatedBy = actor.AccountId ?? throw new InvalidOperationException("A programme needs a person."),
        };
        db.Programmes.Add(programme);
        audit.Add("programme.created", programme.Id, unit, after: new { programme.Title, programme.Year });
        return programme;
    }

    /// <summary>The last place in the programme, and the last number under a prefix of places such as “higher.”.</summary>
    internal async Task<(int Sort, int Number)> LastPlaceAsync(Guid programmeId, string prefix, CancellationToken ct)
    {
        var sort = await db.Tasks.Where(t => t.ProgrammeId == programmeId).MaxAsync(t => (int?)t.SortNo, ct) ?? 0;
        var paths = await db.Tasks.Where(t => t.ProgrammeId == programmeId && t.Path.StartsWith(prefix)).Select(t => t.Path).ToListAsync(ct);
        return (sort, paths.Select(p => int.TryParse(p[prefix.Length..], out var n) ? n : 0).DefaultIfEmpty().Max());
    }

    private static string NewTitle(int year) => $"Chương trình công tác năm {year}";
}
