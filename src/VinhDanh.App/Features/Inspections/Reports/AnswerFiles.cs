using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Features.Inspections.Reports;

/// <summary>Proof kept with answers: read by the unit and by the authority that inspects it.</summary>
internal sealed class AnswerFiles(AppDb db) : IFileAccess
{
    public const string Kind = "inspection-answer";

    public string SubjectKind => Kind;

    public async Task<bool> MayOpenAsync(Actor actor, FileReference file, CancellationToken ct)
    {
        if (!actor.May(Permission.ViewInspections)) return false;
        var (asked, own) = (db.AskedTargets(actor).Select(t => t.Id), db.OwnedInspections(actor).Select(i => i.Id));
        return await (from answer in db.InspectionAnswers
                      join report in db.InspectionReports on answer.ReportId equals report.Id
                      join target in db.InspectionTargets on report.TargetId equals target.Id
                      where answer.Id == file.SubjectId && (asked.Contains(target.Id) || own.Contains(target.InspectionId))
                      select answer.Id).AnyAsync(ct);
    }
}
