using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections.Findings;

/// <summary>With what the next inspection of a unit opens: recommendations that were not carried out, and shortcomings named the last time; those of units it came from included.</summary>
public sealed class OpenPoints(AppDb db, TimeProvider time)
{
    public async Task<IReadOnlyList<OpenPoint>> OfAsync(Inspection inspection, Guid unit, Guid target, CancellationToken ct)
    {
        var units = await WithPredecessorsAsync(unit, ct);
        var rows = await (from f in db.InspectionFindings
                          join t in db.InspectionTargets on f.TargetId equals t.Id
                          join i in db.Inspections on t.InspectionId equals i.Id
                          join c in db.InspectionConclusions on t.Id equals c.TargetId
                          join o in db.Organisations on t.OrganisationId equals o.Id
                          where i.OrganisationId == inspection.OrganisationId && i.Id != inspection.Id && i.Year <= inspection.Year && c.State == ConclusionState.Issued
                              && units.Contains(o.Id) && f.Kind != FindingKind.Achievement && f.Kind != FindingKind.Cause
                          orderby i.Year descending, c.IssuedOn descending, f.SortNo
                          select new
                          {
                              f.Id, f.Kind, f.Text, f.Topic, f.TaskId, Inspection = i.Id, i.Year, Target = t.Id, Unit = o.Id, UnitName = o.Name, c.Number, c.IssuedOn,
                              Repeated = db.InspectionFindings.Any(n => n.TargetId == target && n.RepeatsId == f.Id),
                          }).ToListAsync(ct);
        var followed = await CaseReader.FollowUpsAsync(db, [.. rows.Where(r => r.TaskId is not null).Select(r => r.TaskId!.Value)], time.Today(), ct);
        // Of shortcomings only the last conclusion counts for each unit: what it no longer names was mended.
        var last = rows.GroupBy(r => r.Unit).ToDictionary(g => g.Key, g => g.First().Target);
        return [.. from r in rows
                   let follow = r.TaskId is { } task ? followed.GetValueOrDefault(task) : null
                   where FindingWords.IsFollowed(r.Kind) ? follow?.IsOpen == true : last[r.Unit] == r.Target
                   select new OpenPoint(r.Id, r.Kind, r.Text, r.Topic, r.Inspection, r.Target, $"Kết luận số {r.Number}{(r.Unit == unit ? "" : $" đối với {r.UnitName}")}", r.Year, r.IssuedOn!.Value, follow, r.Repeated)];
    }

    /// <summary>The unit and all it came from.</summary>
    private async Task<List<Guid>> WithPredecessorsAsync(Guid unit, CancellationToken ct)
    {
        List<Guid> all = [unit], edge = [unit];
        while (edge.Count > 0)
        {
            edge = await db.OrganisationSuccessions.Where(s => edge.Contains(s.ToId) && !all.Contains(s.FromId)).Select(s => s.FromId).Distinct().ToListAsync(ct);
            all.AddRange(edge);
        }
        return all;
    }
}

/// <param name="From">“Kết luận số 12/KL-SNV”.</param>
/// <param name="FollowUp">Of a recommendation: the task it became.</param>
/// <param name="Repeated">Written down again by this inspection.</param>
public sealed record OpenPoint(
    Guid Finding, FindingKind Kind, string Text, string? Topic, Guid Inspection, Guid Target, string From, int Year, DateOnly IssuedOn, FollowUp? FollowUp, bool Repeated);
