using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>Clusters of the year and later take the heir in. The former unit stays a member of the year it took part in; heading passes on.</summary>
public sealed class ClusterFollowing(AppDb db, AuditLog audit) : IUnitFollowing
{
    public string Kind => "cluster-member";
    public string Heading => "Cụm, khối thi đua";
    public string Otherwise => "Không đơn vị nào thay";

    public async Task<IReadOnlyList<Follower>> ListAsync(IReadOnlyCollection<Guid> ending, DateOnly effectiveOn, CancellationToken ct)
    {
        var found = await (
            from member in db.ClusterMembers.AsNoTracking()
            join cluster in db.Clusters on member.ClusterId equals cluster.Id
            where ending.Contains(member.OrganisationId) && cluster.Year >= effectiveOn.Year
            orderby cluster.Year, cluster.Name
            select new { member.Id, member.OrganisationId, cluster.Name, cluster.Year, cluster.Kind, member.Role }).ToListAsync(ct);
        return [.. found.Select(m => new Follower(Kind, m.Id, m.OrganisationId, $"{m.Name} năm {m.Year}", DirectoryWords.Of(m.Role, m.Kind)))];
    }

    public async Task CarryAsync(IReadOnlyList<Following> all, CarryingRun run, CancellationToken ct)
    {
        var ids = all.Where(f => f.ToId is not null).Select(f => f.Id).ToList();
        var members = await db.ClusterMembers.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        var clusters = members.Values.Select(m => m.ClusterId).Distinct().ToList();
        var owners = await db.Clusters.Where(c => clusters.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.OrganisationId, ct);
        var there = (await db.ClusterMembers.Where(m => clusters.Contains(m.ClusterId)).ToListAsync(ct)).ToDictionary(m => (m.ClusterId, m.OrganisationId));
        var heads = new List<(ClusterMember Member, ClusterRole Role)>();
        foreach (var following in all.Where(f => f.ToId is not null))
        {
            var member = members[following.Id];
            var (made, role) = ((Guid?)null, member.Role);
            if (!there.TryGetValue((member.ClusterId, following.ToId!.Value), out var heir))
            {
                made = run.NewId();
                heir = new() { Id = made.Value, ClusterId = member.ClusterId, OrganisationId = following.ToId.Value, Role = ClusterRole.Member };
                there.Add((member.ClusterId, heir.OrganisationId), heir);
                db.ClusterMembers.Add(heir);
            }
            run.Step("cluster-member", member.Id, following.FromId, following.ToId, new Before(role, heir.Id, heir.Role, made is not null));
            member.Role = ClusterRole.Member;
            // Of two former units that headed or stood in, the higher part counts.
            if (role < heir.Role && heads.All(h => h.Member != heir || role < h.Role)) heads.Add((heir, role));
            audit.Add("cluster.reorganised", member.ClusterId, owners[member.ClusterId], after: new { role, from = run.EffectiveOn });
        }
        // One head at a time: the former one steps down first.
        await db.SaveChangesAsync(ct);
        foreach (var (member, role) in heads) member.Role = role;
    }

    public async Task UndoAsync(IReadOnlyList<ReorganisationStep> steps, UndoingRun run, CancellationToken ct)
    {
        var subjects = steps.Select(s => s.SubjectId).Concat(steps.Select(s => UndoingRun.BeforeOf<Before>(s).HeirMember)).ToList();
        var members = await db.ClusterMembers.Where(m => subjects.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        foreach (var step in steps)
        {
            var before = UndoingRun.BeforeOf<Before>(step);
            if (!members.ContainsKey(step.SubjectId) || !members.TryGetValue(before.HeirMember, out var heir))
            {
                run.Obstacles.Add("Thành viên cụm, khối thi đua đã được sửa.");
                return;
            }
            if (before.Made) db.ClusterMembers.Remove(heir);
            else heir.Role = before.HeirRole;
        }
        await db.SaveChangesAsync(ct);
        foreach (var step in steps) members[step.SubjectId].Role = UndoingRun.BeforeOf<Before>(step).Role;
    }

    private sealed record Before(ClusterRole Role, Guid HeirMember, ClusterRole HeirRole, bool Made);
}
