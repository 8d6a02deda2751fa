using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Features.Inspections.Findings;

/// <summary>What inspectors write down at a unit: the checklist and the findings. Open until the conclusion goes to be signed.</summary>
public sealed class FindingDesk(AppDb db, Actor actor, AuditLog audit, InspectionDesk desk, UnitFinder units, FileUploads files, TimeProvider time)
{
    internal const string Settled = "Kết luận đã trình ký hoặc đã ban hành; nội dung vừa nhập chưa được ghi.";

    public bool MayEdit(CaseView view) => desk.MayEdit(view.Inspection) && view.Inspection.State is InspectionState.Running && !view.IsSettled;

    /// <summary>Ticks one line of the checklist. Two inspectors may tick different lines at the same time.</summary>
    public async Task<Written> CheckAsync(CaseView view, CheckForm form, CancellationToken ct)
    {
        if (!view.Contents.Any(c => c.IsChecked && c.Content!.Id == form.Content)) return new Written.Refused("Nội dung này không có trong kế hoạch kiểm tra.");
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (!await LockOpenAsync(db, view.Target.Id, ct)) return new Written.Refused(Settled);
        var row = await db.InspectionChecks.SingleOrDefaultAsync(c => c.TargetId == view.Target.Id && c.ContentId == form.Content, ct);
        var note = Blank(form.Note);
        if (row is not null && row.State == form.State && row.Note == note) return new Written.Done(row.Id, row.Version);
        if ((row?.Version ?? 0) != form.Version) return new Written.Stale();
        if (row is null) db.InspectionChecks.Add(row = new() { Id = NewId(), TargetId = view.Target.Id, ContentId = form.Content, State = form.State, EditedBy = By, EditedAt = time.GetUtcNow() });
        (row.State, row.Note, row.EditedBy, row.EditedAt) = (form.State, note, By, time.GetUtcNow());
        audit.Add("inspection-target.checked", view.Target.Id, view.Inspection.OrganisationId,
            after: new { content = view.Contents.First(c => c.Content?.Id == form.Content).Heading, state = FindingWords.Of(form.State), note });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Written.Done(row.Id, row.Version);
    }

    public Task<Written> AddAsync(CaseView view, FindingForm form, CancellationToken ct) => AddAsync(view, form, null, ct);

    /// <summary>Writes down that something an earlier inspection found is still so.</summary>
    public Task<Written> RepeatAsync(CaseView view, OpenPoint point, CancellationToken ct) => AddAsync(view, new()
    {
        Kind = FindingKind.Shortcoming, Topic = point.Topic,
        Text = FindingWords.IsFollowed(point.Kind) ? $"Chưa thực hiện xong kiến nghị của {point.From}: {point.Text}" : $"Chưa khắc phục tồn tại đã nêu tại {point.From}: {point.Text}",
    }, point.Finding, ct);

    private async Task<Written> AddAsync(CaseView view, FindingForm form, Guid? repeats, CancellationToken ct)
    {
        if (form.Content is { } content && view.Contents.All(c => c.Content?.Id != content)) return new Written.Refused("Nội dung này không có trong kế hoạch kiểm tra.");
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (!await LockOpenAsync(db, view.Target.Id, ct)) return new Written.Refused(Settled);
        // Pressed twice: the second time it stands there.
        if (repeats is not null && await db.InspectionFindings.AnyAsync(f => f.TargetId == view.Target.Id && f.RepeatsId == repeats, ct)) return new Written.Refused("Nội dung này đã được ghi lại ở dưới.");
        var (unit, wrong) = await ResponsibleAsync(view, form, ct);
        if (wrong is not null) return new Written.Refused(wrong);
        var last = await db.InspectionFindings.Where(f => f.TargetId == view.Target.Id).MaxAsync(f => (int?)f.SortNo, ct) ?? 0;
        var row = new InspectionFinding { Id = NewId(), TargetId = view.Target.Id, SortNo = last + 1, Kind = form.Kind, Text = form.Text, RepeatsId = repeats, EditedBy = By, EditedAt = time.GetUtcNow() };
        Apply(row, form, unit);
        db.InspectionFindings.Add(row);
        audit.Add("inspection-target.finding-added", view.Target.Id, view.Inspection.OrganisationId, after: Facts(row));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Written.Done(row.Id, row.Version);
    }

    public async Task<Written> SaveAsync(CaseView view, Guid finding, FindingForm form, CancellationToken ct)
    {
        if (form.Content is { } content && view.Contents.All(c => c.Content?.Id != content)) return new Written.Refused("Nội dung này không có trong kế hoạch kiểm tra.");
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (!await LockOpenAsync(db, view.Target.Id, ct)) return new Written.Refused(Settled);
        var row = await db.InspectionFindings.SingleOrDefaultAsync(f => f.Id == finding && f.TargetId == view.Target.Id, ct);
        if (row is null) return new Written.Refused("Ghi nhận này vừa được người khác xóa; nội dung vừa nhập chưa được ghi.");
        var (unit, wrong) = await ResponsibleAsync(view, form, ct);
        if (wrong is not null) return new Written.Refused(wrong);
        var (before, version) = (Facts(row), row.Version);
        Apply(row, form, unit);
        if (before.Equals(Facts(row))) return new Written.Done(row.Id, version);
        if (version != form.Version) return new Written.Stale();
        (row.EditedBy, row.EditedAt) = (By, time.GetUtcNow());
        audit.Add("inspection-target.finding-edited", view.Target.Id, view.Inspection.OrganisationId, before, Facts(row));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Written.Done(row.Id, row.Version);
    }

