using System.Globalization;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;
using VinhDanh.Law.Tests.Evaluation;

namespace VinhDanh.Bench.LawEngines;

/// <summary>The same rules in three engines, the same people, the same question, one core each: who is faster, and whether all give the same answers.</summary>
internal static class LawComparison
{
    private const int People = 20_000;
    private const int PeopleChecked = 1_500;
    private const int Shown = 20;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(3);

    public static async Task<IReadOnlyList<Result>> AllAsync(CancellationToken ct)
    {
        var library = LawLibrary.LoadEmbedded();
        var regime = library.On(new(Satisfying.Year + 1, 12, 1));
        await using var ground = await Ground.MakeAsync(ct);

        var measured = new LawQuestion(regime, new("", Satisfying.Year) { IsScreening = true });
        await Console.Error.WriteLineAsync($"Asking three engines about {People} people and collectives, {measured.Awards.Count} awards of {regime.Awards.Count} (the others have no conditions)…");
        var (compiled, others, differences) = await AskAsync(ground, measured, People, Long, ct);
        var (verdicts, differ) = (compiled.Verdicts, differences);
        await Console.Error.WriteLineAsync("The same under every regime, conduct presumed and not, disputed texts read in both ways…");
        foreach (var question in Questions(library))
        {
            var (checkedOnce, _, different) = await AskAsync(ground, question, PeopleChecked, TimeSpan.Zero, ct);
            (verdicts, differ) = (verdicts + checkedOnce.Verdicts, differ + different);
        }

        return
        [
            Result.Said($"{"engine",-18} {"verdicts a second",18} {"verdicts",10} {"eligible",10} {"awards with some",18}"),
            .. others.Prepend(compiled).Select(e => Result.Said(string.Create(CultureInfo.InvariantCulture,
                $"{e.Engine,-18} {e.Verdicts / e.Once.TotalSeconds,18:0} {e.Verdicts,10} {e.Eligible.Count,10} {e.Eligible.Select(a => a.Award).Distinct().Count(),18}"))),
            .. others.Select(other => Result.Said($"{other.Engine}: {Math.Floor(other.Once / compiled.Once):0} ×")),
            Result.AtLeast("law, as often as json-rules-engine in the same time", others.Single(o => o.Engine == JsonEngine.Name).Once / compiled.Once, 100, "×"),
            Result.AtMost($"law, answers to {verdicts} questions on which engines differ", differ, 0, ""),
        ];
    }

    /// <summary>Every regime, as its texts are read by default while screening, and as they may be read otherwise where conduct has to be confirmed; and rules too rare for a published pack.</summary>
    private static IEnumerable<LawQuestion> Questions(LawLibrary library)
    {
        using var stream = typeof(LawComparison).Assembly.GetManifestResourceStream("rare-rules.yaml")!;
        using var reader = new StreamReader(stream);
        var rare = LawLibrary.LoadEmbedded([new("rare-rules.yaml", reader.ReadToEnd())]).Regimes.Where(r => r.Local.Count > 0);
        return [.. library.Regimes.Concat(rare).SelectMany(r => (LawQuestion[])
        [
            new(r, new("", Satisfying.Year) { IsScreening = true }),
            new(r, new("", Satisfying.Year) { Readings = r.Readings.ToDictionary(x => x.Key, x => !x.Value.Default) }),
        ])];
    }

    private static async Task<(Answers Compiled, Answers[] Others, int Differences)> AskAsync(Ground ground, LawQuestion question, int count, TimeSpan atLeast, CancellationToken ct)
    {
        var people = LawPeople.Closed(question, count);
        var awardsOf = question.Subjects.ToDictionary(s => s, s => (IReadOnlyList<string>)[.. question.Awards.Where(a => question.Ways(a, s.Kind, s.Group).Count > 0).Select(a => a.Code)]);
        IReadOnlyList<IReadOnlyList<string>> asked = [.. people.Select(p => awardsOf[(p.Subject.Kind, p.Subject.Group)])];
        var verdicts = asked.Sum(a => a.Count);
        var compiled = CompiledEngine.Ask(question, people, asked, atLeast) with { Verdicts = verdicts };
        Answers[] others = [await SqlEngine.AskAsync(ground, question, people, atLeast, ct) with { Verdicts = verdicts }, await JsonEngine.AskAsync(question, people, ct) with { Verdicts = verdicts }];
        var differences = others.SelectMany(other => Differences(compiled, other, people)).ToList();
        foreach (var difference in differences.Take(Shown)) await Console.Error.WriteLineAsync($"{question.Regime.Id}: {difference}");
        return (compiled, others, differences.Count);
    }

    private static IEnumerable<string> Differences(Answers compiled, Answers other, IReadOnlyList<AwardHistory> people) =>
        compiled.Eligible.Except(other.Eligible).Select(a => Line(a, people, compiled.Engine, other.Engine))
            .Concat(other.Eligible.Except(compiled.Eligible).Select(a => Line(a, people, other.Engine, compiled.Engine)))
            .Order(StringComparer.Ordinal);

    private static string Line((int Person, string Award) answer, IReadOnlyList<AwardHistory> people, string eligible, string not) =>
        $"person {answer.Person} ({JsonFacts.NameOf(people[answer.Person].Subject.Kind, people[answer.Person].Subject.Group)}), {answer.Award}: eligible by {eligible}, not by {not}.";
}
