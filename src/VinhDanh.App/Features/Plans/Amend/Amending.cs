using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans.Confirm;
using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>Makes the changes of a corrected or supplementary document in its programme, all of them or none.</summary>
public sealed class Amending(AppDb db, Actor actor, AuditLog audit, AmendDesk desk, DirectoryQueries directory, TaskChanges changes, DeadlineNotices notices, TimeProvider time)
{
    /// <param name="seen">Fingerprint of the difference the person looked at.</param>
    public async Task<Outcome> ConfirmAsync(Guid importId, string seen, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // The first statement takes the row: two people who confirm at once change the programme once.
        var taken = await db.OwnedImports(actor)
            .Where(i => i.Id == importId && i.State == ImportState.Draft && i.Purpose != ImportPurpose.New && i.ProgrammeId != null)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.State, ImportState.Confirmed).SetProperty(x => x.ConfirmedAt, time.GetUtcNow()), ct);
        if (taken == 0) return new Outcome.NotADraft();
        await db.Database.ExecuteSqlAsync($"""
            select 1 from app.task where programme_id = (select programme_id from app.plan_import where id = {importId}) order by id for update
            """, ct);
        if (await desk.OpenAsync(importId, ct) is not { } opened) return new Outcome.NotADraft();
        if (opened.Difference.Questions.Count > 0) return new Outcome.Unanswered(opened.Difference.Questions.Count);
        if (opened.Fingerprint != seen) return new Outcome.Stale();

        var applied = await ApplyAsync(opened, ct);
        await transaction.CommitAsync(ct);
        return applied;
    }

    private async Task<Outcome.Applied> ApplyAsync(AmendDesk.Opened opened, CancellationToken ct)
    {
        var kept = opened.Choices.Kept.ToHashSet(StringComparer.Ordinal);
        var number = await db.PlanImports.CountAsync(
            i => i.ProgrammeId == opened.Programme.Id && i.Purpose == opened.Import.Purpose && i.State == ImportState.Confirmed, ct);
        var places = await PlacesAsync(opened, kept, number, ct);
        var tasks = await db.Tasks.Where(t => t.ProgrammeId == opened.Programme.Id).ToListAsync(ct);
        foreach (var task in tasks)
            if (places.Moves.TryGetValue(task.Id, out var path)) task.Path = path;

        var programme = await db.Programmes.SingleAsync(p => p.Id == opened.Programme.Id, ct);
        var import = await db.PlanImports.SingleAsync(i => i.Id == opened.Import.Id, ct);
        var making = new ProgrammeMaking(programme, import, await UnitsOfGroupsAsync(opened.Draft, ct), time);
        var (changed, moved, keptParts) = await ChangeAsync(opened, making, programme, kept, ct);
        var added = Add(opened, making, places, tasks, kept);
        var withdrawn = Withdraw(opened, tasks, kept);
        var heads = ChangeHead(opened, programme, kept);
        Record(opened, heads, changed.Count, added.Count, withdrawn.Count, keptParts);
        await db.SaveChangesAsync(ct);
        await changes.RecomputeAsync([.. changed, .. added, .. withdrawn], ct);
        await notices.TellAsync(opened.Import.Id, programme.OrganisationId, opened.NameOfDocument, moved, ct);
        return new(programme.Id, changed.Count, added.Count, withdrawn.Count, keptParts);
    }

    private async Task<AmendPlaces> PlacesAsync(AmendDesk.Opened opened, HashSet<string> kept, int number, CancellationToken ct)
    {
        var all = await db.Tasks.Where(t => t.ProgrammeId == opened.Programme.Id).Select(t => new { t.Id, t.Path }).ToDictionaryAsync(t => t.Id, t => t.Path, ct);
        var places = AmendPlaces.Of(opened.Difference, opened.Import.Purpose, number, kept, all);
        // Rows change places among themselves, and a place holds one row at a time.
        Guid[] moving = [.. places.Moves.Keys];
        await db.Database.ExecuteSqlAsync($"update app.task set path = '~' || id where id = any({moving})", ct);
        return places;
    }

    private async Task<Dictionary<Guid, IReadOnlyList<Guid>>> UnitsOfGroupsAsync(PlanDraft draft, CancellationToken ct)
    {
        var units = new Dictionary<Guid, IReadOnlyList<Guid>>();
        foreach (var group in draft.Kept.SelectMany(t => t.Parties).Select(p => p.GroupId).OfType<Guid>().Distinct())
            units[group] = [.. (await directory.ExpandGroupAsync(group, draft.IssuedOn ?? time.Today(), ct)).Select(u => u.Id)];
        return units;
    }

    private async Task<(List<Guid> Changed, List<DeadlineNotices.Change> Moved, int KeptParts)> ChangeAsync(
        AmendDesk.Opened opened, ProgrammeMaking making, Programme programme, HashSet<string> kept, CancellationToken ct)
    {
        var chosen = opened.Difference.Changed
            .Select(p => (Pair: p, Fields: p.Fields.Where(f => !kept.Contains(p.Key(f.Field))).ToList()))
            .Where(c => c.Fields.Count > 0).ToList();
        var parts = await TaskParts.LoadAsync(db, [.. chosen.Select(c => c.Pair.Old.TaskId!.Value)], ct);
        var moved = new List<DeadlineNotices.Change>();
        var keptParts = 0;
        foreach (var (pair, fields) in chosen)
        {
            var row = opened.Draft.Find(pair.New.Path) ?? throw new InvalidOperationException($"The draft has no row {pair.New.Path}.");
            var task = parts[pair.Old.TaskId!.Value];
            var amending = new TaskAmending(db, making, opened.Import.Id, programme.Year, time);
            amending.Apply(task, row, row.Parent is null ? null : opened.Draft.Find(row.Parent), fields.Select(f => f.Field).ToHashSet());
            keptParts += amending.KeptThoughRemoved.Count;
            moved.AddRange(fields.Where(f => f.Field is RowField.Deadline).Select(f => new DeadlineNotices.Change(task.Task.Id, task.Task.Title, f.Old.Shown, f.New.Shown)));
            audit.Add("task.amended", task.Task.Id, programme.OrganisationId,
                before: fields.ToDictionary(f => $"row{f.Field}", f => f.Old.Shown),
                after: fields.ToDictionary(f => $"row{f.Field}", f => f.New.Shown)
                    .Concat(amending.KeptThoughRemoved.Select(a => KeyValuePair.Create("keptThoughRemoved", a.PartyText)).DistinctBy(k => k.Key))
                    .Concat(amending.KeptInstalments.Count == 0 ? [] : [KeyValuePair.Create("keptInstalments", string.Join("; ", amending.KeptInstalments.Select(d => d.What)))])
                    .Append(KeyValuePair.Create("amendedBy", opened.NameOfDocument)).ToDictionary());
        }

        return ([.. parts.Keys], moved, keptParts);
    }

    private List<Guid> Add(AmendDesk.Opened opened, ProgrammeMaking making, AmendPlaces places, List<PlanTask> tasks, HashSet<string> kept)
    {
        var ids = opened.Difference.Pairs.ToDictionary(p => p.New.Path, p => p.Old.TaskId!.Value, StringComparer.Ordinal);
        var fresh = new List<(string Path, PlanTask Task)>();
        foreach (var row in opened.Draft.Kept.Where(r => opened.Difference.Added.Any(a => a.Path == r.Path) && !kept.Contains("+" + r.Path)))
        {
            var parent = row.Parent is null ? null : opened.Draft.Find(row.Parent);
            var task = making.Add(row, parent, parent is not null && ids.TryGetValue(parent.Path, out var id) ? id : null, 0, places.OfAdded(row.Path));
            ids[row.Path] = task.Id;
            fresh.Add((row.Path, task));
            audit.Add("task.added-by-document", task.Id, task.OrganisationId, after: new { rowTitle = task.Title, rowDeadline = task.DeadlineText, amendedBy = opened.NameOfDocument });
        }

        db.Tasks.AddRange(making.Tasks);
        db.TaskParties.AddRange(making.Parties);
        db.AgendaItems.AddRange(making.Agenda);
        db.Deliverables.AddRange(making.Deliverables);
        db.Assignments.AddRange(making.Assignments);
        Order(opened, tasks, ids, fresh);
        return [.. fresh.Select(f => f.Task.Id)];
    }

    /// <summary>A corrected version sets the order; what it no longer has stays behind the row it stood behind. A supplement comes last.</summary>
    private static void Order(AmendDesk.Opened opened, List<PlanTask> tasks, Dictionary<string, Guid> ids, List<(string Path, PlanTask Task)> fresh)
    {
        var before = tasks.OrderBy(t => t.SortNo).Select(t => t.Id).ToList();
        var order = opened.Import.Purpose is ImportPurpose.Correction
            ? opened.Draft.Kept.Where(r => ids.ContainsKey(r.Path)).Select(r => ids[r.Path]).ToList()
            : [.. before, .. fresh.Select(f => f.Task.Id)];
        foreach (var (i, id) in before.Index().Where(b => !order.Contains(b.Item)).ToList())
            order.Insert(i == 0 ? 0 : order.IndexOf(before[i - 1]) + 1, id);
        var at = order.Index().ToDictionary(o => o.Item, o => o.Index + 1);
        foreach (var task in tasks.Concat(fresh.Select(f => f.Task))) task.SortNo = at[task.Id];
    }

    private List<Guid> Withdraw(AmendDesk.Opened opened, List<PlanTask> tasks, HashSet<string> kept)
    {
        var today = time.Today();
        var day = opened.Draft.IssuedOn is { } on && on <= today ? on : today;
        var withdrawn = new List<Guid>();
        foreach (var row in opened.Difference.Removed.Where(r => !kept.Contains(PlanDifference.KeyOfRemoved(r))))
        {
            var task = tasks.Single(t => t.Id == row.TaskId);
            task.WithdrawnOn = day;
            withdrawn.Add(task.Id);
            audit.Add("task.withdrawn", task.Id, task.OrganisationId, before: new { withdrawnOn = (DateOnly?)null }, after: new { withdrawnOn = day, amendedBy = opened.NameOfDocument });
        }

        return withdrawn;
    }

    private static List<HeadChange> ChangeHead(AmendDesk.Opened opened, Programme programme, HashSet<string> kept)
    {
        var chosen = opened.Head.Where(h => !kept.Contains(h.Key)).ToList();
        foreach (var change in chosen) change.ApplyTo(programme, opened.Draft);
        return chosen;
    }

    private void Record(AmendDesk.Opened opened, List<HeadChange> heads, int changed, int added, int withdrawn, int keptParts)
    {
        var after = new Dictionary<string, object> { ["rowsChanged"] = changed, ["rowsAdded"] = added, ["rowsWithdrawn"] = withdrawn, ["keptAnswers"] = keptParts, ["amendedBy"] = opened.NameOfDocument };
        foreach (var head in heads) after[$"head{head.Field}"] = head.New.Shown;
        audit.Add(opened.Import.Purpose is ImportPurpose.Correction ? "programme.corrected" : "programme.supplemented",
            opened.Programme.Id, opened.Programme.OrganisationId,
            before: heads.Count == 0 ? null : heads.ToDictionary(h => $"head{h.Field}", h => h.Old.Shown), after: after);
        audit.Add("plan-import.applied", opened.Import.Id, opened.Import.OrganisationId,
            before: new { state = ImportState.Draft }, after: new { state = ImportState.Confirmed, keptChanges = opened.Choices.Kept });
    }

    public abstract record Outcome
    {
        /// <param name="KeptAnswers">Parts of units no longer named that were kept because they have answered.</param>
        public sealed record Applied(Guid ProgrammeId, int Changed, int Added, int Withdrawn, int KeptAnswers) : Outcome;
        public sealed record NotADraft : Outcome;
        public sealed record Unanswered(int Questions) : Outcome;

        /// <summary>The programme, or the document's reading, has changed since the person looked.</summary>
        public sealed record Stale : Outcome;
    }
}
