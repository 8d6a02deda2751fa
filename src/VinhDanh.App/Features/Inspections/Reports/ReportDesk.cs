using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Features.Inspections.Reports;

/// <summary>A unit's report: opened in scope, begun, filled from what the program counts, typed by several people at once.</summary>
public sealed class ReportDesk(AppDb db, Actor actor, AuditLog audit, FileUploads files, FigureBook figures, ReportFilling filling, TimeProvider time)
{
    /// <summary>The report that an inspection asks of a unit: for the unit, and for the authority that inspects.</summary>
    /// <param name="compare">Counts again what was frozen, to show a later difference.</param>
    /// <returns>Null: no such target in the actor's sight.</returns>
    public async Task<ReportView?> OpenAsync(Guid target, bool compare, CancellationToken ct)
    {
        var own = db.OwnedInspections(actor).Select(i => i.Id);
        var asked = db.AskedTargets(actor).Select(t => t.Id);
        var head = await (from t in db.InspectionTargets
                          join i in db.Inspections on t.InspectionId equals i.Id
                          join authority in db.Organisations on i.OrganisationId equals authority.Id
                          join unit in db.Organisations on t.OrganisationId equals unit.Id
                          where t.Id == target && (asked.Contains(t.Id) || own.Contains(i.Id))
                          select new { Target = t, Inspection = i, Authority = authority.Name, Unit = unit.Name }).AsNoTracking().SingleOrDefaultAsync(ct);
        if (head is null) return null;
        var report = await db.InspectionReports.AsNoTracking().SingleOrDefaultAsync(r => r.TargetId == target, ct);
        var questions = await db.InspectionQuestions.AsNoTracking().Where(q => q.InspectionId == head.Inspection.Id).OrderBy(q => q.SortNo).ToListAsync(ct);
        var asks = (await (from a in db.InspectionAsks
                           join q in db.InspectionQuestions on a.QuestionId equals q.Id
                           where q.InspectionId == head.Inspection.Id
                           orderby a.SortNo
                           select a).AsNoTracking().ToListAsync(ct)).ToLookup(a => a.QuestionId);
        Dictionary<Guid, InspectionAnswer> answers = [];
        if (report is not null) answers = await db.InspectionAnswers.AsNoTracking().Where(a => a.ReportId == report.Id).ToDictionaryAsync(a => a.AskId, ct);
        var evidence = report is null ? null : (await (from f in db.FileReferences
                                                       where f.SubjectKind == AnswerFiles.Kind && f.RemovedAt == null && db.InspectionAnswers.Any(a => a.Id == f.SubjectId && a.ReportId == report.Id)
                                                       orderby f.AddedAt
                                                       select new { f.SubjectId, File = new Evidence(f.Id, f.Name) }).ToListAsync(ct)).ToLookup(f => f.SubjectId, f => f.File);
        var today = time.Today();
        var windows = questions.ToDictionary(q => q.Id, q => QuestionWindow.Of(head.Inspection, head.Target, q, today));
        var now = compare && report?.SubmittedAt is not null ? await filling.CountAgainAsync(head.Target.OrganisationId!.Value, answers.Values, asks.SelectMany(a => a), ct) : null;
        return new(head.Inspection, head.Target, head.Authority, head.Unit, report,
            [.. questions.Select(q => new QuestionView(q, windows[q.Id], [.. asks[q.Id].Select(a =>
            {
                var answer = answers.GetValueOrDefault(a.Id);
                return new AskView(a, a.Figure is { } code ? figures.Find(code) : null, answer, answer is null || evidence is null ? [] : [.. evidence[answer.Id]], now?.GetValueOrDefault(a.Id));
            })]))], today);
    }

    /// <summary>Whether the actor may write in it now: people of the unit, while it was not handed in.</summary>
    public bool MayAnswer(ReportView view) => actor.May(Permission.AnswerInspections) && IsOwn(view)
        && view.Inspection.State is InspectionState.Running && view.Report?.State is null or ReportState.Open or ReportState.Returned;

    /// <summary>Whether the actor answers for the unit.</summary>
    public bool MayApprove(ReportView view) => actor.May(Permission.ApproveInspectionReports) && IsOwn(view) && view.Inspection.State is InspectionState.Running;

    /// <summary>Whether the actor receives it: an officer of the authority that inspects.</summary>
    public bool MayReceive(ReportView view) => actor.May(Permission.EditInspections) && view.Inspection.OrganisationId == actor.OrganisationId;

    private bool IsOwn(ReportView view) => view.Target.OrganisationId == actor.OrganisationId;