    /// <summary>Takes a finding away with its files; its words stay in the history.</summary>
    public async Task<Written> RemoveAsync(CaseView view, Guid finding, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (!await LockOpenAsync(db, view.Target.Id, ct)) return new Written.Refused(Settled);
        var row = await db.InspectionFindings.SingleOrDefaultAsync(f => f.Id == finding && f.TargetId == view.Target.Id, ct);
        if (row is null) return new Written.Refused("Ghi nhận này đã được xóa.");
        foreach (var file in await db.FileReferences.Where(f => f.SubjectKind == FindingFiles.Kind && f.SubjectId == finding && f.RemovedAt == null).ToListAsync(ct)) files.Remove(file);
        db.InspectionFindings.Remove(row);
        audit.Add("inspection-target.finding-removed", view.Target.Id, view.Inspection.OrganisationId, before: Facts(row));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Written.Done(finding, 0);
    }

    public async Task<Written> AttachAsync(CaseView view, Guid finding, IFormFile file, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (!await LockOpenAsync(db, view.Target.Id, ct)) return new Written.Refused(Settled);
        if (!await db.InspectionFindings.AnyAsync(f => f.Id == finding && f.TargetId == view.Target.Id, ct)) return new Written.Refused("Ghi nhận này vừa được người khác xóa.");
        if (await files.AddAsync(file, view.Inspection.OrganisationId, FindingFiles.Kind, finding, ct) is FileOutcome.Refused(var why)) return new Written.Refused(why.Words);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Written.Done(finding, 0);
    }

    public async Task<Written> DetachAsync(CaseView view, Guid file, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (!await LockOpenAsync(db, view.Target.Id, ct)) return new Written.Refused(Settled);
        var row = await db.FileReferences.SingleOrDefaultAsync(f => f.Id == file && f.SubjectKind == FindingFiles.Kind && f.RemovedAt == null && db.InspectionFindings.Any(x => x.Id == f.SubjectId && x.TargetId == view.Target.Id), ct);
        if (row is null) return new Written.Refused("Tệp này đã được gỡ.");
        files.Remove(row);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Written.Done(row.SubjectId, 0);
    }

    /// <summary>Takes the unit's row: who sends the conclusion to be signed at this moment waits, or was first.</summary>
    /// <returns>False: findings are settled.</returns>
    internal static async Task<bool> LockOpenAsync(AppDb db, Guid target, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from app.inspection_target where id = {target} for update", ct);
        return !await db.InspectionConclusions.AnyAsync(c => c.TargetId == target && (c.State == ConclusionState.Waiting || c.State == ConclusionState.Issued), ct);
    }

    private async Task<(Guid? Unit, string? Wrong)> ResponsibleAsync(CaseView view, FindingForm form, CancellationToken ct)
    {
        if (Blank(form.Responsible) is not { } name || name == view.Unit) return (null, null);
        return await units.FindAsync(name, ct) is { } unit
            ? (unit.Id == view.Target.OrganisationId ? null : unit.Id, null)
            : (null, $"Không tìm thấy đúng một đơn vị tên “{name}” để giao thực hiện; chọn một tên trong danh sách gợi ý.");
    }

    private static void Apply(InspectionFinding row, FindingForm form, Guid? responsible)
    {
        (row.Kind, row.ContentId, row.Text, row.Topic) = (form.Kind, form.Content, form.Text.Trim().ReplaceLineEndings("\n"), Blank(form.Topic));
        (row.Source, row.Explanation, row.IsExemplary) = (Blank(form.Source), Blank(form.Explanation)?.ReplaceLineEndings("\n"), form.IsExemplary);
        (row.ResponsibleId, row.DueOn) = (responsible, form.DueOn);
    }

    private static FindingFacts Facts(InspectionFinding f) => new(FindingWords.Of(f.Kind), f.ContentId, f.Text, f.Topic, f.Source, f.Explanation, f.IsExemplary, f.ResponsibleId, f.DueOn);

    private Guid By => actor.AccountId!.Value;

    private Guid NewId() => Guid.CreateVersion7(time.GetUtcNow());

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private sealed record FindingFacts(string Kind, Guid? ContentId, string Text, string? Topic, string? Source, string? Explanation, bool IsExemplary, Guid? ResponsibleId, DateOnly? DueOn);
}

/// <summary>How an attempt to write ended.</summary>
public abstract record Written
{
    /// <param name="Version">By which the next change is judged.</param>
    public sealed record Done(Guid Id, uint Version) : Written;

    /// <summary>Somebody else changed it since it was shown.</summary>
    public sealed record Stale : Written;

    /// <param name="Why">In the words shown.</param>
    public sealed record Refused(string Why) : Written;
}
