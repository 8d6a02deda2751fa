using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans;

/// <summary>Other features order work here: it becomes tasks of the authority's programme, followed, reminded, answered and accepted like all others.</summary>
public sealed class TaskOrders(AppDb db, Actor actor, AuditLog audit, AddedTasks added, TaskChanges changes, TimeProvider time)
{
    /// <summary>Before the places of ordered tasks, with their number: “ordered.3”.</summary>
    public const string Place = "ordered.";

    /// <summary>Adds the tasks within the caller's transaction, which must be there.</summary>
    /// <param name="programmeId">Of the organisation acted for; null: a new one of the year.</param>
    /// <param name="group">Heading they stand under.</param>
    /// <param name="ground">What orders them: “Kết luận số 12/KL-SNV”; kept as their note.</param>
    /// <returns>Their ids in the order given; null: no such programme is open.</returns>
    public async Task<IReadOnlyList<Guid>?> OrderAsync(Guid? programmeId, string group, string ground, IReadOnlyList<TaskOrder> orders, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Tasks are ordered in the transaction of what orders them.");
        if (await added.TakeAsync(programmeId, ct) is not { } programme) return null;
        var (sort, number) = await added.LastPlaceAsync(programme.Id, Place, ct);
        var made = new List<Guid>();
        foreach (var order in orders) made.Add(Add(programme, group, ground, order, ++sort, ++number));
        await db.SaveChangesAsync(ct);
        await changes.RecomputeAsync(made, ct);
        return made;
    }

    private Guid Add(Programme programme, string group, string ground, TaskOrder order, int sort, int number)
    {
        var task = new PlanTask
        {
            Id = NewId(), ProgrammeId = programme.Id, OrganisationId = actor.OrganisationId, Kind = TaskKind.Task, Path = $"{Place}{number}", SortNo = sort, GroupTitle = group,
            Title = order.Title, ExpectedResult = order.Result, Note = ground, DeadlineText = $"Ngày {Vn.Date(order.DueOn)}", DeadlineKind = DeadlineKind.On, Source = "{\"blocks\":[]}",
        };
        var deliverable = new Deliverable { Id = NewId(), TaskId = task.Id, SortNo = 1, What = order.Result, DueOn = order.DueOn };
        db.Tasks.Add(task);
        db.TaskParties.Add(new() { Id = NewId(), TaskId = task.Id, Role = PartyRole.Doer, SortNo = 1, Text = order.DoerName, OrganisationId = order.Doer, Confidence = 1 });
        db.Deliverables.Add(deliverable);
        db.Assignments.Add(new() { Id = NewId(), DeliverableId = deliverable.Id, TaskId = task.Id, OrganisationId = order.Doer, PartyText = order.DoerName });
        audit.Add("task.ordered", task.Id, task.OrganisationId, after: new { task.Title, unit = order.DoerName, dueOn = order.DueOn, programme = programme.Title }, reason: ground);
        return task.Id;
    }

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());
}

/// <param name="Result">What is handed over: “Báo cáo kết quả khắc phục”.</param>
public sealed record TaskOrder(string Title, string Result, Guid Doer, string DoerName, DateOnly DueOn);
