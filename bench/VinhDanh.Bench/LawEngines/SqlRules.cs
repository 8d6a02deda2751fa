using System.Globalization;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Rules;

namespace VinhDanh.Bench.LawEngines;

/// <summary>
/// A regime's rules as conditions in SQL over the tables of <see cref="SqlTables"/>, written as one would by hand for a whole province: sets of people
/// that the database makes once a statement, not a question for each person.
/// </summary>
internal sealed class SqlRules(LawQuestion question)
{
    private readonly Vocabulary _words = question.Regime.Words;

    /// <summary>Levels and titles that are asked for in a row: their unbroken runs are found once for all awards.</summary>
    public IEnumerable<int> LevelsInARow => Rules.OfType<RatingRunRule>().Select(r => _words.Ratings.Rank(r.Level)).Distinct().Order();

    public IEnumerable<string> TitlesInARow => Rules.OfType<TitleRunRule>().Select(r => r.Award).Distinct().Order(StringComparer.Ordinal);

    private IEnumerable<Rule> Rules => question.Awards.SelectMany(a => a.Criteria).SelectMany(c => c.Rule.WithParts());

    /// <summary>Awards in an order in which each stands after those whose conditions it refers to (packs in which that goes in circles do not load), and who meets them.</summary>
    public IEnumerable<(Award Award, string Sql)> Statements()
    {
        HashSet<string> done = [];
        return question.Awards.SelectMany(InOrder);

        IEnumerable<(Award, string)> InOrder(Award award) => award.Criteria.Count == 0 || !done.Add(award.Code) ? [] : [
            .. award.Criteria.SelectMany(c => c.Rule.WithParts()).OfType<MeetsRule>().SelectMany(m => InOrder(question.Regime.Awards[m.Award])),
            (award, $"insert into law.standard select {Text(award.Code)}, p.id from law.person p where {Ways(award)}"),
        ];
    }

    /// <summary>Each way, and the kinds and groups it is for.</summary>
    private string Ways(Award award)
    {
        var ways = question.Subjects.SelectMany(s => question.Ways(award, s.Kind, s.Group), (s, way) => (s, way)).GroupBy<((string Kind, string? Group) s, Criterion way), Criterion, (string Kind, string? Group)>(w => w.way, w => w.s, ReferenceEqualityComparer.Instance);
        return Any(ways.Select(w => All([$"(p.kind, p.subgroup) in ({string.Join(", ", w.Select(s => $"({Text(s.Kind)}, {Text(s.Group ?? "")})"))})", Of(w.Key.Rule, award)])));
    }

    private string Of(Rule rule, Award award) => rule switch
    {
        AllRule r => All(r.Parts.Select(p => Of(p, award))),
        AnyRule r => Any(r.Parts.Select(p => Of(p, award))),
        AtLeastRule r => $"({string.Join(" + ", r.Parts.Select(p => $"coalesce({Of(p, award)}, false)::int"))}) >= {r.Count}",
        ReadingRule r => Of(question.Chosen(r), award),
        RatingRule r => $"p.id in (select person from law.rating where year = {question.Year} and level >= {_words.Ratings.Rank(r.Level)})",
        RatingRunRule r => InARow($"law.rating_run r{After(r.After)} where r.level = {_words.Ratings.Rank(r.Level)}", r.After.Count > 0 ? "greatest(r.first, a.first)" : "r.first", r.Years, r.During),
        TitleRunRule r when question.Regime.Awards[r.Award] is { PeriodYears: > 1, PeriodOf: { } of } title => InPeriods(r, of, title.PeriodYears),
        TitleRunRule r => InARow($"law.title_run r{After(r.After)}{Used(question.UsedFor(r, award))} where r.award = {Text(r.Award)}",
            $"greatest(r.first{(r.After.Count > 0 ? ", a.first" : "")}{(question.UsedFor(r, award) is null ? "" : ", u.first")})", r.Times, r.During),
        HeldRule r => $"p.id in (select person from law.title where award = {Text(r.Award)} and is_basis and year {(r.SameYear ? "=" : "<=")} {question.Year}{Times(r.Times)})",
        MeetsRule r => Any([$"p.id in (select person from law.title where award = {Text(r.Award)} and year = {question.Year})", $"p.id in (select person from law.standard where award = {Text(r.Award)})"]),
        AsGroupRule r => Of(LawQuestion.Ways(r, award), award),
        WorksRule r => $"p.id in (select person from law.work where {Works(r)} and year {(r.WithinYears is { } n ? $"between {question.Year - n + 1} and" : "<=")} {question.Year}{Times(r.Times)})",
        CombatIngenuityRule r => $"p.id in (select person from law.combat where scope >= {_words.Scopes.Rank(r.Scope)} and year <= {question.Year})",
        // While screening, a statement is presumed unless somebody has denied it; an act never is.
        FoundRule r when question.Proposal.IsScreening && !_words.Statements[r.Statement].IsAct => $"p.id not in (select person from law.finding where statement = {Text(r.Statement)} and not holds)",
        FoundRule r => $"p.id in (select person from law.finding where statement = {Text(r.Statement)} and holds)",
        MembersShareRule r => $"p.id in (select person from law.members m join law.members_holding h using (person) where h.award = {Text(r.Award)} and m.count > 0 and h.holding >= {Number(r.MinShare)} * m.count)",
        MembersWithRule r => $"p.id in (select person from law.members_holding where award = {Text(r.Award)} and holding >= {r.Times})",
        MembersCompletedRule => "p.id in (select person from law.members where not_completed = 0)",
        MembersBelowRule r => $"p.id in (select person from law.members where discipline_known and worst_discipline < {_words.Disciplines.Rank(r.Discipline)})",
        ClusterLeadRule r => $"p.id in (select person from law.cluster where year = {question.Year} and organised_by = {_words.Authorities.Rank(r.OrganisedBy)} and is_leading)",
        MovementRule r => $"p.id in (select person from law.movement where launched_by = {_words.Authorities.Rank(r.LaunchedBy)} and years >= {r.MinYears} and {(r.Leading ? "is_leading" : "(is_leading or is_outstanding)")})",
        ServiceRule r => Served(r),
        YearsRule r => Any([$"p.id in (select person from law.measure where measure = {Text(r.Measure)} and {Between("years", r)})", .. SinceFounding(r)]),
        AnniversaryRule r => $"p.founded_in < {question.Year} and ({question.Year} - p.founded_in) % {r.Every} = 0",
        _ => throw new InvalidOperationException($"{rule.GetType().Name} is not written in SQL."),
    };

