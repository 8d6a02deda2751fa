using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Inspections.Team;

/// <summary>Who inspects, and who goes where.</summary>
public sealed class TeamDesk(AppDb db, AuditLog audit, TimeProvider time)
{
    /// <summary>Adds somebody, or mends an entry. A new head makes the former one a deputy.</summary>
    /// <returns>Null: done. Otherwise why not, in words.</returns>
    public async Task<string?> SaveAsync(Inspection inspection, Guid? member, MemberForm form, Person? person, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = member is { } id ? await db.InspectionMembers.SingleOrDefaultAsync(m => m.Id == id && m.InspectionId == inspection.Id, ct) : null;
        if (member is not null && row is null) return "Thành viên này không còn trong đoàn.";
        // One head at a time: the database holds a unique index, so the former steps down first.
        if (form.Role is InspectionRole.Head)
            await db.InspectionMembers.Where(m => m.InspectionId == inspection.Id && m.Role == InspectionRole.Head && m.Id != member).ExecuteUpdateAsync(s => s.SetProperty(m => m.Role, InspectionRole.Deputy), ct);
        var before = row is null ? null : new { row.Name, row.Post, row.Duty, row.Role };
        if (row is null)
        {
            var last = await db.InspectionMembers.Where(m => m.InspectionId == inspection.Id).MaxAsync(m => (int?)m.SortNo, ct) ?? -1;
            row = new() { Id = Guid.CreateVersion7(time.GetUtcNow()), InspectionId = inspection.Id, SortNo = last + 1, Role = form.Role, Name = "" };
            db.InspectionMembers.Add(row);
        }
        (row.Role, row.PersonId, row.Name) = (form.Role, person?.Id, person?.FullName ?? form.Name.Trim());
        (row.Post, row.Duty) = (Blank(form.Post), Blank(form.Duty));
        audit.Add("inspection.member-set", inspection.Id, inspection.OrganisationId, before, new { row.Name, row.Post, row.Duty, row.Role });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (Violation.Of(e) is "inspection_member_person_ix")
        {
            return $"{row.Name} đã có trong đoàn.";
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || Violation.Of(e) is "inspection_member_head_ix")
        {
            return "Người khác vừa sửa đoàn kiểm tra; tải lại trang rồi làm lại.";
        }
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>
    /// The practice of provinces: a deputy head is the council's member who follows the cluster of the visited unit. Units without a cluster of that year, clusters that nobody follows,
    /// and the follower's own unit have no proposal.
    /// </summary>
    public async Task<IReadOnlyList<Proposal>> ProposedDeputiesAsync(Inspection inspection, CancellationToken ct)
    {
        var found = await (from t in db.InspectionTargets
                           join m in db.ClusterMembers on t.OrganisationId equals m.OrganisationId
                           join c in db.Clusters on m.ClusterId equals c.Id
                           join p in db.People on c.FollowedBy equals p.Id
                           join works in db.Organisations on p.OrganisationId equals works.Id
                           join unit in db.Organisations on m.OrganisationId equals unit.Id
                           where t.InspectionId == inspection.Id && t.Kind == TargetKind.Direct && c.OrganisationId == inspection.OrganisationId && c.Year == inspection.Year && p.ValidTo == null && unit.Id != works.Id
                               && !db.InspectionMembers.Any(x => x.InspectionId == inspection.Id && x.PersonId == p.Id)
                           orderby c.Name, unit.Name
                           select new { p.Id, p.FullName, Works = works.Name, Cluster = c.Name, Unit = unit.Name }).ToListAsync(ct);
        return [.. found.GroupBy(f => (f.Id, f.FullName, f.Works)).Select(g => new Proposal(g.Key.FullName, g.Key.Works, [.. g.Select(f => f.Cluster).Distinct()], [.. g.Select(f => f.Unit).Distinct()]))];
    }

    public async Task<bool> RemoveAsync(Inspection inspection, Guid member, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.InspectionMembers.SingleOrDefaultAsync(m => m.Id == member && m.InspectionId == inspection.Id, ct) is not { } row) return false;
        await db.InspectionVisitors.Where(v => v.MemberId == member).ExecuteDeleteAsync(ct);
        db.InspectionMembers.Remove(row);
        audit.Add("inspection.member-removed", inspection.Id, inspection.OrganisationId, before: new { row.Name });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <param name="Works">The unit that the person belongs to.</param>
/// <param name="Units">Those of the person's clusters that are visited.</param>
public sealed record Proposal(string Person, string Works, IReadOnlyList<string> Clusters, IReadOnlyList<string> Units);
