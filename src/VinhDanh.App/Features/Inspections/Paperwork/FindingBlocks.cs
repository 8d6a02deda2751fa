using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Plans.Exports;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Paperwork;

/// <summary>Findings as papers say them: in the order of the contents, each kind under its name.</summary>
internal static class FindingBlocks
{
    /// <summary>The kinds that papers tell under a content; what is asked of somebody has a part of its own in a conclusion.</summary>
    public static readonly IReadOnlyList<FindingKind> Told = [FindingKind.Achievement, FindingKind.Shortcoming, FindingKind.Cause];

    public static readonly IReadOnlyList<FindingKind> All = [.. Told, FindingKind.Recommendation, FindingKind.Handling];

    /// <param name="level">Of the headings of the contents at the top.</param>
    public static IEnumerable<Block> ByContent(CaseView view, int level, IReadOnlyCollection<FindingKind> kinds, bool withChecks) =>
        from content in view.Contents
        where content.Content is not null || content.Findings.Any(f => kinds.Contains(f.Finding.Kind))
        from block in Of(content, level, kinds, withChecks)
        select block;

    private static IEnumerable<Block> Of(ContentView content, int level, IReadOnlyCollection<FindingKind> kinds, bool withChecks)
    {
        yield return PaperBlocks.Heading(Math.Min(level + content.Depth - 1, 4), content.Heading);
        if (withChecks && content.IsChecked && content.Check?.Note is { } note) yield return PaperBlocks.Text($"Hồ sơ, tài liệu đã xem: {Sentence(note)}");
        var told = content.Findings.Where(f => kinds.Contains(f.Finding.Kind)).ToList();
        if (content.IsChecked && told.Count == 0) yield return PaperBlocks.Text(Nothing(content.Check?.State));
        foreach (var group in told.GroupBy(f => f.Finding.Kind))
        {
            yield return PaperBlocks.Text($"{FindingWords.Of(group.Key)}:");
            foreach (var f in group) yield return PaperBlocks.Text($"- {InWords(f)}");
        }
    }

    private static string Nothing(CheckState? state) => state switch
    {
        CheckState.Nothing => "Không phát sinh.",
        CheckState.Looked => "Đã kiểm tra, không có nội dung phải ghi nhận.",
        _ => "Chưa kiểm tra nội dung này.",
    };

    /// <summary>A finding in one paragraph: what, on what it rests, what the unit says, who has to do it by when.</summary>
    public static string InWords(FindingView view)
    {
        var f = view.Finding;
        List<string> said = [Sentence(f.Text)];
        if (f.IsExemplary) said.Add("Cách làm hay, đề nghị phổ biến.");
        if (f.Source is { } source) said.Add($"Căn cứ: {Sentence(source)}");
        if (f.Explanation is { } explanation) said.Add($"Giải trình của đơn vị: {Sentence(explanation)}");
        if (view.Responsible is { } who && FindingWords.IsFollowed(f.Kind)) said.Add($"Đơn vị thực hiện: {who}{(f.DueOn is { } due ? $", chậm nhất ngày {Vn.Date(due)}" : "")}.");
        return string.Join(' ', said);
    }

    public static string Sentence(string text)
    {
        var flat = string.Join("; ", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.TrimEnd(';')));
        return flat.Length > 0 && flat[^1] is '.' or '!' or '?' ? flat : flat.TrimEnd(':', ',', ' ') + ".";
    }
}
