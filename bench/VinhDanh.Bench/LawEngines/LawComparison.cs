using System.Globalization;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;
using VinhDanh.Law.Tests.Evaluation;

namespace VinhDanh.Bench.LawEngines;

/// <summary>The same rules in three engines, the same people, the same question, one core each: who is faster, and whether all give the same answers.</summary>
internal static class LawComparison
{
    private const int People = 6_000;
    private const int Shown = 20;

    public static async Task<IReadOnlyList<Result>> AllAsync(CancellationToken ct)
    {
        var regime = LawLibrary.LoadEmbedded().On(new(Satisfying.Year + 1, 12, 1));
        var question = new LawQuestion(regime, new("", Satisfying.Year) { IsScreening = true });
        var people = LawPeople.Closed(question, People);
        var awardsOf = question.Subjects.ToDictionary(s => s, s => (IReadOnlyList<string>)[.. question.Awards.Where(a => question.Ways(a, s.Kind, s.Group).Count > 0).Select(a => a.Code)]);
        IReadOnlyList<IReadOnlyList<string>> asked = [.. people.Select(p => awardsOf[(p.Subject.Kind, p.Subject.Group)])];
        var verdicts = asked.Sum(a => a.Count);

        await Console.Error.WriteLineAsync($"Asking three engines {verdicts} questions: {People} people and collectives, {question.Awards.Count} awards of {regime.Awards.Count} (the others have no conditions)…");
        var compiled = CompiledEngine.Ask(question, people, asked);
        await using var ground = await Ground.MakeAsync(ct);
        Answers[] others = [await SqlEngine.AskAsync(ground, question, people, ct), await JsonEngine.AskAsync(question, people, ct)];

        var differences = others.SelectMany(other => Differences(compiled, other, people)).ToList();
        foreach (var difference in differences.Take(Shown)) await Console.Error.WriteLineAsync(difference);
        return
        [
            Result.Said($"{"engine",-18} {"verdicts a second",18} {"verdicts",10} {"eligible",10} {"awards with some",18}"),
            .. others.Prepend(compiled).Select(e => Result.Said(string.Create(CultureInfo.InvariantCulture,
                $"{e.Engine,-18} {verdicts / e.Once.TotalSeconds,18:0} {verdicts,10} {e.Eligible.Count,10} {e.Eligible.Select(a => a.Award).Distinct().Count(),18}"))),
            .. others.Select(other => Result.Said($"{other.Engine}: {Math.Floor(other.Once / compiled.Once):0} ×")),
            Result.AtLeast("law, as often as json-rules-engine in the same time", others.Single(o => o.Engine == JsonEngine.Name).Once / compiled.Once, 100, "×"),
            Result.AtMost($"law, answers to {verdicts} questions on which two engines differ", differences.Count, 0, ""),
        ];
    }

    private static IEnumerable<string> Differences(Answers compiled, Answers other, IReadOnlyList<AwardHistory> people) =>
        compiled.Eligible.Except(other.Eligible).Select(a => Line(a, people, compiled.Engine, other.Engine))
            .Concat(other.Eligible.Except(compiled.Eligible).Select(a => Line(a, people, other.Engine, compiled.Engine)))
            .Order(StringComparer.Ordinal);

    private static string Line((int Person, string Award) answer, IReadOnlyList<AwardHistory> people, string eligible, string not) =>
        $"Person {answer.Person} ({JsonFacts.NameOf(people[answer.Person].Subject.Kind, people[answer.Person].Subject.Group)}), {answer.Award}: eligible by {eligible}, not by {not}.";
}
