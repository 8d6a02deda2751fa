using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Inspections;

/// <summary>What an answer must hold, by the words of the question.</summary>
internal static partial class OutlineAsks
{
    /// <summary>In the order of <see cref="OutlineAsk"/>; a question that asks for nothing countable is told in words.</summary>
    public static List<OutlineAsk> Of(string text)
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

    // “Một số đơn vị” counts nothing.
    [GeneratedRegex(@"so lieu|so luong|tong so|bao nhieu|thong ke|(?<!mot )\bso (nguoi|luot|tap the|ca nhan|don|ho so|sang kien|phien hop|dien hinh|mo hinh|lop|tin|bai|bao cao|van ban)\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"ty le|ti le|%|phan tram")]
    private static partial Regex Percent();

    [GeneratedRegex(@"so tien|tien thuong|kinh phi|\bquy thi dua|muc chi|tong chi")]
    private static partial Regex Money();

    [GeneratedRegex(@"(neu ro|neu|liet ke|ban hanh|cu the) (cac |cu the )?(van ban|quyet dinh|quy che|ke hoach)|van ban trien khai|van ban lanh dao|ban hanh (cac )?(quyet dinh|quy che|van ban)")]
    private static partial Regex Documents();

    [GeneratedRegex(@"liet ke|danh sach|neu cu the ten|neu ten|cac phong trao .{0,200} gom|nhung guong")]
    private static partial Regex Lists();

    [GeneratedRegex(@"danh gia|hieu qua|ket qua|khai quat|bien phap|hinh thuc|thuan loi|kho khan|nguyen nhan|kien nghi|tac dong")]
    private static partial Regex Narrative();
}
