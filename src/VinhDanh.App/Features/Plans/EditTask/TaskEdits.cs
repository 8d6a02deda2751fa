using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans.EditTask;

/// <summary>Changes to a task's words and to who does it. Each a transaction of its own.</summary>
public sealed class TaskEdits(AppDb db, Actor actor, AuditLog audit, DirectoryQueries directory, TaskChanges changes, TimeProvider time)
{
    /// <returns>False: the task changed since <paramref name="version"/>.</returns>
    public async Task<bool> SaveAsync(TaskView view, uint version, TaskEdit edit, CancellationToken ct)
    {
        var id = view.Task.Id;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.OwnedTasks(actor).Where(t => t.Id == id && t.Version == version).ExecuteUpdateAsync(s => s
            .SetProperty(t => t.Title, edit.Title)
            .SetProperty(t => t.DeadlineText, edit.DeadlineText)
            .SetProperty(t => t.ExpectedResult, edit.ExpectedResult)
            .SetProperty(t => t.Note, edit.Note), ct);
        if (rows == 0) return false;
        await PartiesAsync(view, PartyRole.Lead, edit.Leads, ct);
        await PartiesAsync(view, PartyRole.Coordinator, edit.Coordinators, ct);
        var task = view.Task;
        audit.Add("task.edited", id, task.OrganisationId,
            before: new { task.Title, task.DeadlineText, task.ExpectedResult, task.Note, leads = Texts(view, PartyRole.Lead), coordinators = Texts(view, PartyRole.Coordinator) },
            after: new { edit.Title, edit.DeadlineText, edit.ExpectedResult, edit.Note, edit.Leads, edit.Coordinators }, reason: edit.Reason);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Gives every deliverable of the task to one more unit.</summary>
    /// <returns>False: the unit has all of them already.</returns>
    public async Task<bool> AddUnitAsync(TaskView view, UnitName unit, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var added = 0;
        foreach (var d in view.Deliverables)
            // Two officers may add the same unit at once; the index on (deliverable, organisation) lets one row stand.
            added += await db.Database.ExecuteSqlAsync($"""
                insert into app.assignment (id, deliverable_id, task_id, organisation_id, party_text)
                values ({Guid.CreateVersion7(now)}, {d.Deliverable.Id}, {view.Task.Id}, {unit.Id}, {unit.Name})
                on conflict do nothing
                """, ct);
        if (added == 0) return false;
        audit.Add("task.unit-added", view.Task.Id, view.Task.OrganisationId, after: new { unit = unit.Name });
        await changes.RecomputeAsync([view.Task.Id], ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <returns>False: the unit has begun; what it did is not thrown away.</returns>
    public async Task<bool> RemoveUnitAsync(TaskView view, UnitName unit, CancellationToken ct)
    {
        var id = view.Task.Id;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var begun = await db.Assignments.AnyAsync(a => a.TaskId == id && a.OrganisationId == unit.Id
            && (a.State != AssignmentState.NotSent || db.ProgressReports.Any(r => r.AssignmentId == a.Id)), ct);
        if (begun) return false;
        var rows = await db.Assignments.Where(a => a.TaskId == id && a.OrganisationId == unit.Id && a.State == AssignmentState.NotSent).ExecuteDeleteAsync(ct);
        if (rows == 0) return false;
        audit.Add("task.unit-removed", id, view.Task.OrganisationId, before: new { unit = unit.Name });
        await changes.RecomputeAsync([id], ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Writes one role's parties anew where the lines differ; new names are matched to the directory of today.</summary>
    private async Task PartiesAsync(TaskView view, PartyRole role, IReadOnlyList<string> lines, CancellationToken ct)
    {
        if (lines.SequenceEqual(Texts(view, role))) return;
        var id = view.Task.Id;
        var kept = view.Of(role).ToLookup(p => p.Text);
        await db.TaskParties.Where(p => p.TaskId == id && p.Role == role).ExecuteDeleteAsync(ct);
        var matcher = await directory.MatcherAsync(view.Task.OrganisationId, time.Today(), ct);
        foreach (var (i, line) in lines.Index())
        {
            var known = kept[line].FirstOrDefault();
            var match = known is null ? DraftMaking.Matched(role, line, matcher) : null;
            db.TaskParties.Add(new()
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()), TaskId = id, Role = role, SortNo = i + 1, Text = line,
                OrganisationId = known?.OrganisationId ?? match?.OrganisationId, GroupId = known?.GroupId ?? match?.GroupId,
                PersonId = known?.PersonId ?? match?.PersonId, RoleId = known?.RoleId ?? match?.RoleId, Confidence = known?.Confidence ?? match!.Confidence,
            });
        }
    }

    private static string[] Texts(TaskView view, PartyRole role) => [.. view.Of(role).Select(p => p.Text)];
}

/// <summary>What an officer made of a task.</summary>
public sealed record TaskEdit(
    string Title, string DeadlineText, string? ExpectedResult, string? Note, IReadOnlyList<string> Leads, IReadOnlyList<string> Coordinators, string? Reason);