    /// <summary>Begins the report: an empty one, filled with what the program counts.</summary>
    public async Task BeginAsync(ReportView view, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (id, unit) = (Guid.CreateVersion7(time.GetUtcNow()), view.Target.OrganisationId!.Value);
        // Two people of the unit may begin at once; one report stands.
        var made = await db.Database.ExecuteSqlAsync($"""
            insert into app.inspection_report (id, target_id, organisation_id, state) values ({id}, {view.Target.Id}, {unit}, 'open') on conflict (target_id) do nothing
            """, ct);
        if (made > 0) audit.Add("inspection-report.begun", id, unit, after: new { inspection = view.Inspection.Title });
        var report = await db.InspectionReports.SingleAsync(r => r.TargetId == view.Target.Id, ct);
        if (made > 0) await filling.FillAsync(view, report, actor.AccountId!.Value, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Counts everything again. What the unit typed otherwise stays.</summary>
    /// <returns>False: the report was handed in meanwhile.</returns>
    public async Task<bool> RefillAsync(ReportView view, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var report = await LockAsync(view, ct);
        if (report.State is not (ReportState.Open or ReportState.Returned)) return false;
        await filling.FillAsync(view, report, actor.AccountId!.Value, ct);
        report.PreparedAt = null;
        audit.Add("inspection-report.counted", report.Id, report.OrganisationId);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Writes the parts of one question. Others may write other questions at the same time; of the same part, the later one is told.</summary>
    /// <returns>Parts that somebody else changed since, with what they say now; empty: all was written. Null: the report was handed in meanwhile.</returns>
    public async Task<IReadOnlyList<InspectionAnswer>?> SaveAsync(ReportView view, QuestionView question, IReadOnlyList<AnswerForm> forms, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var report = await LockAsync(view, ct);
        if (report.State is not (ReportState.Open or ReportState.Returned)) return null;
        var ids = question.Asks.Select(a => a.Ask.Id).ToList();
        var rows = await db.InspectionAnswers.Where(a => a.ReportId == report.Id && ids.Contains(a.AskId)).ToDictionaryAsync(a => a.AskId, ct);
        var theirs = new List<InspectionAnswer>();
        var changed = new List<string>();
        foreach (var form in forms.Where(f => ids.Contains(f.Ask)))
        {
            var ask = question.Asks.First(a => a.Ask.Id == form.Ask).Ask;
            var row = rows.GetValueOrDefault(form.Ask);
            if (!form.Changes(ask.Kind, row)) continue;
            if ((row?.Version ?? 0) != form.Version)
            {
                if (row is not null) theirs.Add(row);
                continue;
            }
            if (row is null) db.InspectionAnswers.Add(row = new() { Id = Guid.CreateVersion7(time.GetUtcNow()), ReportId = report.Id, AskId = form.Ask, EditedBy = actor.AccountId!.Value, EditedAt = time.GetUtcNow() });
            form.Apply(ask.Kind, row);
            (row.EditedBy, row.EditedAt) = (actor.AccountId!.Value, time.GetUtcNow());
            changed.Add(ask.Label);
        }
        if (changed.Count > 0) report.PreparedAt = null;
        if (changed.Count > 0) audit.Add("inspection-report.answered", report.Id, report.OrganisationId, after: new { question = question.Question.Path, parts = string.Join("; ", changed) });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return theirs;
    }

    /// <summary>Keeps a file as proof of one part.</summary>
    /// <returns>Null: done. Otherwise why not, in words.</returns>
    public async Task<string?> AttachAsync(ReportView view, InspectionAsk ask, IFormFile file, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var report = await LockAsync(view, ct);
        if (report.State is not (ReportState.Open or ReportState.Returned)) return "Báo cáo đã gửi, không thêm tài liệu được nữa.";
        var row = await db.InspectionAnswers.SingleOrDefaultAsync(a => a.ReportId == report.Id && a.AskId == ask.Id, ct);
        if (row is null)
        {
            db.InspectionAnswers.Add(row = new() { Id = Guid.CreateVersion7(time.GetUtcNow()), ReportId = report.Id, AskId = ask.Id, EditedBy = actor.AccountId!.Value, EditedAt = time.GetUtcNow() });
            await db.SaveChangesAsync(ct);
        }
        report.PreparedAt = null;
        if (await files.AddAsync(file, report.OrganisationId, AnswerFiles.Kind, row.Id, ct) is FileOutcome.Refused(var why)) return why.Words;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>Takes the report's row: whoever hands it in or counts at this moment waits, or has been first.</summary>
    private Task<InspectionReport> LockAsync(ReportView view, CancellationToken ct) => LockAsync(db, view.Report!.Id, ct);

    internal static Task<InspectionReport> LockAsync(AppDb db, Guid report, CancellationToken ct) =>
        db.InspectionReports.FromSql($"select *, xmin from app.inspection_report where id = {report} for update").SingleAsync(ct);
}
