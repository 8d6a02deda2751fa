using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Shell;
using VinhDanh.Law.Bulk;
using VinhDanh.Law.Packs;

namespace VinhDanh.App.Platform.Statutes;

/// <summary>The regimes, read once: those of the program, and the local packs laid on them.</summary>
/// <param name="library">Everything that is known of the law.</param>
public sealed class LawShelf(LawLibrary library, TimeProvider time)
{
    private readonly Dictionary<string, Award> _awards = library.Regimes.Reverse().SelectMany(r => r.Awards.Values).GroupBy(a => a.Code).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    public LawLibrary Library => library;

    /// <summary>Numbers for every code, by which records are kept as bytes.</summary>
    public PackedCodes Codes { get; } = new(library);

    /// <summary>The newest words: what records are entered in.</summary>
    public Vocabulary Words => library.Regimes[^1].Words;

    /// <summary>Every award of any time as the newest law that knows it tells it.</summary>
    public IReadOnlyCollection<Award> Awards => _awards.Values;

    /// <returns>Null: no regime knows it.</returns>
    public Award? AwardOf(string code) => _awards.GetValueOrDefault(code);

    public string NameOf(string award) => AwardOf(award)?.Name ?? award;

    /// <summary>The regime by which a dossier received on that day is judged; no day: today.</summary>
    public Regime On(DateOnly? received) => library.On(received ?? time.Today());

    /// <summary>The days of receipt of a regime, in words.</summary>
    public static string Period(Regime regime) => (regime.From, regime.To) switch
    {
        (null, { } to) => $"đến hết ngày {Vn.Date(to)}",
        ({ } from, null) => $"từ ngày {Vn.Date(from)}",
        ({ } from, { } to) => $"từ ngày {Vn.Date(from)} đến hết ngày {Vn.Date(to)}",
        _ => "mọi ngày",
    };
}
