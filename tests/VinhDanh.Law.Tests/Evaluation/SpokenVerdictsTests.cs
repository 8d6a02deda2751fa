using System.Globalization;
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
                var (said, behind) = (new StringBuilder(), new StringBuilder());
                foreach (var seed in seeds)
                {
                    var chance = new Random(seed);
                    var near = awards[seed / 4 % awards.Count];
                    var (history, year) = (seed % 4) switch
                    {
                        0 => (MadeUp.Anything(regime, chance), 2018 + chance.Next(9)),
                        1 => (Full(), Satisfying.Year),
                        // Years and titles as asked, all else by chance: what stands behind them is judged too.
                        2 => (MadeUp.Anything(regime, chance) with { Subject = Full().Subject, Years = Full().Years, Awards = Full().Awards }, Satisfying.Year),
                        _ => (MadeUp.Near(regime, near, chance), Satisfying.Year),
                    };
                    AwardHistory Full() => new Satisfying(regime, new(seed)).For(near, near.Criteria[seed / 4 % near.Criteria.Count]);
                    foreach (var code in (string[])[near.Code, regime.Awards.Keys.ElementAt(chance.Next(regime.Awards.Count))])
                    {
                        var verdict = evaluator.Evaluate(Asked(code, year, seed, chance), history);
                        said.Append(VerdictText.Tree(verdict));
                        foreach (var finding in verdict.Findings) Unsaid(behind, finding);
                        behind.AppendLine(string.Join(' ', verdict.Failed));
                    }
                }
                foreach (var line in said.ToString().Split('\n')) sentences.Add(Number().Replace(line.Trim(), "#"));
                digests.Add($"{regime.Id} {seeds[0]}–{seeds[^1]} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString() + behind)))[..16]}");
            }
        }
        sentences.Remove("");
        return (sentences, digests);
    }

    /// <summary>Filed or not, voted on or not, rewarded before or not.</summary>
    private static Proposal Asked(string code, int year, int seed, Random chance) => new(code, year)
    {
        IsScreening = seed % 5 == 0,
        FiledOn = chance.Next(3) == 0 ? null : new(year + 1, 1 + chance.Next(12), 1 + chance.Next(28)),
        VoteShare = chance.Next(3) == 0 ? null : chance.Next(60, 101) / 100m,
        SameAchievementRewarded = chance.Next(3) switch { 0 => null, 1 => true, _ => false },
    };

    /// <summary>What verdicts carry besides their words: how each condition failed, from when it could hold, which rows it rested on, how near it was.</summary>
    private static void Unsaid(StringBuilder behind, Finding finding)
    {
        behind.AppendLine(CultureInfo.InvariantCulture, $"{finding.Label} {finding.EarliestYear} {finding.Nearness:0.####} {finding.Join} {finding.Count} {finding.Basis?.Line} {string.Join('|', finding.Rows)}");
        foreach (var part in finding.Parts) Unsaid(behind, part);
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
