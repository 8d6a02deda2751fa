using VinhDanh.App.Features.Plans.Amend;
using VinhDanh.App.Features.Plans.Confirm;
using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans;

/// <summary>Plan documents become work programmes, tracked and reminded.</summary>
public sealed class PlansFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<PlanImporting>();
        services.AddScoped<IDemoAddition, PlansDemo>();
        services.AddScoped<ReviewDesk>();
        services.AddScoped<Confirming>();
        services.AddScoped<TaskChanges>();
        services.AddScoped<AmendDesk>();
        services.AddScoped<Amending>();
        services.AddScoped<SignedCopies>();
        services.AddScoped<PlanDocuments>();
        services.AddSingleton<IAuditWords, AmendAuditWords>();
        services.AddSingleton(new NavigationEntry("Nạp kế hoạch", "/imports", "upload", WorkOrder.Plans + 5, Permission.ImportPlans) { Under = "/programmes" });
    }
}
