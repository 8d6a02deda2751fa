using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Web;

namespace VinhDanh.App.Features.Plans.Feed;

/// <summary>A person's work by its days, for calendars outside the program.</summary>
public sealed class FeedFeature : IFeature
{
    public void Add(IServiceCollection services) => services.AddScoped<FeedEvents>().AddSingleton<IAuditWords, FeedAuditWords>();

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(FeedAnswer.Route, FeedAnswer.GetAsync)
        .Public("a calendar program cannot sign in; the secret in the address is the key").RequireRateLimiting(WebServices.SecretAddressLimit);

    private sealed class FeedAuditWords : IAuditWords
    {
        public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string>
        {
            ["calendar-feed.created"] = "Tạo địa chỉ lịch",
            ["calendar-feed.revoked"] = "Thu hồi địa chỉ lịch",
        };

        public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>();
    }
}
