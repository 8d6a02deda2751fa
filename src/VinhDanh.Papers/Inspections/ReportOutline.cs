using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Reading.Containers;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Inspections;

/// <summary>“Đề cương báo cáo”: questions by path, the guidance under each, what an answer must hold and which figures count.</summary>
internal static partial class ReportOutline
{
    /// <param name="title">Lines over the first question: “(Số liệu tính từ …)” among them speaks for all.</param>
    public static void Read(Draft draft, IEnumerable<Piece> title, SectionNode root)
    {
        draft.OutlineWindow ??= title.Concat(root.Lines.Select(e => e.First)).SelectMany(p => DataWindows.Of(p.Text, p.Place)).FirstOrDefault();
        var place = 0;
        foreach (var entry in root.Entries.Where(e => !e.IsRow))
        {
            var path = draft.UniqueOutlinePath($"0.{++place}");
            draft.Warn("outline.unnumbered", $"Đề cương: “{Short(entry.Rest)}” không có số thứ tự.", entry.First, path);
            Add(draft, path, entry.Rest, [], [], entry);
        }
        Level(draft, root.Children, "", []);
    }

    private static void Level(Draft draft, List<SectionNode> nodes, string above, IReadOnlyList<InheritedGuidance> inherited)
    {
        var placed = nodes.Select(n => (Node: n, Path: PathOf(draft, n, above))).ToList();
        OutlineNumbers.Check(draft, placed);
        foreach (var (node, path) in placed) Question(draft, node, path, inherited);
    }

    /// <summary>A number that comes again keeps its questions apart, and theirs.</summary>
    private static string PathOf(Draft draft, SectionNode node, string above)
    {
        var step = node.Parent is { Path.Length: > 0 } parent ? node.Path[(parent.Path.Length + 1)..] : node.Path;
        var wanted = above.Length == 0 ? step : $"{above}.{step}";
        var path = draft.UniqueOutlinePath(wanted);
        if (path != wanted) draft.Warn("outline.duplicate", $"Đề cương: số “{wanted}” xuất hiện hơn một lần.", node.Heading!.First, path);
        return path;
    }

    private static void Question(Draft draft, SectionNode node, string path, IReadOnlyList<InheritedGuidance> inherited)
    {
        var details = node.Entries.Where(e => e is { IsRow: false, IsBullet: false }).ToList();
        Add(draft, path, node.Title, details, inherited, node.Heading!);
        IReadOnlyList<InheritedGuidance> each = [.. details.Where(IsForEach).Select(d => new InheritedGuidance(path, d.Text, d.First.Place))];
        var place = 0;
        foreach (var bullet in node.Entries.Where(e => e is { IsRow: false, IsBullet: true })) Add(draft, draft.UniqueOutlinePath($"{path}.{++place}"), bullet.Rest, [], each, bullet);
        Level(draft, node.Children, path, each);
    }

    private static void Add(Draft draft, string path, string text, List<Entry> details, IReadOnlyList<InheritedGuidance> inherited, Entry heading)
    {
        foreach (var piece in details.Prepend(heading).SelectMany(e => e.Pieces)) piece.Put(BlockRole.OutlineQuestion, $"inspection/outline/{path}");
        var asks = OutlineAsks.Of(string.Join(' ', details.Select(d => d.Text).Prepend(text).Concat(inherited.Select(i => i.Text))));
        draft.Outline.Add(new OutlineQuestion(path, text.TrimEnd(' ', ':', ';'), [.. details.Select(d => d.Text)], asks, heading.First.Place)
        {
            Window = Window(draft, path, [heading, .. details]),
            Inherited = inherited,
        });
    }

    private static DataWindow? Window(Draft draft, string path, List<Entry> entries)
    {
        var windows = entries.SelectMany(e => DataWindows.Of(e.Text, e.First.Place).Select(w => (Window: w, Entry: e))).ToList();
        if (windows.Count == 0) return null;
        var (window, at) = windows[0];
        if (window.Start is WindowStart.Unread || window.End is WindowEnd.Unread)
            draft.Warn("outline.window", $"Đề cương, mục “{path}”: chưa rõ mốc số liệu “{window.Text}”.", at.First, path);
        if (window.From > window.To)
            draft.Warn("outline.window", $"Đề cương, mục “{path}”: mốc số liệu “{window.Text}” có ngày cuối trước ngày đầu.", at.First, path);
        if (windows.Find(w => (w.Window.From, w.Window.To, w.Window.End, w.Window.Since) != (window.From, window.To, window.End, window.Since)) is { Entry: not null } other)
            draft.Warn("outline.windows", $"Đề cương, mục “{path}” nêu hai mốc số liệu: “{window.Text}” và “{other.Window.Text}”; lấy mốc thứ nhất.", other.Entry.First, path);
        return window;
    }

    /// <summary>“Yêu cầu: Mỗi phong trào cần báo cáo cụ thể về: …” asks it of every question under this one; what only announces a list does not.</summary>
    private static bool IsForEach(Entry detail) => PlainWords.Fold(detail.Text) is var folded && ForEach().IsMatch(folded) && !Announces().IsMatch(folded);

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";

    [GeneratedRegex(@"^\(?((yeu cau|luu y|ghi chu)( chung)?\s*:?\s*)?(doi voi |voi )?(moi|tung) \p{L}+")]
    private static partial Regex ForEach();

    [GeneratedRegex(@"\b(sau|sau day|gom|ve|noi dung)\s*:$")]
    private static partial Regex Announces();
}
