using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>Membership by name in address groups; who belongs by kind needs nothing written.</summary>
public sealed class GroupFollowing(AppDb db, AuditLog audit) : IUnitFollowing
{
    public string Kind => "group-member";
    public string Heading => "Nhóm địa chỉ";
    public string Otherwise => "Ra khỏi nhóm";

    public async Task<IReadOnlyList<Follower>> ListAsync(IReadOnlyCollection<Guid> ending, DateOnly effectiveOn, CancellationToken ct) => await (
        from member in db.AddressGroupMembers.AsNoTracking()
        join g in db.AddressGroups on member.GroupId equals g.Id
        where ending.Contains(member.OrganisationId) && member.ValidFrom < effectiveOn && (member.ValidTo == null || member.ValidTo >= effectiveOn)
        orderby g.Name
        select new Follower("group-member", member.Id, member.OrganisationId, g.Name, null)).ToListAsync(ct);

    public async Task CarryAsync(IReadOnlyList<Following> all, CarryingRun run, CancellationToken ct)
    {
        var ids = all.Select(f => f.Id).ToList();
        var members = await db.AddressGroupMembers.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        var groups = members.Values.Select(m => m.GroupId).Distinct().ToList();
        var owners = await db.AddressGroups.Where(g => groups.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.OrganisationId, ct);
        var there = (await db.AddressGroupMembers.AsNoTracking().Where(m => groups.Contains(m.GroupId) && (m.ValidTo == null || m.ValidTo >= run.EffectiveOn))
            .Select(m => new { m.GroupId, m.OrganisationId }).ToListAsync(ct)).Select(m => (m.GroupId, m.OrganisationId)).ToHashSet();
        foreach (var following in all)
        {
            var member = members[following.Id];
            var made = following.ToId is { } to && there.Add((member.GroupId, to)) ? run.NewId() : (Guid?)null;
            run.Step("group-member", member.Id, following.FromId, following.ToId, new Before(member.ValidTo, made));
            if (made is { } id)
                db.AddressGroupMembers.Add(new() { Id = id, GroupId = member.GroupId, OrganisationId = following.ToId!.Value, ValidFrom = run.EffectiveOn, ValidTo = member.ValidTo });
            member.ValidTo = run.LastDay;
            audit.Add("address-group.reorganised", member.GroupId, owners[member.GroupId], after: new { to = run.LastDay, follows = made is not null });
        }
    }

    public async Task UndoAsync(IReadOnlyList<ReorganisationStep> steps, UndoingRun run, CancellationToken ct)
    {
        var made = steps.Select(s => UndoingRun.BeforeOf<Before>(s).Made).OfType<Guid>().ToList();
        var subjects = steps.Select(s => s.SubjectId).Concat(made).ToList();
        var members = await db.AddressGroupMembers.Where(m => subjects.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        foreach (var step in steps)
        {
            var before = UndoingRun.BeforeOf<Before>(step);
            var next = before.Made is { } id ? members.GetValueOrDefault(id) : null;
            if (members[step.SubjectId].ValidTo != run.LastDay || before.Made is not null && (next is null || next.ValidTo != before.ValidTo)) run.Obstacles.Add("Thành viên nhóm địa chỉ đã được sửa.");
            members[step.SubjectId].ValidTo = before.ValidTo;
            if (next is not null) db.AddressGroupMembers.Remove(next);
        }
    }

    private sealed record Before(DateOnly? ValidTo, Guid? Made);
}
