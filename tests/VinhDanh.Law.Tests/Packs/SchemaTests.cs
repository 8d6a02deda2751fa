using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VinhDanh.Law.Packs;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace VinhDanh.Law.Tests.Packs;

/// <summary>The published schema takes what the loader takes, and knows the same words.</summary>
public sealed class SchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "pack.schema.json")))!;

    public static TheoryData<string> Files => [.. LawLibrary.EmbeddedFiles().Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_pack_follows_it(string name) => Problems(LawLibrary.EmbeddedFiles().Single(f => f.Name == name).Text).ShouldBeEmpty();

    [Fact]
    public void The_example_of_a_local_pack_follows_it() => Problems(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "local-pack-example.yaml"))).ShouldBeEmpty();

    [Theory]
    [InlineData("awards: [{ code: a, la: 1 }]")]
    [InlineData("awards: [{ code: a, criteria: [{ for: x, cite: L, verified: true, rule: { rating: [1] } }] }]")]
    [InlineData("awards: [{ code: a, criteria: [{ for: x, cite: L, rule: { rating: tot } }] }]")]
    [InlineData("awards: [{ code: a, rank: cao }]")]
    [InlineData("base_salaries: [{ amount: 1, from: 1/1/2024, cite: L, verified: true }]")]
    [InlineData("principles: [{ kind: khac, text: x, cite: L, verified: true }]")]
    [InlineData("reward_rules: { rounding: { to: 10000, way: lên, cite: L, verified: true } }")]
    [InlineData("reward_rules: { highest_only: [{ code: a, kinds: [k], same: year, text: x, cite: L, verified: true }] }")]
    [InlineData("time_limits: [{ code: a, name: A, working_days: năm, from: x, cite: L, verified: true }]")]
    [InlineData("time_limits: [{ code: a, name: A, working_days: 5, from: x }]")]
    [InlineData("events: [{ code: a }]")]
    [InlineData("counting: { starts: { text: x } }")]
    [InlineData("transition: { earlier: later, of: [a], text: x, cite: L, verified: true }")]
    [InlineData("certificates: [{ code: a, name: A, size_mm: { width: 297 }, cite: L, verified: true }]")]
    [InlineData("objects: [{ code: a, cite: L, verified: true }]")]
    [InlineData("awards: [{ code: a, quotas: [{ max_share: 0.2, base: { members: true, holders: [a] }, cite: L, verified: true }] }]")]
    [InlineData("awards: [{ code: a, quotas: [{ max_count: 1, base: { members: false }, cite: L, verified: true }] }]")]
    [InlineData("pack: { id: a }")]
    public void What_the_loader_refuses_it_refuses_too(string yaml) => Problems(yaml).ShouldNotBeEmpty();

    /// <summary>The loader names the keys it understands when it meets another; the schema must list the same.</summary>
    [Fact]
    public void It_knows_every_kind_of_condition_that_the_loader_knows()
    {
        var mistakes = LawLibrary.Read([[new("x.yaml", "pack: { id: x, name: X, received: {} }\nawards: [{ code: a, criteria: [{ for: g, cite: L, verified: true, rule: { khac: 1 } }] }]")]]).Mistakes;
        var told = mistakes.Select(m => m.Message).First(m => m.Contains("một trong các khóa: ")).Split("các khóa: ")[1].Split(", ");
        var listed = Schema["$defs"]!["rule"]!["oneOf"]!.AsArray().Select(r => r!["required"]![0]!.GetValue<string>());
        listed.Order().ShouldBe(told.Order());
    }

    private static List<string> Problems(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        List<string> problems = [];
        Check(stream.Documents[0].RootNode, Schema, problems);
        return problems;
    }

    /// <summary>As much of JSON Schema as the published one uses; a keyword it does not know is an error, so that nothing passes unchecked.</summary>
    private static void Check(YamlNode node, JsonNode schema, List<string> problems)
    {
        foreach (var (keyword, value) in schema.AsObject())
        {
            switch (keyword)
            {
                case "$schema" or "title" or "description" or "$defs": break;
                case "$ref": Check(node, Schema["$defs"]![value!.GetValue<string>().Split('/')[^1]]!, problems); break;
                case "type": if (!IsOf(node, value!.GetValue<string>())) problems.Add($"{node.Start}: {value}"); break;
                case "properties":
                    foreach (var (key, inner) in value!.AsObject())
                        if (node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child)) Check(child, inner!, problems);
                    break;
                case "required":
                    foreach (var key in value!.AsArray())
                        if (node is YamlMappingNode map && !map.Children.ContainsKey(new YamlScalarNode(key!.GetValue<string>()))) problems.Add($"{node.Start}: no {key}");
                    break;
                case "additionalProperties":
                    if (node is YamlMappingNode { } all && !value!.GetValue<bool>())
                        problems.AddRange(all.Children.Keys.OfType<YamlScalarNode>().Where(k => !schema["properties"]!.AsObject().ContainsKey(k.Value!)).Select(k => $"{k.Start}: {k.Value}"));
                    break;
                case "items": if (node is YamlSequenceNode list) foreach (var item in list) Check(item, value!, problems); break;
                case "minItems": if (node is YamlSequenceNode few && few.Children.Count < value!.GetValue<int>()) problems.Add($"{node.Start}: too few"); break;
                case "oneOf":
                    var fitting = value!.AsArray().Count(s => Fits(node, s!));
                    if (fitting != 1) problems.Add($"{node.Start}: fits {fitting} of {value.AsArray().Count}");
                    break;
                case "enum": if (!value!.AsArray().Any(v => v!.GetValue<string>() == (node as YamlScalarNode)?.Value)) problems.Add($"{node.Start}: {node}"); break;
                case "const": if ((node as YamlScalarNode)?.Value != "true") problems.Add($"{node.Start}: {node}"); break;
                case "pattern": if (!Regex.IsMatch((node as YamlScalarNode)?.Value ?? "", value!.GetValue<string>())) problems.Add($"{node.Start}: {node}"); break;
                default: throw new InvalidOperationException($"“{keyword}” is not checked.");
            }
        }
    }

    private static bool Fits(YamlNode node, JsonNode schema)
    {
        List<string> problems = [];
        Check(node, schema, problems);
        return problems.Count == 0;
    }

    private static bool IsOf(YamlNode node, string type) => (type, node) switch
    {
        ("object", YamlMappingNode) or ("array", YamlSequenceNode) => true,
        ("string", YamlScalarNode) => true,
        ("integer", YamlScalarNode { Style: ScalarStyle.Plain } s) => int.TryParse(s.Value, out _),
        ("number", YamlScalarNode { Style: ScalarStyle.Plain } s) => decimal.TryParse(s.Value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _),
        ("boolean", YamlScalarNode s) => s.Value is "true" or "false",
        _ => false,
    };
}
