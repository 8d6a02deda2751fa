using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>A corrected version of the whole plan: what it no longer has is withdrawn.</summary>
[Requires(Permission.ImportPlans)]
public sealed class CorrectModel(AppDb db, Actor actor, PlanImporting importing) : AmendUploadModel(db, actor, importing)
{
    protected override ImportPurpose Purpose => ImportPurpose.Correction;
}
