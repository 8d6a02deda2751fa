using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>“Cơ quan Thường trực …”: roles that units hold in an authority.</summary>
public sealed class HeldRoleFollowing(AppDb db, AuditLog audit) : IUnitFollowing
{
    public string Kind => "held-role";
    public string Heading => "Vai trò đơn vị đảm nhiệm";
    public string Otherwise => "Vai trò để trống";

    public async Task<IReadOnlyList<Follower>> ListAsync(IReadOnlyCollection<Guid> ending, DateOnly effectiveOn, CancellationToken ct) => await (
        from role in db.OrganisationRoles.AsNoTracking()
        join authority in db.Organisations on role.OrganisationId equals authority.Id
        where ending.Contains(role.HeldById) && (role.ValidTo == null || role.ValidTo >= effectiveOn)
        orderby role.Name
        select new Follower("held-role", role.Id, role.HeldById, role.Name, authority.Name)).ToListAsync(ct);

    public async Task CarryAsync(IReadOnlyList<Following> all, CarryingRun run, CancellationToken ct)
    {
        var ids = all.Select(f => f.Id).ToList();
        var roles = await db.OrganisationRoles.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var next = new List<OrganisationRole>();
        foreach (var following in all)
        {
            var role = roles[following.Id];
            // A role in an authority that ends itself has no further holder.
            var follows = following.ToId is not null && !run.Plan.Ends.Contains(role.OrganisationId);
            var begins = role.ValidFrom > run.LastDay;
            if (begins && !follows) continue;
            var made = follows ? run.NewId() : (Guid?)null;
            run.Step("held-role", role.Id, following.FromId, following.ToId, new Before(role.ValidTo, made, begins ? role : null));
            if (made is { } id)
            {
                next.Add(new()
                {
                    Id = id, OrganisationId = role.OrganisationId, Name = role.Name, HeldById = following.ToId!.Value,
                    ValidFrom = begins ? role.ValidFrom : run.EffectiveOn, ValidTo = role.ValidTo,
                });
            }
            if (begins) db.OrganisationRoles.Remove(role);
            else role.ValidTo = run.LastDay;
            audit.Add("organisation-role.reorganised", role.Id, role.OrganisationId, after: new { role.Name, from = run.EffectiveOn, follows });
        }
        // The period that ends is written before the one that begins: the database lets none overlap.
        await db.SaveChangesAsync(ct);
        db.OrganisationRoles.AddRange(next);
    }

    public async Task UndoAsync(IReadOnlyList<ReorganisationStep> steps, UndoingRun run, CancellationToken ct)
    {
        var made = steps.Select(s => UndoingRun.BeforeOf<Before>(s).Made).OfType<Guid>().ToList();
        var subjects = steps.Select(s => s.SubjectId).Concat(made).ToList();
        var roles = await db.OrganisationRoles.Where(r => subjects.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        foreach (var step in steps)
        {
            var before = UndoingRun.BeforeOf<Before>(step);
            if (before.Made is { } id)
            {
                if (roles.GetValueOrDefault(id) is { } next && next.ValidTo == before.ValidTo) db.OrganisationRoles.Remove(next);
                else run.Obstacles.Add("Có vai trò của đơn vị đã được giao lại.");
            }
        }
        if (run.Obstacles.Count > 0) return;
        await db.SaveChangesAsync(ct);
        foreach (var step in steps)
        {
            var before = UndoingRun.BeforeOf<Before>(step);
            if (before.Removed is { } removed) db.OrganisationRoles.Add(removed);
            else roles[step.SubjectId].ValidTo = before.ValidTo;
        }
    }

    private sealed record Before(DateOnly? ValidTo, Guid? Made, OrganisationRole? Removed);
}
