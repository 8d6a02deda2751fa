using System.Text.Json.Nodes;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Rules;

namespace VinhDanh.Bench.LawEngines;

/// <summary>
/// A regime's rules as json-rules-engine takes them: all/any of conditions on facts, its own operators where they do, and those of
/// <c>bench/json-rules-engine/operators.mjs</c> for runs of years and the like. What is plain stands in the rule, as its documentation has it.
/// </summary>
internal sealed class JsonRules(LawQuestion question)
{
    private readonly Vocabulary _words = question.Regime.Words;

    /// <summary>Rules for one kind and group of people, and the named conditions they refer to.</summary>
    public JsonObject For(string kind, string? group)
    {
        var met = question.Awards.SelectMany(a => question.Ways(a, kind, group), (award, way) => (award, way)).SelectMany(w => Met(w.award, w.way.Rule)).ToHashSet();
        JsonObject conditions = [];
        // One condition may lead to another.
        for (var open = new Queue<string>(met); open.TryDequeue(out var code);)
        {
            var award = question.Regime.Awards[code];
            var ways = question.Ways(award, kind, group);
            conditions[code] = Any([Asked("record", "holds", code), .. ways.Select(w => Of(w.Rule, award))]);
            foreach (var further in ways.SelectMany(w => Met(award, w.Rule)).Where(met.Add)) open.Enqueue(further);
        }
        JsonArray rules = [.. question.Awards.Select(a => (a, Ways: question.Ways(a, kind, group))).Where(a => a.Ways.Count > 0)
            .Select(a => new JsonObject { ["award"] = a.a.Code, ["conditions"] = Any([.. a.Ways.Select(w => Of(w.Rule, a.a))]) })];
        return new() { ["conditions"] = conditions, ["rules"] = rules };
    }

    private static IEnumerable<string> Met(Award award, Rule rule) =>
        rule.WithParts().SelectMany(r => r is AsGroupRule g ? LawQuestion.Ways(g, award).WithParts() : [r]).OfType<MeetsRule>().Select(m => m.Award);

    private JsonObject Of(Rule rule, Award award) => rule switch
    {
        AllRule r => All(r.Parts.Select(p => Of(p, award))),
        AnyRule r => Any(r.Parts.Select(p => Of(p, award))),
        AtLeastRule r => Any(Choices(r.Parts, r.Count).Select(some => All(some.Select(p => Of(p, award))))),
        ReadingRule r => Of(question.Chosen(r), award),
        RatingRule r => Asked("rating", "greaterThanInclusive", _words.Ratings.Rank(r.Level)),
        RatingRunRule r => Asked("record", "ratedInARow", new JsonObject { ["level"] = _words.Ratings.Rank(r.Level), ["years"] = r.Years, ["after"] = Codes(r.After), ["during"] = During(r) }),
        TitleRunRule r when question.Regime.Awards[r.Award] is { PeriodYears: > 1, PeriodOf: { } of } title =>
            Asked("record", "heldInPeriods", new JsonObject { ["award"] = r.Award, ["times"] = r.Times, ["of"] = of, ["periodYears"] = title.PeriodYears }),
        TitleRunRule r => Asked("record", "heldInARow", new JsonObject { ["award"] = r.Award, ["times"] = r.Times, ["after"] = Codes(r.After), ["during"] = During(r), ["usedFor"] = question.UsedFor(r, award) }),
        HeldRule r => Asked("record", r.SameYear ? "givenInYear" : "given", new JsonObject { ["award"] = r.Award, ["times"] = r.Times }),
        MeetsRule r => new() { ["condition"] = r.Award },
        AsGroupRule r => Of(LawQuestion.Ways(r, award), award),
        WorksRule r => Asked("record", "hasWorks", Works(r)),
        CombatIngenuityRule r => Asked("record", "hasCombatIngenuity", _words.Scopes.Rank(r.Scope)),
        // While screening, a statement is presumed unless somebody has denied it; an act never is.
        FoundRule r when question.Proposal.IsScreening && !_words.Statements[r.Statement].IsAct => Asked("denied", "doesNotContain", r.Statement),
        FoundRule r => Asked("confirmed", "contains", r.Statement),
        MembersShareRule r => Asked("record", "membersShare", Share(r)),
        MembersWithRule r => Asked("record", "membersWith", new JsonObject { ["award"] = r.Award, ["times"] = r.Times }),
        MembersCompletedRule => Asked("record", "membersAllCompleted", true),
        MembersBelowRule r => Asked("record", "membersDisciplinedBelow", _words.Disciplines.Rank(r.Discipline)),
        ClusterLeadRule r => Asked("record", "leadsCluster", _words.Authorities.Rank(r.OrganisedBy)),
        MovementRule r => Asked("record", "stoodOutInMovement", new JsonObject { ["launchedBy"] = _words.Authorities.Rank(r.LaunchedBy), ["minYears"] = r.MinYears, ["leading"] = r.Leading }),
        ServiceRule r => Asked("record", "served", new JsonArray([.. question.Rows(r).Select(row => new JsonObject
        {
            ["position"] = row.Position, ["min"] = row.Min, ["below"] = row.Below, ["women"] = new JsonObject { ["min"] = row.MinOfWomen, ["below"] = row.BelowOfWomen },
        })])),
        YearsRule r => Asked("record", "measured", new JsonObject { ["measure"] = r.Measure, ["min"] = r.Min, ["below"] = r.Below, ["sinceFounding"] = r.Measure == Evaluator.SinceFounding }),
        AnniversaryRule r => Asked("record", "isRoundAnniversary", r.Every),
        _ => throw new InvalidOperationException($"{rule.GetType().Name} is not written as JSON."),
    };

