using System.Globalization;
using System.Text.RegularExpressions;
using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Inspections;

/// <summary>What an inspection plan fixes, found by the words of its headings.</summary>
internal static partial class InspectionParts
{
    public static InspectionReading Read(Draft draft, SectionNode root)
    {
        var nodes = root.Children.SelectMany(c => c.Subtree).Where(n => !BodyText.IsPurpose(n)).ToList();
        var sentences = nodes.SelectMany(n => n.Entries.Select(e => (e.Text, Node: n)).Prepend((n.Heading!.Text, n))).ToList();
        var direct = nodes.Where(IsDirectTarget).ToList();
        if (direct.Exists(n => !BodyText.IsOrganisation(n))) direct.RemoveAll(BodyText.IsOrganisation); // there they are given duties
        var self = nodes.FirstOrDefault(n => SelfTarget().IsMatch(PlainWords.Fold(n.Title)) && !BodyText.IsOrganisation(n));
        return new InspectionReading(
            ContentsOf(nodes),
            InspectionVisits.Join([.. direct.SelectMany(InspectionTargets.Of)], InspectionVisits.Of(draft)),
            self is null ? SelfAmong(direct) : Own(self) ?? (self.Children.Count == 0 ? self.Title.TrimEnd('.', ';') : null),
            [.. nodes.Where(IsTeam).Take(1).SelectMany(InspectionTargets.Team)],
            [.. nodes.Where(n => Methods().IsMatch(PlainWords.Fold(n.Title)) && !IsMixed(n)).Take(1).SelectMany(Points)],
            nodes.FirstOrDefault(n => Funding().IsMatch(PlainWords.Fold(n.Title))) is { } funding ? Own(funding) : null,
            Period(draft, nodes),
            Whole(sentences.Select(s => NoticeDays().Match(PlainWords.Fold(s.Text))).FirstOrDefault(m => m.Success)),
            Whole(sentences.Select(s => ReportDays().Match(PlainWords.Fold(s.Text))).FirstOrDefault(m => m.Success)),
            SelfReport(draft, sentences),
            DataFrom(sentences.Select(s => s.Text)),
            draft.Outline);
    }

    /// <summary>A report outline that came without its plan.</summary>
    public static InspectionReading OutlineOnly(Draft draft) =>
        new([], [], null, [], [], null, null, null, null, null, null, draft.Outline);

    private static List<InspectionPoint> ContentsOf(List<SectionNode> nodes)
    {
        var points = new List<InspectionPoint>();
        if (nodes.Find(IsContents) is not { } contents) return points;
        Bullets(contents, points);
        foreach (var node in contents.Children.SelectMany(c => c.Subtree))
        {
            Point(points, node.Path, node.Title, node.Heading!);
            Bullets(node, points);
        }
        return points;
    }

    private static void Bullets(SectionNode node, List<InspectionPoint> points)
    {
        var place = 0;
        foreach (var entry in node.Entries.Where(e => e is { IsRow: false, IsBullet: true })) Point(points, $"{node.Path}.{++place}", entry.Rest, entry);
    }

    private static void Point(List<InspectionPoint> points, string path, string text, Entry entry)
    {
        foreach (var piece in entry.Pieces) piece.Put(BlockRole.InspectionPoint, $"inspection/contents/{path}");
        points.Add(new InspectionPoint(path, text.TrimEnd(' ', ';', ':'), entry.First.Place));
    }

    /// <summary>“Nội dung kiểm tra”, or the section “Nội dung”; one that also holds the method is looked into further.</summary>
    private static bool IsContents(SectionNode node) => Contents().IsMatch(PlainWords.Fold(node.Title)) && !IsMixed(node);

    private static bool IsMixed(SectionNode node) =>
        Contents().IsMatch(PlainWords.Fold(node.Title)) && node.Children.Exists(c => Contents().IsMatch(PlainWords.Fold(c.Title)) || Methods().IsMatch(PlainWords.Fold(c.Title)));

    private static bool IsTeam(SectionNode node) =>
        Team().IsMatch(PlainWords.Fold(node.Title)) && !node.Title.TrimEnd().EndsWith('.') && (node.Entries.Count > 0 || node.Children.Count > 0 || node.Title.Contains(':')) && !InspectedSide().IsMatch(PlainWords.Fold(node.Title));

    private static bool IsDirectTarget(SectionNode node)
    {
        var title = PlainWords.Fold(node.Title);
        if (SelfTarget().IsMatch(title) || Duties().IsMatch(title) || node.Children.Count > 0) return false;
        var named = node.Title.Contains(':') || node.Entries.Count > 0;
        return named && (DirectTarget().IsMatch(title) || (node.Parent is { Heading: not null } parent && DirectTarget().IsMatch(PlainWords.Fold(parent.Title)) && Direct().IsMatch(title)));
    }

    private static Deadline? Period(Draft draft, List<SectionNode> nodes)
    {
        foreach (var node in nodes.Where(n => Time().IsMatch(PlainWords.Fold(n.Title))))
        {
            foreach (var text in node.Entries.Select(e => e.Rest).Prepend(node.Title))
            {
                var phrase = Brackets().Replace(text, "").Trim(' ', '.');
                var whole = DeadlineGrammar.Parse(phrase, draft.Year);
                if (whole.From is not null || whole.Due is not null) return whole with { Text = text };
                if (DeadlineGrammar.Find(text, draft.Year) is { } found) return found.Deadline with { Text = text };
                if (Quarters().Match(text) is { Success: true } quarters)
                    return DeadlineGrammar.Parse(quarters.Value, draft.Year) is { Due: not null } due ? due with { Text = text } : null;
            }
        }
        return null;
    }

