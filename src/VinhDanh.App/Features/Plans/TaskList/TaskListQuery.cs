using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.TaskList;

/// <summary>Pages of tasks, straight from SQL to rows. One statement a page.</summary>
public sealed class TaskListQuery(NpgsqlDataSource source, Actor actor, IMemoryCache cache, TimeProvider time)
{
    public const int PageRows = 50;

    /// <summary>Up to this many organisations, each one's own index is read; above it, the index over all.</summary>
    private const int FewOrganisations = 256;

    private const string DueOrder = "coalesce(t.due_on, 'infinity'::date), t.id";

    private static readonly TimeSpan FewIsKept = TimeSpan.FromMinutes(5);

    // The page's rows are cut out first (by index, in order); parties and answers are then looked up for those rows only.
    private const string Columns = """
        t.id, t.programme_id, t.parent_id, t.path, t.sort_no, t.group_title, t.title, t.deadline_kind,
        t.due_on, t.started_on, t.handed_in_on, t.completed_on, t.completed_late, t.withdrawn_on
        """;

    private const string Parts = """
        left join lateral (
            select array_agg(p.text order by p.sort_no) filter (where p.role = 'lead') as leads,
                   array_agg(p.text order by p.sort_no) filter (where p.role = 'doer') as doers
            from app.task_party p where p.task_id = t.id) who on true
        left join lateral (
            select count(*)::int as asked, (count(*) filter (where a.state in ('sent', 'received')))::int as answered
            from app.assignment a where a.task_id = t.id) n on true
        """;

    // Lateness counts against the doers: units named whose own day has passed. Only late lists pay for it.
    private const string Owing = """
        left join lateral (
            select array_agg(distinct coalesce(o.name, a.party_text)) as owing
            from app.assignment a
            join app.deliverable d on d.id = a.deliverable_id
            join app.programme r on r.id = t.programme_id
            left join app.organisation o on o.id = a.organisation_id
            where a.task_id = t.id and a.state in ('not-sent', 'returned')
              and coalesce(d.extended_to, d.due_on - (t.deadline_kind = 'before' and not r.named_day_counts)::int) < $1) late on true
        """;

    /// <summary>
    /// Tasks of one programme in the document's order.
    /// Plan: Index Scan task_programme_ix (programme_id, sort_no) with the key in its condition, Limit 51; two index look-ups a row.
    /// </summary>
    /// <param name="whole">False: only tasks that give a unit in scope something to do (the caller does not own the programme).</param>
    public async Task<TaskPageOf<SortKey>> OfProgrammeAsync(Guid programmeId, bool whole, TaskFilter filter, int after, CancellationToken ct)
    {
        var sql = new Conditions(time.Today());
        sql.Where($"t.programme_id = {sql.Value(programmeId)}");
        sql.Where($"t.sort_no > {sql.Value(after)}");
        if (!whole) sql.Where(AssignedIn(sql));
        Apply(filter, sql);
        if (filter.Wanted is null) sql.Where("t.withdrawn_on is null");
        var rows = await ReadAsync(sql, $"select {Columns} from app.task t where {sql} order by t.sort_no limit {PageRows + 1}", "t.sort_no", filter, ct);
        return new(Cut(rows), rows.Count > PageRows ? new SortKey(rows[PageRows - 1].SortNo) : null);
    }

    /// <summary>
    /// Tasks of all programmes owned in scope, by due day; finished and withdrawn ones only when asked for.
    /// Plan for many organisations: Index Scan task_open_ix in order, each row's organisation looked up by its key, Limit 51.
    /// Plan for few: for each organisation of the subtree Index Scan task_organisation_open_ix, Limit 51, then a top-51 sort.
    /// The number of organisations decides, because PostgreSQL cannot estimate how many lie below an ltree node.
    /// </summary>
    public async Task<TaskPageOf<DueKey>> InScopeAsync(TaskFilter filter, DueKey? after, CancellationToken ct)
    {
        var (sql, path) = Owned(filter);
        if (after is not null) sql.Where($"(coalesce(t.due_on, 'infinity'::date), t.id) > ({sql.Value(after.Due)}, {sql.Value(after.Id)})");
        var rows = await ReadAsync(sql, await ByDueDayAsync(Columns, sql, path, PageRows + 1, ct), DueOrder, filter, ct);
        var last = rows.Count > PageRows ? rows[PageRows - 1] : null;
        return new(Cut(rows), last is null ? null : new DueKey(last.Facts.DueOn ?? DateOnly.MaxValue, last.Id));
    }

    /// <summary>All tasks that a filter leaves of those owned in scope, for work on many at once; finished and withdrawn ones only when asked for.</summary>
    /// <param name="programmeId">In the document's order; null: of all programmes, by due day.</param>
    public async Task<IReadOnlyList<Guid>> OwnedIdsAsync(Guid? programmeId, TaskFilter filter, int most, CancellationToken ct)
    {
        var (sql, path) = Owned(filter);
        var text = programmeId is { } programme
            ? $"""
                select t.id from app.task t join app.organisation o on o.id = t.organisation_id and o.path <@ {path}::ltree
                where t.programme_id = {sql.Value(programme)} and {sql} order by t.sort_no limit {most}
                """
            : await ByDueDayAsync("t.id", sql, path, most, ct);
        return await source.ReadAsync(text, sql.Values, async (reader, token) =>
        {
            var ids = new List<Guid>();
            while (await reader.ReadAsync(token)) ids.Add(reader.GetGuid(0));
            return ids;
        }, ct);
    }

