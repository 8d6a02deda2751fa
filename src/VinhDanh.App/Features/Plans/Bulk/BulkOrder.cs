using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Plans.Bulk;

/// <summary>What is done to many tasks at once.</summary>
public enum BulkAction
{
    /// <summary>Each day that is still owed, by so many days on or back.</summary>
    MoveBy,

    /// <summary>The one day that is still owed, to this day.</summary>
    MoveTo,

    /// <summary>One unit does the work instead of another.</summary>
    Unit,
    Lead,
    Withdraw,

    /// <summary>Brings back what was withdrawn.</summary>
    Restore,

    /// <summary>Everything that units have sent and nobody has looked at.</summary>
    Accept,
}

/// <param name="Days">Of <see cref="BulkAction.MoveBy"/>; negative: earlier.</param>
/// <param name="Working">Counted in working days.</param>
/// <param name="Reason">Stands in the history of each task.</param>
public sealed record BulkOrder(BulkAction Action, int Days, bool Working, DateOnly? Day, UnitName? From, UnitName? To, IReadOnlyList<string> Leads, string Reason);

/// <summary>What an order does to one task, or why it does nothing.</summary>
public abstract record BulkVerdict
{
    /// <param name="Moves">New days of what is handed over.</param>
    public sealed record Changes(string Before, string After, IReadOnlyList<DayMove> Moves) : BulkVerdict;

    public sealed record Refused(string Why) : BulkVerdict;
}

public sealed record DayMove(Guid Deliverable, uint Version, DateOnly? DueOn, DateOnly? ExtendedTo);

/// <summary>Judges an order for one task; the same for the preview and for what is done.</summary>
/// <param name="calendar">Counts working days.</param>
public sealed class BulkPlanning(WorkingCalendar calendar, DateOnly today)
{
    private const int ShownDays = 3;

