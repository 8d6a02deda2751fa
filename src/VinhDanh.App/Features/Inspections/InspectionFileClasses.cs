using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Inspections.Reports;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Features.Inspections;

/// <summary>
/// What the files of inspections are, for the rules of keeping. Plans, minutes and conclusions are kept for ever: they stand in none of these. The term of what
/// proves an answer or a finding runs from the end of the inspection; before that nothing of it is offered for disposal.
/// </summary>
internal static class InspectionFileClasses
{
    public static readonly IReadOnlyList<FileClass> All =
    [
        new("inspection-evidence", db =>
            (from file in db.FileReferences
             join answer in db.InspectionAnswers on file.SubjectId equals answer.Id
             join report in db.InspectionReports on answer.ReportId equals report.Id
             join target in db.InspectionTargets on report.TargetId equals target.Id
             join inspection in db.Inspections on target.InspectionId equals inspection.Id
             where file.SubjectKind == AnswerFiles.Kind && file.RemovedAt == null && inspection.ClosedAt != null
             select new ClassedFile { ReferenceId = file.Id, Since = inspection.ClosedAt!.Value })
            .Concat(
             from file in db.FileReferences
             join finding in db.InspectionFindings on file.SubjectId equals finding.Id
             join target in db.InspectionTargets on finding.TargetId equals target.Id
             join inspection in db.Inspections on target.InspectionId equals inspection.Id
             where file.SubjectKind == FindingFiles.Kind && file.RemovedAt == null && inspection.ClosedAt != null
             select new ClassedFile { ReferenceId = file.Id, Since = inspection.ClosedAt!.Value })),
    ];
}
