using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Inspections.Visits;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Inspections.Overview;

/// <summary>Inspections of several years side by side: what waits for a leader, what units still owe, what comes up again. A unit that was merged counts with the one it went into.</summary>
public sealed class OverviewDesk(AppDb db, Actor actor, WorkingCalendar calendar, TimeProvider time)
{
    public const int Years = 5;

    public async Task<OverviewView> OfAsync(CancellationToken ct)
    {
        var today = time.Today();
        var since = today.Year - Years + 1;
        var own = db.OwnedInspections(actor).Where(i => i.State != InspectionState.Draft);
        var rows = await (from t in db.InspectionTargets
                          join i in own on t.InspectionId equals i.Id
                          join o in db.Organisations on t.OrganisationId equals o.Id
                          join c in db.InspectionConclusions on t.Id equals c.TargetId into concluded
                          from c in concluded.DefaultIfEmpty()
                          join r in db.InspectionReports on t.Id equals r.TargetId into begun
                          from r in begun.DefaultIfEmpty()
                          where i.Year >= since
                          select new { Target = t, Inspection = i, Unit = o, Conclusion = c, Report = (ReportState?)r.State }).AsNoTracking().ToListAsync(ct);
        var visited = rows.Where(r => r.Target.Kind is TargetKind.Direct).ToDictionary(r => r.Target.Id);
        Guid[] ids = [.. visited.Keys];
        var findings = await db.InspectionFindings.AsNoTracking().Where(f => ids.Contains(f.TargetId) && f.Kind != FindingKind.Achievement && f.Kind != FindingKind.Cause).OrderBy(f => f.DueOn).ThenBy(f => f.SortNo).ToListAsync(ct);
        var followed = await CaseReader.FollowUpsAsync(db, [.. findings.Where(f => f.TaskId is not null).Select(f => f.TaskId!.Value)], today, ct);
        var unitNow = await NowAsync([.. rows.Select(r => r.Unit).DistinctBy(u => u.Id)], ct);
        var points = findings.ConvertAll(f =>
        {
            var at = visited[f.TargetId];
            return new Point(f, at.Inspection.Id, at.Inspection.Year, at.Unit.Name, unitNow[at.Unit.Id], f.TaskId is { } task ? followed.GetValueOrDefault(task) : null);
        });
        var byUnit = points.ToLookup(p => (p.Now.Id, p.Year));
        var units = visited.Values.Where(v => v.Conclusion?.State is ConclusionState.Issued || byUnit.Contains((unitNow[v.Unit.Id].Id, v.Inspection.Year)))
            .GroupBy(v => unitNow[v.Unit.Id].Id).Select(g => new UnitRow(
                unitNow[g.First().Unit.Id].Name,
                [.. g.Select(v => v.Unit.Name).Where(n => n != unitNow[g.First().Unit.Id].Name).Distinct().Order(StringComparer.Ordinal)],
                [.. Enumerable.Range(since, Years).Select(year => g.Where(v => v.Inspection.Year == year).OrderBy(v => v.Conclusion?.IssuedOn).LastOrDefault() is { } last
                    ? new YearCell(last.Inspection.Id, last.Target.Id, byUnit[(g.Key, (short)year)].Count(p => p.Finding.Kind is FindingKind.Shortcoming),
                        byUnit[(g.Key, (short)year)].Count(p => p.FollowUp is { IsOpen: true }), byUnit[(g.Key, (short)year)].Count(p => p.FollowUp is { IsLate: true }))
                    : null)]))
            .OrderByDescending(u => u.Cells.Sum(c => c?.Late ?? 0)).ThenByDescending(u => u.Cells.Sum(c => c?.Shortcomings ?? 0)).ThenBy(u => u.Unit, StringComparer.Create(new("vi-VN"), true)).ToList();
        return new(
            [.. Enumerable.Range(since, Years)],
            [.. visited.Values.Where(v => v.Conclusion?.State is ConclusionState.Waiting).Select(v => new Waiting(v.Inspection.Id, v.Target.Id, v.Unit.Name, v.Inspection.Title))],
            [.. points.Where(p => p.FollowUp is { IsLate: true }).OrderBy(p => p.FollowUp!.DueOn)],
            points.Count(p => p.FollowUp is { IsOpen: true }),
            [.. rows.Where(r => r.Inspection.State is InspectionState.Running && r.Target.ClosedAt is null)
                .Select(r => new Breach(r.Inspection.Id, r.Target.Id, r.Target.Kind, r.Unit.Name, TargetStanding.Of(r.Target, r.Inspection, r.Report, calendar, today).Breaches)).Where(b => b.What.Count > 0)],
            units, Recurring(points));
    }

