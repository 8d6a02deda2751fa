using System.Text;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Composing;

/// <summary>
/// The outline of reports as people type it or paste it from Word: “I.” a part, “1.” a question, “a)” a sub-question, “-” an item, and guidance
/// without a number. Numbers say where a line belongs; the paper counts anew.
/// </summary>
public static class TypedOutline
{
    private const string Each = "Mỗi nội dung báo cáo cụ thể: ";

    /// <param name="Mistakes">Lines that cannot be what their number says, each in words with its place; then there are no questions.</param>
    public sealed record Result(IReadOnlyList<OutlineQuestionText> Questions, IReadOnlyList<string> Mistakes);

    /// <summary>As it is printed, but for windows and what answers must hold: these are set question by question.</summary>
    public static string Of(IReadOnlyList<OutlineQuestionText> outline)
    {
        var text = new StringBuilder();
        foreach (var question in OutlinePaper.Print(outline))
        {
            text.Append(question.Label).Append(' ').Append(question.Text).Append('\n');
            if (question.Level == 4) continue;
            foreach (var line in PaperLine.Lines(question.Question.Guidance)) text.Append(PaperLine.Paragraph(line)).Append('\n');
            if (PaperLine.Bare(question.Question.ForEach) is { Length: > 0 } each) text.Append(Each).Append(each).Append(".\n");
        }
        return text.ToString();
    }

    /// <param name="before">The outline it takes the place of: a question whose words stay keeps its window and what its answer must hold.</param>
    public static Result Read(string text, IReadOnlyList<OutlineQuestionText> before)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> mistakes = [];
        var root = new Node("", 0, 0);
        List<Node> open = [root];
        foreach (var (line, number) in text.Split('\n').Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0))
        {
            var marker = Marker.Of(line);
            var level = marker.Kind switch { MarkerKind.Roman => 1, MarkerKind.Arabic => marker.Label.Contains('.', StringComparison.Ordinal) ? 3 : 2, MarkerKind.Letter => 3, MarkerKind.Bullet => 4, _ => 0 };
            var words = PaperLine.Bare(level == 0 ? line : marker.Rest);
            if (words.Length == 0) continue;
            if (level is 0 or 4)
            {
                if (open.Count == 1) mistakes.Add($"Dòng {number}: “{Brief(line)}” đứng trước phần đầu tiên; bắt đầu bằng “I.”.");
                else if (level == 4) open[^1].Items.Add(words);
                else if (line.StartsWith(Each, StringComparison.OrdinalIgnoreCase)) open[^1].ForEach = PaperLine.Bare(line[Each.Length..]);
                else open[^1].Guidance.Add(PaperLine.OfParagraph(line));
                continue;
            }
            while (open[^1].Level >= level) open.RemoveAt(open.Count - 1);
            var above = open[^1];
            if (above.Level != level - 1)
            {
                mistakes.Add($"Dòng {number}: “{Brief(line)}” chưa có {(above.Level == 0 ? "phần “I.”" : "câu hỏi “1.”")} ở trên.");
                continue;
            }
            if (above.Children.Find(c => c.Label == marker.Label) is { } same) mistakes.Add($"Dòng {number}: số “{marker.Label}” đã có ở dòng {same.Line}; đánh số lại rồi lưu.");
            var node = new Node(words, level, number) { Label = marker.Label };
            above.Children.Add(node);
            open.Add(node);
        }
        var kept = Flat(before).GroupBy(q => PaperLine.Bare(q.Text)).ToDictionary(g => g.Key, g => new Queue<OutlineQuestionText>(g));
        return new(mistakes.Count > 0 ? [] : [.. root.Children.Select(n => Question(n, kept))], mistakes);
    }

    private static OutlineQuestionText Question(Node node, Dictionary<string, Queue<OutlineQuestionText>> kept)
    {
        var old = kept.TryGetValue(node.Text, out var same) && same.TryDequeue(out var first) ? first : null;
        return new(node.Text)
        {
            Guidance = node.Guidance, Items = node.Items, ForEach = node.ForEach, Asks = old?.Asks ?? [], Window = old?.Window, Children = [.. node.Children.Select(c => Question(c, kept))],
        };
    }

    private static IEnumerable<OutlineQuestionText> Flat(IEnumerable<OutlineQuestionText> questions) => questions.SelectMany(q => Flat(q.Children).Prepend(q));

    private static string Brief(string line) => line.Length <= 60 ? line : line[..59].TrimEnd() + "…";

    private sealed record Node(string Text, int Level, int Line)
    {
        public string Label { get; init; } = "";
        public string ForEach { get; set; } = "";
        public List<string> Guidance { get; } = [];
        public List<string> Items { get; } = [];
        public List<Node> Children { get; } = [];
    }
}
