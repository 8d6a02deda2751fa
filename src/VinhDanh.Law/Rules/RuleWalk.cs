namespace VinhDanh.Law.Rules;

/// <summary>Walking a rule with all its parts.</summary>
public static class RuleWalk
{
    /// <summary>The rule and everything below it, in the order of the text.</summary>
    public static IEnumerable<Rule> WithParts(this Rule rule) => Parts(rule).SelectMany(WithParts).Prepend(rule);

    public static IEnumerable<Inner> WithParts(this Inner inner) => inner is InnerAny any ? any.Sets.SelectMany(s => s).SelectMany(WithParts).Prepend(inner) : [inner];

    public static IReadOnlyList<Inner> During(this Rule rule) => rule switch
    {
        RatingRunRule r => r.During,
        TitleRunRule r => r.During,
        _ => [],
    };

    private static IEnumerable<Rule> Parts(Rule rule) => rule switch
    {
        AllRule r => r.Parts,
        AnyRule r => r.Parts,
        AtLeastRule r => r.Parts,
        ReadingRule r => [r.Yes, r.No],
        _ => [],
    };
}
