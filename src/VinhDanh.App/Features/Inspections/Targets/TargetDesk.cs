using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections.Targets;

/// <summary>Who is inspected: named, chosen later, inspecting itself.</summary>
public sealed class TargetDesk(AppDb db, AuditLog audit, TimeProvider time)
{
    /// <summary>Adds a unit that is visited. One that was to inspect itself is visited instead.</summary>
    /// <returns>Null: done. Otherwise why not, in words.</returns>
    public Task<string?> AddAsync(Inspection inspection, Organisation unit, CancellationToken ct) =>
        ChangeAsync(inspection, unit, async () =>
        {
            var last = await db.InspectionTargets.Where(t => t.InspectionId == inspection.Id).MaxAsync(t => (int?)t.SortNo, ct) ?? -1;
            db.InspectionTargets.Add(new() { Id = Guid.CreateVersion7(time.GetUtcNow()), InspectionId = inspection.Id, SortNo = last + 1, OrganisationId = unit.Id, Label = unit.Name, Kind = TargetKind.Direct });
            audit.Add("inspection.target-added", inspection.Id, inspection.OrganisationId, after: new { unit = unit.Name, place = (string?)null });
        }, ct);

    /// <summary>Adds the units of a group; those that are visited already stay as they are.</summary>
    /// <returns>How many were added, and why others were not, in words.</returns>
    public async Task<(int Added, IReadOnlyList<string> Refused)> AddAllAsync(Inspection inspection, IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var visited = await db.InspectionTargets.Where(t => t.InspectionId == inspection.Id && t.Kind == TargetKind.Direct).Select(t => t.OrganisationId).ToListAsync(ct);
        var (added, refused) = (0, new List<string>());
        foreach (var unit in await db.Organisations.AsNoTracking().Where(o => units.Contains(o.Id) && !visited.Contains(o.Id)).OrderBy(o => o.Name).ToListAsync(ct))
            if (await AddAsync(inspection, unit, ct) is { } why) refused.Add(why);
            else added++;
        await transaction.CommitAsync(ct);
        return (added, refused);
    }

    /// <summary>Says which unit a place in the plan means.</summary>
    /// <inheritdoc cref="AddAsync"/>
    public async Task<string?> FillAsync(Inspection inspection, Guid target, Organisation unit, CancellationToken ct)
    {
        var place = await db.InspectionTargets.SingleOrDefaultAsync(t => t.Id == target && t.InspectionId == inspection.Id && t.OrganisationId == null, ct);
        if (place is null) return "Nơi này đã có đơn vị; tải lại trang để xem.";
        return await ChangeAsync(inspection, unit, () =>
        {
            place.OrganisationId = unit.Id;
            audit.Add("inspection.target-added", inspection.Id, inspection.OrganisationId, after: new { unit = unit.Name, place = place.Label });
            return Task.CompletedTask;
        }, ct);
    }

