using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Inspections.Reports;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections.Findings;

/// <summary>Reads the case of a visited unit: for the authority that inspects all of it, for the unit what it may see.</summary>
public sealed class CaseReader(AppDb db, Actor actor, TimeProvider time)
{
    /// <returns>Null: not a visited unit of an inspection in the actor's scope.</returns>
    public Task<CaseView?> OpenAsync(Guid inspection, Guid target, CancellationToken ct)
    {
        var own = db.OwnedInspections(actor).Select(i => i.Id);
        return ReadAsync(t => t.Id == target && t.InspectionId == inspection && own.Contains(t.InspectionId), ct);
    }

    /// <summary>For people of the unit: from when the draft is sent for comments, or the conclusion issued.</summary>
    /// <returns>Null: nothing they may see.</returns>
    public async Task<CaseView?> OpenForUnitAsync(Guid target, CancellationToken ct)
    {
        var asked = db.AskedTargets(actor).Select(t => t.Id);
        var view = await ReadAsync(t => t.Id == target && asked.Contains(t.Id), ct);
        return view?.Conclusion?.State is ConclusionState.Commenting or ConclusionState.Issued ? view : null;
    }

    /// <summary>Papers of the case that people of the unit may open.</summary>
    /// <param name="target">Found in the actor's sight.</param>
    /// <returns>Whether there is a conclusion or its draft, and the minutes once they were agreed to.</returns>
    public async Task<(bool Conclusion, Guid? Minutes)> PapersAsync(Guid target, CancellationToken ct) => (
        await db.InspectionConclusions.AnyAsync(c => c.TargetId == target && (c.State == ConclusionState.Commenting || c.State == ConclusionState.Issued), ct),
        await db.InspectionMeetings.Where(m => m.TargetId == target).Select(m => m.FileId).SingleOrDefaultAsync(ct));

    private async Task<CaseView?> ReadAsync(Expression<Func<InspectionTarget, bool>> which, CancellationToken ct)
    {
        var head = await (from t in db.InspectionTargets.Where(which)
                          join i in db.Inspections on t.InspectionId equals i.Id
                          join authority in db.Organisations on i.OrganisationId equals authority.Id
                          join unit in db.Organisations on t.OrganisationId equals unit.Id
                          where t.Kind == TargetKind.Direct
                          select new { Target = t, Inspection = i, Authority = authority.Name, Unit = unit.Name }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (head is null) return null;
        var id = head.Target.Id;
        var team = await db.InspectionMembers.AsNoTracking().Where(m => m.InspectionId == head.Inspection.Id)
            .OrderBy(m => m.Role == InspectionRole.Head ? 0 : m.Role == InspectionRole.Deputy ? 1 : m.Role == InspectionRole.Member ? 2 : 3).ThenBy(m => m.SortNo).ToListAsync(ct);
        var visitors = await db.InspectionVisitors.Where(v => v.TargetId == id).Select(v => v.MemberId).ToListAsync(ct);
        var contents = await db.InspectionContents.AsNoTracking().Where(c => c.InspectionId == head.Inspection.Id).OrderBy(c => c.SortNo).ToListAsync(ct);
        var checks = await db.InspectionChecks.AsNoTracking().Where(c => c.TargetId == id).ToDictionaryAsync(c => c.ContentId, ct);
        var findings = (await FindingsAsync(id, head.Unit, ct)).ToLookup(f => f.Finding.ContentId);
        return new(head.Inspection, head.Target, head.Authority, head.Unit,
            visitors.Count == 0 ? team : [.. team.Where(m => visitors.Contains(m.Id))],
            [.. contents.Select(c => new ContentView(c, ContentTree.IsLeaf(c, contents), checks.GetValueOrDefault(c.Id), [.. findings[c.Id]])), new(null, false, null, [.. findings[null]])],
            await db.InspectionMeetings.AsNoTracking().SingleOrDefaultAsync(m => m.TargetId == id, ct),
            await db.InspectionConclusions.AsNoTracking().SingleOrDefaultAsync(c => c.TargetId == id, ct));
    }

    private async Task<List<FindingView>> FindingsAsync(Guid target, string unit, CancellationToken ct)
    {
        var rows = await (from f in db.InspectionFindings
                          join o in db.Organisations on f.ResponsibleId equals o.Id into named
                          from o in named.DefaultIfEmpty()
                          where f.TargetId == target
                          orderby f.Kind == FindingKind.Achievement ? 0 : f.Kind == FindingKind.Shortcoming ? 1 : f.Kind == FindingKind.Cause ? 2 : f.Kind == FindingKind.Recommendation ? 3 : 4, f.SortNo, f.Id
                          select new { Finding = f, Responsible = o == null ? null : o.Name }).AsNoTracking().ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Finding.Id);
        var files = (await db.FileReferences.Where(f => f.SubjectKind == FindingFiles.Kind && ids.Contains(f.SubjectId) && f.RemovedAt == null).OrderBy(f => f.AddedAt)
            .Select(f => new { f.SubjectId, File = new Evidence(f.Id, f.Name) }).ToListAsync(ct)).ToLookup(f => f.SubjectId, f => f.File);
        var followed = await FollowUpsAsync(db, [.. rows.Where(r => r.Finding.TaskId is not null).Select(r => r.Finding.TaskId!.Value)], time.Today(), ct);
        return rows.ConvertAll(r => new FindingView(r.Finding, [.. files[r.Finding.Id]],
            FindingWords.IsFollowed(r.Finding.Kind) ? r.Responsible ?? unit : null,
            r.Finding.TaskId is { } task ? followed.GetValueOrDefault(task) : null));
    }

    /// <summary>How the tasks stand that recommendations became.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, FollowUp>> FollowUpsAsync(AppDb db, IReadOnlyCollection<Guid> tasks, DateOnly today, CancellationToken ct)
    {
        if (tasks.Count == 0) return new Dictionary<Guid, FollowUp>();
        return (await db.Tasks.AsNoTracking().Where(t => tasks.Contains(t.Id)).ToListAsync(ct))
            .ToDictionary(t => t.Id, t => new FollowUp(t.Id, t.Title, t.DueOn, t.StateOn(today), t.HandedInOn, t.CompletedOn));
    }
}
