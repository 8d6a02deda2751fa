using Npgsql;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans.HandDown;

/// <summary>How far a unit is with a task that was handed to it; in the order in which an officer looks for them.</summary>
public enum UnitState
{
    Late,
    Declined,
    NotTaken,
    NotBegun,
    InProgress,
    Reported,
    Done,
}

/// <summary>One unit of a task that was handed down: its answers to the authority, and of its own task only how far it is.</summary>
/// <param name="LowerTaskId">Null unless the unit's own task lies in the reader's scope.</param>
public sealed record UnitProgress(
    Guid UnitId, string Unit, HandoverState? Handover, DateTimeOffset? HandedAt, string? DeclineReason,
    int Asked, int Sent, int Received, bool Overdue, DateOnly? LastSentOn, DateTimeOffset? ReportedAt, string? Report,
    Guid? LowerTaskId, bool Begun, int Parts, int PartsDone)
{
    public UnitState State => this switch
    {
        { Asked: > 0 } when Received == Asked => UnitState.Done,
        { Asked: > 0 } when Sent == Asked => UnitState.Reported,
        { Overdue: true } => UnitState.Late,
        { Handover: HandoverState.Declined } => UnitState.Declined,
        { Sent: > 0 } or { ReportedAt: not null } or { Begun: true } => UnitState.InProgress,
        { Handover: HandoverState.Taken } => UnitState.NotBegun,
        _ => UnitState.NotTaken,
    };

    /// <summary>Parts done of all: those of the unit's own task once it has one, else its answers.</summary>
    public (int Done, int Total) Share => State switch
    {
        UnitState.Done => (1, 1),
        _ when Parts > 0 => (PartsDone, Parts),
        _ => (Sent, Asked),
    };
}

/// <summary>All units of a handed-down task.</summary>
public sealed record RollUp(IReadOnlyList<UnitProgress> Units)
{
    public int Done => Units.Count(u => u.State is UnitState.Done);
    public IReadOnlyList<(UnitState State, int Count)> Counts => [.. Units.CountBy(u => u.State).OrderBy(c => c.Key).Select(c => (c.Key, c.Value))];
    public bool AnyOffered => Units.Any(u => u.Handover is HandoverState.Offered);

    /// <summary>Mean of the units' shares: a unit with many parts counts as much as one with few.</summary>
    public decimal Percent => Units.Count == 0 ? 0 : Units.Average(u => u.Share is (var done, > 0 and var total) ? (decimal)done / total : 0);
}

public sealed class RollUpQuery(NpgsqlDataSource source, Actor actor, TimeProvider time)
{
    // One statement for any number of units: the task's parts by assignment_task_ix, then by keys; the units' own parts by assignment_task_ix.
    private const string Sql = """
        with part as (
            select a.organisation_id as unit, count(*)::int as asked, (count(*) filter (where a.state in ('sent', 'received')))::int as sent,
                   (count(*) filter (where a.state = 'received'))::int as received, max(a.sent_on) as last_sent_on,
                   bool_or(a.state in ('not-sent', 'returned')
                       and coalesce(d.extended_to, d.due_on - (t.deadline_kind = 'before' and not p.named_day_counts)::int) < $2) as overdue
            from app.task t join app.programme p on p.id = t.programme_id
            join app.assignment a on a.task_id = t.id join app.deliverable d on d.id = a.deliverable_id
            where t.id = $1 and a.organisation_id is not null and a.organisation_id <> t.organisation_id
            group by a.organisation_id),
        report as (
            select distinct on (a.organisation_id) a.organisation_id as unit, r.at, r.text
            from app.assignment a join app.progress_report r on r.assignment_id = a.id
            where a.task_id = $1 order by a.organisation_id, r.at desc)
        select part.unit, o.name, h.state, h.handed_at, h.decline_reason, part.asked, part.sent, part.received, coalesce(part.overdue, false), part.last_sent_on, report.at, report.text,
               case when o.path <@ $3::text::ltree then l.id end, l.started_on is not null or l.completed_on is not null, coalesce(own.parts, 0), coalesce(own.done, 0)
        from part
        join app.organisation o on o.id = part.unit
        left join app.task_handover h on h.task_id = $1 and h.organisation_id = part.unit
        left join app.task l on l.id = h.lower_task_id
        left join lateral (
            select count(*)::int as parts, (count(*) filter (where a.state = 'received'))::int as done from app.assignment a where a.task_id = l.id) own on true
        left join report on report.unit = part.unit
        order by o.name collate "vi-x-icu"
        """;

    /// <param name="taskId">Owned by the actor's scope; the caller has asked.</param>
    /// <returns>Null when nothing of it was handed down or taken.</returns>
    public async Task<RollUp?> OfAsync(Guid taskId, CancellationToken ct)
    {
        var units = await source.ReadAsync(Sql, [taskId, time.Today(), actor.Path], async (reader, token) =>
        {
            var rows = new List<UnitProgress>();
            while (await reader.ReadAsync(token))
                rows.Add(new(
                    reader.GetGuid(0), reader.GetString(1), reader.IsDBNull(2) ? null : Names.ToEnum<HandoverState>(reader.GetString(2)),
                    reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3), reader.IsDBNull(4) ? null : reader.GetString(4),
                    reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7), reader.GetBoolean(8), reader.IsDBNull(9) ? null : reader.GetFieldValue<DateOnly>(9),
                    reader.IsDBNull(10) ? null : reader.GetFieldValue<DateTimeOffset>(10), reader.IsDBNull(11) ? null : reader.GetString(11),
                    reader.IsDBNull(12) ? null : reader.GetGuid(12), !reader.IsDBNull(13) && reader.GetBoolean(13), reader.GetInt32(14), reader.GetInt32(15)));
            return rows;
        }, ct);
        return units.Exists(u => u.Handover is not null) ? new(units) : null;
    }
}
