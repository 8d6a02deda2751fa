using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>A supplementary plan: a document of its own that adds rows and amends those it names.</summary>
[Requires(Permission.ImportPlans)]
public sealed class SupplementModel(AppDb db, Actor actor, PlanImporting importing) : AmendUploadModel(db, actor, importing)
{
    protected override ImportPurpose Purpose => ImportPurpose.Supplement;
}
