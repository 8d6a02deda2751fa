using VinhDanh.Law.Packs;
using YamlDotNet.RepresentationModel;

namespace VinhDanh.Law.Rules;

/// <summary>
/// Reads a rule from YAML: a mapping whose one condition key names the kind; beside it may stand <c>cite</c>, <c>verified</c> and <c>note</c>.
/// Codes are checked later, when all files of a regime are together.
/// </summary>
internal sealed class RuleReader(BasisReader bases)
{
    private static readonly string[] Kinds =
    [
        "all", "any", "as_group", "at_least", "cluster_lead", "combat_ingenuity", "founding_anniversary", "found", "held", "meets", "members_below",
        "members_completed", "members_share", "members_with", "movement", "rating", "rating_run", "reading", "service", "title_run", "works", "years",
    ];

    /// <returns>Null after a mistake.</returns>
    public Rule? Read(YamlNode? node, PackSource source, string where)
    {
        if (node is not YamlMappingNode map)
        {
            if (node is not null) source.Mistake(node.Start, $"“{where}” phải là một điều kiện (một bảng có một trong các khóa {string.Join(", ", Kinds)})");
            return null;
        }
        var section = new Section(source, map);
        var kinds = section.Keys.Intersect(Kinds).ToList();
        if (kinds is not [var kind])
        {
            section.Mistake(kinds.Count == 0
                ? $"không thấy loại điều kiện; cần đúng một trong các khóa: {string.Join(", ", Kinds)}"
                : $"hai loại điều kiện trong một mục ({string.Join(", ", kinds)}); mỗi mục chỉ một");
            return null;
        }
        var basis = bases.ReadOptional(section);
        var rule = OfKind(kind, section, basis);
        section.Done();
        return rule;
    }

    private Rule? OfKind(string kind, Section at, Basis? basis) => kind switch
    {
        "all" => Parts(at, kind) is { Count: > 0 } parts ? new AllRule(parts, basis) : null,
        "any" => Parts(at, kind) is { Count: > 0 } parts ? new AnyRule(parts, basis) : null,
        "at_least" => AtLeast(at, basis),
        "reading" => Reading(at, basis),
        "rating" => new RatingRule(at.Text(kind), basis),
        "rating_run" => Within(at, kind, r => new RatingRunRule(r.Text("level"), Count(r, "years"), r.Words("after"), During(r), basis)),
        "title_run" => Within(at, kind, r => new TitleRunRule(r.Text("award"), Count(r, "times"), r.Words("after"), During(r), r.TextOrNull("fresh_unless"), basis)),
        "held" => OneOrMore(at, kind, "award", r => new HeldRule(r.Text("award"), CountOrOne(r), r.YesNo("same_year") ?? false, basis), code => new HeldRule(code, 1, false, basis)),
        "meets" => new MeetsRule(at.Text(kind), basis),
        "as_group" => new AsGroupRule(at.Text(kind), basis),
        "works" => Within(at, kind, r => new WorksRule(NotEmpty(r, "kinds"), r.Text("scope"), CountOrOne(r), r.YesNo("effective") ?? false, r.TextOrNull("recognised_by"), r.Whole("within_years"), basis)),
        "combat_ingenuity" => new CombatIngenuityRule(at.Text(kind), basis),
        "found" => new FoundRule(at.Text(kind), at.TextOrNull("text"), basis),
        "members_share" => Within(at, kind, r => new MembersShareRule(r.Text("award"), Share(r, "min_share"), basis)),
        "members_with" => OneOrMore(at, kind, "award", r => new MembersWithRule(r.Text("award"), CountOrOne(r), basis), code => new MembersWithRule(code, 1, basis)),
        "members_completed" => Flag(at, kind, new MembersCompletedRule(basis)),
        "members_below" => new MembersBelowRule(at.Text(kind), basis),
        "cluster_lead" => new ClusterLeadRule(at.Text(kind), basis),
        "movement" => Within(at, kind, r => new MovementRule(r.Text("launched_by"), r.Whole("min_years") ?? 0, r.YesNo("leading") ?? false, basis)),
        "service" => new ServiceRule(at.Text(kind), basis),
        "years" => Within(at, kind, r => new YearsRule(r.Text("of"), r.Number("min") ?? Missing(r, "min"), r.Number("below"), basis)),
        "founding_anniversary" => new AnniversaryRule(Count(at, kind), basis),
        _ => throw new InvalidOperationException($"The kind “{kind}” is listed but not read."),
    };

