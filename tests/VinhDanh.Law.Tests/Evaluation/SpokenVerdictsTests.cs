using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Tests.Evaluation;

/// <summary>
/// Everything the evaluator says of thousands of made-up records, word for word: the sentences stand in <c>spoken.txt</c> to be read by whoever knows the field
/// (numbers as #), and a digest of every ten records holds the numbers, the order and the judgement too. A change that is meant is written there anew by
/// <c>VINHDANH_UPDATE=1</c>, and looked at in the difference.
/// </summary>
public sealed partial class SpokenVerdictsTests
{
    private const int Records = 600;
    private const int Together = 10;
    private static readonly LawLibrary Library = LawLibrary.LoadEmbedded();

    [Fact]
    public void What_is_said_of_made_up_records_is_what_was_agreed()
    {
        var (sentences, digests) = Spoken();
        var file = Path.Combine(Sources, "spoken.txt");
        var text = string.Join('\n', [.. sentences, "", .. digests, ""]);
        if (Environment.GetEnvironmentVariable("VINHDANH_UPDATE") == "1") File.WriteAllText(file, text);
        var agreed = File.ReadAllText(file).Split('\n');
        sentences.Except(agreed).ShouldBeEmpty("Said now, and not agreed.");
        agreed.Where(a => a.Length > 0).Except(sentences).Except(digests).ShouldBeEmpty("Agreed, and said no more (or of other records).");
    }

    private static (SortedSet<string> Sentences, List<string> Digests) Spoken()
    {
        var sentences = new SortedSet<string>(StringComparer.Ordinal);
        List<string> digests = [];
        foreach (var regime in Library.Regimes)
        {
            var evaluator = new Evaluator(regime);
            var awards = regime.Awards.Values.Where(a => a.Criteria.Count > 0).ToList();
            foreach (var seeds in Enumerable.Range(0, Records).Chunk(Together))
            {
                var said = new StringBuilder();
                foreach (var seed in seeds)
                {
                    var chance = new Random(seed);
                    var near = awards[seed % awards.Count];
                    var (history, year) = (seed % 3) switch
                    {
                        0 => (MadeUp.Anything(regime, chance), 2018 + chance.Next(9)),
                        1 => (new Satisfying(regime, chance).For(near, near.Criteria[seed % near.Criteria.Count]), Satisfying.Year),
                        _ => (MadeUp.Near(regime, near, chance), Satisfying.Year),
                    };
                    foreach (var code in (string[])[near.Code, regime.Awards.Keys.ElementAt(chance.Next(regime.Awards.Count))])
                        said.Append(VerdictText.Tree(evaluator.Evaluate(new(code, year) { IsScreening = seed % 5 == 0 }, history)));
                }
                foreach (var line in said.ToString().Split('\n')) sentences.Add(Number().Replace(line.Trim(), "#"));
                digests.Add($"{regime.Id} {seeds[0]}–{seeds[^1]} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())))[..16]}");
            }
        }
        sentences.Remove("");
        return (sentences, digests);
    }

    private static string Sources
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "VinhDanh.slnx"))) folder = Path.GetDirectoryName(folder)!;
            return Path.Combine(folder, "tests", "VinhDanh.Law.Tests", "Evaluation");
        }
    }

    [GeneratedRegex(@"\d+([.,]\d+)*")]
    private static partial Regex Number();
}
