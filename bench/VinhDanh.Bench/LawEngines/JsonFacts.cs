using System.Text.Json.Nodes;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Bench.LawEngines;

/// <summary>A closed history as facts for json-rules-engine.</summary>
internal sealed class JsonFacts(LawQuestion question)
{
    private readonly Vocabulary _words = question.Regime.Words;
    private readonly Counting _counting = new(question.Regime);

    public static string NameOf(string kind, string? group) => $"{kind}/{group}";

    public JsonObject Of(AwardHistory history)
    {
        var ratings = history.Years.ToDictionary(y => y.Year, y => y.Rating is null ? -1 : _words.Ratings.Rank(y.Rating));
        return new()
        {
            ["isPending"] = _counting.IsPending(history),
            ["disciplinedUntil"] = _counting.DisciplinedUntil(history) ?? 0,
            ["rating"] = ratings.GetValueOrDefault(question.Year, -1),
            ["confirmed"] = Codes(history.Found.Where(f => f.Value)),
            ["denied"] = Codes(history.Found.Where(f => !f.Value)),
            ["record"] = new JsonObject
            {
                ["isWoman"] = history.Subject.IsWoman is true,
                ["isRetiring"] = history.Subject.IsRetiring is true,
                ["foundedIn"] = history.Subject.FoundedIn,
                ["countsFrom"] = _counting.DisciplinedUntil(history) + 1 ?? 0,
                ["ratings"] = new JsonObject(ratings.Select(r => KeyValuePair.Create(r.Key.ToString(), (JsonNode?)r.Value))),
                ["titles"] = Years(history.Awards),
                ["merit"] = Years(history.Awards.Where(_counting.IsBasis)),
                ["works"] = List(history.Works.Where(w => w.IsRecognised), w => new()
                {
                    ["year"] = w.Year, ["kind"] = w.Kind, ["scope"] = w.Scope is null ? -1 : _words.Scopes.Rank(w.Scope), ["effective"] = w.IsEffective is true,
                    ["authority"] = w.RecognisedBy is { } by ? _words.Authorities.Rank(by) : null, ["free"] = _counting.IsFree(w),
                }),
                ["combat"] = List(history.CombatIngenuity, c => new() { ["year"] = c.Year, ["scope"] = _words.Scopes.Rank(c.Scope) }),
                ["clusters"] = List(history.Clusters, c => new() { ["year"] = c.Year, ["organisedBy"] = _words.Authorities.Rank(c.OrganisedBy), ["leading"] = c.IsLeading }),
                ["movements"] = List(history.Movements, m => new() { ["launchedBy"] = _words.Authorities.Rank(m.LaunchedBy), ["years"] = m.Years, ["leading"] = m.IsLeading, ["outstanding"] = m.IsOutstanding }),
                ["posts"] = List(history.Posts, p => new() { ["position"] = _words.Positions.Rank(p.Position), ["years"] = p.Years, ["disciplined"] = p.WasDisciplined }),
                ["measures"] = new JsonObject(history.Measures.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value))),
                ["members"] = history.Members is not { } members ? null : new JsonObject
                {
                    ["count"] = members.Count, ["notCompleted"] = members.NotCompleted, ["disciplineKnown"] = members.DisciplineKnown,
                    ["worstDiscipline"] = members.WorstDiscipline is { } worst ? _words.Disciplines.Rank(worst) : -1,
                    ["holding"] = new JsonObject(members.Holding.Select(h => KeyValuePair.Create(h.Key, (JsonNode?)h.Value))),
                },
            },
        };
    }

    private static JsonArray List<T>(IEnumerable<T> from, Func<T, JsonObject> to) => [.. from.Select(to)];

    private static JsonArray Codes(IEnumerable<KeyValuePair<string, bool>> found) => [.. found.Select(f => (JsonNode)f.Key)];

    private static JsonObject Years(IEnumerable<HeldAward> awards) =>
        new(awards.GroupBy(a => a.Award).Select(a => KeyValuePair.Create(a.Key, (JsonNode?)new JsonArray([.. a.Select(h => h.Year).Order().Select(y => (JsonNode)y)]))));
}
