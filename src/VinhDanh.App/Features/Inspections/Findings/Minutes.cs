using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Inspections.Paperwork;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Findings;

/// <summary>The working minutes (biên bản làm việc): written while the session goes on, kept as they were when both sides agreed to them.</summary>
public sealed class Minutes(AppDb db, Actor actor, AuditLog audit, FileUploads files, InspectionNames names, CaseReader reader, TimeProvider time)
{
    public async Task<Written> SaveAsync(CaseView view, MeetingForm form, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (!await FindingDesk.LockOpenAsync(db, view.Target.Id, ct)) return new Written.Refused(FindingDesk.Settled);
        var row = await db.InspectionMeetings.SingleOrDefaultAsync(m => m.TargetId == view.Target.Id, ct);
        if (row?.ClosedAt is not null) return new Written.Refused("Biên bản đã được thông qua; không sửa được nữa.");
        if ((row?.Version ?? 0) != form.Version) return new Written.Stale();
        var before = row is null ? null : Facts(row);
        if (row is null) db.InspectionMeetings.Add(row = new() { TargetId = view.Target.Id });
        (row.BeganAt, row.EndedAt, row.UnitPeople, row.UnitOpinion) = (form.BeganAt, form.EndedAt, Blank(form.UnitPeople), Blank(form.UnitOpinion));
        if (!Facts(row).Equals(before)) audit.Add("inspection-target.minutes-written", view.Target.Id, view.Inspection.OrganisationId, before, Facts(row));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Written.Done(view.Target.Id, row.Version);
    }

    public async Task<OfficialDocument> PaperAsync(CaseView view, CancellationToken ct) => MinutesPaper.Of(view, await names.OfAsync(view.Inspection, ct));

    /// <summary>Keeps the minutes as they are now. Findings may still be worked on for the conclusion; the minutes stay.</summary>
    public async Task<Written> CloseAsync(CaseView shown, CancellationToken ct)
    {
        await using var transaction = await db.BeginOrJoinAsync(ct);
        if (!await FindingDesk.LockOpenAsync(db, shown.Target.Id, ct)) return new Written.Refused(FindingDesk.Settled);
        // Under the lock nobody writes findings: what is read now is what is kept.
        var view = await reader.OpenAsync(shown.Inspection.Id, shown.Target.Id, ct) ?? throw new InvalidOperationException("A unit that was shown a moment ago is gone.");
        if (view.Target.VisitOn is not { } visit) return new Written.Refused("Chưa có ngày kiểm tra; ghi lịch kiểm tra trước.");
        if (view.Target.IsUnannounced && view.Target.ReleasedAt is null) return new Written.Refused("Cuộc kiểm tra đột xuất chưa công bố cho đơn vị; công bố trước khi thông qua biên bản.");
        if (view.Meeting is not { BeganAt: not null, EndedAt: not null, UnitPeople: not null }) return new Written.Refused("Ghi đủ giờ bắt đầu, giờ kết thúc và người dự họp của đơn vị trước khi thông qua biên bản.");
        if (!view.Findings.Any()) return new Written.Refused("Biên bản chưa có nội dung ghi nhận nào.");
        var row = await db.InspectionMeetings.SingleAsync(m => m.TargetId == view.Target.Id, ct);
        if (row.ClosedAt is not null) return new Written.Refused("Biên bản đã được thông qua.");
        using var paper = new MemoryStream();
        DocxWriter.Write(await PaperAsync(view, ct), paper);
        paper.Position = 0;
        var kept = await files.AddAsync(paper, $"Biên bản làm việc {view.Unit} {visit:dd-MM-yyyy}.docx", view.Inspection.OrganisationId, MinutesFiles.Kind, view.Target.Id, ct);
        if (kept is FileOutcome.Refused(var why)) return new Written.Refused(why.Words);
        (row.ClosedAt, row.ClosedBy, row.FileId) = (time.GetUtcNow(), actor.AccountId, ((FileOutcome.Added)kept).Reference.Id);
        audit.Add("inspection-target.minutes-closed", view.Target.Id, view.Inspection.OrganisationId, after: new { findings = view.Findings.Count() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Written.Done(view.Target.Id, row.Version);
    }

    private static MeetingFacts Facts(InspectionMeeting m) => new(m.BeganAt, m.EndedAt, m.UnitPeople, m.UnitOpinion);

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");

    private sealed record MeetingFacts(TimeOnly? BeganAt, TimeOnly? EndedAt, string? UnitPeople, string? UnitOpinion);
}