    /// <returns>Conditions of the filter, and the parameter that holds the actor's path.</returns>
    private (Conditions Sql, string Path) Owned(TaskFilter filter)
    {
        var sql = new Conditions(time.Today());
        var path = sql.Value(actor.Path);
        if (filter.Wanted is TaskState.DoneOnTime or TaskState.DoneLate) sql.Where("t.completed_on is not null and t.withdrawn_on is null");
        else if (filter.Wanted is not TaskState.Withdrawn) sql.Where("t.completed_on is null and t.withdrawn_on is null");
        Apply(filter, sql);
        return (sql, path);
    }

    private async Task<string> ByDueDayAsync(string columns, Conditions sql, string path, int most, CancellationToken ct) => await FewAsync(ct)
        ? $"""
            select {columns} from app.organisation o
            cross join lateral (select t.* from app.task t where t.organisation_id = o.id and {sql} order by {DueOrder} limit {most}) t
            where o.path <@ {path}::ltree order by {DueOrder} limit {most}
            """
        : $"""
            select {columns} from app.task t
            cross join lateral (select from app.organisation o where o.id = t.organisation_id and o.path <@ {path}::ltree offset 0) o
            where {sql} order by {DueOrder} limit {most}
            """; // “offset 0” keeps PostgreSQL from starting at the organisations: a plan for every path takes 1 in 100 of them to match

    /// <summary>Remembered for a while: it only chooses between two statements with the same answer.</summary>
    private async Task<bool> FewAsync(CancellationToken ct)
    {
        var key = (typeof(TaskListQuery), actor.Path);
        if (!cache.TryGetValue(key, out bool few)) cache.Set(key, few = await CountFewAsync(ct), FewIsKept);
        return few;
    }

    private async Task<bool> CountFewAsync(CancellationToken ct)
    {
        await using var command = source.CreateCommand($"select count(*) from (select 1 from app.organisation where path <@ $1::ltree limit {FewOrganisations + 1}) o");
        command.Parameters.Add(new() { Value = actor.Path });
        return (long)(await command.ExecuteScalarAsync(ct))! <= FewOrganisations;
    }

    private static void Apply(TaskFilter filter, Conditions sql)
    {
        if (filter.Wanted is { } state) sql.Where(TaskStates.Sql(state, "$1", "$2"));
        if (filter.Unit is { } unit) sql.Where($"exists (select 1 from app.assignment u where u.task_id = t.id and u.organisation_id = {sql.Value(unit)})");
        if (filter.Group is { } group) sql.Where($"t.group_title = {sql.Value(group)}");
        if (filter.Month is { } month)
            sql.Where($"exists (select 1 from app.deliverable m where m.task_id = t.id and extract(month from coalesce(m.extended_to, m.due_on)) = {sql.Value(month)})");
        if (!string.IsNullOrWhiteSpace(filter.Text)) sql.Where($"t.folded like '%' || app.fold({sql.Value(filter.Text)}) || '%'");
    }

    private string AssignedIn(Conditions sql) =>
        $"""
        exists (select 1 from app.assignment a join app.organisation o on o.id = a.organisation_id
                where a.task_id = t.id and o.path <@ {sql.Value(actor.Path)}::ltree)
        """;

    private async Task<List<TaskRow>> ReadAsync(Conditions sql, string inner, string order, TaskFilter filter, CancellationToken ct)
    {
        var late = filter.Wanted is TaskState.Late;
        var text = $"""
            select {Columns}, who.leads, who.doers, n.answered, n.asked, {(late ? "late.owing" : "null::text[]")}
            from ({inner}) t
            {Parts}
            {(late ? Owing : "")}
            order by {order}
            """;
        return filter.IsPlain ? await source.ReadPreparedAsync(text, sql.Values, RowsAsync, ct) : await source.ReadAsync(text, sql.Values, RowsAsync, ct);
    }

    private static async Task<List<TaskRow>> RowsAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        var rows = new List<TaskRow>(PageRows + 1);
        while (await reader.ReadAsync(ct)) rows.Add(Row(reader));
        return rows;
    }

    private static TaskRow Row(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetGuid(1), r.IsDBNull(2) ? null : r.GetGuid(2), r.GetString(3), r.GetInt32(4), r.IsDBNull(5) ? null : r.GetString(5), r.GetString(6),
        new StateFacts(Names.ToEnum<DeadlineKind>(r.GetString(7)), Day(r, 8), Day(r, 9), Day(r, 10), Day(r, 11), r.GetBoolean(12), Day(r, 13)),
        Texts(r, 14), Texts(r, 15), r.GetInt32(16), r.GetInt32(17), Texts(r, 18));

    private static DateOnly? Day(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? null : r.GetFieldValue<DateOnly>(i);

    private static string[] Texts(NpgsqlDataReader r, int i) => r.IsDBNull(i) ? [] : r.GetFieldValue<string[]>(i);

    private static List<TaskRow> Cut(List<TaskRow> rows) => rows.Count > PageRows ? rows[..PageRows] : rows;

    /// <summary>Conditions joined by “and”; values go as parameters. $1 is today, $2 the last day that is soon.</summary>
    private sealed class Conditions
    {
        private readonly List<string> _conditions = [];

        public Conditions(DateOnly today) => Values.AddRange([today, today.AddDays(TaskStates.DueSoonDays)]);

        public List<object> Values { get; } = [];

        public void Where(string condition) => _conditions.Add(condition);

        public string Value(object value)
        {
            Values.Add(value);
            return $"${Values.Count}";
        }

        // The two days are always named: PostgreSQL refuses a parameter whose type nothing tells.
        public override string ToString() => string.Join(" and ", _conditions.Select(c => $"({c})").Append("$1::date <= $2::date"));
    }
}
