using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>The documents a programme stands on: the plan, its corrected versions, its supplements.</summary>
public sealed class PlanDocuments(AppDb db, Actor actor)
{
    /// <returns>Null when the programme is not in the actor's own scope. Documents in the order in which they took effect; drafts last.</returns>
    public async Task<View?> OfAsync(Guid programmeId, CancellationToken ct)
    {
        var programme = await db.OwnedProgrammes(actor).AsNoTracking().SingleOrDefaultAsync(p => p.Id == programmeId, ct);
        if (programme is null) return null;
        var rows = await (
            from import in db.PlanImports.AsNoTracking()
            join file in db.FileReferences on import.FileId equals file.Id
            join account in db.Accounts on import.CreatedBy equals account.Id
            where import.ProgrammeId == programmeId && import.State != ImportState.Discarded
            orderby import.ConfirmedAt == null, import.ConfirmedAt, import.CreatedAt
            select new { import.Id, import.Purpose, import.State, import.Draft, import.CreatedAt, import.ConfirmedAt, FileId = file.Id, File = file.Name, By = account.DisplayName })
            .ToListAsync(ct);
        var amended = await db.Tasks.Where(t => t.ProgrammeId == programmeId && t.ImportId != null)
            .GroupBy(t => t.ImportId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var signed = programme.SignedFileId is { } id ? await db.FileReferences.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) : null;
        return new(programme, signed?.Id, signed?.Name, [.. rows.Select(r =>
        {
            var draft = PlanDraft.Read(r.Draft);
            return new Line(r.Id, r.Purpose, r.State, NameOf(r.Purpose, draft.Number, draft.IssuedOn, r.File), draft.Title, r.FileId, r.File,
                r.ConfirmedAt ?? r.CreatedAt, r.By, amended.GetValueOrDefault(r.Id));
        })]);
    }

    public static string NameOf(ImportPurpose purpose, string? number, DateOnly? issuedOn, string file)
    {
        var kind = purpose switch
        {
            ImportPurpose.Correction => "Bản sửa đổi",
            ImportPurpose.Supplement => "Kế hoạch điều chỉnh, bổ sung",
            _ => "Kế hoạch",
        };
        var on = issuedOn is { } day ? $" ngày {Vn.Date(day)}" : "";
        return number is null ? $"{kind}{on} (chưa có số, tệp {file})" : $"{kind} số {number}{on}";
    }

    /// <param name="SignedFileId">The signed copy, where there is one.</param>
    public sealed record View(Programme Programme, Guid? SignedFileId, string? SignedFile, IReadOnlyList<Line> Documents);

    /// <param name="Rows">Tasks that it brought, or was the last to amend.</param>
    public sealed record Line(
        Guid ImportId, ImportPurpose Purpose, ImportState State, string Name, string Title, Guid FileId, string File, DateTimeOffset At, string By, int Rows);
}
