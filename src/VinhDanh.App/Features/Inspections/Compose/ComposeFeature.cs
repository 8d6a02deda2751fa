using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>Inspection plans that are written in the program.</summary>
public sealed class ComposeFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<DraftDesk>();
        services.AddScoped<DraftSources>();
        services.AddScoped<DraftSigning>();
        services.AddSingleton<IAuditWords, ComposeWords>();
        services.AddSingleton(new NavigationEntry("Soạn kế hoạch", "/inspections/compositions", "edit", WorkOrder.Inspections + 2, Permission.ReadPlanDrafts) { Under = "/inspections" });
    }
}
