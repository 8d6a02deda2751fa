using VinhDanh.App.Features.Directory.Matching;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Platform.Files;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Inspections.Import;

/// <summary>Takes an inspection plan in: reads it, keeps the file, leaves a draft to check.</summary>
public sealed class InspectionImporting(AppDb db, Actor actor, AuditLog audit, FileUploads files, TimeProvider time)
{
    /// <param name="owner">The authority whose inspection it is.</param>
    public async Task<Outcome> TakeAsync(Stream content, string fileName, Guid owner, CancellationToken ct)
    {
        var intake = await PaperIntake.TakeAsync(files, content, fileName, ct);
        if (intake is PaperIntake.Refused(var unfit)) return new Outcome.Refused(unfit);
        var (file, reading) = (PaperIntake.Read)intake;
        using var _ = file;
        if (reading.Inspection is not { } plan)
            return new Outcome.Refused("Văn bản này không phải kế hoạch kiểm tra hoặc đề cương báo cáo. Kế hoạch công tác thì nạp ở mục Kế hoạch.");
        var directory = await DirectoryMatcher.LoadAsync(db, owner, reading.Date ?? time.Today(), ct);
        var now = time.GetUtcNow();
        Guid NewId() => Guid.CreateVersion7(now);
        await using var transaction = await db.BeginOrJoinAsync(ct);
        var id = NewId();
        var reference = await files.AddAsync(file, owner, InspectionFiles.Plan, id, ct);
        var rows = PlanRows.Of(id, plan, directory, NewId);
        db.Inspections.Add(new()
        {
            Id = id, OrganisationId = owner, Title = reading.Title ?? fileName, Year = (short)Plausible(reading.Year ?? reading.Date?.Year, 1990, 2100, time.Today().Year)!,
            Number = reading.Number, Issuer = reading.Issuer, IssuedOn = reading.Date, FileId = reference.Id, Reading = PaperJson.Write(reading),
            PeriodFrom = plan.Period?.From > plan.Period?.Due ? null : plan.Period?.From, PeriodTo = plan.Period?.Due, NoticeWorkingDays = (short?)Plausible(plan.NoticeWorkingDays, 0, 90, null), ReportDaysBefore = (short?)Plausible(plan.ReportDaysBefore, 0, 90, null),
            SelfReportDue = plan.SelfReportDue, DataFrom = plan.DataFrom, Methods = plan.Methods.Count == 0 ? null : string.Join('\n', plan.Methods),
            Funding = plan.Funding, SelfInspection = plan.SelfInspection, CreatedBy = actor.AccountId!.Value, CreatedAt = now,
        });
        db.InspectionContents.AddRange(rows.Contents);
        db.InspectionQuestions.AddRange(rows.Questions);
        db.InspectionAsks.AddRange(rows.Asks);
        db.InspectionTargets.AddRange(rows.Targets);
        db.InspectionMembers.AddRange(rows.Team);
        audit.Add("inspection.read", id, owner, after: new { file = fileName, contents = rows.Contents.Count, questions = rows.Questions.Count, targets = rows.Targets.Count });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Taken(id);
    }

    /// <summary>What no plan means (a term of 99 days, a year 3026) is left for a person to fill in.</summary>
    private static int? Plausible(int? read, int from, int to, int? otherwise) => read >= from && read <= to ? read : otherwise;

    public abstract record Outcome
    {
        public sealed record Taken(Guid Id) : Outcome;

        /// <param name="Why">In the words shown to the officer.</param>
        public sealed record Refused(string Why) : Outcome;
    }
}
