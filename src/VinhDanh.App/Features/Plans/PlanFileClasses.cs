using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Features.Plans;

/// <summary>What the files of plans and tasks are, for the rules of keeping. Plans themselves and their signed copies are kept for ever: they stand in none of these.</summary>
internal static class PlanFileClasses
{
    public static readonly IReadOnlyList<FileClass> All =
    [
        new("plan-discarded", db =>
            from import in db.PlanImports
            join file in db.FileReferences on import.FileId equals file.Id
            where import.State == ImportState.Discarded && file.RemovedAt == null
            select new ClassedFile { ReferenceId = file.Id, Since = file.AddedAt }),
        new("plan-replaced", db =>
            from import in db.PlanImports
            join programme in db.Programmes on import.ProgrammeId equals programme.Id
            join signed in db.FileReferences on programme.SignedFileId equals signed.Id
            join file in db.FileReferences on import.FileId equals file.Id
            // What corrects or supplements has no signed copy of its own; the same bytes are the signed copy.
            where import.State == ImportState.Confirmed && import.Purpose == ImportPurpose.New && signed.Sha256 != file.Sha256 && signed.RemovedAt == null && file.RemovedAt == null
            select new ClassedFile { ReferenceId = file.Id, Since = signed.AddedAt }),
        new("progress-evidence", db =>
            from file in db.FileReferences
            where file.SubjectKind == ReportFiles.Kind && file.RemovedAt == null
            select new ClassedFile { ReferenceId = file.Id, Since = file.AddedAt }),
        new("task-document", db =>
            from file in db.FileReferences
            where file.SubjectKind == "task" && file.RemovedAt == null
            select new ClassedFile { ReferenceId = file.Id, Since = file.AddedAt }),
    ];
}
