using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans.Amend;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Plans.Bulk;

/// <summary>Does one thing to many tasks: looked at first, then done in one transaction with a statement a kind of row. What somebody changed in between is left alone and named.</summary>
public sealed class BulkChanges(
    AppDb db, Actor actor, AuditLog audit, DirectoryQueries directory, TaskChanges changes, DeadlineNotices notices, WorkingCalendar calendar, TimeProvider time)
{
    /// <summary>More is better done in two steps that somebody has looked at.</summary>
    public const int Most = 500;

    /// <summary>What the order would do; in the order of programmes. Tasks out of scope are left out.</summary>
    public async Task<IReadOnlyList<Line>> PreviewAsync(IReadOnlyCollection<Guid> taskIds, BulkOrder order, CancellationToken ct)
    {
        var lines = await JudgedAsync([.. taskIds.Distinct()], order, null, ct);
        db.ChangeTracker.Clear();
        return lines;
    }

    /// <summary>Does it to those that are as they were when they were looked at.</summary>
    /// <param name="seen">Task and mark, from the preview.</param>
    /// <returns>Null: none of them is in scope.</returns>
    public async Task<IReadOnlyList<Line>?> ApplyAsync(IReadOnlyDictionary<Guid, string> seen, BulkOrder order, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        Guid[] ids = [.. (await db.OwnedTasks(actor).Where(t => seen.Keys.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct)).Order()];
        if (ids.Length == 0) return null;
        // In the order in which single changes take them, or two who save at once would wait for each other.
        await db.Database.ExecuteSqlAsync($"select 1 from app.assignment where task_id = any({ids}) order by id for update", ct);
        await db.Database.ExecuteSqlAsync($"select 1 from app.deliverable where task_id = any({ids}) order by id for update", ct);
        await db.Database.ExecuteSqlAsync($"select 1 from app.task where id = any({ids}) order by id for update", ct);
        var lines = await JudgedAsync(ids, order, seen, ct);
        // Written by statements; what was read must not be written again.
        db.ChangeTracker.Clear();
        var done = lines.Where(l => l.Changes is not null).ToList();
        if (done.Count == 0) return lines;
        await WriteAsync(done, order, ct);
        foreach (var line in done) Record(line, order);
        await changes.RecomputeAsync([.. done.Select(l => l.Id)], ct);
        await TellAsync(done, order, ct);
        await transaction.CommitAsync(ct);
        return lines;
    }

    private async Task<List<Line>> JudgedAsync(Guid[] ids, BulkOrder order, IReadOnlyDictionary<Guid, string>? seen, CancellationToken ct)
    {
        var tasks = await (
            from t in db.OwnedTasks(actor)
            join p in db.Programmes on t.ProgrammeId equals p.Id
            where ids.Contains(t.Id)
            orderby p.Title, p.Id, t.SortNo
            select new { t.Id, Programme = p.Title, Rules = new FactRules(p.NamedDayCounts, p.DecidingDate), Closed = p.ClosedAt != null }).ToListAsync(ct);
        Guid[] owned = [.. tasks.Select(t => t.Id)];
        var parts = await TaskParts.LoadAsync(db, owned, ct);
        var marks = await MarksAsync(owned, ct);
        var planning = new BulkPlanning(calendar, time.Today());
        return tasks.ConvertAll(t =>
        {
            var verdict = seen is not null && seen[t.Id] != marks[t.Id]
                ? new BulkVerdict.Refused("Vừa được người khác thay đổi; xem lại rồi sửa.")
                : planning.Of(order, parts[t.Id], t.Rules, t.Closed);
            var task = parts[t.Id].Task;
            return new Line(task.Id, task.OrganisationId, task.Title, task.Path, t.Programme, marks[t.Id], task.Version, verdict);
        });
    }

    /// <summary>One word for the versions of all rows that make up a task, but for the units' answers: those are judged anew.</summary>
    private async Task<Dictionary<Guid, string>> MarksAsync(Guid[] ids, CancellationToken ct) => (await db.Database.SqlQuery<MarkOf>($"""
        select t.id as "Id", md5(concat_ws('|', t.xmin::text,
            (select string_agg(d.id || ':' || d.xmin::text, ',' order by d.id) from app.deliverable d where d.task_id = t.id),
            (select string_agg(p.id || ':' || p.xmin::text, ',' order by p.id) from app.task_party p where p.task_id = t.id))) as "Mark"
        from app.task t where t.id = any({ids})
        """).ToListAsync(ct)).ToDictionary(m => m.Id, m => m.Mark);

    private Task WriteAsync(List<Line> done, BulkOrder order, CancellationToken ct) => order.Action switch
    {
        BulkAction.MoveBy or BulkAction.MoveTo => MoveAsync([.. done.SelectMany(l => l.Changes!.Moves)], ct),
        BulkAction.Unit => ReplaceAsync(done, order.From!, order.To!, ct),
        BulkAction.Lead => LeadsAsync(done, order.Leads, ct),
        BulkAction.Withdraw => WithdrawAsync(done, time.Today(), ct),
        BulkAction.Restore => WithdrawAsync(done, null, ct),
        BulkAction.Accept => AcceptAsync(done, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order.Action, "An action that nothing writes."),
    };

    private async Task MoveAsync(DayMove[] moves, CancellationToken ct)
    {
        var ids = Array.ConvertAll(moves, m => m.Deliverable);
        var versions = Array.ConvertAll(moves, m => m.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var due = Array.ConvertAll(moves, m => m.DueOn);
        var extended = Array.ConvertAll(moves, m => m.ExtendedTo);
        Expect(moves.Length, await db.Database.ExecuteSqlAsync($"""
            update app.deliverable d set due_on = x.due_on, extended_to = x.extended_to
            from unnest({ids}, {versions}, {due}, {extended}) as x (id, version, due_on, extended_to)
            where d.id = x.id and d.xmin::text = x.version
            """, ct));
    }

    private async Task WithdrawAsync(List<Line> done, DateOnly? on, CancellationToken ct)
    {
        Guid[] ids = [.. done.Select(l => l.Id)];
        string[] versions = [.. done.Select(l => l.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        Expect(ids.Length, await db.Database.ExecuteSqlAsync($"""
            update app.task t set withdrawn_on = {on} from unnest({ids}, {versions}) as x (id, version) where t.id = x.id and t.xmin::text = x.version
            """, ct));
    }

    private async Task ReplaceAsync(List<Line> done, UnitName from, UnitName to, CancellationToken ct)
    {
        Guid[] ids = [.. done.Select(l => l.Id)];
        await db.Database.ExecuteSqlAsync($"update app.assignment set organisation_id = {to.Id}, party_text = {to.Name} where task_id = any({ids}) and organisation_id = {from.Id} and state = 'not-sent'", ct);
        await db.Database.ExecuteSqlAsync($"""
            update app.task_party set organisation_id = {to.Id}, role_id = null, text = {to.Name}, confidence = 1
            where task_id = any({ids}) and role = 'doer' and organisation_id = {from.Id}
            """, ct);
    }

    private async Task LeadsAsync(List<Line> done, IReadOnlyList<string> leads, CancellationToken ct)
    {
        var ids = done.ConvertAll(l => l.Id);
        await db.TaskParties.Where(p => ids.Contains(p.TaskId) && p.Role == PartyRole.Lead).ExecuteDeleteAsync(ct);
        foreach (var owner in done.GroupBy(l => l.OrganisationId))
        {
            var matcher = await directory.MatcherAsync(owner.Key, time.Today(), ct);
            var matched = leads.Select(text => DraftMaking.Matched(PartyRole.Lead, text, matcher)).ToList();
            db.TaskParties.AddRange(owner.SelectMany(line => matched.Select((m, i) => new TaskParty
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()), TaskId = line.Id, Role = PartyRole.Lead, SortNo = i + 1, Text = m.Text,
                OrganisationId = m.OrganisationId, GroupId = m.GroupId, PersonId = m.PersonId, RoleId = m.RoleId, Confidence = m.Confidence,
            })));
        }
    }

    private async Task AcceptAsync(List<Line> done, CancellationToken ct)
    {
        Guid[] ids = [.. done.Select(l => l.Id)];
        await db.Database.ExecuteSqlAsync($"update app.assignment set state = 'received', received_on = coalesce(received_on, sent_on) where task_id = any({ids}) and state = 'sent'", ct);
    }

    /// <summary>The rows are locked and were compared: another count is a fault of ours, and nothing of it may stay.</summary>
    private static void Expect(int rows, int written)
    {
        if (rows != written) throw new InvalidOperationException($"{written} of {rows} rows were written.");
    }

    private void Record(Line line, BulkOrder order)
    {
        var (before, after) = (line.Changes!.Before, line.Changes.After);
        switch (order.Action)
        {
            case BulkAction.MoveBy or BulkAction.MoveTo:
                audit.Add("task.deadline-moved", line.Id, line.OrganisationId, before: new { days = before }, after: new { days = after }, reason: order.Reason);
                break;
            case BulkAction.Unit:
                audit.Add("task.unit-replaced", line.Id, line.OrganisationId, before: new { unit = before }, after: new { unit = after }, reason: order.Reason);
                break;
            case BulkAction.Lead:
                audit.Add("task.leads-changed", line.Id, line.OrganisationId, before: new { leads = before }, after: new { leads = after }, reason: order.Reason);
                break;
            case BulkAction.Withdraw:
                audit.Add("task.cancelled", line.Id, line.OrganisationId, before: new { standing = before }, after: new { standing = after }, reason: order.Reason);
                break;
            case BulkAction.Restore:
                audit.Add("task.restored", line.Id, line.OrganisationId, before: new { standing = before }, after: new { standing = after }, reason: order.Reason);
                break;
            case BulkAction.Accept:
                audit.Add("task.all-accepted", line.Id, line.OrganisationId, before: new { answers = before }, after: new { answers = after }, reason: order.Reason);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(order), order.Action, "An action that nothing records.");
        }
    }

    /// <summary>Units whose day moved are told, as when a document moves it.</summary>
    private async Task TellAsync(List<Line> done, BulkOrder order, CancellationToken ct)
    {
        if (order.Action is not (BulkAction.MoveBy or BulkAction.MoveTo)) return;
        var batch = Guid.CreateVersion7(time.GetUtcNow());
        foreach (var owner in done.GroupBy(l => l.OrganisationId))
            await notices.TellAsync(batch, owner.Key, order.Reason.TrimEnd('.'), [.. owner.Select(l => new DeadlineNotices.Change(l.Id, l.Title, l.Changes!.Before, l.Changes.After))], ct);
    }

    private sealed record MarkOf(Guid Id, string Mark);

    /// <param name="Mark">Of the task as it was read; sent back with the order.</param>
    public sealed record Line(Guid Id, Guid OrganisationId, string Title, string Path, string Programme, string Mark, uint Version, BulkVerdict Verdict)
    {
        public BulkVerdict.Changes? Changes => Verdict as BulkVerdict.Changes;
        public string? Refused => (Verdict as BulkVerdict.Refused)?.Why;
    }
}
