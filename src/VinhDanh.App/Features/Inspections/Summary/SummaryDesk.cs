using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Inspections.Reports;
using VinhDanh.App.Features.Inspections.Visits;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Inspections.Summary;

/// <summary>Reads the reports of an inspection for its summary: in three statements, however many units there are.</summary>
public sealed class SummaryDesk(AppDb db, WorkingCalendar calendar, TimeProvider time)
{
    /// <param name="kind">Of the units; null: all.</param>
    public async Task<SummaryView> OfAsync(Inspection inspection, TargetKind? kind, CancellationToken ct)
    {
        var today = time.Today();
        var units = await (from t in db.InspectionTargets
                           join o in db.Organisations on t.OrganisationId equals o.Id
                           where t.InspectionId == inspection.Id && (kind == null || t.Kind == kind)
                               // An unannounced visit stands in no list that units are sent.
                               && (!t.IsUnannounced || t.ReleasedAt != null)
                           join r in db.InspectionReports on t.Id equals r.TargetId into begun
                           from r in begun.DefaultIfEmpty()
                           orderby EF.Functions.Collate(o.Name, "vi-x-icu"), t.Id
                           select new { Target = t, o.Name, Report = (Guid?)r.Id, State = (ReportState?)r.State, IsPrepared = r != null && r.PreparedAt != null }).AsNoTracking().ToListAsync(ct);
        var asked = units.Select(u => new AskedUnit(u.Target.Id, u.Name, u.Target.Kind, u.State, u.IsPrepared, TargetStanding.Of(u.Target, inspection, u.State, calendar, today).ReportDue)).ToList();
        var handed = units.Where(u => u.State is ReportState.Submitted or ReportState.Accepted).Select(u => (Report: u.Report!.Value, Target: u.Target.Id, u.Name)).ToList();
        Guid[] reports = [.. handed.Select(h => h.Report)];
        var answers = (await db.InspectionAnswers.AsNoTracking().Where(a => reports.Contains(a.ReportId)).ToListAsync(ct)).ToLookup(a => a.AskId);
        var questions = await (from q in db.InspectionQuestions
                               where q.InspectionId == inspection.Id
                               join a in db.InspectionAsks on q.Id equals a.QuestionId into asks
                               from a in asks.DefaultIfEmpty()
                               orderby q.SortNo, a.SortNo
                               select new { Question = q, Ask = a }).AsNoTracking().ToListAsync(ct);
        return new(inspection, asked,
            [.. questions.GroupBy(q => q.Question.Id).Select(g => new SummaryQuestion(g.First().Question, [.. g.Where(x => x.Ask is not null).Select(x => AskOf(x.Ask, answers[x.Ask.Id], handed))]))]);
    }

    private static SummaryAsk AskOf(InspectionAsk ask, IEnumerable<InspectionAnswer> answers, List<(Guid Report, Guid Target, string Name)> handed)
    {
        var byReport = answers.ToDictionary(a => a.ReportId);
        return SummaryAsk.Of(ask,
        [
            .. handed.Where(h => byReport.ContainsKey(h.Report)).Select(h =>
            {
                var a = byReport[h.Report];
                return new SummaryRow(h.Target, h.Name, a.Number, a.Whole, a.Text, a.Reason, AnswerRules.Differs(ask.Kind, a, a.Counted is { } json ? AnswerJson.Read(json) : null));
            }),
        ]);
    }
}
