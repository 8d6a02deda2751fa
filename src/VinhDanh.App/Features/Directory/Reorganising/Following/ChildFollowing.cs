using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>Units below one that ends and that the plan itself does not name: they pass under the heir with all below them.</summary>
public sealed class ChildFollowing(AppDb db, UnitTree tree, AuditLog audit) : IUnitFollowing
{
    public string Kind => "unit";
    public string Heading => "Đơn vị trực thuộc";
    public string Otherwise => "Về cấp trên của đơn vị cũ";

    public async Task<IReadOnlyList<Follower>> ListAsync(IReadOnlyCollection<Guid> ending, DateOnly effectiveOn, CancellationToken ct)
    {
        var children = await db.Organisations.AsNoTracking().Where(o => o.ParentId != null && ending.Contains(o.ParentId.Value) && o.ValidTo == null)
            .OrderBy(o => EF.Functions.Collate(o.Name, "vi-x-icu")).Select(o => new { o.Id, o.ParentId, o.Name, o.Kind }).ToListAsync(ct);
        return [.. children.Select(c => new Follower(Kind, c.Id, c.ParentId!.Value, c.Name, OrganisationWords.Of(c.Kind)))];
    }

    public async Task CarryAsync(IReadOnlyList<Following> all, CarryingRun run, CancellationToken ct)
    {
        var ids = all.Select(f => f.Id).ToList();
        var units = await db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        await tree.MoveAsync([.. all.Select(f => (units[f.Id], f.ToId))], ends: false, run, ct);
        var heirs = all.Select(f => f.ToId).OfType<Guid>().Distinct().ToList();
        var names = await db.Organisations.Where(o => heirs.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        foreach (var following in all.Where(f => f.ToId is not null))
            audit.Add("organisation.moved", following.Id, following.Id, after: new { parent = names[following.ToId!.Value], from = run.EffectiveOn });
    }

    public Task UndoAsync(IReadOnlyList<ReorganisationStep> steps, UndoingRun run, CancellationToken ct) => tree.UndoAsync(steps, run, ct);
}
