using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>Takes rows of organisations over into the unit of work; the caller saves and commits.</summary>
public sealed class OrganisationImporter(AppDb db, AuditLog audit, TimeProvider time)
{
    /// <summary>Units at or below a place in the tree, by code and (where only one living unit bears it) by folded name. Codes of others count as taken.</summary>
    public async Task<IReadOnlyDictionary<string, StandingUnit>> StandingAsync(LTree? within, CancellationToken ct)
    {
        var living = db.Organisations.AsNoTracking().Where(o => o.ValidTo == null);
        var units = await (within is { } path ? living.Where(o => o.Path.IsDescendantOf(path)) : living)
            .Select(o => new { o.Id, o.Code, o.Name, o.ShortName }).ToListAsync(ct);
        var standing = units.Where(u => u.Code is not null).ToDictionary(u => u.Code!, u => new StandingUnit(u.Id, u.Code!, u.Name), StringComparer.Ordinal);
        foreach (var group in units.SelectMany(u => ((string?[])[u.Name, u.ShortName]).OfType<string>().Select(n => (Key: Folding.Fold(n), Unit: u))).GroupBy(p => p.Key))
        {
            if (group.DistinctBy(p => p.Unit.Id).ToList() is [var (key, unit)]) standing.TryAdd(key, new(unit.Id, key, unit.Name));
        }
        return standing;
    }

    /// <param name="under">Parent of rows that name none; null only where nothing stands yet: the first such row becomes the root.</param>
    /// <exception cref="InvalidOperationException">A row has errors: nothing may be imported in part.</exception>
    public async Task ApplyAsync(IReadOnlyList<ReadRow<OrganisationRow>> rows, IReadOnlyDictionary<string, StandingUnit> standing, Organisation? under, CancellationToken ct)
    {
        if (rows.Any(r => r.Errors.Count > 0 || r.Value is null)) throw new InvalidOperationException("Rows with errors can't be imported.");
        var values = rows.Select(r => r.Value!).ToList();
        var made = new Dictionary<string, Organisation>(StringComparer.Ordinal);
        var parents = await db.Organisations.Where(o => standing.Values.Select(s => s.Id).Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var waiting = new Queue<OrganisationRow>(values);
        var root = under;
        while (waiting.TryDequeue(out var row))
        {
            var above = row.Parent is null ? root
                : made.GetValueOrDefault(row.Parent) ?? (Standing(row.Parent) is { } s ? parents[s.Id] : null);
            if (row.Parent is not null && above is null)
            {
                waiting.Enqueue(row);
                continue;
            }
            var organisation = Add(row, above);
            root ??= organisation;
            if (row.Code is not null) made[row.Code] = organisation;
        }
        foreach (var row in values.Where(r => r.Successors.Count > 0)) AddSuccessions(row, made[row.Code ?? ""], code => made.TryGetValue(code, out var heir) ? heir.Id : standing[code].Id);

        StandingUnit? Standing(string parent) => standing.GetValueOrDefault(parent) ?? standing.GetValueOrDefault(Folding.Fold(parent));
    }

    private Organisation Add(OrganisationRow row, Organisation? above)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var organisation = new Organisation
        {
            Id = id, ParentId = above?.Id, Path = Organisation.PathOf(above?.Path, id), Kind = row.Kind, Code = row.Code, Name = row.Name,
            ShortName = row.ShortName, IsOutside = row.IsOutside, ValidFrom = row.From, ValidTo = row.To,
        };
        db.Organisations.Add(organisation);
        if (above is not null)
            db.OrganisationParents.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = id, ParentId = above.Id, ValidFrom = row.From, ValidTo = row.To });
        foreach (var alias in row.Aliases.DistinctBy(Folding.Fold))
            db.OrganisationAliases.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = id, Alias = alias });
        if (row.Role is { } role && above is not null)
            db.OrganisationRoles.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = above.Id, Name = role, HeldById = id, ValidFrom = row.From, ValidTo = row.To });
        audit.Add("organisation.imported", id, id, after: new { row.Name, row.ShortName, row.Code, row.Kind, row.IsOutside, parent = above?.Name, row.From, row.To, row.Aliases, row.Role });
        return organisation;
    }

    private void AddSuccessions(OrganisationRow row, Organisation former, Func<string, Guid> heirOf)
    {
        foreach (var code in row.Successors)
        {
            db.OrganisationSuccessions.Add(new()
            {
                Id = Guid.CreateVersion7(), FromId = former.Id, ToId = heirOf(code),
                Kind = row.Successors.Count > 1 ? SuccessionKind.Dissolve : SuccessionKind.Merge,
                LegalDocument = row.LegalDocument ?? "Chưa ghi văn bản", EffectiveOn = row.To!.Value.AddDays(1), InheritsHistory = HistoryInheritance.Yes,
            });
        }
    }
}