    /// <summary>Shortcomings of one name at two units or in two years at least, most units first.</summary>
    private static List<RecurringRow> Recurring(List<Point> points) =>
        [.. from p in points
            where p.Finding is { Kind: FindingKind.Shortcoming, Topic: not null }
            group p by DirectorySearch.Fold(p.Finding.Topic!) into same
            let units = same.Select(p => p.Now.Id).Distinct().Count()
            let years = same.Select(p => p.Year).Distinct().Count()
            where units > 1 || years > 1
            orderby units descending, same.Count() descending, same.Key
            select new RecurringRow(same.GroupBy(p => p.Finding.Topic!).MaxBy(g => g.Count())!.Key, units, years, [.. same.OrderByDescending(p => p.Year).ThenBy(p => p.Unit, StringComparer.Ordinal)])];

    /// <summary>Each unit as it is today: one that ended and went into exactly one other is that one.</summary>
    private async Task<Dictionary<Guid, UnitName>> NowAsync(List<Organisation> units, CancellationToken ct)
    {
        var now = units.ToDictionary(u => u.Id, u => u);
        var ended = units.Where(u => u.ValidTo is not null).Select(u => u.Id).ToHashSet();
        // Nobody merges the same office more often than this; a circle written by hand ends here.
        for (var round = 0; ended.Count > 0 && round < 20; round++)
        {
            Guid[] edge = [.. ended.Select(e => now[e].Id).Distinct()];
            var next = (await (from s in db.OrganisationSuccessions
                               join o in db.Organisations on s.ToId equals o.Id
                               where edge.Contains(s.FromId)
                               select new { s.FromId, Unit = o }).AsNoTracking().ToListAsync(ct)).GroupBy(s => s.FromId)
                .Where(g => g.Select(s => s.Unit.Id).Distinct().Count() == 1).ToDictionary(g => g.Key, g => g.First().Unit);
            foreach (var unit in ended.ToList())
                if (next.TryGetValue(now[unit].Id, out var into))
                {
                    now[unit] = into;
                    if (into.ValidTo is null) ended.Remove(unit);
                }
                else ended.Remove(unit);
        }

        return now.ToDictionary(n => n.Key, n => new UnitName(n.Value.Id, n.Value.Name));
    }
}

/// <param name="Years">Oldest first, as in the cells of a unit.</param>
/// <param name="Open">Recommendations that are not carried out.</param>
public sealed record OverviewView(
    IReadOnlyList<int> Years, IReadOnlyList<Waiting> Waiting, IReadOnlyList<Point> Late, int Open, IReadOnlyList<Breach> Breaches, IReadOnlyList<UnitRow> Units, IReadOnlyList<RecurringRow> Recurring);

/// <summary>A conclusion that waits to be signed.</summary>
public sealed record Waiting(Guid Inspection, Guid Target, string Unit, string Title);

/// <summary>A shortcoming or something asked.</summary>
/// <param name="Unit">As it was called when it was inspected.</param>
/// <param name="Now">What it is today.</param>
public sealed record Point(InspectionFinding Finding, Guid Inspection, short Year, string Unit, UnitName Now, FollowUp? FollowUp);

public sealed record UnitName(Guid Id, string Name);

/// <summary>A unit that missed a day of an inspection under way.</summary>
public sealed record Breach(Guid Inspection, Guid Target, TargetKind Kind, string Unit, IReadOnlyList<string> What);

/// <param name="Former">Names of units it came from.</param>
/// <param name="Cells">One a year; null: not inspected.</param>
public sealed record UnitRow(string Unit, IReadOnlyList<string> Former, IReadOnlyList<YearCell?> Cells);

/// <param name="Target">The last visit of the year.</param>
public sealed record YearCell(Guid Inspection, Guid Target, int Shortcomings, int Open, int Late);

public sealed record RecurringRow(string Topic, int Units, int Years, IReadOnlyList<Point> Points);
