using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Achievements;

/// <summary>Records of achievement within the actor's scope.</summary>
public sealed class RecordBook(AppDb db, Actor actor, TimeProvider time)
{
    /// <summary>How far back a unit's history is followed through reorganisations.</summary>
    private const int MostForerunners = 50;

    /// <param name="of"><see cref="RecordSubject.People"/> or <see cref="RecordSubject.Units"/>, as the address says.</param>
    /// <returns>Null: nobody such in scope.</returns>
    public Task<RecordSubject?> SubjectAsync(string of, Guid id, CancellationToken ct) => of == RecordSubject.Units ? UnitAsync(id, ct) : PersonAsync(id, ct);

    /// <inheritdoc cref="SubjectAsync"/>
    public async Task<AwardRecord?> FindAsync(string of, Guid id, CancellationToken ct) => await SubjectAsync(of, id, ct) is { } subject ? await LoadAsync(subject, ct) : null;

    public async Task<AwardRecord> LoadAsync(RecordSubject subject, CancellationToken ct)
    {
        var forerunners = subject.IsUnit ? await ForerunnersAsync(subject.Id, ct) : [];
        var counted = forerunners.Where(f => !f.InPart).Select(f => (Guid?)f.Id).Append(subject.Id).ToList();
        var entries = db.Achievements.AsNoTracking().Where(e => e.RemovedAt == null);
        var own = await (subject.IsUnit ? entries.Where(e => counted.Contains(e.UnitId)) : entries.Where(e => e.PersonId == subject.Id))
            .OrderByDescending(e => e.Year).ThenBy(e => e.IsSchoolYear).ThenBy(e => e.Kind).ThenBy(e => e.Id).ToListAsync(ct);
        var settings = await db.AchievementSubjects.AsNoTracking().SingleOrDefaultAsync(s => s.PersonId == subject.Id || s.UnitId == subject.Id, ct);
        var readings = await db.AchievementReadings.AsNoTracking().Where(r => (r.PersonId == subject.Id || r.UnitId == subject.Id) && r.EndedAt == null).OrderBy(r => r.ChosenAt).ToListAsync(ct);
        return new(subject, own, settings, readings, forerunners);
    }

    private async Task<RecordSubject?> PersonAsync(Guid id, CancellationToken ct)
    {
        var today = time.Today();
        return await (from p in db.People.AsNoTracking()
                      join unit in db.Organisations.Within(actor) on p.OrganisationId equals unit.Id
                      where p.Id == id && p.MergedIntoId == null
                      select new RecordSubject(p.Id, false, p.FullName,
                          db.Positions.Where(x => x.PersonId == p.Id && x.ValidFrom <= today && (x.ValidTo == null || x.ValidTo >= today))
                              .OrderByDescending(x => x.OrganisationId == p.OrganisationId).ThenByDescending(x => x.IsHead).Select(x => x.Title).FirstOrDefault(),
                          unit.Id, unit.Name, p.Gender, db.PersonFacts.Where(f => f.PersonId == p.Id).Select(f => f.IsDirectWorker).FirstOrDefault(), p.BirthYear)).SingleOrDefaultAsync(ct);
    }

    private Task<RecordSubject?> UnitAsync(Guid id, CancellationToken ct) =>
        db.Organisations.AsNoTracking().Within(actor).Where(o => o.Id == id && o.MergedIntoId == null).Select(o => new RecordSubject(o.Id, true, o.Name, null, o.Id, o.Name, null, null, null)).SingleOrDefaultAsync(ct);

    /// <summary>Units whose history follows to this one, through however many reorganisations; what does not follow is left out.</summary>
    private async Task<List<Forerunner>> ForerunnersAsync(Guid unit, CancellationToken ct)
    {
        List<Forerunner> found = [];
        HashSet<Guid> seen = [unit];
        List<(Guid Id, bool InPart)> at = [(unit, false)];
        while (at.Count > 0 && found.Count < MostForerunners)
        {
            var ids = at.ConvertAll(a => a.Id);
            var inPart = at.Where(a => a.InPart).Select(a => a.Id).ToHashSet();
            var steps = await (from s in db.OrganisationSuccessions
                               join o in db.Organisations on s.FromId equals o.Id
                               where ids.Contains(s.ToId) && s.InheritsHistory != HistoryInheritance.No
                               orderby s.EffectiveOn descending, o.Name
                               select new { s.ToId, o.Id, o.Name, s.EffectiveOn, s.LegalDocument, Partly = s.InheritsHistory == HistoryInheritance.Partly }).ToListAsync(ct);
            at = [];
            foreach (var step in steps.Where(s => seen.Add(s.Id)))
            {
                var part = step.Partly || inPart.Contains(step.ToId);
                found.Add(new(step.Id, step.Name, step.EffectiveOn, step.LegalDocument, part));
                at.Add((step.Id, part));
            }
        }
        return found;
    }
}
