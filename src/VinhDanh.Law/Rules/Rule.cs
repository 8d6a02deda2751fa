using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Rules;

/// <summary>A condition of a criterion, as the pack states it. The set is closed: <c>docs/law-packs.md</c> describes each.</summary>
/// <param name="Basis">Where only this part of a criterion comes from, or is in doubt; null: as the criterion.</param>
public abstract record Rule(Basis? Basis);

/// <summary>All of them. Key <c>all</c>.</summary>
public sealed record AllRule(IReadOnlyList<Rule> Parts, Basis? Basis) : Rule(Basis);

/// <summary>One of them is enough. Key <c>any</c>.</summary>
public sealed record AnyRule(IReadOnlyList<Rule> Parts, Basis? Basis) : Rule(Basis);

/// <summary>A number of them. Key <c>at_least</c>.</summary>
public sealed record AtLeastRule(int Count, IReadOnlyList<Rule> Parts, Basis? Basis) : Rule(Basis);

/// <summary>One of two texts, as a disputed reading is chosen. Key <c>reading</c>.</summary>
public sealed record ReadingRule(string Reading, Rule Yes, Rule No, Basis? Basis) : Rule(Basis);

/// <summary>Level of task completion in the year proposed. Key <c>rating</c>.</summary>
public sealed record RatingRule(string Level, Basis? Basis) : Rule(Basis);

/// <summary>Years in a row, up to the year proposed, of at least a level. Key <c>rating_run</c>.</summary>
/// <param name="After">The run counts from the year after the first of these awards was given; empty: from anywhere.</param>
/// <param name="During">What must lie inside the run.</param>
public sealed record RatingRunRule(string Level, int Years, IReadOnlyList<string> After, IReadOnlyList<Inner> During, Basis? Basis) : Rule(Basis);

/// <summary>A title for successive award periods, the last in the year proposed. Key <c>title_run</c>.</summary>
/// <param name="Fresh">The reading that, unless chosen, forbids years used for the same award before; null: they may be used again.</param>
public sealed record TitleRunRule(string Award, int Times, IReadOnlyList<string> After, IReadOnlyList<Inner> During, string? Fresh, Basis? Basis) : Rule(Basis);

/// <summary>An award held, given for merit. Key <c>held</c>.</summary>
/// <param name="SameYear">Given for the year proposed.</param>
public sealed record HeldRule(string Award, int Times, bool SameYear, Basis? Basis) : Rule(Basis);

/// <summary>Meets the conditions of another award; it need not have been given. Key <c>meets</c>.</summary>
public sealed record MeetsRule(string Award, Basis? Basis) : Rule(Basis);

/// <summary>Meets the conditions of the same award for another group. Key <c>as_group</c>.</summary>
public sealed record AsGroupRule(string Group, Basis? Basis) : Rule(Basis);

/// <summary>Recognised initiatives, topics, works. Key <c>works</c>.</summary>
/// <param name="Kinds">One of these kinds.</param>
/// <param name="Scope">Scope of influence, at least.</param>
/// <param name="RecognisedBy">The authority, or a higher one; null: not asked.</param>
/// <param name="WithinYears">Of the last so many years, the year proposed included; null: whenever.</param>
public sealed record WorksRule(IReadOnlyList<string> Kinds, string Scope, int Times, bool Effective, string? RecognisedBy, int? WithinYears, Basis? Basis) : Rule(Basis);

/// <summary>Bravery and ingenuity in combat, recognised for a scope. Key <c>combat_ingenuity</c>.</summary>
public sealed record CombatIngenuityRule(string Scope, Basis? Basis) : Rule(Basis);

/// <summary>A statement of the vocabulary, found by a person. Key <c>found</c>.</summary>
/// <param name="Text">In the words of this provision; null: the statement's own.</param>
public sealed record FoundRule(string Statement, string? Text, Basis? Basis) : Rule(Basis);

/// <summary>The share of members who hold a title for the year. Key <c>members_share</c>.</summary>
public sealed record MembersShareRule(string Award, decimal MinShare, Basis? Basis) : Rule(Basis);

/// <summary>The number of members who hold a title for the year. Key <c>members_with</c>.</summary>
public sealed record MembersWithRule(string Award, int Times, Basis? Basis) : Rule(Basis);

/// <summary>Every member completed the tasks. Key <c>members_completed</c>.</summary>
public sealed record MembersCompletedRule(Basis? Basis) : Rule(Basis);

/// <summary>No member was disciplined in this form or a heavier one. Key <c>members_below</c>.</summary>
public sealed record MembersBelowRule(string Discipline, Basis? Basis) : Rule(Basis);

/// <summary>Leads an emulation cluster. Key <c>cluster_lead</c>.</summary>
public sealed record ClusterLeadRule(string OrganisedBy, Basis? Basis) : Rule(Basis);

/// <summary>Stood out in an emulation movement. Key <c>movement</c>.</summary>
public sealed record MovementRule(string LaunchedBy, int MinYears, bool Leading, Basis? Basis) : Rule(Basis);

/// <summary>Years in leading posts by a table. Key <c>service</c>.</summary>
public sealed record ServiceRule(string Table, Basis? Basis) : Rule(Basis);

/// <summary>A number of years the record states. Key <c>years</c>.</summary>
public sealed record YearsRule(string Measure, decimal Min, decimal? Below, Basis? Basis) : Rule(Basis);

/// <summary>The year proposed is a round anniversary of founding. Key <c>founding_anniversary</c>.</summary>
/// <param name="Every">Years between two of them.</param>
public sealed record AnniversaryRule(int Every, Basis? Basis) : Rule(Basis);

/// <summary>What must lie inside a run.</summary>
public abstract record Inner(Basis? Basis);

/// <summary>An award held for so many years of the run.</summary>
public sealed record InnerAward(string Award, int Times, Basis? Basis) : Inner(Basis);

/// <summary>So many years of the run at a level.</summary>
public sealed record InnerRating(string Level, int Years, Basis? Basis) : Inner(Basis);

/// <summary>So many works inside the run.</summary>
public sealed record InnerWorks(IReadOnlyList<string> Kinds, string Scope, int Times, Basis? Basis) : Inner(Basis);

/// <summary>One of several sets, each whole.</summary>
public sealed record InnerAny(IReadOnlyList<IReadOnlyList<Inner>> Sets, Basis? Basis) : Inner(Basis);
