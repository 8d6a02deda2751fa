using VinhDanh.App.Features.Plans.Review;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Confirm;

/// <summary>The rows of a programme, made from a confirmed draft; pure, so that a test can say what a document becomes.</summary>
/// <param name="unitsOfGroup">The units of each address group on the plan's day.</param>
public sealed class ProgrammeMaking(
    Programme programme,
    PlanImport import,
    IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> unitsOfGroup,
    TimeProvider time)
{
    private const string NobodyNamed = "Văn bản chưa nêu đơn vị thực hiện";

    public IReadOnlyList<PlanTask> Tasks => _tasks;
    public IReadOnlyList<TaskParty> Parties => _parties;
    public IReadOnlyList<AgendaItem> Agenda => _agenda;
    public IReadOnlyList<Deliverable> Deliverables => _deliverables;
    public IReadOnlyList<Assignment> Assignments => _assignments;

    private readonly List<PlanTask> _tasks = [];
    private readonly List<TaskParty> _parties = [];
    private readonly List<AgendaItem> _agenda = [];
    private readonly List<Deliverable> _deliverables = [];
    private readonly List<Assignment> _assignments = [];

    public ProgrammeMaking Make(PlanDraft draft)
    {
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var sort = 0;
        foreach (var row in draft.Kept)
        {
            var parent = row.Parent is not null ? draft.Find(row.Parent) : null;
            ids[row.Path] = Add(row, parent, parent is not null && ids.TryGetValue(parent.Path, out var id) ? id : null, ++sort).Id;
        }

        return this;
    }

    /// <summary>One task with all that belongs to it.</summary>
    /// <param name="parent">The row it is a part of, whose deadline it shares where it has none of its own.</param>
    /// <param name="path">Its place in the programme, where that differs from the place in the document.</param>
    public PlanTask Add(DraftTask row, DraftTask? parent, Guid? parentId, int sort, string? path = null)
    {
        var task = TaskOf(row, sort, parentId, path ?? row.Path);
        _tasks.Add(task);
        _parties.AddRange(PartiesOf(task, row));
        _agenda.AddRange(row.Agenda.Select((text, i) => new AgendaItem { Id = NewId(), TaskId = task.Id, SortNo = i + 1, Text = text }));
        var doers = DoersOf(row);
        foreach (var (what, due) in WhatIsDue(row, parent, programme.Year)) AddDeliverable(task, what, due, doers);
        return task;
    }

    /// <summary>What a row hands over and when: several dates, recurring work and reports of a movement each stand alone.</summary>
    public static IReadOnlyList<(string What, DateOnly? Due)> WhatIsDue(DraftTask row, DraftTask? parent, int year) =>
        WhatIsDue(row.Title, row.Deadline, parent is not null, parent?.Deadline.Due, year);

    /// <param name="part">The row is a part of another, which is due on <paramref name="withParent"/>.</param>
    public static IReadOnlyList<(string What, DateOnly? Due)> WhatIsDue(string title, Deadline deadline, bool part, DateOnly? withParent, int year)
    {
        // Reports named in the cell come on top of the work itself, which is due with the row it belongs to.
        if (deadline.Deliverables.Count > 0)
        {
            IEnumerable<(string, DateOnly?)> reports = deadline.Deliverables.Select(d => (d.What, (DateOnly?)d.Due));
            return part ? [(title, withParent), .. reports] : [.. reports];
        }

        if (deadline.Kind is DeadlineKind.Recurring && deadline.Every is { } every)
        {
            var dates = RecurringDates.Of(every, deadline.Day, new(year, 1, 1), new(year, 12, 31));
            return [.. dates.Select((date, i) => ($"{title} – kỳ {i + 1}", (DateOnly?)date))];
        }

        if (deadline.Dates.Count > 1) return [.. deadline.Dates.Select((date, i) => ($"{title} – lần {i + 1}", (DateOnly?)date))];
        return [(title, deadline.Due)];
    }

    private PlanTask TaskOf(DraftTask row, int sort, Guid? parentId, string path) => new()
    {
        Id = NewId(),
        ProgrammeId = programme.Id,
        OrganisationId = programme.OrganisationId,
        ParentId = parentId,
        ImportId = import.Id,
        Kind = row.Kind,
        Path = path,
        SortNo = sort,
        GroupTitle = row.Group,
        Title = row.Title,
        ExpectedResult = row.ExpectedResult,
        Note = row.Note,
        DeadlineText = row.Deadline.Text,
        DeadlineKind = row.Deadline.Kind,
        FromOn = row.Deadline.From,
        Every = row.Deadline.Every,
        EveryDay = (short?)row.Deadline.Day,
        DependsOn = row.Deadline.DependsOn,
        Inherited = row.Deadline.Inherited,
        Source = SourceOf(row),
    };

    public static string SourceOf(DraftTask row) => System.Text.Json.JsonSerializer.Serialize(new { blocks = row.Blocks });

    public IEnumerable<TaskParty> PartiesOf(PlanTask task, DraftTask row) => row.Parties.Select((party, i) => new TaskParty
    {
        Id = NewId(),
        TaskId = task.Id,
        Role = party.Role,
        SortNo = i + 1,
        Text = party.Text,
        OrganisationId = party.OrganisationId,
        GroupId = party.GroupId,
        PersonId = party.PersonId,
        RoleId = party.RoleId,
        Confidence = party.Confidence,
    });

    /// <summary>One row for each unit that has to answer; somebody the directory does not know keeps the document's words.</summary>
    public List<(Guid? Organisation, string Text)> DoersOf(DraftTask row)
    {
        var doers = row.Of(PartyRole.Doer).SelectMany(UnitsOf).ToList();
        // “Chủ trì” alone means that body does it; a leader by name gives direction, not an answer.
        if (doers.Count == 0) doers = [.. row.Of(PartyRole.Lead).Where(p => p.PersonId is null).SelectMany(UnitsOf).Where(d => d.Organisation is not null)];
        if (doers.Count == 0) doers = [(programme.OrganisationId, NobodyNamed)];
        return [.. doers.DistinctBy(d => (d.Organisation, d.Organisation is null ? d.Text : ""))];
    }

    private IEnumerable<(Guid? Organisation, string Text)> UnitsOf(DraftParty party)
    {
        if (party.OrganisationId is { } organisation) return [(organisation, party.Text)];
        if (party.GroupId is { } group && unitsOfGroup.TryGetValue(group, out var units) && units.Count > 0) return units.Select(u => ((Guid?)u, party.Text));
        return [(null, party.Text)];
    }

    private void AddDeliverable(PlanTask task, string what, DateOnly? due, List<(Guid? Organisation, string Text)> doers)
    {
        var deliverable = new Deliverable
        {
            Id = NewId(),
            TaskId = task.Id,
            SortNo = _deliverables.Count(d => d.TaskId == task.Id) + 1,
            What = what,
            DueOn = due,
        };
        _deliverables.Add(deliverable);
        _assignments.AddRange(doers.Select(d => new Assignment
        {
            Id = NewId(),
            DeliverableId = deliverable.Id,
            TaskId = task.Id,
            OrganisationId = d.Organisation,
            PartyText = d.Text,
        }));
    }

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