    private JsonArray During(Rule rule) => [.. rule.During().Select(Of)];

    private JsonObject Of(Inner inner) => inner switch
    {
        InnerAward i => new() { ["award"] = i.Award, ["times"] = i.Times },
        InnerRating i => new() { ["level"] = _words.Ratings.Rank(i.Level), ["times"] = i.Years },
        InnerWorks i => new() { ["works"] = Works(LawQuestion.Works(i)) },
        InnerAny i => new() { ["any"] = new JsonArray([.. i.Sets.Select(set => new JsonArray([.. set.Select(Of)]))]) },
        _ => throw new InvalidOperationException($"{inner.GetType().Name} is not written as JSON."),
    };

    private JsonObject Works(WorksRule rule) => new()
    {
        ["kinds"] = Codes(rule.Kinds), ["scope"] = _words.Scopes.Rank(rule.Scope), ["times"] = rule.Times, ["effective"] = rule.Effective,
        ["authority"] = rule.RecognisedBy is { } by ? _words.Authorities.Rank(by) : null, ["withinYears"] = rule.WithinYears,
    };

    /// <summary>As two whole numbers: JavaScript has no decimal ones, and 7 of 10 are exactly 70 %.</summary>
    private static JsonObject Share(MembersShareRule rule) => new() { ["award"] = rule.Award, ["over"] = decimal.ToInt32(rule.MinShare * 10_000), ["under"] = 10_000 };

    private static JsonObject Asked(string fact, string @operator, JsonNode value) => new() { ["fact"] = fact, ["operator"] = @operator, ["value"] = value };

    private static JsonObject All(IEnumerable<JsonObject> parts) => new() { ["all"] = Some(parts) };

    private static JsonObject Any(IEnumerable<JsonObject> parts) => new() { ["any"] = Some(parts) };

    /// <summary>json-rules-engine takes an empty list for met, whether all or any of it is asked.</summary>
    private static JsonArray Some(IEnumerable<JsonObject> parts)
    {
        JsonArray some = [.. parts];
        return some.Count > 0 ? some : throw new InvalidOperationException("A condition without parts.");
    }

    private static JsonArray Codes(IEnumerable<string> codes) => [.. codes.Select(c => (JsonNode)c)];

    private static IEnumerable<IEnumerable<Rule>> Choices(IEnumerable<Rule> parts, int count) =>
        count == 0 ? [[]] : parts.SelectMany((part, at) => Choices(parts.Skip(at + 1), count - 1).Select(rest => rest.Prepend(part)));
}
