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
        var contents = nodes.Find(IsContents);
        // What is inspected may speak of teams, funds and days itself; where it has a section to itself, nothing else is looked for in it.
        var others = contents is null || IsShared(contents) ? nodes : nodes.Where(n => !n.WithAncestors.Contains(contents)).ToList();
        var sentences = Sentences(others).ToList();
        var all = sentences.Concat(Sentences(nodes.Except(others))).ToList();
        var direct = others.Where(IsDirectTarget).ToList();
        if (direct.Exists(n => !BodyText.IsOrganisation(n))) direct.RemoveAll(BodyText.IsOrganisation); // there they are given duties
        var self = others.Find(n => VisitTerms.IsSelf(n.Title) && !BodyText.IsOrganisation(n));
        var (team, hosts) = InspectionTeam.Of(others);
        return new InspectionReading(
            contents is null ? [] : ContentsOf(contents),
            InspectionVisits.Join([.. direct.SelectMany(InspectionTargets.Of)], InspectionVisits.Of(draft)),
            self is null ? SelfAmong(direct) : Own(self) ?? (self.Children.Count == 0 ? self.Title.TrimEnd('.', ';') : null),
            team,
            [.. others.Where(n => Methods().IsMatch(PlainWords.Fold(n.Title)) && !IsMixed(n)).Take(1).SelectMany(Points)],
            others.Where(n => Funding().IsMatch(PlainWords.Fold(n.Title))).OrderBy(n => PlainWords.Fold(n.Title).IndexOf("kinh phi", StringComparison.Ordinal)).FirstOrDefault() is { } funding ? Own(funding) : null,
            Period(draft, others),
            VisitTerms.NoticeWorkingDays(all),
            VisitTerms.ReportDaysBefore(all),
            VisitTerms.SelfReport(all, draft.Year),
            VisitTerms.DataFrom(all),
            draft.Outline)
        {
            Hosts = hosts,
            Announcement = VisitTerms.Announcement(sentences),
            Combined = VisitTerms.Combined(sentences),
            OutlineWindow = draft.OutlineWindow,
        };
    }

    /// <summary>Longer text states no term; looking for one in a paragraph of a megabyte would take hours.</summary>
    private const int LongestSentence = 4_000;

    private static IEnumerable<PlanSentence> Sentences(IEnumerable<SectionNode> nodes) =>
        nodes.SelectMany(n => n.Entries.Prepend(n.Heading!).Where(e => e.Text.Length <= LongestSentence).Select(e => new PlanSentence(e.Text, n, e)));

    /// <summary>A report outline that came without its plan.</summary>
    public static InspectionReading OutlineOnly(Draft draft) =>
        new([], [], null, [], [], null, null, null, null, null, null, draft.Outline) { OutlineWindow = draft.OutlineWindow };

    private static List<InspectionPoint> ContentsOf(SectionNode contents)
    {
        var points = new List<InspectionPoint>();
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

    /// <summary>“Nội dung, đối tượng, thời gian kiểm tra”: one section for several things.</summary>
    private static bool IsShared(SectionNode node) => Shared().IsMatch(PlainWords.Fold(node.Title));

    private static bool IsDirectTarget(SectionNode node)
    {
        var title = PlainWords.Fold(node.Title);
        if (VisitTerms.IsSelf(node.Title) || InspectionTeam.IsHostSide(node) || Duties().IsMatch(title) || node.Children.Count > 0) return false;
        var named = node.Title.Contains(':') || node.Entries.Count > 0;
        return named && (DirectTarget().IsMatch(title) || (node.Parent is { Heading: not null } parent && DirectTarget().IsMatch(PlainWords.Fold(parent.Title)) && Direct().IsMatch(title)));
    }

    private static Deadline? Period(Draft draft, List<SectionNode> nodes) =>
        nodes.Where(n => Time().IsMatch(PlainWords.Fold(n.Title))).SelectMany(n => n.Entries.Select(e => e.Rest).Prepend(n.Title))
            .Select(text => (Text: text, Found: PeriodOf(text, draft.Year))).FirstOrDefault(p => p.Found is not null) is { Found: { } period } first ? period with { Text = first.Text } : null;

    /// <summary>The time that a line names as that of the visits; null where it names none.</summary>
    public static Deadline? PeriodOf(string text, int? year)
    {
        var whole = DeadlineGrammar.Parse(Brackets().Replace(text, "").Trim(' ', '.'), year);
        if (whole.From is not null || whole.Due is not null) return whole;
        if (DeadlineGrammar.Find(text, year) is { } found) return found.Deadline;
        return Quarters().Match(text) is { Success: true } quarters && DeadlineGrammar.Parse(quarters.Value, year) is { Due: not null } due ? due : null;
    }

    private static IEnumerable<string> Points(SectionNode node) =>
        node.Children.Count > 0 ? node.Children.Select(c => c.Title) : node.Lines.Select(e => e.Rest);

    /// <summary>Without a section of its own, self-inspection is a sentence below those who are visited.</summary>
    private static string? SelfAmong(List<SectionNode> direct) => direct.SelectMany(n => n.Lines).FirstOrDefault(InspectionTargets.IsSelf)?.Rest;

    /// <summary>The text of a section: after the colon of its heading, and its paragraphs.</summary>
    private static string? Own(SectionNode node)
    {
        var colon = node.Title.IndexOf(':', StringComparison.Ordinal);
        var parts = node.Lines.Select(e => e.Text);
        var text = string.Join(' ', colon >= 0 && colon + 1 < node.Title.Length ? parts.Prepend(node.Title[(colon + 1)..].Trim()) : parts);
        return text.Length == 0 ? null : text;
    }

    [GeneratedRegex(@"^noi dung( va noi dung)?( (can )?(thanh tra|kiem tra|giam sat).*)?$|^noi dung,? (phuong|thoi|hinh)")]
    private static partial Regex Contents();

    [GeneratedRegex(@"^noi dung.*\b(doi tuong|thoi gian|thoi ky|dia diem|phuong|hinh thuc|thanh phan)\b")]
    private static partial Regex Shared();

    [GeneratedRegex(@"^(phuong (phap|thuc)|hinh thuc|cach thuc)")]
    private static partial Regex Methods();

    [GeneratedRegex(@"doi tuong|don vi (duoc )?kiem tra|duoc kiem tra|dia diem")]
    private static partial Regex DirectTarget();

    [GeneratedRegex(@"truc tiep|kiem tra")]
    private static partial Regex Direct();

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
}
