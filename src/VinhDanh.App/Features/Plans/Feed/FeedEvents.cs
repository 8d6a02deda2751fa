using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.Papers.Calendars;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Feed;

/// <summary>
/// What stands in a person's calendar today: parts asked of the organisations where the person has a role, the programmes of those whose programmes
/// the person keeps, and tasks that name the person as lead. Only what the person may see with today's roles; no names and numbers of people.
/// </summary>
public sealed class FeedEvents(AppDb db, TimeProvider time)
{
    private const int DaysBack = 60, DaysAhead = 400, Most = 2000, RemindDays = 3;

    /// <param name="root">Address of the program, for links.</param>
    public async Task<IReadOnlyList<IcsEvent>> OfAsync(Guid accountId, Uri root, CancellationToken ct)
    {
        var today = time.Today();
        var account = await db.Accounts.Where(a => a.Id == accountId).Select(a => new { a.DisplayName, a.PersonId }).SingleAsync(ct);
        var roles = await Door.RolesTodayAsync(db, accountId, today, ct);
        var found = new Dictionary<Guid, Item>();
        foreach (var role in roles.DistinctBy(r => r.OrganisationId))
        {
            // The person as acting there: what the queries let through is what the pages would show.
            var actor = new Actor();
            actor.SignIn(accountId, null, account.DisplayName, roles, role.AssignmentId);
            if (!actor.May(Permission.ViewProgrammes)) continue;
            foreach (var item in await ItemsAsync(actor, account.PersonId, today, ct)) found.TryAdd(item.Deliverable, item);
        }

        return [.. found.Values.OrderBy(i => i.Day).ThenBy(i => i.Deliverable).Take(Most).Select(i => EventOf(i, root))];
    }

    private async Task<List<Item>> ItemsAsync(Actor actor, Guid? person, DateOnly today, CancellationToken ct)
    {
        var (unit, keeps) = (actor.OrganisationId, actor.May(Permission.EditProgrammes));
        var (since, until) = (today.AddDays(-DaysBack), today.AddDays(DaysAhead));
        return await (
            from t in db.VisibleTasks(actor)
            join p in db.Programmes on t.ProgrammeId equals p.Id
            join d in db.Deliverables on t.Id equals d.TaskId
            let last = d.ExtendedTo ?? (t.DeadlineKind == DeadlineKind.Before && !p.NamedDayCounts ? d.DueOn!.Value.AddDays(-1) : d.DueOn)
            let asked = db.Assignments.Any(a => a.DeliverableId == d.Id && a.OrganisationId == unit)
            where last >= since && last <= until
                && (asked || keeps && t.OrganisationId == unit || person != null && db.TaskParties.Any(l => l.TaskId == t.Id && l.Role == PartyRole.Lead && l.PersonId == person))
            orderby last, d.Id
            select new Item(d.Id, t.Id, d.What, t.Title, p.Title, last!.Value, t.WithdrawnOn != null,
                asked
                    ? !db.Assignments.Any(a => a.DeliverableId == d.Id && a.OrganisationId == unit && (a.State == AssignmentState.NotSent || a.State == AssignmentState.Returned))
                    : db.Assignments.Any(a => a.DeliverableId == d.Id) && !db.Assignments.Any(a => a.DeliverableId == d.Id && (a.State == AssignmentState.NotSent || a.State == AssignmentState.Returned)),
                asked)).Take(Most).ToListAsync(ct);
    }

    private static IcsEvent EventOf(Item item, Uri root)
    {
        var what = item.What == item.Title || item.What.StartsWith(item.Title, StringComparison.Ordinal) ? item.What : $"{item.What} – {item.Title}";
        var state = (item.Withdrawn, item.Sent) switch
        {
            (true, _) => "Thôi thực hiện: ",
            (_, true) => "Đã gửi: ",
            _ => "Hạn: ",
        };
        return new(
            $"{item.Deliverable}@vinh-danh", item.Day, state + what, $"{item.Programme}\n{(item.Asked ? "Việc giao cho đơn vị" : "Việc theo dõi")}", new(root, $"/tasks/{item.Task}"),
            item.Withdrawn ? IcsStatus.Cancelled : IcsStatus.Confirmed, item.Withdrawn || item.Sent ? null : RemindDays);
    }

    private sealed record Item(Guid Deliverable, Guid Task, string What, string Title, string Programme, DateOnly Day, bool Withdrawn, bool Sent, bool Asked);
}