    private static DateOnly? SelfReport(Draft draft, IEnumerable<(string Text, SectionNode Node)> sentences)
    {
        foreach (var (text, node) in sentences)
        {
            if (!PlainWords.Fold(text).Contains("tu kiem tra", StringComparison.Ordinal) && !node.WithAncestors.Any(n => SelfTarget().IsMatch(PlainWords.Fold(n.Title)))) continue;
            if (Before().Match(text) is { Success: true } match && DeadlineGrammar.Parse(match.Value, draft.Year).Due is { } due) return due;
        }
        return null;
    }

    private static DateOnly? DataFrom(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (From().Match(text) is not { Success: true } match) continue;
            var day = match.Groups["day"].Success ? match.Groups["day"].Value : "1";
            if (DateOnly.TryParseExact($"{match.Groups["year"].Value}-{match.Groups["month"].Value.PadLeft(2, '0')}-{day.PadLeft(2, '0')}",
                "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        }
        return null;
    }

    private static IEnumerable<string> Points(SectionNode node) =>
        node.Children.Count > 0 ? node.Children.Select(c => c.Title) : node.Entries.Where(e => !e.IsRow).Select(e => e.Rest);

    /// <summary>Without a section of its own, self-inspection is a sentence below those who are visited.</summary>
    private static string? SelfAmong(List<SectionNode> direct) => direct.SelectMany(n => n.Entries).FirstOrDefault(InspectionTargets.IsSelf)?.Rest;

    /// <summary>The text of a section: after the colon of its heading, and its paragraphs.</summary>
    private static string? Own(SectionNode node)
    {
        var colon = node.Title.IndexOf(':', StringComparison.Ordinal);
        var parts = node.Entries.Where(e => !e.IsRow && e.First.Role is not BlockRole.Closing).Select(e => e.Text);
        var text = string.Join(' ', colon >= 0 && colon + 1 < node.Title.Length ? parts.Prepend(node.Title[(colon + 1)..].Trim()) : parts);
        return text.Length == 0 ? null : text;
    }

    private static int? Whole(Match? match) =>
        match is not null && int.TryParse(match.Groups["days"].Value, out var days) ? days : null;

    [GeneratedRegex(@"^noi dung( va noi dung)?( (can )?(thanh tra|kiem tra|giam sat).*)?$|^noi dung,? (phuong|thoi|hinh)")]
    private static partial Regex Contents();

    [GeneratedRegex(@"^(phuong (phap|thuc)|hinh thuc|cach thuc)")]
    private static partial Regex Methods();

    [GeneratedRegex(@"thanh phan|doan kiem tra|to kiem tra")]
    private static partial Regex Team();

    [GeneratedRegex(@"don vi duoc kiem tra|duoc kiem tra")]
    private static partial Regex InspectedSide();

    [GeneratedRegex(@"doi tuong|don vi (duoc )?kiem tra|duoc kiem tra|dia diem")]
    private static partial Regex DirectTarget();

    [GeneratedRegex(@"truc tiep|kiem tra")]
    private static partial Regex Direct();

    [GeneratedRegex(@"tu kiem tra")]
    private static partial Regex SelfTarget();

    [GeneratedRegex(@"trach nhiem|^doi voi|thoi (gian|diem|ky|han|nien)|noi dung|so lieu")]
    private static partial Regex Duties();

    [GeneratedRegex(@"kinh phi")]
    private static partial Regex Funding();

    [GeneratedRegex(@"^thoi gian")]
    private static partial Regex Time();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"([Tt]rong )?[Qq]uý\s+[IVX]+(\s*(,|và|-)\s*(quý\s+)?[IVX]+)*\s*(/|năm|-)?\s*(20\d\d)?")]
    private static partial Regex Quarters();

    [GeneratedRegex(@"thong bao.*?(?<days>\d{1,2}) ngay lam viec|(?<days>\d{1,2}) ngay lam viec.*?thong bao")]
    private static partial Regex NoticeDays();

    [GeneratedRegex(@"(bao cao|gui).*?(?<days>\d{1,2}) ngay( lam viec)? truoc|^(?!.*thong bao).*bao cao.*? truoc ((ngay|thoi diem|khi) (den )?kiem tra )?(it nhat )?(?<days>\d{1,2}) ngay")]
    private static partial Regex ReportDays();

    [GeneratedRegex(@"(trước|chậm nhất)\s+(vào\s+)?ngày\s+\d{1,2}\s*[/.\-]\s*\d{1,2}(\s*[/.\-]\s*\d{4})?", RegexOptions.IgnoreCase)]
    private static partial Regex Before();

    [GeneratedRegex(@"[Tt]ừ\s+(thời điểm\s+)?((ngày|tháng)\s+)?((?<day>\d{1,2})/)?(?<month>\d{1,2})/(?<year>20\d\d)\s+(đến|tới)")]
    private static partial Regex From();
}
