using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Plans;

/// <summary>Evidence is read by the unit that sent it and by whoever owns the task; the unit need not be under the owner.</summary>
public sealed class ReportFiles(AppDb db) : IFileAccess
{
    public const string Kind = "progress-report";

    public string SubjectKind => Kind;

    public Task<bool> MayOpenAsync(Actor actor, FileReference file, CancellationToken ct)
    {
        var within = db.Organisations.Within(actor).Select(o => o.Id);
        return (
            from report in db.ProgressReports
            join assignment in db.Assignments on report.AssignmentId equals assignment.Id
            join task in db.Tasks on assignment.TaskId equals task.Id
            where report.Id == file.SubjectId && (within.Contains(task.OrganisationId) || within.Contains(report.OrganisationId))
            select report.Id).AnyAsync(ct);
    }
}
