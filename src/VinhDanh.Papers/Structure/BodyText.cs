using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Structure;

/// <summary>Headings and paragraphs of the body, once tasks and inspection points have taken theirs.</summary>
internal static partial class BodyText
{
    /// <summary>Longer numbered lines are paragraphs that happen to have a number.</summary>
    private const int LongestHeading = 220;

    public static void Place(Draft draft, SectionNode root)
    {
        var seen = new HashSet<string>();
        foreach (var node in root.Children.SelectMany(c => c.Subtree))
        {
            if (!seen.Add(node.Path) && node.Level <= 5)
                draft.Warn("heading.repeated", $"Mục “{node.Path}” xuất hiện hơn một lần.", node.Heading!.First, node.Path);
            draft.Sections.Add(Section(node));
        }
    }

    /// <summary>True under “Mục đích, yêu cầu”: what stands there is no work to do.</summary>
    public static bool IsPurpose(SectionNode node) => node.WithAncestors.Any(n => Purpose().IsMatch(PlainWords.Fold(n.Title)));

    public static bool IsOrganisation(SectionNode node) => node.WithAncestors.Any(n => Organisation().IsMatch(PlainWords.Fold(n.Title)));

    private static PaperSection Section(SectionNode node)
    {
        var heading = node.Heading!;
        var belongs = $"sections/{node.Path}";
        var paragraphs = new List<string>();
        var title = node.Title;
        var isTask = heading.First.Role == BlockRole.Task;
        if (title.Length > LongestHeading && !isTask)
        {
            paragraphs.Add(heading.Text);
            title = Opening(title);
        }
        var isLeaf = node.Children.Count == 0 && node.Entries.Count == 0;
        var isProse = (title.Length < node.Title.Length && node.Children.Count == 0) || (isLeaf && (title.EndsWith('.') || title.EndsWith(';')));
        var role = isProse ? BlockRole.Paragraph : BlockRole.Heading;
        foreach (var piece in heading.Pieces.Where(p => p.Role == BlockRole.Unplaced)) piece.Put(role, belongs);
        foreach (var entry in node.Entries.Where(e => !e.IsRow && e.First.Role is not (BlockRole.Task or BlockRole.Group or BlockRole.Closing or BlockRole.Title)))
        {
            paragraphs.Add(entry.Text);
            foreach (var piece in entry.Pieces.Where(p => p.Role == BlockRole.Unplaced)) piece.Put(BlockRole.Paragraph, belongs);
        }
        return new PaperSection(node.Path, node.WithAncestors.Count() - 1, title.TrimEnd(' ', ':'), paragraphs, Parties(node), heading.First.Place);
    }

    /// <summary>Who is charged by the heading of a duty: “Giao Phòng Nội vụ (Thường trực …):” charges “Phòng Nội vụ”.</summary>
    public static string? Parties(SectionNode node)
    {
        if (node.Parent is not { Heading: not null } parent || !Organisation().IsMatch(PlainWords.Fold(parent.Title))) return null;
        var title = Charge().Replace(node.Title, "");
        var end = PartyEnd().Match(title);
        var party = (end.Success ? title[..end.Index] : title).Trim(' ', ':', ',', '.', ';');
        return party.Length is > 0 and <= 160 && Party().IsMatch(PlainWords.Fold(party)) ? party : null;
    }

    /// <summary>A long numbered paragraph is named by its first clause.</summary>
    private static string Opening(string text)
    {
        var stop = ClauseEnd().Match(text);
        if (stop.Success) return text[..stop.Index];
        var space = text.LastIndexOf(' ', 140);
        return text[..(space > 60 ? space : 140)] + "…";
    }

    [GeneratedRegex(@"^muc dich|^yeu cau$|^quan diem|^muc tieu")]
    private static partial Regex Purpose();

    [GeneratedRegex(@"^(to chuc (trien khai )?thuc hien|to chuc trien khai|phan cong|trach nhiem|nhiem vu cua cac)")]
    private static partial Regex Organisation();

    [GeneratedRegex(@"^(Giao|Đề nghị|Yêu cầu|Đối với|Trách nhiệm của)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Charge();

    [GeneratedRegex(@"\s*[:(]|\s+(có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp với|tham mưu|căn cứ|là cơ quan|chỉ đạo|xây dựng|thực hiện)\b")]
    private static partial Regex PartyEnd();

    [GeneratedRegex(@"^(ubnd|uy ban|hoi dong|phong|so |ban |cac |co quan|van phong|thanh vien|thu truong|cong an|chi cuc|trung tam|truong|mat tran|doan|cum|khoi|lien doan|hoi |thanh tra|don vi|lanh dao|thuong truc|to |kho bac|dai |bao |nganh|bo phan|ubmttq|ldld|nguoi dung dau|can bo|bi thu|chu tich|giam doc)")]
    private static partial Regex Party();

    [GeneratedRegex(@"(?<=.{20,180})[.;:](\s|$)")]
    private static partial Regex ClauseEnd();
}
