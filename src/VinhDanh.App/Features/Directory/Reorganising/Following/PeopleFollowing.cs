using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>
/// People pass to the heir with the posts they hold. The head of a unit that is merged is not the head of the heir: that is for a
/// decision to say, so the post ends.
/// </summary>
public sealed class PeopleFollowing(AppDb db, AuditLog audit) : IUnitFollowing
{
    public string Kind => "person";
    public string Heading => "Người và chức vụ";
    public string Otherwise => "Thôi giữ chức vụ, ở lại danh sách của đơn vị cũ";

    public async Task<IReadOnlyList<Follower>> ListAsync(IReadOnlyCollection<Guid> ending, DateOnly effectiveOn, CancellationToken ct)
    {
        var posts = await (
            from post in db.Positions.AsNoTracking()
            join person in db.People on post.PersonId equals person.Id
            where ending.Contains(post.OrganisationId) && (post.ValidTo == null || post.ValidTo >= effectiveOn)
            orderby post.IsHead descending, post.Title
            select new { person.Id, Unit = post.OrganisationId, person.FullName, post.Title }).ToListAsync(ct);
        var members = await db.People.AsNoTracking().Where(p => ending.Contains(p.OrganisationId) && (p.ValidTo == null || p.ValidTo >= effectiveOn))
            .Select(p => new { p.Id, Unit = p.OrganisationId, p.FullName, Title = "" }).ToListAsync(ct);
        return
        [
            .. posts.Concat(members).GroupBy(p => (p.Id, p.Unit)).Select(g =>
                new Follower(Kind, g.Key.Id, g.Key.Unit, g.First().FullName, string.Join("; ", g.Select(p => p.Title).Where(t => t.Length > 0)))),
        ];
    }

    public async Task CarryAsync(IReadOnlyList<Following> all, CarryingRun run, CancellationToken ct)
    {
        var ids = all.Select(f => f.Id).Distinct().ToList();
        var people = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var posts = (await db.Positions.Where(p => ids.Contains(p.PersonId) && (p.ValidTo == null || p.ValidTo >= run.EffectiveOn)).ToListAsync(ct))
            .ToLookup(p => (p.PersonId, p.OrganisationId));
        foreach (var following in all)
        {
            var person = people[following.Id];
            var held = posts[(person.Id, following.FromId)].ToList();
            foreach (var post in held) Carry(post, following, run);
            if (following.ToId is not { } to || person.OrganisationId != following.FromId) continue;
            run.Step("person", person.Id, following.FromId, to, new { });
            person.OrganisationId = to;
            audit.Add("person.reorganised", person.Id, to, after: new { from = run.EffectiveOn, positions = held.Select(p => p.Title) });
        }
    }

    private void Carry(Position post, Following following, CarryingRun run)
    {
        var follows = following.ToId is { } heir && (!post.IsHead || run.Plan.GoesOnAs(following.FromId, heir));
        if (post.ValidFrom >= run.EffectiveOn && following.ToId is { } later)
        {
            run.Step("person-post-moved", post.Id, following.FromId, later, new { });
            post.OrganisationId = later;
            return;
        }
        // A post that was to begin later in a unit that nobody takes over stays written as it is.
        if (post.ValidFrom >= run.EffectiveOn) return;
        var made = follows ? run.NewId() : (Guid?)null;
        run.Step("person-post", post.Id, following.FromId, following.ToId, new PostBefore(post.ValidTo, made));
        if (made is { } id)
        {
            db.Positions.Add(new()
            {
                Id = id, PersonId = post.PersonId, OrganisationId = following.ToId!.Value, Title = post.Title, IsHead = post.IsHead, ValidFrom = run.EffectiveOn, ValidTo = post.ValidTo,
            });
        }
        post.ValidTo = run.LastDay;
    }

    public async Task UndoAsync(IReadOnlyList<ReorganisationStep> steps, UndoingRun run, CancellationToken ct)
    {
        var subjects = steps.Select(s => s.SubjectId).ToList();
        var made = steps.Where(s => s.Kind is "person-post").Select(s => UndoingRun.BeforeOf<PostBefore>(s).Made).OfType<Guid>().ToList();
        var people = await db.People.Where(p => subjects.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var posts = await db.Positions.Where(p => subjects.Contains(p.Id) || made.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        foreach (var step in steps)
        {
            switch (step.Kind)
            {
                case "person":
                    var person = people[step.SubjectId];
                    if (person.OrganisationId != step.ToId) run.Obstacles.Add($"{person.FullName} đã chuyển đi nơi khác.");
                    person.OrganisationId = step.FromId;
                    audit.Add("person.reorganisation-undone", person.Id, step.FromId);
                    break;
                case "person-post-moved":
                    if (posts[step.SubjectId].OrganisationId != step.ToId) run.Obstacles.Add($"Chức vụ {posts[step.SubjectId].Title} đã được sửa.");
                    posts[step.SubjectId].OrganisationId = step.FromId;
                    break;
                default:
                    var before = UndoingRun.BeforeOf<PostBefore>(step);
                    var post = posts[step.SubjectId];
                    var next = before.Made is { } id ? posts.GetValueOrDefault(id) : null;
                    if (post.ValidTo != run.LastDay || before.Made is not null && (next is null || next.ValidTo != before.ValidTo)) run.Obstacles.Add($"Chức vụ {post.Title} đã được sửa.");
                    post.ValidTo = before.ValidTo;
                    if (next is not null) db.Positions.Remove(next);
                    break;
            }
        }
    }

    private sealed record PostBefore(DateOnly? ValidTo, Guid? Made);
}
