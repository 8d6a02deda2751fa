using System.Text.RegularExpressions;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Inspections;

/// <summary>Who inspects, and who of the inspected unit sits opposite; one section often holds both, and time and targets besides.</summary>
internal static partial class InspectionTeam
{
    private const string Member = "Thành viên";

    public static (List<TeamMember> Team, List<Passage> Hosts) Of(IEnumerable<SectionNode> nodes)
    {
        var (team, hosts) = (new List<TeamMember>(), new List<Passage>());
        // A duty of the team (“2. Đoàn kiểm tra: …” under “Tổ chức thực hiện”) does not say who is in it.
        if (nodes.FirstOrDefault(n => IsTeam(n) && (!BodyText.IsOrganisation(n) || PlainWords.Fold(n.Title).Contains("thanh phan", StringComparison.Ordinal))) is not { } node) return (team, hosts);
        var own = node.Title.IndexOf(':', StringComparison.Ordinal) is var colon && colon >= 0 ? node.Title[(colon + 1)..].Trim() : "";
        if (own.Length > 0) team.Add(new TeamMember(Member, own.TrimEnd('.', ';'), node.Heading!.First.Place));
        Walk(node, Inspecting, team, hosts);
        return (team, hosts);
    }

    private static void Walk(SectionNode node, Side side, List<TeamMember> team, List<Passage> hosts)
    {
        var at = side;
        foreach (var entry in node.Lines) at = Place(entry, at, team, hosts);
        foreach (var child in node.Children)
        {
            var isHeading = (child.Lines.Any() || child.Children.Count > 0) && TeamHeading().IsMatch(PlainWords.Fold(child.Title));
            Walk(child, isHeading ? Inspecting : Place(child.Heading!, side, team, hosts), team, hosts);
        }
    }

    /// <summary>True for a heading under “Thành phần” that speaks of the inspected side: who is there, not who is visited.</summary>
    public static bool IsHostSide(SectionNode node) =>
        HostSide().IsMatch(PlainWords.Fold(node.Title)) && node.Parent is { Heading: not null } above && PlainWords.Fold(above.Title) is var title && Team().IsMatch(title) && !title.Contains("doi tuong", StringComparison.Ordinal);

    private static readonly Side Inspecting = new(Member, Member, IsHost: false, IsOther: false);

    /// <param name="Role">Of the lines one step below.</param>
    /// <param name="Base">Of the bullets under the same heading.</param>
    /// <param name="IsOther">What follows is neither side: the time, the targets.</param>
    private readonly record struct Side(string Role, string Base, bool IsHost, bool IsOther);

    /// <returns>What the lines below belong to.</returns>
    private static Side Place(Entry entry, Side at, List<TeamMember> team, List<Passage> hosts)
    {
        var text = entry.Rest;
        var folded = PlainWords.Fold(text);
        // “- Thời gian: quý III” is one line among the members; “2. Đối tượng kiểm tra” speaks for all below it.
        if (OtherPart().IsMatch(folded)) return entry.IsBullet && Behind(text).Trim().Length > 0 ? at : at with { IsOther = true };
        if (HostSide().IsMatch(folded)) (at, text) = (Inspecting with { IsHost = true }, Behind(text));
        else if (TeamSide().IsMatch(folded)) (at, text) = (Inspecting, Behind(text));
        else if (at.IsOther) return at;
        var role = entry.IsDeeper ? at.Role : at.Base;
        if (!at.IsHost && Role().Match(text) is { Success: true } named) (role, text) = (named.Groups["role"].Value, text[named.Length..]);
        text = text.Trim().TrimEnd('.', ';');
        if (text.Length > 0 && at.IsHost) hosts.Add(new Passage(text, entry.First.Place));
        else if (text.Length > 0) team.Add(new TeamMember(role, text, entry.First.Place));
        // A role over a list is for all of it (“2. Thành viên:”, “- Thành viên gồm:”); beside a name it is that line's own.
        if (entry.Marker.IsNumbered) return at with { Role = role, Base = role };
        return text.Length == 0 ? at with { Role = role } : at;
    }

    private static string Behind(string text) => text.IndexOf(':', StringComparison.Ordinal) is var colon && colon >= 0 ? text[(colon + 1)..] : "";

    private static bool IsTeam(SectionNode node)
    {
        var title = PlainWords.Fold(node.Title);
        var isList = !node.Title.TrimEnd().EndsWith('.') || Label().IsMatch(title); // a sentence in which the team does something is no list of its members
        return Team().IsMatch(title) && isList && (node.Lines.Any() || node.Children.Count > 0 || node.Title.Contains(':', StringComparison.Ordinal)) && !InspectedSide().IsMatch(title);
    }

    [GeneratedRegex(@"thanh phan|doan kiem tra|to kiem tra")]
    private static partial Regex Team();

    [GeneratedRegex(@"^thanh phan[^:]{0,60}:")]
    private static partial Regex Label();

    [GeneratedRegex(@"duoc kiem tra")]
    private static partial Regex InspectedSide();

    [GeneratedRegex(@"^(doi voi|ve phia|phia)?\s*(cac )?(co quan|don vi|dia phuong|noi|co so)\b[^:]{0,40}duoc kiem tra[^:]{0,30}(:|$)")]
    private static partial Regex HostSide();

    [GeneratedRegex(@"^((doi voi|ve phia|phia)\s+(doan|to|thanh vien doan)\b[^:]{0,40}(:|$)|(thanh phan )?(cua )?(doan|to) kiem tra( gom)?\s*:|thanh phan[^:]{0,40}:)")]
    private static partial Regex TeamSide();

    [GeneratedRegex(@"^(thanh phan\b[^:]{0,60}|(doan|to) (kiem tra|cong tac)( \S+){0,4})$")]
    private static partial Regex TeamHeading();

    [GeneratedRegex(@"^(thoi (gian|diem|ky)|doi tuong|dia diem|noi dung|phuong (phap|thuc)|hinh thuc|kinh phi)\b[^:]{0,60}(:|$)")]
    private static partial Regex OtherPart();

    [GeneratedRegex(@"^(?<role>(Phó\s+)?(Trưởng|trưởng)\s+(đoàn|Đoàn)|(Các\s+)?[Tt]hành viên|Thư ký)\s*(gồm)?\s*:\s*")]
    private static partial Regex Role();
}
