using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Matching;

/// <summary>What a directory knows about one authority on one day, as plain rows.</summary>
internal sealed record DirectoryData(
    IReadOnlyList<string> PlaceNames,
    IReadOnlyList<DirectoryData.Unit> Units,
    IReadOnlyList<DirectoryData.Named> Groups,
    IReadOnlyList<DirectoryData.Role> Roles,
    IReadOnlyList<DirectoryData.Post> Posts)
{
    /// <param name="Depth">0 for the authority itself.</param>
    /// <param name="Lives">Whether it is valid on the day.</param>
    /// <param name="Successors">Who received its duties, when it no longer lives.</param>
    internal sealed record Unit(Guid Id, string Name, IReadOnlyList<string> Names, int Depth, bool Lives, IReadOnlyList<Guid> Successors);

    internal sealed record Named(Guid Id, string Name, IReadOnlyList<string> Names);

    internal sealed record Role(Guid Id, string Name, Guid HolderId);

    internal sealed record Post(Guid PersonId, string Person, string Title, Guid OrganisationId);

    public static async Task<DirectoryData> LoadAsync(AppDb db, Guid organisationId, DateOnly day, CancellationToken ct)
    {
        var path = await db.Organisations.Where(o => o.Id == organisationId).Select(o => o.Path).SingleAsync(ct);
        // Labels are ids, so the dots count the levels.
        var depth = ((string)path).Count(c => c is '.') + 1;
        var above = await db.Organisations.AsNoTracking().Where(o => path.IsDescendantOf(o.Path))
            .OrderByDescending(o => o.Path.NLevel).Select(o => o.Name).ToListAsync(ct);
        var below = db.Organisations.AsNoTracking().Where(o => o.Path.IsDescendantOf(path));
        var units = await below
            .Select(o => new { o.Id, o.Name, o.ShortName, Depth = o.Path.NLevel - depth, Lives = o.ValidFrom <= day && (o.ValidTo == null || o.ValidTo >= day) })
            .ToListAsync(ct);
        var aliases = (await (from alias in db.OrganisationAliases
                              join unit in below on alias.OrganisationId equals unit.Id
                              select new { alias.OrganisationId, alias.Alias }).ToListAsync(ct)).ToLookup(a => a.OrganisationId, a => a.Alias);
        var heirs = (await (from succession in db.OrganisationSuccessions
                            join unit in below on succession.FromId equals unit.Id
                            select new { succession.FromId, succession.ToId }).ToListAsync(ct)).ToLookup(s => s.FromId, s => s.ToId);
        var groups = await db.AddressGroups.AsNoTracking().Where(g => g.OrganisationId == organisationId).Select(g => new { g.Id, g.Name }).ToListAsync(ct);
        var groupAliases = (await (from alias in db.AddressGroupAliases
                                   join g in db.AddressGroups on alias.GroupId equals g.Id
                                   where g.OrganisationId == organisationId
                                   select new { alias.GroupId, alias.Alias }).ToListAsync(ct)).ToLookup(a => a.GroupId, a => a.Alias);
        var roles = await db.OrganisationRoles.AsNoTracking()
            .Where(r => r.OrganisationId == organisationId && r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo >= day))
            .Select(r => new Role(r.Id, r.Name, r.HeldById)).ToListAsync(ct);
        var posts = await (from post in db.Positions
                           join person in db.People on post.PersonId equals person.Id
                           join unit in below on post.OrganisationId equals unit.Id
                           where post.ValidFrom <= day && (post.ValidTo == null || post.ValidTo >= day)
                           orderby post.IsHead descending
                           select new Post(person.Id, person.FullName, post.Title, post.OrganisationId)).ToListAsync(ct);
        return new(
            above,
            [.. units.Select(u => new Unit(u.Id, u.Name, NamesOf(u.Name, u.ShortName, aliases[u.Id]), u.Depth, u.Lives, [.. heirs[u.Id]]))],
            [.. groups.Select(g => new Named(g.Id, g.Name, NamesOf(g.Name, null, groupAliases[g.Id])))],
            roles,
            posts);
    }

    private static IReadOnlyList<string> NamesOf(string name, string? shortName, IEnumerable<string> aliases) =>
        shortName is null ? [name, .. aliases] : [name, shortName, .. aliases];
}
