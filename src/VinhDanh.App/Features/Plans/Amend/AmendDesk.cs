using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>Opens a corrected or supplementary document beside the programme it changes.</summary>
public sealed class AmendDesk(AppDb db, Actor actor, ReviewDesk desk)
{
    /// <returns>Null when there is none in scope, or it is a plan of its own.</returns>
    public async Task<Opened?> OpenAsync(Guid importId, CancellationToken ct)
    {
        if (await desk.OpenAsync(importId, ct) is not { Import: { Purpose: not ImportPurpose.New, ProgrammeId: { } programmeId } } opened) return null;
        if (await db.OwnedProgrammes(actor).AsNoTracking().SingleOrDefaultAsync(p => p.Id == programmeId, ct) is not { } programme) return null;
        var current = await PlanRows.OfProgrammeAsync(db, programmeId, ct);
        var choices = opened.Draft.Choices ?? AmendChoices.None;
        return new(opened.Import, programme, opened.Draft, opened.FileName, choices, current,
            PlanDifference.Of(current, PlanRows.OfDraft(opened.Draft), opened.Import.Purpose, choices.Answers),
            opened.Import.Purpose is ImportPurpose.Correction ? HeadChange.Of(programme, opened.Draft, opened.FileName) : []);
    }

    /// <summary>Keeps what a person decided, to come back to.</summary>
    public Task<bool> ChooseAsync(Guid importId, AmendChoices choices, CancellationToken ct) =>
        desk.EditAsync(importId, d => d with { Choices = choices }, "changes-chosen", new { kept = choices.Kept.Count, answers = choices.Answers.Count }, ct);

    /// <param name="Current">Tasks of the programme that stand, in its order.</param>
    public sealed record Opened(
        PlanImport Import, Programme Programme, PlanDraft Draft, string FileName, AmendChoices Choices,
        IReadOnlyList<PlanRow> Current, PlanDifference Difference, IReadOnlyList<HeadChange> Head)
    {
        /// <summary>“Kế hoạch số 12/KH-UBND ngày 15/01/2024”, or the file where it has no number yet.</summary>
        public string NameOfDocument => PlanDocuments.NameOf(Import.Purpose, Draft.Number, Draft.IssuedOn, FileName);

        public bool NothingChanges => Difference.IsEmpty && Head.Count == 0;

        /// <summary>What a person has looked at: a change of it since asks for another look.</summary>
        public string Fingerprint => Difference.Fingerprint([.. Head.Select(h => $"{h.Key}={h.Old.Compared}→{h.New.Compared}")]);
    }
}