    /// <summary>A run that is long enough when it begins in its first year, or later where something else begins it.</summary>
    private string InARow(string from, string first, int length, IReadOnlyList<Inner> during) =>
        $"p.id in (select w.person from (select r.person, {first} as first from {from}) w where {All([$"w.first <= {question.Year - length + 1}", .. during.Select(Of)])})";

    private string After(IReadOnlyList<string> awards) => awards.Count == 0 ? ""
        : $" left join (select person, min(year) + 1 as first from law.title where award in ({string.Join(", ", awards.Select(Text))}) and is_basis and year <= {question.Year} group by person) a using (person)";

    private string Used(string? award) => award is null ? ""
        : $" left join (select person, max(year) + 1 as first from law.title where award = {Text(award)} and is_basis and year < {question.Year} group by person) u using (person)";

    private string Of(Inner inner) => inner switch
    {
        InnerAward i => $"(select count(*) from law.title where person = w.person and award = {Text(i.Award)} and is_basis and year between w.first and {question.Year}) >= {i.Times}",
        InnerRating i => $"(select count(*) from law.rating where person = w.person and level >= {_words.Ratings.Rank(i.Level)} and year between w.first and {question.Year}) >= {i.Years}",
        InnerWorks i => $"(select count(*) from law.work where person = w.person and {Works(LawQuestion.Works(i))} and year between w.first and {question.Year}) >= {i.Times}",
        InnerAny i => Any(i.Sets.Select(set => All(set.Select(Of)))),
        _ => throw new InvalidOperationException($"{inner.GetType().Name} is not written in SQL."),
    };

    /// <summary>The last times of a title that takes several years: the last in the year proposed, and between two of them nothing missing.</summary>
    private string InPeriods(TitleRunRule rule, string of, int periodYears) =>
        $"""
        p.id in (select person from (
          select t.person, t.year, lag(t.year) over (partition by t.person order by t.year) as before, row_number() over (partition by t.person order by t.year desc) as back
          from law.title t left join law.counting c using (person)
          where t.award = {Text(rule.Award)} and t.is_basis and t.year between coalesce(c.from_year, 0) and {question.Year}) chain
          where back <= {rule.Times}
          group by person
          having count(*) = {rule.Times} and max(year) = {question.Year} and bool_and(back = {rule.Times} or year - before <= {periodYears}
            or (select count(*) from law.title o where o.person = chain.person and o.award = {Text(of)} and o.year > before and o.year <= chain.year) = year - before))
        """;

    private string Works(WorksRule rule) => All(
    [
        "free", $"kind in ({string.Join(", ", rule.Kinds.Select(Text))})", $"scope >= {_words.Scopes.Rank(rule.Scope)}",
        .. rule.RecognisedBy is { } by ? [$"(authority is null or authority >= {_words.Authorities.Rank(by)})"] : Array.Empty<string>(),
        .. rule.Effective ? ["effective"] : Array.Empty<string>(),
    ]);

    /// <summary>Posts are ranked highest first: time in a higher one counts below.</summary>
    private string Served(ServiceRule rule) =>
        $"""
        p.is_retiring and p.id in (select o.person from law.post o join law.person q on q.id = o.person
          join (values {string.Join(", ", question.Rows(rule).SelectMany(r => (string[])[
              $"({r.Position}, false, {Number(r.Min)}, {Number(r.Below)}::numeric)", $"({r.Position}, true, {Number(r.MinOfWomen)}, {Number(r.BelowOfWomen)})"]))}) as v (position, is_woman, min, below)
            on o.position <= v.position and q.is_woman = v.is_woman
          group by o.person, v.position, v.min, v.below
          having not bool_or(o.disciplined) and sum(o.years) >= v.min and (v.below is null or sum(o.years) < v.below))
        """;

    private IEnumerable<string> SinceFounding(YearsRule rule) => rule.Measure != Evaluator.SinceFounding ? []
        : [$"({Between($"{question.Year} - p.founded_in", rule)} and p.id not in (select person from law.measure where measure = {Text(rule.Measure)}))"];

    private static string Between(string years, YearsRule rule) => $"{years} >= {Number(rule.Min)}{(rule.Below is { } below ? $" and {years} < {Number(below)}" : "")}";

    private static string Times(int times) => times == 1 ? "" : $" group by person having count(*) >= {times}";

    private static string All(IEnumerable<string> parts) => $"({string.Join(" and ", parts)})";

    private static string Any(IEnumerable<string> parts) => $"({string.Join(" or ", parts)})";

    private static string Text(string code) => $"'{code.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
