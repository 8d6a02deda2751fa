using VinhDanh.App.Platform.Commands;
using VinhDanh.Law.Packs;

namespace VinhDanh.App.Platform.Statutes;

/// <summary>The law at hand for every feature.</summary>
public sealed class StatutesFeature : IFeature
{
    /// <summary>Without local packs every program of this process knows the same.</summary>
    private static readonly Lazy<LawLibrary> Plain = new(() => LawLibrary.LoadEmbedded());

    public void Add(IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<HostSettings>().LocalLaw is { Count: > 0 } local ? LawLibrary.LoadEmbedded(local) : Plain.Value);
        services.AddSingleton<LawShelf>();
    }
}
