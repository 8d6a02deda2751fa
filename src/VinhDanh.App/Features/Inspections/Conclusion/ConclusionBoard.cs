using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections.Conclusion;

/// <summary>How far an inspection is with each visited unit, and its end.</summary>
public sealed class ConclusionBoard(AppDb db, AuditLog audit, TimeProvider time)
{
    /// <param name="inspection">Found in the actor's scope.</param>
    public async Task<IReadOnlyList<BoardRow>> OfAsync(Inspection inspection, CancellationToken ct)
    {
        var targets = await (from t in db.InspectionTargets
                             join o in db.Organisations on t.OrganisationId equals o.Id
                             join m in db.InspectionMeetings on t.Id equals m.TargetId into held
                             from m in held.DefaultIfEmpty()
                             join c in db.InspectionConclusions on t.Id equals c.TargetId into concluded
                             from c in concluded.DefaultIfEmpty()
                             where t.InspectionId == inspection.Id && t.Kind == TargetKind.Direct
                             orderby t.VisitOn == null, t.VisitOn, t.SortNo, t.Id
                             select new { Target = t, Unit = o.Name, Minutes = m == null ? null : m.ClosedAt, Conclusion = c }).AsNoTracking().ToListAsync(ct);
        var ids = targets.ConvertAll(t => t.Target.Id);
        var findings = (await db.InspectionFindings.AsNoTracking().Where(f => ids.Contains(f.TargetId)).Select(f => new { f.TargetId, f.Kind, f.TaskId }).ToListAsync(ct)).ToLookup(f => f.TargetId);
        var followed = await CaseReader.FollowUpsAsync(db, [.. findings.SelectMany(g => g).Where(f => f.TaskId is not null).Select(f => f.TaskId!.Value)], time.Today(), ct);
        return targets.ConvertAll(t =>
        {
            var own = findings[t.Target.Id].ToList();
            var tasks = own.Where(f => f.TaskId is not null).Select(f => followed[f.TaskId!.Value]).ToList();
            return new BoardRow(t.Target, t.Unit, t.Minutes, t.Conclusion, own.Count(f => f.Kind is FindingKind.Achievement), own.Count(f => f.Kind is FindingKind.Shortcoming),
                own.Count(f => FindingWords.IsFollowed(f.Kind)), tasks.Count(f => !f.IsOpen), tasks.Count(f => f.IsLate));
        });
    }

    /// <summary>What was found of each content at each unit.</summary>
    public async Task<IReadOnlyList<ContentRow>> ByContentAsync(Inspection inspection, CancellationToken ct)
    {
        var contents = await db.InspectionContents.AsNoTracking().Where(c => c.InspectionId == inspection.Id).OrderBy(c => c.SortNo).ToListAsync(ct);
        var found = (await (from f in db.InspectionFindings
                            join t in db.InspectionTargets on f.TargetId equals t.Id
                            where t.InspectionId == inspection.Id
                            group f by new { f.ContentId, f.TargetId } into cell
                            select new { cell.Key.ContentId, cell.Key.TargetId, Good = cell.Count(f => f.Kind == FindingKind.Achievement), Short = cell.Count(f => f.Kind == FindingKind.Shortcoming) }).ToListAsync(ct))
            .ToLookup(c => c.ContentId, c => new ContentCell(c.TargetId, c.Good, c.Short));
        var rows = contents.Where(c => ContentTree.IsLeaf(c, contents)).Select(c => new ContentRow(new ContentView(c, true, null, []), [.. found[c.Id]])).ToList();
        return found.Contains(null) ? [.. rows, new(new ContentView(null, false, null, []), [.. found[null]])] : rows;
    }

    /// <summary>Ends the inspection: every visited unit is concluded and done with.</summary>
    /// <returns>Null: done. Otherwise why not, in words.</returns>
    public async Task<string?> CloseAsync(Inspection inspection, CancellationToken ct)
    {
        var rows = await OfAsync(inspection, ct);
        var open = rows.Where(r => r.Target.ClosedAt is null).Select(r => r.Unit).ToList();
        if (open.Count > 0) return $"Còn {Shell.Vn.Number(open.Count)} đơn vị chưa kết thúc theo dõi: {string.Join("; ", open.Take(5))}{(open.Count > 5 ? "; …" : "")}.";
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var now = time.GetUtcNow();
        if (await db.Inspections.Where(i => i.Id == inspection.Id && i.State == InspectionState.Running)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.State, InspectionState.Closed).SetProperty(i => i.ClosedAt, now), ct) == 0) return "Cuộc kiểm tra không ở trạng thái đang thực hiện.";
        audit.Add("inspection.closed", inspection.Id, inspection.OrganisationId, after: new { targets = rows.Count });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }
}

/// <param name="Minutes">When they were agreed to.</param>
/// <param name="Asked">Recommendations and proposals to handle violations.</param>
/// <param name="Done">Of those, carried out.</param>
/// <param name="Late">Of those, past their day.</param>
public sealed record BoardRow(InspectionTarget Target, string Unit, DateTimeOffset? Minutes, InspectionConclusion? Conclusion, int Achievements, int Shortcomings, int Asked, int Done, int Late);

/// <summary>One content across the units.</summary>
public sealed record ContentRow(ContentView Content, IReadOnlyList<ContentCell> Cells);

public sealed record ContentCell(Guid Target, int Achievements, int Shortcomings);
