using System.Globalization;
using VinhDanh.App.Shell;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Planning;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Eligibility.Roadmaps;

/// <summary>What a roadmap is asked, as it stands in the address; what is not understood is as if it had not been chosen.</summary>
/// <param name="Year">The last year of achievement on record that counts.</param>
/// <param name="Ahead">Years looked ahead.</param>
/// <param name="Received">The day a dossier would be received; null: today.</param>
public sealed record RoadmapQuestion(Regime Regime, int Year, int Ahead, Assumptions Assumptions, DateOnly? Received)
{
    public const int UsualAhead = 10;

    /// <summary>Years for which an initiative may be assumed one by one.</summary>
    public const int YearsWithWorks = 5;

    public static RoadmapQuestion Read(IQueryCollection query, Regime regime, DateOnly? received, int lastYear)
    {
        var words = regime.Words;
        var year = Number(query["year"], 1990, lastYear + 1) ?? lastYear;
        var works = Enumerable.Range(year + 1, YearsWithWorks).Where(y => words.Scopes.Has($"{query[$"work-{y}"]}"))
            .Select(y => new Work(y, words.WorkKinds.Keys.First(), $"{query[$"work-{y}"]}", true, words.Authorities.Terms[^1].Code)).ToList();
        return new(regime, year, Number(query["ahead"], 1, Planner.Furthest) ?? UsualAhead, new()
        {
            Rating = words.Ratings.Has($"{query["rating"]}") ? $"{query["rating"]}" : null,
            Works = works,
            TakesTitles = query["titles"] != "no",
            TakesAwards = query["awards"] != "no",
        }, received);
    }

    /// <summary>Something is assumed otherwise than usual.</summary>
    public bool IsChanged => Assumptions.Rating is not null || Assumptions.Works.Count > 0 || !Assumptions.TakesTitles || !Assumptions.TakesAwards || Ahead != UsualAhead;

    /// <summary>The scope of an initiative assumed for a year; null: none.</summary>
    public string? WorkIn(int year) => Assumptions.Works.FirstOrDefault(w => w.Year == year)?.Scope;

    /// <summary>The same question at another address.</summary>
    public string At(string path) => LocalAddress.Of(path,
    [
        ("date", Received is { } day ? Vn.Date(day) : null), ("year", Year.ToString(CultureInfo.InvariantCulture)), ("ahead", Ahead.ToString(CultureInfo.InvariantCulture)), ("rating", Assumptions.Rating),
        ("titles", Assumptions.TakesTitles ? null : "no"), ("awards", Assumptions.TakesAwards ? null : "no"),
        .. Assumptions.Works.Select(w => ($"work-{w.Year}", w.Scope)),
    ]);

    private static int? Number(string? text, int least, int most) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most ? n : null;
}
