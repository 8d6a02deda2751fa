using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Shell;
using VinhDanh.Law.Packs;

namespace VinhDanh.App.Features.Eligibility;

/// <summary>The regimes, read once: they are part of the program.</summary>
public sealed class LawShelf(TimeProvider time)
{
    private static readonly Lazy<LawLibrary> Shared = new(() => LawLibrary.LoadEmbedded());

    public LawLibrary Library => Shared.Value;

    /// <summary>The regime by which a dossier received on that day is judged; no day: today.</summary>
    public Regime On(DateOnly? received) => Library.On(received ?? time.Today());

    /// <summary>The days of receipt of a regime, in words.</summary>
    public static string Period(Regime regime) => (regime.From, regime.To) switch
    {
        (null, { } to) => $"đến hết ngày {Vn.Date(to)}",
        ({ } from, null) => $"từ ngày {Vn.Date(from)}",
        ({ } from, { } to) => $"từ ngày {Vn.Date(from)} đến hết ngày {Vn.Date(to)}",
        _ => "mọi ngày",
    };
}
