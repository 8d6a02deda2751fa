using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Inspections;

/// <summary>“Đề cương báo cáo”: questions by path, the guidance under each, and what an answer must hold.</summary>
internal static partial class ReportOutline
{
    public static void Read(Draft draft, SectionNode root)
    {
        foreach (var entry in root.Entries.Where(e => !e.IsRow))
            Add(draft, "", entry.Rest, [], entry);
        foreach (var node in root.Children.SelectMany(c => c.Subtree)) Question(draft, node);
    }

    private static void Question(Draft draft, SectionNode node)
    {
        var details = node.Entries.Where(e => e is { IsRow: false, IsBullet: false }).ToList();
        Add(draft, node.Path, node.Title, [.. details.Select(d => d.Text)], [node.Heading!, .. details]);
        var place = 0;
        foreach (var bullet in node.Entries.Where(e => e is { IsRow: false, IsBullet: true })) Add(draft, $"{node.Path}.{++place}", bullet.Rest, [], bullet);
    }

    private static void Add(Draft draft, string path, string text, IReadOnlyList<string> details, params IReadOnlyList<Entry> entries)
    {
        foreach (var piece in entries.SelectMany(e => e.Pieces)) piece.Put(BlockRole.OutlineQuestion, $"inspection/outline/{path}");
        draft.Outline.Add(new OutlineQuestion(path, text.TrimEnd(' ', ':', ';'), details, Asks(text + " " + string.Join(' ', details)), entries[0].First.Place));
    }

    private static List<OutlineAsk> Asks(string text)
    {
        var folded = PlainWords.Fold(text);
        var asks = new List<OutlineAsk>();
        if (Number().IsMatch(folded)) asks.Add(OutlineAsk.Number);
        if (Percent().IsMatch(folded)) asks.Add(OutlineAsk.Percent);
        if (Money().IsMatch(folded)) asks.Add(OutlineAsk.Money);
        if (Documents().IsMatch(folded)) asks.Add(OutlineAsk.Documents);
        if (Lists().IsMatch(folded)) asks.Add(OutlineAsk.List);
        if (asks.Count == 0 || Narrative().IsMatch(folded)) asks.Add(OutlineAsk.Narrative);
        return asks;
    }

    [GeneratedRegex(@"so lieu|so luong|tong so|bao nhieu|thong ke")]
    private static partial Regex Number();

    [GeneratedRegex(@"ty le|ti le|%|phan tram")]
    private static partial Regex Percent();

    [GeneratedRegex(@"so tien|tien thuong|kinh phi|\bquy thi dua|muc chi|tong chi")]
    private static partial Regex Money();

    [GeneratedRegex(@"(neu ro|neu|liet ke|ban hanh|cu the) (cac |cu the )?(van ban|quyet dinh|quy che|ke hoach)|van ban trien khai|van ban lanh dao|ban hanh (cac )?(quyet dinh|quy che|van ban)")]
    private static partial Regex Documents();

    [GeneratedRegex(@"liet ke|danh sach|neu cu the ten|neu ten|cac phong trao .* gom|nhung guong")]
    private static partial Regex Lists();

    [GeneratedRegex(@"danh gia|hieu qua|ket qua|khai quat|bien phap|hinh thuc|thuan loi|kho khan|nguyen nhan|kien nghi|tac dong")]
    private static partial Regex Narrative();
}
