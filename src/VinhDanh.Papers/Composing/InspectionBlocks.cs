using System.Collections.Frozen;
using System.Text;
using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Composing;

/// <summary>A content of inspections with its points and the questions about it, to choose from while a plan is written.</summary>
/// <param name="Key">Stable, for links (“fund”).</param>
public sealed record InspectionBlock(string Key, string Title, IReadOnlyList<string> Points, IReadOnlyList<BlockQuestion> Questions)
{
    /// <summary>As a content of a plan.</summary>
    public InspectionContent Content => new(Title, [.. Points.Select(p => new InspectionContentPoint(p))]);

    /// <summary>As a question of an outline with its sub-questions; a block with one question asks it under the block's own title.</summary>
    /// <param name="year">The year of the inspection: “the year before” is counted from it.</param>
    /// <param name="dataFrom">The plan's first day; null leaves questions up to the visit without a window of their own.</param>
    public OutlineQuestionText Question(int year, DateOnly? dataFrom) => new(Title)
    {
        Children = [.. Questions.Select(q => new OutlineQuestionText(q.Text)
        {
            Guidance = q.Guidance is { } guidance ? [guidance] : [],
            Asks = q.Asks,
            Window = q.WindowOf(year, dataFrom),
            ForEach = q.ForEach ?? "",
        })],
    };
}

/// <param name="Since">What figures begin with, for <see cref="BlockWindow.Since"/>.</param>
/// <param name="ForEach">What is asked of each item that is put under the question.</param>
public sealed record BlockQuestion(string Text, string? Guidance, IReadOnlyList<OutlineAsk> Asks, BlockWindow Window, string? Since, string? ForEach)
{
    internal WindowText? WindowOf(int year, DateOnly? dataFrom) => Window switch
    {
        BlockWindow.ToVisit when dataFrom is { } from => new WindowText(from),
        BlockWindow.YearBefore => new WindowText(new DateOnly(year - 1, 1, 1), new DateOnly(year - 1, 12, 31)),
        BlockWindow.Since => new WindowText(null, Since: Since),
        _ => null,
    };
}

public enum BlockWindow
{
    /// <summary>None of its own.</summary>
    Plan,

    /// <summary>From the plan's first day to the visit.</summary>
    ToVisit,

    /// <summary>The calendar year before the inspection.</summary>
    YearBefore,

    /// <summary>Since something began, to the visit.</summary>
    Since,
}

/// <summary>The library of blocks, from <c>Data/inspection-blocks.tsv</c>.</summary>
public sealed class InspectionBlocks
{
    private readonly FrozenDictionary<string, InspectionBlock> _byKey;

    private InspectionBlocks(List<InspectionBlock> blocks)
    {
        All = blocks;
        _byKey = blocks.ToFrozenDictionary(b => b.Key);
    }

    public static InspectionBlocks Default { get; } = LoadEmbedded();

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<InspectionBlock> All { get; }

    /// <summary>Null where no block has the key.</summary>
    public InspectionBlock? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <exception cref="FormatException">A line that is none of the kinds, or lacks a field; names the line.</exception>
    public static InspectionBlocks Load(TextReader tsv)
    {
        ArgumentNullException.ThrowIfNull(tsv);
        List<InspectionBlock> blocks = [];
        var (title, key, number) = ("", "", 0);
        var (points, questions) = (new List<string>(), new List<BlockQuestion>());
        while (tsv.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line.StartsWith('#')) continue;
            switch (line.Split('\t'))
            {
                case ["block", { Length: > 0 } next, { Length: > 0 } name]:
                    End();
                    (key, title) = (next, name);
                    break;
                case ["point", { Length: > 0 } point] when key.Length > 0:
                    points.Add(point);
                    break;
                case ["question", var asks, var window, { Length: > 0 } text, .. var rest] when key.Length > 0 && rest.Length <= 2:
                    questions.Add(Question(asks, window, text, rest, number));
                    break;
                default:
                    throw new FormatException($"Line {number} is no block, point or question.");
            }
        }
        End();
        return new InspectionBlocks(blocks);

        void End()
        {
            if (key.Length == 0) return;
            if (points.Count == 0 || questions.Count == 0 || blocks.Exists(b => b.Key == key)) throw new FormatException($"Block “{key}” before line {number} comes twice, or lacks points or questions.");
            blocks.Add(new InspectionBlock(key, title, points, questions));
            (points, questions) = ([], []);
        }
    }

    private static BlockQuestion Question(string asks, string window, string text, string[] rest, int line)
    {
        var kinds = asks.Split(',').Select(a => Enum.TryParse<OutlineAsk>(a, ignoreCase: true, out var ask) && Enum.IsDefined(ask) ? ask : throw new FormatException($"Line {line}: “{a}” is nothing an answer can hold.")).ToList();
        const string since = "since:";
        var kind = window switch
        {
            "plan" => BlockWindow.Plan,
            "visit" => BlockWindow.ToVisit,
            "year" => BlockWindow.YearBefore,
            _ when window.StartsWith(since, StringComparison.Ordinal) && window.Length > since.Length => BlockWindow.Since,
            _ => throw new FormatException($"Line {line}: “{window}” is no window."),
        };
        return new BlockQuestion(text, Filled(rest, 0), kinds, kind, kind is BlockWindow.Since ? window[since.Length..] : null, Filled(rest, 1));
    }

    private static string? Filled(string[] fields, int at) => at < fields.Length && fields[at].Length > 0 ? fields[at] : null;

    private static InspectionBlocks LoadEmbedded()
    {
        using var stream = typeof(InspectionBlocks).Assembly.GetManifestResourceStream("VinhDanh.Papers.Data.inspection-blocks.tsv") ?? throw new InvalidOperationException("The library of inspection blocks is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Load(reader);
    }
}
