using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans.Confirm;

/// <summary>Makes the programme of a reviewed draft, whole or not at all.</summary>
public sealed class Confirming(AppDb db, Actor actor, AuditLog audit, DirectoryQueries directory, TaskChanges changes, TimeProvider time)
{
    public async Task<Outcome> ConfirmAsync(Guid importId, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        // The first statement takes the row: two people who confirm at once make one programme.
        var taken = await db.OwnedImports(actor).Where(i => i.Id == importId && i.State == ImportState.Draft && i.Purpose == ImportPurpose.New)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.State, ImportState.Confirmed).SetProperty(x => x.ConfirmedAt, time.GetUtcNow()), ct);
        if (taken == 0) return new Outcome.NotADraft();

        var import = await db.PlanImports.SingleAsync(i => i.Id == importId, ct);
        var draft = PlanDraft.Read(import.Draft);
        if (!draft.Kept.Any()) return new Outcome.NothingToDo();
        var programme = ProgrammeOf(import, draft);
        var making = await MakeAsync(programme, import, draft, ct);
        db.Programmes.Add(programme);
        db.Tasks.AddRange(making.Tasks);
        db.TaskParties.AddRange(making.Parties);
        db.AgendaItems.AddRange(making.Agenda);
        db.Deliverables.AddRange(making.Deliverables);
        db.Assignments.AddRange(making.Assignments);
        import.ProgrammeId = programme.Id;
        audit.Add("programme.created", programme.Id, programme.OrganisationId,
            after: new { programme.Title, programme.Year, programme.Number, tasks = making.Tasks.Count, units = making.Assignments.Count, importId = import.Id });
        audit.Add("plan-import.confirmed", import.Id, import.OrganisationId, after: new { programmeId = programme.Id });
        await db.SaveChangesAsync(ct);
        await changes.RecomputeAsync([.. making.Tasks.Select(t => t.Id)], ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Confirmed(programme.Id);
    }

    private async Task<ProgrammeMaking> MakeAsync(Programme programme, PlanImport import, PlanDraft draft, CancellationToken ct)
    {
        var day = draft.IssuedOn ?? time.Today();
        var groups = new Dictionary<Guid, IReadOnlyList<Guid>>();
        foreach (var group in draft.Kept.SelectMany(t => t.Parties).Select(p => p.GroupId).OfType<Guid>().Distinct())
            groups[group] = [.. (await directory.ExpandGroupAsync(group, day, ct)).Select(u => u.Id)];
        return new ProgrammeMaking(programme, import, groups, time).Make(draft);
    }

    private Programme ProgrammeOf(PlanImport import, PlanDraft draft) => new()
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        OrganisationId = import.OrganisationId,
        Title = draft.Title,
        Year = (short)draft.Year,
        Number = draft.Number,
        Symbol = draft.Symbol,
        Issuer = draft.Issuer,
        IssuedOn = draft.IssuedOn,
        NamedDayCounts = draft.NamedDayCounts,
        CreatedAt = time.GetUtcNow(),
        CreatedBy = actor.AccountId ?? throw new InvalidOperationException("A programme needs a person."),
    };

    public abstract record Outcome
    {
        public sealed record Confirmed(Guid ProgrammeId) : Outcome;
        public sealed record NotADraft : Outcome;
        public sealed record NothingToDo : Outcome;
    }
}
