using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans.Confirm;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.EditTask;

/// <summary>Changes to a task's words and to who does it. Each a transaction of its own.</summary>
public sealed class TaskEdits(AppDb db, Actor actor, AuditLog audit, DirectoryQueries directory, TaskChanges changes, TimeProvider time)
{
    public async Task<Outcome> SaveAsync(TaskView view, uint version, TaskEdit edit, CancellationToken ct)
    {
        var (id, task) = (view.Task.Id, view.Task);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // An answer takes its part first and the task after; so do we, or two who save at once would wait for each other.
        await db.Database.ExecuteSqlAsync($"select 1 from app.assignment where task_id = {id} order by id for update", ct);
        var rows = await db.OwnedTasks(actor).Where(t => t.Id == id && t.Version == version).ExecuteUpdateAsync(s => s
            .SetProperty(t => t.Title, edit.Title)
            .SetProperty(t => t.ExpectedResult, edit.ExpectedResult)
            .SetProperty(t => t.Note, edit.Note), ct);
        if (rows == 0) return new Outcome.Stale();
        await PartiesAsync(view, PartyRole.Lead, edit.Leads, ct);
        await PartiesAsync(view, PartyRole.Coordinator, edit.Coordinators, ct);
        var parts = (await TaskParts.LoadAsync(db, [id], ct))[id];
        TaskDeadlines.Rename(parts.Deliverables, task.Title, edit.Title);
        var (words, kept) = await DeadlineAsync(view, parts, edit, ct);
        audit.Add("task.edited", id, task.OrganisationId,
            before: new { task.Title, task.DeadlineText, deadline = words?.Before, task.ExpectedResult, task.Note, leads = Texts(view, PartyRole.Lead), coordinators = Texts(view, PartyRole.Coordinator) },
            after: new { edit.Title, DeadlineText = edit.Deadline?.Text ?? task.DeadlineText, deadline = words?.After, keptInstalments = kept.Count == 0 ? null : kept, edit.ExpectedResult, edit.Note, edit.Leads, edit.Coordinators },
            reason: edit.Reason);
        await changes.RecomputeAsync([id], ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Saved(words?.After, kept);
    }

    /// <summary>What a deadline would come to, in words.</summary>
    public async Task<string> UnderstandAsync(TaskView view, string title, Deadline deadline, CancellationToken ct) =>
        DeadlineWords.Of(deadline, (await DueAsync(view, title, deadline, ct)).Select(d => d.Due));

    /// <summary>What the deadline asks for anew, as the document's reading would have made it; what was answered stays.</summary>
    private async Task<((string Before, string After)? Words, IReadOnlyList<string> Kept)> DeadlineAsync(TaskView view, TaskParts parts, TaskEdit edit, CancellationToken ct)
    {
        if (edit.Deadline is not { } deadline) return (null, []);
        var before = DeadlineWords.Of(view.Task, view.Deliverables.Select(d => d.Deliverable.DueOn));
        var due = await DueAsync(view, edit.Title, deadline, ct);
        var set = new TaskDeadlines(db, time).Set(parts, deadline, due);
        return ((before, DeadlineWords.Of(deadline, due.Select(d => d.Due))), [.. set.Kept.Select(d => d.DueOn is { } on ? $"{d.What} ({Vn.Date(on)})" : d.What)]);
    }

    private async Task<IReadOnlyList<(string What, DateOnly? Due)>> DueAsync(TaskView view, string title, Deadline deadline, CancellationToken ct)
    {
        var withParent = view.Task.ParentId is { } above ? await db.Deliverables.Where(d => d.TaskId == above).MaxAsync(d => d.DueOn, ct) : null;
        var all = ProgrammeMaking.WhatIsDue(title, deadline, view.Task.ParentId is not null, withParent, view.Programme.Year);
        // Of several, those whose day has passed are not asked for after the fact: they would be late the moment they are made.
        var (today, known) = (time.Today(), view.Deliverables.Select(d => d.Deliverable.DueOn).ToHashSet());
        var ahead = all.Where(d => d.Due is null || d.Due >= today || known.Contains(d.Due)).ToList();
        return ahead.Count > 0 ? ahead : [all[^1]];
    }

    /// <summary>Gives every deliverable of the task to more units, or to somebody the directory does not know.</summary>
    /// <returns>False: they have all of them already.</returns>
    public async Task<bool> AddDoersAsync(TaskView view, IReadOnlyList<Doer> doers, CancellationToken ct)
    {
        var (id, now) = (view.Task.Id, time.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two officers may add the same one at once: whoever comes second finds it there.
        await db.Database.ExecuteSqlAsync($"select 1 from app.task where id = {id} for update", ct);
        var present = (await db.Assignments.Where(a => a.TaskId == id).Select(a => new { a.DeliverableId, a.OrganisationId, a.PartyText }).ToListAsync(ct))
            .Select(a => (a.DeliverableId, Key: new Doer(a.OrganisationId, a.PartyText).Key)).ToHashSet();
        var added = new List<Assignment>();
        foreach (var d in view.Deliverables)
            added.AddRange(doers.DistinctBy(w => w.Key).Where(w => !present.Contains((d.Deliverable.Id, w.Key))).Select(w => new Assignment
            {
                Id = Guid.CreateVersion7(now), DeliverableId = d.Deliverable.Id, TaskId = id, OrganisationId = w.OrganisationId, PartyText = w.Text,
            }));
        if (added.Count == 0) return false;
        db.Assignments.AddRange(added);
        foreach (var text in added.Select(a => a.PartyText).Distinct()) audit.Add("task.unit-added", id, view.Task.OrganisationId, after: new { unit = text });
        await changes.RecomputeAsync([id], ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Whom a text means, as the reading of a document would take it: a unit, the units of a group, else the words themselves.</summary>
    public async Task<IReadOnlyList<Doer>> ReadDoersAsync(TaskView view, string text, CancellationToken ct)
    {
        var today = time.Today();
        var party = DraftMaking.Matched(PartyRole.Doer, text, await directory.MatcherAsync(view.Task.OrganisationId, today, ct));
        if (party.Confidence < 1) return [new(null, text)];
        if (party.OrganisationId is { } unit) return [new(unit, party.RoleId is null ? party.Name ?? text : text)];
        var units = party.GroupId is { } group ? await directory.ExpandGroupAsync(group, today, ct) : [];
        return units.Count > 0 ? [.. units.Select(u => new Doer(u.Id, u.Name))] : [new(null, text)];
    }

    /// <returns>False: the unit has begun; what it did is not thrown away.</returns>
    public async Task<bool> RemoveDoerAsync(TaskView view, Doer doer, CancellationToken ct)
    {
        var id = view.Task.Id;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var parts = db.Assignments.Where(a => a.TaskId == id && a.OrganisationId == doer.OrganisationId && (a.OrganisationId != null || a.PartyText == doer.Text));
        if (await parts.AnyAsync(a => a.State != AssignmentState.NotSent || db.ProgressReports.Any(r => r.AssignmentId == a.Id), ct)) return false;
        var rows = await parts.Where(a => a.State == AssignmentState.NotSent).ExecuteDeleteAsync(ct);
        if (rows == 0) return false;
        audit.Add("task.unit-removed", id, view.Task.OrganisationId, before: new { unit = doer.Text });
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

    public abstract record Outcome
    {
        /// <param name="Deadline">What the new words were understood as; null when they stayed.</param>
        /// <param name="Kept">Instalments that the new deadline no longer asks for, kept because somebody has answered.</param>
        public sealed record Saved(string? Deadline, IReadOnlyList<string> Kept) : Outcome;

        /// <summary>The task changed since it was shown.</summary>
        public sealed record Stale : Outcome;
    }
}

/// <summary>What an officer made of a task.</summary>
/// <param name="Deadline">Null: its words stay, and with them all that was read, set or inherited.</param>
public sealed record TaskEdit(
    string Title, Deadline? Deadline, string? ExpectedResult, string? Note, IReadOnlyList<string> Leads, IReadOnlyList<string> Coordinators, string? Reason);

/// <summary>Who does a task: a unit, or somebody the directory does not know, by the words alone.</summary>
public sealed record Doer(Guid? OrganisationId, string Text)
{
    public (Guid?, string) Key => (OrganisationId, OrganisationId is null ? Text : "");
}