    private List<Rule> Parts(Section at, string key)
    {
        List<Rule> parts = [.. at.Nodes(key).Select(n => Read(n, at.Source, key)).OfType<Rule>()];
        if (parts.Count == 0) at.Mistake(key, $"“{key}” không có điều kiện nào đọc được");
        return parts;
    }

    private AtLeastRule? AtLeast(Section at, Basis? basis) => Within(at, "at_least", r =>
    {
        var parts = Parts(r, "of");
        var count = Count(r, "count");
        if (count > parts.Count) r.Mistake("count", $"cần {count} nhưng chỉ có {parts.Count} điều kiện");
        return new AtLeastRule(count, parts, basis);
    });

    private ReadingRule? Reading(Section at, Basis? basis)
    {
        var code = at.Text("reading");
        var yes = Read(at.Find("yes"), at.Source, "yes");
        var no = Read(at.Find("no"), at.Source, "no");
        if (yes is null || no is null)
        {
            at.Mistake("“reading” cần hai cách hiểu đọc được: “yes” và “no”");
            return null;
        }
        return new(code, yes, no, basis);
    }

    private List<Inner> During(Section at) => [.. at.List("during").Select(ReadInner).OfType<Inner>()];

    private Inner? ReadInner(Section at)
    {
        var basis = bases.ReadOptional(at);
        Inner? inner = null;
        if (at.Has("any")) inner = new InnerAny([.. at.Nodes("any").Select(set => Set(set, at)).OfType<IReadOnlyList<Inner>>()], basis);
        else if (at.Has("award")) inner = new InnerAward(at.Text("award"), CountOrOne(at), basis);
        else if (at.Has("level")) inner = new InnerRating(at.Text("level"), Count(at, "years"), basis);
        else if (at.Has("works")) inner = new InnerWorks(at.Words("works"), at.Text("scope"), CountOrOne(at), basis);
        else at.Mistake("trong “during” cần một trong các khóa: any, award, level, works");
        at.Done();
        return inner;
    }

    private List<Inner>? Set(YamlNode node, Section at)
    {
        switch (node)
        {
            case YamlSequenceNode list:
                return [.. list.OfType<YamlMappingNode>().Select(m => ReadInner(new(at.Source, m))).OfType<Inner>()];
            case YamlMappingNode one:
                return ReadInner(new(at.Source, one)) is { } inner ? [inner] : null;
            default:
                at.Source.Mistake(node.Start, "mỗi nhánh của “any” là một mục hoặc một danh sách mục");
                return null;
        }
    }

    private static T? Within<T>(Section at, string key, Func<Section, T> read) where T : class
    {
        if (at.Inner(key) is not { } inner)
        {
            if (!at.Has(key)) at.Mistake(key, $"“{key}” để trống");
            return null;
        }
        var rule = read(inner);
        inner.Done();
        return rule;
    }

    private static Rule? OneOrMore(Section at, string key, string what, Func<Section, Rule> full, Func<string, Rule> brief) =>
        at.Find(key) is YamlScalarNode { Value: { } code } ? brief(code)
        : at.Find(key) is YamlMappingNode ? Within(at, key, full)
        : Refuse(at, key, $"“{key}”: chờ một mã, hoặc một bảng có “{what}”");

    private static Rule? Flag(Section at, string key, Rule rule) => at.YesNo(key) is true ? rule : Refuse(at, key, $"“{key}” chỉ nhận giá trị true");

    private static Rule? Refuse(Section at, string key, string message)
    {
        at.Mistake(key, message);
        return null;
    }

    private static IReadOnlyList<string> NotEmpty(Section at, string key)
    {
        var words = at.Words(key);
        if (words.Count == 0) at.Mistake(key, $"thiếu “{key}”");
        return words;
    }

    private static int CountOrOne(Section at) => at.Has("times") ? Count(at, "times") : 1;

    private static int Count(Section at, string key)
    {
        if (at.Whole(key) is { } n && n > 0) return n;
        at.Mistake(key, $"“{key}”: chờ một số nguyên từ 1 trở lên");
        return 1;
    }

    private static decimal Share(Section at, string key)
    {
        if (at.Number(key) is { } n && n is > 0 and <= 1) return n;
        at.Mistake(key, $"“{key}”: chờ một tỷ lệ lớn hơn 0 và không quá 1, ví dụ 0.7");
        return 1;
    }

    private static decimal Missing(Section at, string key)
    {
        at.Mistake(key, $"thiếu “{key}” (số năm)");
        return 0;
    }
}