    private async Task<string?> ChangeAsync(Inspection inspection, Organisation unit, Func<Task> change, CancellationToken ct)
    {
        if (unit.Id == inspection.OrganisationId) return "Cơ quan tổ chức kiểm tra không kiểm tra chính mình ở đây.";
        await using var transaction = await db.BeginOrJoinAsync(ct);
        // A unit that begins its report at this moment waits, or was first.
        var there = await db.InspectionTargets.FromSql($"select *, xmin from app.inspection_target where inspection_id = {inspection.Id} and organisation_id = {unit.Id} for update").AsNoTracking().SingleOrDefaultAsync(ct);
        if (there is { Kind: TargetKind.Direct }) return $"{unit.Name} đã có trong danh sách kiểm tra trực tiếp.";
        if (there is not null)
        {
            if (!await WithoutReportAsync(there.Id, ct)) return $"{unit.Name} đã bắt đầu báo cáo tự kiểm tra, không chuyển sang kiểm tra trực tiếp được.";
            await db.InspectionTargets.Where(t => t.Id == there.Id).ExecuteDeleteAsync(ct);
        }
        await change();
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (Violation.Of(e) is "inspection_target_once_ix" || e is DbUpdateConcurrencyException)
        {
            return "Người khác vừa sửa danh sách đơn vị; tải lại trang rồi làm lại.";
        }
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>Members of the year's clusters and blocs of the authority that are not visited inspect themselves; who is there already stays.</summary>
    /// <returns>How many were added.</returns>
    public async Task<int> FillSelfAsync(Inspection inspection, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var units = await (from member in db.ClusterMembers
                           join cluster in db.Clusters on member.ClusterId equals cluster.Id
                           join unit in db.Organisations on member.OrganisationId equals unit.Id
                           where cluster.OrganisationId == inspection.OrganisationId && cluster.Year == inspection.Year && unit.Id != inspection.OrganisationId && unit.ValidTo == null
                           select new { unit.Id, unit.Name }).Distinct().ToListAsync(ct);
        var (ids, targets, names) = (units.Select(_ => Guid.CreateVersion7(time.GetUtcNow())).ToArray(), units.Select(u => u.Id).ToArray(), units.Select(u => u.Name).ToArray());
        var added = await db.Database.ExecuteSqlAsync($"""
            insert into app.inspection_target (id, inspection_id, sort_no, organisation_id, label, kind)
            select x.id, {inspection.Id}, 0, x.unit, x.name, 'self' from unnest({ids}, {targets}, {names}) as x (id, unit, name)
            on conflict (inspection_id, organisation_id) do nothing
            """, ct);
        if (added == 0) return 0;
        audit.Add("inspection.self-listed", inspection.Id, inspection.OrganisationId, after: new { added });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return added;
    }

    /// <summary>Takes a unit or a place off, before it was given notice or reported.</summary>
    /// <inheritdoc cref="AddAsync"/>
    public async Task<string?> RemoveAsync(Inspection inspection, Guid target, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var row = await db.InspectionTargets.FromSql($"select *, xmin from app.inspection_target where id = {target} and inspection_id = {inspection.Id} for update").SingleOrDefaultAsync(ct);
        if (row is null) return "Đơn vị này không còn trong danh sách.";
        if (row.NoticeOn is not null) return $"Đã thông báo kiểm tra cho {row.Label}; không đưa ra khỏi danh sách được.";
        if (await db.InspectionFindings.AnyAsync(f => f.TargetId == target, ct) || await db.InspectionChecks.AnyAsync(c => c.TargetId == target, ct) || await db.InspectionMeetings.AnyAsync(m => m.TargetId == target, ct)
            || await db.InspectionConclusions.AnyAsync(c => c.TargetId == target, ct)) return $"Đã có ghi nhận khi kiểm tra {row.Label}; không đưa ra khỏi danh sách được.";
        if (await db.InspectionTargets.AnyAsync(t => t.SlotOf == target, ct)) return $"{row.Label} còn đơn vị đi kèm trong kế hoạch; đưa các đơn vị đó ra trước.";
        if (!await WithoutReportAsync(target, ct)) return $"{row.Label} đã bắt đầu báo cáo; không đưa ra khỏi danh sách được.";
        await db.InspectionVisitors.Where(v => v.TargetId == target).ExecuteDeleteAsync(ct);
        db.InspectionTargets.Remove(row);
        audit.Add("inspection.target-removed", inspection.Id, inspection.OrganisationId, before: new { unit = row.Label });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>A report that was only filled in for the unit goes with its place on the list: nobody of the unit has written in it.</summary>
    /// <returns>False: the unit has begun its report.</returns>
    private async Task<bool> WithoutReportAsync(Guid target, CancellationToken ct)
    {
        var report = await db.InspectionReports.FromSql($"select *, xmin from app.inspection_report where target_id = {target} for update").AsNoTracking().SingleOrDefaultAsync(ct);
        if (report is null) return true;
        if (report.PreparedAt is null) return false;
        await db.InspectionAnswers.Where(a => a.ReportId == report.Id).ExecuteDeleteAsync(ct);
        await db.InspectionReports.Where(r => r.Id == report.Id).ExecuteDeleteAsync(ct);
        return true;
    }
}
