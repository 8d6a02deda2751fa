using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using VinhDanh.Law.Records;

namespace VinhDanh.Bench.LawEngines;

/// <summary>npm's json-rules-engine, in a Node.js of its own: <c>bench/json-rules-engine/run.mjs</c>.</summary>
internal static class JsonEngine
{
    public const string Name = "json-rules-engine";
    private static readonly string Folder = Path.Combine("bench", "json-rules-engine");

    public static async Task<Answers> AskAsync(LawQuestion question, IReadOnlyList<AwardHistory> people, CancellationToken ct)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules"))) throw new InvalidOperationException("json-rules-engine is not installed: start by ./run bench law.");
        var file = Path.Combine(Path.GetTempPath(), $"vinhdanh-bench-law-{Guid.NewGuid():N}.json");
        try
        {
            await File.WriteAllTextAsync(file, Written(question, people).ToJsonString(), ct);
            var answer = JsonNode.Parse(await RunAsync(file, ct))!;
            return new(Name, answer["eligible"]!.AsArray().Select(e => ((int)e![0]!, (string)e[1]!)).ToHashSet(), TimeSpan.FromSeconds((double)answer["seconds"]!));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static JsonObject Written(LawQuestion question, IReadOnlyList<AwardHistory> people)
    {
        var (rules, facts) = (new JsonRules(question), new JsonFacts(question));
        return new()
        {
            ["year"] = question.Year,
            ["subjects"] = new JsonObject(question.Subjects.Select(s => KeyValuePair.Create(JsonFacts.NameOf(s.Kind, s.Group), (JsonNode?)rules.For(s.Kind, s.Group)))),
            ["people"] = new JsonArray([.. people.Select(p => (JsonNode)new JsonObject { ["subject"] = JsonFacts.NameOf(p.Subject.Kind, p.Subject.Group), ["facts"] = facts.Of(p) })]),
        };
    }

    private static async Task<string> RunAsync(string file, CancellationToken ct)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "run.mjs"), file]) { RedirectStandardOutput = true })!;
        var printed = await node.StandardOutput.ReadToEndAsync(ct);
        await node.WaitForExitAsync(ct);
        return node.ExitCode == 0 ? printed : throw new InvalidOperationException($"node ended with {node.ExitCode}.");
    }
}