    /// <param name="closed">The programme is closed.</param>
    public BulkVerdict Of(BulkOrder order, TaskParts parts, FactRules rules, bool closed) => (order.Action, parts.Task) switch
    {
        _ when closed => new BulkVerdict.Refused("Chương trình đã kết thúc."),
        (BulkAction.Restore, { WithdrawnOn: null }) => new BulkVerdict.Refused("Nhiệm vụ đang được thực hiện."),
        (BulkAction.Restore, { WithdrawnOn: { } since }) => new BulkVerdict.Changes($"không thực hiện từ {Vn.Date(since)}", "thực hiện", []),
        (_, { WithdrawnOn: not null }) => new BulkVerdict.Refused("Nhiệm vụ đã thôi thực hiện."),
        (BulkAction.Lead, _) => Lead(order, parts),
        (_, { CompletedOn: { } on }) => new BulkVerdict.Refused($"Đã hoàn thành ngày {Vn.Date(on)}."),
        (BulkAction.Withdraw, _) => new BulkVerdict.Changes("thực hiện", $"không thực hiện từ {Vn.Date(today)}", []),
        (BulkAction.Accept, _) => Accept(parts),
        (BulkAction.Unit, _) => Unit(order, parts),
        (BulkAction.MoveBy or BulkAction.MoveTo, _) => Move(order, parts, rules),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order.Action, "An action without a rule."),
    };

    private static BulkVerdict Lead(BulkOrder order, TaskParts parts)
    {
        var now = parts.Parties.Where(p => p.Role is PartyRole.Lead).Select(p => p.Text).ToList();
        return now.SequenceEqual(order.Leads) ? new BulkVerdict.Refused("Đã ghi như vậy.") : new BulkVerdict.Changes(Names(now), Names(order.Leads), []);

        static string Names(IReadOnlyList<string> names) => names.Count > 0 ? string.Join("; ", names) : "chưa ghi";
    }

    private static BulkVerdict Accept(TaskParts parts) => parts.Assignments.Count(a => a.State is AssignmentState.Sent) is var sent and > 0
        ? new BulkVerdict.Changes($"{sent} kết quả chờ xác nhận", "đã xác nhận", [])
        : new BulkVerdict.Refused("Không có kết quả chờ xác nhận.");

    private static BulkVerdict Unit(BulkOrder order, TaskParts parts)
    {
        var (from, to) = (order.From ?? throw new ArgumentException("No unit.", nameof(order)), order.To ?? throw new ArgumentException("No unit.", nameof(order)));
        var theirs = parts.Assignments.Where(a => a.OrganisationId == from.Id).ToList();
        if (theirs.Count == 0) return new BulkVerdict.Refused($"Không giao cho {from.Name}.");
        if (theirs.Exists(parts.HasProgress)) return new BulkVerdict.Refused($"{from.Name} đã báo cáo hoặc đã gửi kết quả.");
        return parts.Assignments.Any(a => a.OrganisationId == to.Id)
            ? new BulkVerdict.Refused($"{to.Name} đã được giao nhiệm vụ này.")
            : new BulkVerdict.Changes(from.Name, to.Name, []);
    }

    private BulkVerdict Move(BulkOrder order, TaskParts parts, FactRules rules)
    {
        var owed = parts.Deliverables.Where(d => parts.Assignments.Where(a => a.DeliverableId == d.Id).ToList() is var asked
            && (asked.Count == 0 || asked.Exists(a => a.State is AssignmentState.NotSent or AssignmentState.Returned))).ToList();
        if (owed.Count == 0) return new BulkVerdict.Refused("Các đơn vị đã gửi đủ kết quả.");
        List<DayMove> moves;
        if (order.Action is BulkAction.MoveTo)
        {
            if (owed.Count > 1) return new BulkVerdict.Refused($"Còn {owed.Count} kỳ; chỉ dời được theo số ngày.");
            moves = [new(owed[0].Id, owed[0].Version, order.Day, null)];
        }
        else
        {
            var dated = owed.Where(d => (d.ExtendedTo ?? d.DueOn) is not null).ToList();
            if (dated.Count == 0) return new BulkVerdict.Refused("Chưa xác định thời hạn nên không dời theo số ngày được.");
            try
            {
                moves = dated.ConvertAll(d => d.ExtendedTo is { } until ? new DayMove(d.Id, d.Version, d.DueOn, Moved(until, order)) : new DayMove(d.Id, d.Version, Moved(d.DueOn!.Value, order), null));
            }
            catch (CalendarUnknownException unknown)
            {
                return new BulkVerdict.Refused($"Chưa có lịch nghỉ lễ, nghỉ bù năm {unknown.Year} để tính ngày làm việc.");
            }
        }

        var last = moves.ConvertAll(m => TaskFacts.LastDayOf(rules, parts.Task.DeadlineKind, m.DueOn, m.ExtendedTo));
        if (last.Exists(day => day < today)) return new BulkVerdict.Refused($"Thời hạn mới ({Days(last)}) đã qua.");
        var before = owed.Where(d => moves.Exists(m => m.Deliverable == d.Id)).Select(d => TaskFacts.LastDayOf(rules, parts.Task.DeadlineKind, d.DueOn, d.ExtendedTo)).ToList();
        return before.SequenceEqual(last) ? new BulkVerdict.Refused("Thời hạn đã là ngày này.") : new BulkVerdict.Changes(Days(before), Days(last), moves);
    }

    private DateOnly Moved(DateOnly day, BulkOrder order) => (order.Working, order.Days) switch
    {
        (true, > 0) => calendar.AddWorkingDays(day, order.Days),
        (true, _) => calendar.SubtractWorkingDays(day, -order.Days),
        _ => day.AddDays(order.Days),
    };

    private static string Days(IReadOnlyList<DateOnly?> days)
    {
        var shown = days.OfType<DateOnly>().Order().ToList();
        return shown.Count switch
        {
            0 => "chưa xác định",
            <= ShownDays => string.Join("; ", shown.Select(Vn.Date)),
            _ => $"{shown.Count} kỳ, từ {Vn.Date(shown[0])} đến {Vn.Date(shown[^1])}",
        };
    }
}
