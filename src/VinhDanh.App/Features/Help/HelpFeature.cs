using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Help;

/// <summary>The user guide inside the program.</summary>
public sealed class HelpFeature : IFeature
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(GuidePictures.Path + "{name}", (string name) => GuidePictures.Open(name) is { } picture ? Results.File(picture, "image/png") : Results.NotFound())
        .Requires(Permission.UseOwnAccount);

    public void Add(IServiceCollection services) =>
        services.AddSingleton(new NavigationEntry("Hướng dẫn sử dụng", "/help", "book-2", WorkOrder.Administration + 5));
}
