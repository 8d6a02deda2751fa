using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Platform.Statutes;

namespace VinhDanh.App.Features.Achievements;

/// <summary>Records of achievement within the actor's scope.</summary>
public sealed class RecordBook(AppDb db, Actor actor, LawShelf law, TimeProvider time)
{
    /// <summary>How far back a unit's history is followed through reorganisations.</summary>
    private const int MostForerunners = 50;

    /// <param name="of"><see cref="RecordSubject.People"/> or <see cref="RecordSubject.Units"/>, as the address says.</param>
    /// <returns>Null: nobody such in scope.</returns>
    public Task<RecordSubject?> SubjectAsync(string of, Guid id, CancellationToken ct) => of == RecordSubject.Units ? UnitAsync(id, ct) : PersonAsync(id, ct);

    /// <inheritdoc cref="SubjectAsync"/>
    public async Task<AwardRecord?> FindAsync(string of, Guid id, CancellationToken ct) => await SubjectAsync(of, id, ct) is { } subject ? await LoadAsync(subject, ct) : null;

    /// <summary>With the newest entries first, as a page shows them.</summary>
    private async Task<AwardRecord> LoadAsync(RecordSubject subject, CancellationToken ct)
    {
        var record = (await RecordsAsync(subject.IsUnit ? [] : [subject.Id], subject.IsUnit ? [subject.Id] : [], ct)).Single();
        return record with { Subject = subject, Entries = [.. record.Entries.OrderByDescending(e => e.Year).ThenBy(e => e.IsSchoolYear).ThenBy(e => e.Kind).ThenBy(e => e.Id)] };
    }

    /// <summary>
    /// Histories of people, whoever asks: they are kept as bytes and judged under the asker's scope. Only those with a row in the directory.
    /// </summary>
    internal async Task<IReadOnlyDictionary<Guid, VinhDanh.Law.Records.AwardHistory>> HistoriesAsync(IReadOnlyList<Guid> people, CancellationToken ct) =>
        (await RecordsAsync(people, [], ct)).ToDictionary(r => r.Subject.Id, r => r.History(law, withRows: false));

    /// <summary>Records of many at once, without regard to scope: the caller has seen to it.</summary>
    public async Task<IReadOnlyList<AwardRecord>> RecordsAsync(IReadOnlyList<Guid> people, IReadOnlyList<Guid> units, CancellationToken ct)
    {
        List<Guid?> ids = [.. people.Concat(units)];
        var subjects = await (from p in db.People.AsNoTracking()
                              join unit in db.Organisations on p.OrganisationId equals unit.Id
                              from facts in db.PersonFacts.Where(f => f.PersonId == p.Id).DefaultIfEmpty()
                              where people.Contains(p.Id)
                              select new RecordSubject(p.Id, false, p.FullName, null, unit.Id, unit.Name, p.Gender, facts == null ? null : facts.IsDirectWorker, p.BirthYear)).ToListAsync(ct);
        if (units.Count > 0) subjects.AddRange(await db.Organisations.AsNoTracking().Where(o => units.Contains(o.Id)).Select(o => new RecordSubject(o.Id, true, o.Name, null, o.Id, o.Name, null, null, null)).ToListAsync(ct));
        var forerunners = new Dictionary<Guid, List<Forerunner>>();
        foreach (var unit in await InheritingAsync(units, ct)) forerunners[unit] = await ForerunnersAsync(unit, ct);
        List<Guid?> counted = [.. ids, .. forerunners.Values.SelectMany(f => f).Where(f => !f.InPart).Select(f => (Guid?)f.Id)];
        // Two statements, each with its index, rather than one with an “or”.
        var standing = db.Achievements.AsNoTracking().Where(e => e.RemovedAt == null);
        var entries = (people.Count == 0 ? [] : await standing.Where(e => ids.Contains(e.PersonId)).ToListAsync(ct)).Concat(units.Count == 0 ? [] : await standing.Where(e => counted.Contains(e.UnitId)).ToListAsync(ct)).ToLookup(e => e.SubjectId);
        var settings = (await db.AchievementSubjects.AsNoTracking().Where(s => ids.Contains(s.PersonId) || ids.Contains(s.UnitId)).ToListAsync(ct)).ToDictionary(s => s.PersonId ?? s.UnitId!.Value);
        var readings = (await db.AchievementReadings.AsNoTracking().Where(r => (ids.Contains(r.PersonId) || ids.Contains(r.UnitId)) && r.EndedAt == null).OrderBy(r => r.ChosenAt).ToListAsync(ct)).ToLookup(r => r.PersonId ?? r.UnitId!.Value);
        return
        [
            .. subjects.Select(s =>
            {
                List<Forerunner> before = forerunners.GetValueOrDefault(s.Id) ?? [];
                return new AwardRecord(s, [.. before.Where(f => !f.InPart).SelectMany(f => entries[f.Id]).Concat(entries[s.Id])], settings.GetValueOrDefault(s.Id), [.. readings[s.Id]], before);
            }),
        ];
    }

    private Task<List<Guid>> InheritingAsync(IReadOnlyList<Guid> units, CancellationToken ct) => units.Count == 0 ? Task.FromResult<List<Guid>>([])
        : db.OrganisationSuccessions.Where(s => units.Contains(s.ToId) && s.InheritsHistory != HistoryInheritance.No).Select(s => s.ToId).Distinct().ToListAsync(ct);

    private async Task<RecordSubject?> PersonAsync(Guid id, CancellationToken ct)
    {
        var today = time.Today();
        return await (from p in db.People.AsNoTracking()
                      join unit in db.Organisations.Within(actor) on p.OrganisationId equals unit.Id
                      from facts in db.PersonFacts.Where(f => f.PersonId == p.Id).DefaultIfEmpty()
                      where p.Id == id && p.MergedIntoId == null
                      select new RecordSubject(p.Id, false, p.FullName,
                          db.Positions.Where(x => x.PersonId == p.Id && x.ValidFrom <= today && (x.ValidTo == null || x.ValidTo >= today))
                              .OrderByDescending(x => x.OrganisationId == p.OrganisationId).ThenByDescending(x => x.IsHead).Select(x => x.Title).FirstOrDefault(),
                          unit.Id, unit.Name, p.Gender, facts == null ? null : facts.IsDirectWorker, p.BirthYear)).SingleOrDefaultAsync(ct);
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
