using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>Begins plans, opens them and writes edits back; two people may work on different parts of one plan at once.</summary>
public sealed class CompositionDesk(AppDb db, Actor actor, AuditLog audit, TimeProvider time)
{
    /// <summary>Of organisations at or below the actor's.</summary>
    public IQueryable<PlanComposition> Owned
    {
        get
        {
            var within = db.Organisations.Within(actor).Select(o => o.Id);
            return db.PlanCompositions.Where(c => within.Contains(c.OrganisationId));
        }
    }

    public async Task<Opened?> OpenAsync(Guid id, CancellationToken ct)
    {
        var composition = await Owned.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.State != CompositionState.Dropped, ct);
        return composition is null ? null : new(composition, ComposedJson.Read<PlanText>(composition.Text));
    }

    /// <summary>Begins a plan of the actor's own organisation.</summary>
    /// <param name="versions">What to keep as its first versions, in order; the last is what is edited.</param>
    public async Task<Guid> StartAsync(IReadOnlyList<(string Label, PlanText Text)> versions, Guid? programmeId, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var text = versions[^1].Text;
        db.PlanCompositions.Add(new()
        {
            Id = id, OrganisationId = actor.OrganisationId, State = CompositionState.Drafting, Text = ComposedJson.Write(text), ProgrammeId = programmeId,
            CreatedAt = time.GetUtcNow(), CreatedBy = Person(),
        });
        db.PlanCompositionVersions.AddRange(versions.Select((v, i) => VersionOf(id, i + 1, v.Label, ComposedJson.Write(v.Text))));
        audit.Add("plan-composition.started", id, actor.OrganisationId, after: new { text.Subject, text.Year, rows = text.Lines.Count, programmeId });
        await db.SaveChangesAsync(ct);
        return id;
    }

    /// <summary>Applies an edit to the text as it stands now; when another person saved in between, it is applied to theirs.</summary>
    /// <param name="edit">Answers the new text, or null when the edit no longer makes sense.</param>
    /// <param name="action">For the history: what was done.</param>
    public Task<bool> ReviseAsync(Guid id, Func<PlanText, PlanText?> edit, string action, object what, CancellationToken ct) => WriteAsync(id, [CompositionState.Drafting], (composition, _) =>
    {
        if (edit(ComposedJson.Read<PlanText>(composition.Text)) is not { } changed) return Task.FromResult(false);
        composition.Text = ComposedJson.Write(changed);
        audit.Add($"plan-composition.{action}", id, composition.OrganisationId, after: what);
        return Task.FromResult(true);
    }, ct);

    /// <summary>Changes a plan under way, in one of these states; false: it is not there, or no longer in them.</summary>
    /// <param name="change">Told the number of the next version; answers whether to save. Called again when another person saved in between.</param>
    public Task<bool> WriteAsync(Guid id, CompositionState[] states, Func<PlanComposition, int, Task<bool>> change, CancellationToken ct) => db.SaveSharedAsync(async () =>
    {
        var composition = await Owned.SingleOrDefaultAsync(c => c.Id == id && states.Contains(c.State), ct);
        if (composition is null) return false;
        var next = 1 + await db.PlanCompositionVersions.Where(v => v.CompositionId == id).MaxAsync(v => (int?)v.Number, ct) ?? 1;
        return await change(composition, next);
    }, ct);

    public PlanCompositionVersion VersionOf(Guid id, int number, string label, string text) => new()
    {
        CompositionId = id, Number = number, Label = label, Text = text, MadeAt = time.GetUtcNow(), MadeBy = Person(),
    };

    private Guid Person() => actor.AccountId ?? throw new InvalidOperationException("A plan needs a person who writes it.");

    public sealed record Opened(PlanComposition Composition, PlanText Text)
    {
        public bool IsDrafting => Composition.State is CompositionState.Drafting;
    }
}
