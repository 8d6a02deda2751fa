using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Platform.Notices;

/// <summary>What people are told, in the program.</summary>
public sealed class NoticesFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddScoped<NoticeSender>();
        services.AddScoped<NoticeDigest>();
        services.AddJob<DigestJob>();
        services.AddHostedService<DigestSchedule>();
        services.AddSingleton<NoticeBoard>();
        services.AddHostedService(provider => provider.GetRequiredService<NoticeBoard>());
    }

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(ShellRoutes.NoticesStream, NoticeStream.Get).Requires(Permission.UseOwnAccount);
}
