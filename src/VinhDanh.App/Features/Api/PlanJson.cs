using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.TaskList;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Api;

/// <param name="Owner">Name of the organisation whose plan it is.</param>
/// <param name="Number">Null until the plan is signed.</param>
internal sealed record ProgrammeJson(
    Guid Id, string Title, int Year, string? Number, string? Symbol, string? Issuer, DateOnly? IssuedOn, Guid OwnerId, string Owner, DateTimeOffset? ClosedAt)
{
    public static ProgrammeJson Of(Programme p, string owner) => new(p.Id, p.Title, p.Year, p.Number, p.Symbol, p.Issuer, p.IssuedOn, p.OrganisationId, owner, p.ClosedAt);
}

/// <param name="Tasks">How many are in each state today, of those the asker sees.</param>
internal sealed record ProgrammeWithCounts(ProgrammeJson Programme, IReadOnlyDictionary<TaskState, int> Tasks);

/// <param name="Path">Place in the document: appendix, part, number.</param>
/// <param name="DueOn">Next day on which something is owed; once nothing is, the last one.</param>
/// <param name="Answered">Parts handed in or accepted, of <paramref name="Asked"/>.</param>
internal sealed record TaskJson(
    Guid Id, Guid ProgrammeId, Guid? ParentId, string Path, string? Group, string Title, TaskState State, DeadlineKind Deadline, DateOnly? DueOn,
    DateOnly? CompletedOn, IReadOnlyList<string> Leads, IReadOnlyList<string> Doers, int Answered, int Asked)
{
    public static TaskJson Of(TaskRow r, DateOnly today) => new(
        r.Id, r.ProgrammeId, r.ParentId, r.Path, r.Group, r.Title, TaskStates.Of(r.Facts, today), r.Facts.Kind, r.Facts.DueOn, r.Facts.CompletedOn, r.Leads, r.Doers, r.Answered, r.Asked);
}

/// <param name="DeadlineText">As the document says it.</param>
internal sealed record TaskWithParts(
    Guid Id, Guid ProgrammeId, Guid? ParentId, string Path, string? Group, string Title, TaskState State, DeadlineKind Deadline, string DeadlineText, DateOnly? DueOn, DateOnly? StartedOn,
    DateOnly? CompletedOn, IReadOnlyList<PartyJson> Parties, IReadOnlyList<string> Agenda, IReadOnlyList<DeliverableJson> Deliverables)
{
    public static TaskWithParts Of(TaskView v) => new(
        v.Task.Id, v.Task.ProgrammeId, v.Task.ParentId, v.Task.Path, v.Task.GroupTitle, v.Task.Title, v.State, v.Task.DeadlineKind, v.Task.DeadlineText, v.Task.DueOn, v.Task.StartedOn,
        v.Task.CompletedOn, [.. v.Parties.Select(p => new PartyJson(p.Role, p.Text, p.OrganisationId, p.PersonId))], v.Agenda,
        [.. v.Deliverables.Select(d => new DeliverableJson(d.Deliverable.Id, d.Deliverable.What, d.Deliverable.DueOn, d.Deliverable.ExtendedTo, d.LastDay,
            [.. d.Parts.Select(p => new PartJson(p.Id, p.OrganisationId, p.Unit, p.State, p.SentOn, p.ReceivedOn))]))]);
}

/// <param name="Text">As the document names it.</param>
internal sealed record PartyJson(PartyRole Role, string Text, Guid? OrganisationId, Guid? PersonId);

/// <param name="DueOn">As the document has it.</param>
/// <param name="LastDay">On which it is still in time, an extension counted.</param>
internal sealed record DeliverableJson(Guid Id, string What, DateOnly? DueOn, DateOnly? ExtendedTo, DateOnly? LastDay, IReadOnlyList<PartJson> Parts);

/// <summary>What one unit has to hand in; asker of a unit sees its own.</summary>
internal sealed record PartJson(Guid Id, Guid? OrganisationId, string Unit, AssignmentState State, DateOnly? SentOn, DateOnly? ReceivedOn);
