using System.Globalization;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Eligibility.TryOut;

/// <summary>A record as somebody types it into an address: codes that the regime does not know are passed over, as if nothing had been chosen.</summary>
public sealed record MadeUpRecord
{
    /// <summary>The group chosen, of which the kind of recipient follows.</summary>
    public required string Group { get; init; }

    public required string Kind { get; init; }

    /// <summary>The last year of achievement.</summary>
    public required int Year { get; init; }

    public required IReadOnlyDictionary<int, string> Ratings { get; init; }

    public required IReadOnlyDictionary<int, IReadOnlyList<string>> Titles { get; init; }

    /// <summary>Scope of an initiative of that year.</summary>
    public required IReadOnlyDictionary<int, string> Works { get; init; }

    public required IReadOnlyList<(string Award, int Year)> Held { get; init; }

    public bool IsDisciplined => DisciplineServed is not null;

    /// <summary>Year in which a discipline was served; null: none.</summary>
    public int? DisciplineServed { get; init; }

    public bool IsPending { get; init; }

    public bool IsAsked => Ratings.Count > 0 || Held.Count > 0;

    public static MadeUpRecord Read(IQueryCollection query, Regime regime, int lastYear)
    {
        var words = regime.Words;
        var first = words.Groups.Values.First(g => g.Recipients.Count > 0);
        var group = words.Groups.TryGetValue($"{query["group"]}", out var chosen) && chosen.Recipients.Count > 0 ? chosen : first;
        var year = Number(query["year"]) is { } y and >= 2000 and <= 2100 ? y : lastYear;
        var years = Enumerable.Range(year - TryOutModel.Years + 1, TryOutModel.Years).ToList();
        return new()
        {
            Group = group.Code,
            Kind = group.Recipients[0],
            Year = year,
            Ratings = years.Where(at => words.Ratings.Has($"{query[$"rating-{at}"]}")).ToDictionary(at => at, at => $"{query[$"rating-{at}"]}"),
            Titles = years.ToDictionary(at => at, at => (IReadOnlyList<string>)[.. query[$"title-{at}"].OfType<string>().Where(regime.Awards.ContainsKey)]),
            Works = years.Where(at => words.Scopes.Has($"{query[$"work-{at}"]}")).ToDictionary(at => at, at => $"{query[$"work-{at}"]}"),
            Held = [.. Enumerable.Range(1, TryOutModel.HeldRows).Select(n => (Award: $"{query[$"held-{n}"]}", Year: Number(query[$"held-year-{n}"]))).Where(h => regime.Awards.ContainsKey(h.Award) && h.Year is >= 1945 and <= 2100).Select(h => (h.Award, h.Year!.Value))],
            DisciplineServed = Number(query["discipline"]) is { } served and >= 1945 and <= 2100 ? served : null,
            IsPending = query["pending"] == "true",
        };
    }

    /// <summary>As the law judges it. Years without a level are unknown, not bad.</summary>
    public AwardHistory History(Regime regime) => new()
    {
        Subject = new(Kind, Group),
        Years = [.. Ratings.Select(r => new YearRecord(r.Key, r.Value))],
        Awards = [.. Titles.SelectMany(t => t.Value.Select(code => new HeldAward(code, t.Key))), .. Held.Select(h => new HeldAward(h.Award, h.Year))],
        Works = [.. Works.Select(w => new Work(w.Key, regime.Words.WorkKinds.Keys.First(), w.Value, true, regime.Words.Authorities.Terms[^1].Code))],
        Disciplines = DisciplineServed is { } served ? [new(regime.Words.Disciplines.Terms[0].Code, new(served, 12, 31))] : [],
        PendingCase = IsPending ? "vụ việc đang được xem xét" : null,
    };

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
}
