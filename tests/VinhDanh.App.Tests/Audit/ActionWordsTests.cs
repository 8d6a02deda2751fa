using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Inspections;
using VinhDanh.App.Features.Inspections.Conclusion;
using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Inspections.Reports;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Audit;

/// <summary>The history tab says every action in words. The actions are read from the source, so that a new one cannot be forgotten.</summary>
public sealed partial class ActionWordsTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public void Every_action_that_the_program_writes_has_words()
    {
        var words = site.Services.GetRequiredService<AuditVocabulary>();

        var actions = Written();

        actions.Count.ShouldBeGreaterThan(60);
        foreach (var known in (string[])["cluster.member-set", "task.sent", "task.reported", "plan-import.row-accepted", "plan-import.settings-edited", "progress-report.file-added", "account.created"])
            actions.ShouldContain(known, "The source is read wrongly.");
        actions.Where(a => !words.Knows(a)).ShouldBeEmpty("These actions have no words in any IAuditWords.");
    }

    private static SortedSet<string> Written()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Seeds.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith("Tests.cs", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText).ToList();
        var first = sources.SelectMany(s => Call().Matches(s)).Select(m => m.Groups[1].Value).ToList();
        var actions = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var argument in first)
        {
            var spoken = Literal().Matches(argument).Select(m => m.Groups[1].Value).ToList();
            spoken.ShouldNotBeEmpty($"audit.Add({argument} names no action that can be read here.");
            foreach (var action in spoken) actions.UnionWith(action.Contains('{', StringComparison.Ordinal) ? Filled(action, sources) : [action]);
        }

        return actions;
    }

    /// <summary>Actions whose last or first part is handed over by callers.</summary>
    private static IEnumerable<string> Filled(string action, IReadOnlyList<string> sources) => action switch
    {
        "plan-import.{action}" => sources.SelectMany(s => DraftEdit().Matches(s)).Select(m => $"plan-import.{m.Groups[1].Value}"),
        "plan-composition.{action}" => sources.SelectMany(s => Revision().Matches(s)).Select(m => $"plan-composition.{m.Groups[1].Value}"),
        "inspection-report.{action}" => sources.SelectMany(s => ReportStep().Matches(s)).Select(m => $"inspection-report.{m.Groups[1].Value}"),
        "inspection-target.{action}" => sources.SelectMany(s => VisitStep().Matches(s)).Select(m => $"inspection-target.{m.Groups[1].Value}"),
        "{subjectKind}.file-added" or "{reference.SubjectKind}.file-removed" or "{reference.SubjectKind}.file-disposed" =>
            sources.SelectMany(s => FileOf().Matches(s)).Select(m => m.Groups[1].Value).Concat([ReportFiles.Kind, InspectionFiles.Plan, AnswerFiles.Kind, FindingFiles.Kind, MinutesFiles.Kind, ConclusionFiles.Kind]).Select(kind => $"{kind}.{action.Split('.')[^1]}"),
        _ => throw new InvalidOperationException($"Say here what fills “{action}”."),
    };

    /// <summary>The first argument, up to the comma that ends it; a choice between two actions is one argument.</summary>
    [GeneratedRegex(@"\baudit\.Add\(([^,]+),")]
    private static partial Regex Call();

    [GeneratedRegex("\"([a-z{][A-Za-z.{}-]*\\.[a-z{][A-Za-z{}-]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\bReviseAsync\((?:(?!\bReviseAsync\()[^;])*?""([a-z]+(?:-[a-z]+)+)""", RegexOptions.Singleline)]
    private static partial Regex Revision();

    [GeneratedRegex(@"\bEditAsync\((?:(?!\bEditAsync\()[^;])*?""([a-z]+(?:-[a-z]+)+)""", RegexOptions.Singleline)]
    private static partial Regex DraftEdit();

    [GeneratedRegex(@"\bStepAsync\(report, [^;]*?""([a-z]+(?:-[a-z]+)*)""")]
    private static partial Regex ReportStep();

    [GeneratedRegex(@"\bChangeAsync\(inspection, target, [\w.]+, ""([a-z]+)""")]
    private static partial Regex VisitStep();

    [GeneratedRegex(@"\bfiles\.AddAsync\([^;]*?""([a-z-]+)""")]
    private static partial Regex FileOf();
}
