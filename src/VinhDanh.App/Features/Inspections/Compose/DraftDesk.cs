using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>Begins inspection plans, opens them and writes edits back; two people may work on different parts of one plan at once.</summary>
public sealed class DraftDesk(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    /// <summary>Of organisations at or below the actor's.</summary>
    public IQueryable<InspectionComposition> Owned
    {
        get
        {
            var within = db.Organisations.Within(actor).Select(o => o.Id);
            return db.InspectionCompositions.Where(c => within.Contains(c.OrganisationId) && c.State != DraftState.Dropped);
        }
    }

    public async Task<Opened?> OpenAsync(Guid id, CancellationToken ct)
    {
        var composition = await Owned.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (composition is null) return null;
        var mayEdit = composition.State is DraftState.Drafting && composition.OrganisationId == actor.OrganisationId && actor.May(Permission.EditInspections);
        return new(composition, ComposedJson.Read<InspectionText>(composition.Text), mayEdit);
    }

    /// <summary>Begins a plan of the actor's own organisation.</summary>
    public async Task<Guid> StartAsync(InspectionText text, Guid? from, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.InspectionCompositions.Add(new()
        {
            Id = id, OrganisationId = actor.OrganisationId, State = DraftState.Drafting, Text = ComposedJson.Write(text), FromInspectionId = from, CreatedAt = now,
            CreatedBy = actor.AccountId ?? throw new InvalidOperationException("A plan needs a person who writes it."),
        });
        audit.Add("inspection-composition.started", id, actor.OrganisationId, after: new { text.Subject, text.Year, from });
        await db.SaveChangesAsync(ct);
        return id;
    }

    /// <summary>Applies an edit to the text as it stands now; when another person saved in between, it is applied to theirs.</summary>
    /// <param name="edit">Answers the new text, or null when somebody changed what it is about.</param>
    /// <param name="part">For the history: which part, as officers call it.</param>
    /// <param name="what">For the history: which of several; null where there is one.</param>
    public Task<bool> ReviseAsync(Guid id, Func<InspectionText, InspectionText?> edit, string part, string? what, CancellationToken ct) => WriteAsync(id, [DraftState.Drafting], composition =>
    {
        if (edit(ComposedJson.Read<InspectionText>(composition.Text)) is not { } changed) return false;
        composition.Text = ComposedJson.Write(changed);
        audit.Add("inspection-composition.edited", id, composition.OrganisationId, after: new { part, what });
        return true;
    }, ct);

    /// <summary>Changes a plan of the actor's own organisation, in one of these states; false: it is not there, or no longer in them.</summary>
    /// <param name="change">Answers whether to save. Called again when another person saved in between.</param>
    public Task<bool> WriteAsync(Guid id, DraftState[] states, Func<InspectionComposition, bool> change, CancellationToken ct) => db.SaveSharedAsync(async () =>
        await Owned.SingleOrDefaultAsync(c => c.Id == id && c.OrganisationId == actor.OrganisationId && states.Contains(c.State), ct) is { } composition && change(composition), ct);

    /// <param name="MayEdit">It is being written, and the actor is one of those who write it.</param>
    public sealed record Opened(InspectionComposition Composition, InspectionText Text, bool MayEdit);
}
