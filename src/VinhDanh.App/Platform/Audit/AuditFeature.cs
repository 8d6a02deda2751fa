namespace VinhDanh.App.Platform.Audit;

/// <summary>The sealed audit.</summary>
public sealed class AuditFeature : IFeature
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<RootsLog>();
        services.AddSingleton<AuditSealer>();
        services.AddHostedService<AuditSealing>();
        services.AddSingleton<IAuditWords, PlatformAuditWords>();
        services.AddSingleton<AuditVocabulary>();
        services.AddScoped<HistoryQueries>();
    }
}
