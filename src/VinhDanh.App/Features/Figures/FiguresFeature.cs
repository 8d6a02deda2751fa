using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Figures;

/// <summary>Every figure of a unit and a period, and the rows behind each.</summary>
public sealed class FiguresFeature : IFeature
{
    public void Add(IServiceCollection services) =>
        services.AddSingleton(new NavigationEntry("Số liệu", "/figures", "chart-bar", WorkOrder.Reports, Permission.ViewDirectory));
}
