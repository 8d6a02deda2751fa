using System.Globalization;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Inspections;

/// <summary>Doubts about the numbers of an outline: one left out, one that goes back.</summary>
internal static class OutlineNumbers
{
    /// <summary>Officers count by the Vietnamese alphabet or by the Latin one; both are in order.</summary>
    private const string Vietnamese = "abcdđeghiklmnopqrstuvxy";
    private const string Latin = "abcdefghijklmnopqrstuvwxyz";

    private static readonly string[] Romans =
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"];

    public static void Check(Draft draft, IEnumerable<(SectionNode Node, string Path)> siblings)
    {
        SectionNode? before = null;
        foreach (var (node, path) in siblings)
        {
            var (label, last) = (Label(node), before is null || Kind(before) != Kind(node) ? null : Label(before));
            if (label != last && !Follows(Kind(node), last, label))
            {
                var message = last is null ? $"Đề cương: mục “{path}” không phải số đầu tiên của nhóm." : $"Đề cương: mục “{path}” đứng ngay sau mục {last}; có thể thiếu hoặc sai số thứ tự.";
                draft.Warn("outline.gap", message, node.Heading!.First, path);
            }
            before = node;
        }
    }

    private static MarkerKind Kind(SectionNode node) => node.Heading!.Marker.Kind;

    /// <summary>The last step of “1.2”.</summary>
    private static string Label(SectionNode node) => node.Heading!.Marker.Label is var label ? label[(label.LastIndexOf('.') + 1)..] : "";

    private static bool Follows(MarkerKind kind, string? before, string label)
    {
        if (kind is MarkerKind.Letter or MarkerKind.Capital) return IsNext(Vietnamese, before, label) || IsNext(Latin, before, label);
        var (at, last) = (Value(label), before is null ? 0 : Value(before));
        return at is null || last is null || at == last + 1;
    }

    private static bool IsNext(string alphabet, string? before, string label)
    {
        var last = before is null ? -1 : alphabet.IndexOf(before, StringComparison.OrdinalIgnoreCase);
        return (before is null || last >= 0) && alphabet.IndexOf(label, StringComparison.OrdinalIgnoreCase) == last + 1;
    }

    private static int? Value(string label) =>
        int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Array.IndexOf(Romans, label) is var roman && roman >= 0 ? roman + 1 : null;
}
