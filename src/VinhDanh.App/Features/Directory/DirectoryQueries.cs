using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory.Matching;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory;

/// <summary>What other features ask the directory.</summary>
public sealed class DirectoryQueries(AppDb db)
{
    /// <summary>Tells the parties of a document of this authority; see <see cref="DirectoryMatcher.Match"/>.</summary>
    public Task<DirectoryMatcher> MatcherAsync(Guid organisationId, DateOnly day, CancellationToken ct) =>
        DirectoryMatcher.LoadAsync(db, organisationId, day, ct);

    /// <summary>The units that an address group means on a day: by kind, outside bodies, and by name; sorted by name.</summary>
    /// <returns>Empty when there is no such group.</returns>
    public async Task<IReadOnlyList<GroupUnit>> ExpandGroupAsync(Guid groupId, DateOnly day, CancellationToken ct)
    {
        var group = await (from g in db.AddressGroups
                           join authority in db.Organisations on g.OrganisationId equals authority.Id
                           where g.Id == groupId
                           select new { g.OrganisationId, g.Kinds, g.Reach, g.IncludesOutside, authority.Path }).SingleOrDefaultAsync(ct);
        if (group is null) return [];
        var kinds = group.Kinds.Select(Names.ToEnum<OrganisationKind>).ToList();
        var everywhere = group.Reach is GroupReach.Below;
        var alive = db.Organisations.AsNoTracking().Where(o => o.ValidFrom <= day && (o.ValidTo == null || o.ValidTo >= day));
        var units = await alive
            .Where(o =>
                db.AddressGroupMembers.Any(m => m.GroupId == groupId && m.OrganisationId == o.Id && m.ValidFrom <= day && (m.ValidTo == null || m.ValidTo >= day))
                || kinds.Contains(o.Kind) && everywhere && o.Path.IsDescendantOf(group.Path) && o.Id != group.OrganisationId
                || (kinds.Contains(o.Kind) || group.IncludesOutside && o.IsOutside)
                    // The tree of that day where it is known, else today's.
                    && (db.OrganisationParents.Any(p => p.OrganisationId == o.Id)
                        ? db.OrganisationParents.Any(p => p.OrganisationId == o.Id && p.ParentId == group.OrganisationId && p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day))
                        : o.ParentId == group.OrganisationId))
            .OrderBy(o => EF.Functions.Collate(o.Name, "vi-x-icu"))
            .Select(o => new GroupUnit(o.Id, o.Name, o.Kind, o.IsOutside))
            .ToListAsync(ct);
        return units;
    }
}

/// <summary>One unit of an address group on a day.</summary>
public sealed record GroupUnit(Guid Id, string Name, OrganisationKind Kind, bool IsOutside);
