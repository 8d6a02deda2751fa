using VinhDanh.App.Features.Plans.Confirm;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>Brings one task to what a document's row says, field by field; what units have handed in stays.</summary>
/// <param name="making">Knows how rows become parts of a task.</param>
public sealed class TaskAmending(AppDb db, ProgrammeMaking making, Guid importId, int year, TimeProvider time)
{
    private readonly List<Assignment> _keptThoughRemoved = [];
    private readonly TaskDeadlines _deadlines = new(db, time);

    /// <summary>Parts of units that the document no longer names, kept because they have answered or reported.</summary>
    public IReadOnlyList<Assignment> KeptThoughRemoved => _keptThoughRemoved;

    /// <summary>What the document's deadline no longer asks for, kept because somebody has answered.</summary>
    public IReadOnlyList<Deliverable> KeptInstalments { get; private set; } = [];

    /// <param name="fields">Those to be brought to the row's content; others stay.</param>
    /// <param name="parent">The document's row that this one is a part of.</param>
    public void Apply(TaskParts parts, DraftTask row, DraftTask? parent, IReadOnlySet<RowField> fields)
    {
        var task = parts.Task;
        var before = task.Title;
        if (fields.Contains(RowField.Title)) task.Title = row.Title;
        if (fields.Contains(RowField.ExpectedResult)) task.ExpectedResult = row.ExpectedResult;
        if (fields.Contains(RowField.Note)) task.Note = row.Note;
        if (fields.Contains(RowField.Group)) task.GroupTitle = row.Group;
        if (fields.Contains(RowField.Agenda)) SetAgenda(parts, row.Agenda);

        var effective = row with { Title = task.Title, Parties = [.. EffectiveParties(parts, row, fields)] };
        var deliverables = parts.Deliverables;
        if (fields.Contains(RowField.Title)) TaskDeadlines.Rename(deliverables, before, task.Title);
        if (fields.Contains(RowField.Deadline)) (deliverables, KeptInstalments) = _deadlines.Set(parts, effective.Deadline, ProgrammeMaking.WhatIsDue(effective, parent, year));
        SetParties(parts, row, fields);
        if (fields.Contains(RowField.Doers) || fields.Contains(RowField.Lead)) SetUnits(parts, deliverables, making.DoersOf(effective));
        // Blocks are counted in the document that the row came from: both change together.
        (task.ImportId, task.Source) = (importId, ProgrammeMaking.SourceOf(row));
    }

    private static IEnumerable<DraftParty> EffectiveParties(TaskParts parts, DraftTask row, IReadOnlySet<RowField> fields) =>
        Enum.GetValues<PartyRole>().SelectMany(role => fields.Contains(FieldOf(role))
            ? row.Of(role)
            : parts.Parties.Where(p => p.Role == role)
                .Select(p => new DraftParty(p.Role, p.Text, p.OrganisationId, p.GroupId, p.PersonId, p.RoleId, null, p.Confidence)));

    private static RowField FieldOf(PartyRole role) => role switch
    {
        PartyRole.Lead => RowField.Lead,
        PartyRole.Doer => RowField.Doers,
        _ => RowField.Coordinators,
    };

    private void SetParties(TaskParts parts, DraftTask row, IReadOnlySet<RowField> fields)
    {
        foreach (var role in Enum.GetValues<PartyRole>().Where(r => fields.Contains(FieldOf(r))))
        {
            db.TaskParties.RemoveRange(parts.Parties.Where(p => p.Role == role));
            db.TaskParties.AddRange(making.PartiesOf(parts.Task, row).Where(p => p.Role == role));
        }
    }

    // In place: items are numbered once within a task.
    private void SetAgenda(TaskParts parts, IReadOnlyList<string> items)
    {
        foreach (var (i, text) in items.Index())
            if (i < parts.Agenda.Count) parts.Agenda[i].Text = text;
            else db.AgendaItems.Add(new() { Id = NewId(), TaskId = parts.Task.Id, SortNo = parts.Agenda.Select(a => a.SortNo).DefaultIfEmpty().Max() + i - parts.Agenda.Count + 1, Text = text });
        db.AgendaItems.RemoveRange(parts.Agenda.Skip(items.Count));
    }

    /// <summary>Units that stay keep their part as it is; new ones get one; those no longer named lose it unless they did something.</summary>
    private void SetUnits(TaskParts parts, IReadOnlyList<Deliverable> deliverables, IReadOnlyList<(Guid? Organisation, string Text)> doers)
    {
        foreach (var deliverable in deliverables)
        {
            // Parts of a deliverable that was just added are not among those loaded.
            var present = parts.Assignments.Concat(db.Assignments.Local).Where(a => a.DeliverableId == deliverable.Id).Distinct().ToList();
            foreach (var doer in doers.Where(d => !present.Exists(a => IsOf(a, d)))) AddPart(deliverable, doer);
            foreach (var gone in present.Where(a => !doers.Any(d => IsOf(a, d))))
                if (parts.HasProgress(gone)) _keptThoughRemoved.Add(gone);
                else db.Assignments.Remove(gone);
        }
    }

    private static bool IsOf(Assignment assignment, (Guid? Organisation, string Text) doer) =>
        assignment.OrganisationId == doer.Organisation && (doer.Organisation is not null || assignment.PartyText == doer.Text);

    private void AddPart(Deliverable deliverable, (Guid? Organisation, string Text) doer) => db.Assignments.Add(new()
    {
        Id = NewId(),
        DeliverableId = deliverable.Id,
        TaskId = deliverable.TaskId,
        OrganisationId = doer.Organisation,
        PartyText = doer.Text,
    });

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}
