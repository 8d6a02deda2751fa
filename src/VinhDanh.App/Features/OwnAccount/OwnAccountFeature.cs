using VinhDanh.App.Features.OwnAccount.ByMail;
using VinhDanh.App.Features.OwnAccount.Forgotten;
using VinhDanh.App.Features.OwnAccount.Tokens;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.OwnAccount;

/// <summary>One's own account: coming in, going out, sessions, password, the role one acts in.</summary>
public sealed class OwnAccountFeature : IFeature
{
    public void Add(IServiceCollection services) => services.AddScoped<IFrameSource, ActorFrame>().AddScoped<ProvedAddresses>().AddScoped<OwnTokens>().AddJob<ForgottenJob>();
}
