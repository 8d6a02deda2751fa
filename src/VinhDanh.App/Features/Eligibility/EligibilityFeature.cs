using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Eligibility;

/// <summary>The law browser and trying it out.</summary>
public sealed class EligibilityFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<LawShelf>();
        services.AddSingleton(new NavigationEntry("Tra cứu luật", "/law", "scale", WorkOrder.Awards, Permission.UseOwnAccount));
        services.AddSingleton(new NavigationEntry("Tra cứu thử", "/law/try", "rosette", WorkOrder.Awards + 1, Permission.UseOwnAccount) { Under = "/law" });
    }
}
