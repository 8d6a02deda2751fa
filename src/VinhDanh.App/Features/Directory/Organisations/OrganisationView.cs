using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Directory.Organisations;

/// <summary>Everything the page of one organisation shows; the caller has checked the scope.</summary>
public sealed class OrganisationView(AppDb db, Actor actor, DirectoryQueries directory)
{
    public async Task<Data> LoadAsync(Organisation o, DateOnly today, CancellationToken ct)
    {
        // Today's tree keeps a former unit with its heir; it never was below it.
        var parentId = o.ValidTo is null ? o.ParentId
            : await db.OrganisationParents.Where(p => p.OrganisationId == o.Id).OrderByDescending(p => p.ValidFrom).Select(p => (Guid?)p.ParentId).FirstOrDefaultAsync(ct) ?? o.ParentId;
        var parent = await db.Organisations.Within(actor).Where(p => p.Id == parentId).Select(p => new Link(p.Id, p.Name)).SingleOrDefaultAsync(ct);
        return new(
            o, parent,
            await db.OrganisationAliases.AsNoTracking().Where(a => a.OrganisationId == o.Id).OrderBy(a => a.Alias).ToListAsync(ct),
            await GroupsAsync(o, today, ct),
            await (from role in db.OrganisationRoles
                   join authority in db.Organisations on role.OrganisationId equals authority.Id
                   where role.HeldById == o.Id
                   orderby role.ValidFrom descending
                   select new Held(role.Name, authority.Name, role.ValidFrom, role.ValidTo)).ToListAsync(ct),
            await (from post in db.Positions
                   join person in db.People on post.PersonId equals person.Id
                   where post.OrganisationId == o.Id
                   orderby post.ValidTo != null, post.IsHead descending, post.Title, person.FullName
                   select new Post(person.Id, person.FullName, post.Title, post.IsHead, post.ValidFrom, post.ValidTo)).Take(200).ToListAsync(ct),
            await (from member in db.ClusterMembers
                   join cluster in db.Clusters on member.ClusterId equals cluster.Id
                   where member.OrganisationId == o.Id
                   orderby cluster.Year descending, cluster.Name
                   select new InCluster(cluster.Id, cluster.Name, cluster.Kind, cluster.Year, member.Role)).ToListAsync(ct),
            await (from s in db.OrganisationSuccessions
                   join other in db.Organisations on s.FromId equals other.Id
                   where s.ToId == o.Id
                   orderby s.EffectiveOn
                   select new Succession(other.Id, other.Name, s.Kind, s.LegalDocument, s.EffectiveOn, s.InheritsHistory)).ToListAsync(ct),
            await (from s in db.OrganisationSuccessions
                   join other in db.Organisations on s.ToId equals other.Id
                   where s.FromId == o.Id
                   orderby s.EffectiveOn, other.Name
                   select new Succession(other.Id, other.Name, s.Kind, s.LegalDocument, s.EffectiveOn, s.InheritsHistory)).ToListAsync(ct),
            await db.Organisations.Where(c => c.ParentId == o.Id && c.ValidTo == null).CountAsync(ct),
            await (from period in db.OrganisationParents
                   join above in db.Organisations on period.ParentId equals above.Id
                   where period.OrganisationId == o.Id
                   orderby period.ValidFrom descending
                   select new Under(above.Name, period.ValidFrom, period.ValidTo)).ToListAsync(ct));
    }

    /// <summary>Groups of the authorities above (as far as the reader sees them) that mean this unit today.</summary>
    private async Task<IReadOnlyList<Link>> GroupsAsync(Organisation o, DateOnly today, CancellationToken ct)
    {
        var word = Names.OfEnum(o.Kind);
        var path = o.Path;
        var candidates = await (
            from g in db.AddressGroups
            join authority in db.Organisations.Within(actor) on g.OrganisationId equals authority.Id
            where path.IsDescendantOf(authority.Path)
                && (g.Kinds.Contains(word) || g.IncludesOutside || db.AddressGroupMembers.Any(m => m.GroupId == g.Id && m.OrganisationId == o.Id))
            orderby g.Name
            select new Link(g.Id, g.Name)).ToListAsync(ct);
        var groups = new List<Link>();
        foreach (var candidate in candidates)
            if ((await directory.ExpandGroupAsync(candidate.Id, today, ct)).Any(u => u.Id == o.Id)) groups.Add(candidate);
        return groups;
    }

    public sealed record Data(Organisation Organisation, Link? Parent, IReadOnlyList<OrganisationAlias> Aliases, IReadOnlyList<Link> Groups, IReadOnlyList<Held> Roles,
        IReadOnlyList<Post> People, IReadOnlyList<InCluster> Clusters, IReadOnlyList<Succession> Predecessors, IReadOnlyList<Succession> Successors, int Children, IReadOnlyList<Under> Parents);

    /// <summary>Where it stood in the tree, and when.</summary>
    public sealed record Under(string Parent, DateOnly From, DateOnly? To);

    public sealed record Link(Guid Id, string Name);

    public sealed record Held(string Name, string Authority, DateOnly From, DateOnly? To);

    public sealed record Post(Guid PersonId, string Person, string Title, bool IsHead, DateOnly From, DateOnly? To);

    public sealed record InCluster(Guid Id, string Name, ClusterKind Kind, short Year, ClusterRole Role);

    public sealed record Succession(Guid Id, string Name, SuccessionKind Kind, string LegalDocument, DateOnly On, HistoryInheritance Inherits);
}
