using System.Text.RegularExpressions;
using VinhDanh.Papers.Inspections;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Composing;

/// <summary>
/// An inspection plan that was read, as a text to go on writing with. What the paper says in the program's own sentences becomes the field behind
/// it; an authority's own words stay, also where they say a term once more.
/// </summary>
public static partial class InspectionTakeOver
{
    /// <returns>Null: the paper is no inspection plan.</returns>
    public static InspectionText? Of(PaperReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Inspection is not { } inspection) return null;
        var signatory = reading.Signatory;
        var text = new InspectionText
        {
            GoverningBody = reading.ParentIssuer,
            IssuingBody = reading.Issuer ?? "",
            Number = reading.Number is { } number && int.TryParse(number.Split('/')[0], out var value) ? value : null,
            Symbol = reading.Symbol ?? "",
            Place = reading.Place ?? "",
            Date = reading.Date,
            Year = reading.Year ?? reading.Date?.Year ?? 0,
            Subject = reading.Title ?? "",
            Bases = string.Join('\n', reading.Bases.Select(b => b.Text)),
            Purposes = Under(reading, "muc dich"),
            Requirements = Under(reading, "yeu cau"),
            Contents = Contents(reading, inspection.Contents),
            Targets = [.. inspection.Targets.Where(t => t.Mode is InspectionMode.Direct).Select(t => new InspectionTargetText(t.Name, t.Also))],
            SelfInspection = inspection.SelfInspection ?? "",
            Team = [.. inspection.Team.Select(m => new InspectionMember(RoleOf(m.Role), m.Who))],
            Hosts = [.. inspection.Hosts.Select(h => h.Text)],
            Period = inspection.Period?.Text ?? "",
            Combined = inspection.Combined?.Text,
            NoticeWorkingDays = inspection.NoticeWorkingDays,
            ReportDaysBefore = inspection.ReportDaysBefore,
            SelfReportDue = inspection.SelfReportDue,
            DataFrom = inspection.DataFrom,
            Funding = inspection.Funding ?? "",
            Outline = Outline(inspection.Outline),
            SignedAs = string.Join('\n', new[] { signatory?.Authority, signatory?.Capacity, signatory?.Position }.OfType<string>()),
            SignedBy = signatory?.Name ?? "",
            UnderPost = signatory?.Post,
            Recipients = string.Join('\n', reading.Recipients),
        };
        // A term of notice announces visits already.
        var announced = inspection.Announcement?.Mode;
        if (announced is not VisitNotice.Announced || text.NoticeWorkingDays is null) text = text with { Announcement = announced };
        var own = InspectionWords.Methods(text).Select(PaperLine.Bare).ToHashSet();
        text = text with { Methods = [.. inspection.Methods.Select(PaperLine.Bare).Where(m => !own.Contains(m))] };
        return text with { Duties = Duties(reading, text) };
    }

    private static List<string> Under(PaperReading reading, string heading)
    {
        var named = reading.Sections.Where(s => PlainWords.Fold(s.Heading).StartsWith(heading, StringComparison.Ordinal)).ToList();
        // “I. MỤC ĐÍCH, YÊU CẦU” over “1. Mục đích” has nothing of its own; a section of one of them alone is all of it.
        return [.. (named.Exists(s => s.Level > 1) ? named.Where(s => s.Level > 1) : named).SelectMany(s => Own(reading, s)).Select(PaperLine.Bare)];
    }

    private static List<InspectionContent> Contents(PaperReading reading, IReadOnlyList<InspectionPoint> points)
    {
        if (points.Count == 0) return [];
        var top = points.Min(p => Depth(p.Path));
        List<InspectionContent> contents = [];
        foreach (var point in points)
        {
            var (words, last) = (PaperLine.Bare(point.Text), contents.Count > 0 ? contents[^1] : null);
            switch (Depth(point.Path) - top)
            {
                case 0:
                    contents.Add(new(words, [], reading.Sections.FirstOrDefault(s => s.Path == point.Path) is { } section ? Detail(reading, section) : ""));
                    break;
                case 1 when last is not null:
                    contents[^1] = last with { Points = [.. last.Points, new(words)] };
                    break;
                default:
                    if (last is null || last.Points.Count == 0) contents.Add(new(words, []));
                    else contents[^1] = last with { Points = [.. last.Points.SkipLast(1), last.Points[^1] with { Items = [.. last.Points[^1].Items, words] }] };
                    break;
            }
        }
        return contents;
    }

    private static List<InspectionDuty> Duties(PaperReading reading, InspectionText text)
    {
        var above = reading.Sections.LastOrDefault(s => s.Level == 1 && PlainWords.Fold(s.Heading).Contains("to chuc thuc hien", StringComparison.Ordinal));
        if (above is null) return [];
        var terms = Enum.GetValues<InspectionParty>().Select(p => InspectionWords.Term(text, p)).OfType<string>().Select(PaperLine.Bare).ToHashSet();
        List<InspectionDuty> duties = [];
        foreach (var section in reading.Sections.Where(s => s.Path.StartsWith(above.Path + ".", StringComparison.Ordinal)))
        {
            var heading = PlainWords.Fold(section.Heading);
            if (heading.Contains("kinh phi", StringComparison.Ordinal)) continue;
            var of = heading switch
            {
                _ when heading.Contains("tu kiem tra", StringComparison.Ordinal) => InspectionParty.SelfInspecting,
                _ when heading.Contains("duoc kiem tra", StringComparison.Ordinal) => InspectionParty.Inspected,
                _ when heading.Contains("thuong truc", StringComparison.Ordinal) || duties.Count == 0 => InspectionParty.StandingAgency,
                _ => InspectionParty.Other,
            };
            var party = PaperLine.Bare(Marker.Of(section.Heading).Rest);
            duties.Add(new(of, party == PaperLine.Bare(InspectionWords.Party(of)) ? "" : party, [.. Own(reading, section).Select(PaperLine.Bare).Where(p => p.Length > 0 && !terms.Contains(p))]));
        }
        return duties;
    }

    private static List<OutlineQuestionText> Outline(IReadOnlyList<OutlineQuestion> questions) => Children(questions, "", 1);

    /// <summary>Three steps have numbers of their own; what stands deeper, and bullets of the third step, are items.</summary>
    private static List<OutlineQuestionText> Children(IReadOnlyList<OutlineQuestion> all, string above, int level) =>
        [.. Directly(all, above).Where(q => !IsItem(all, q, level)).Select(q =>
        {
            var below = Directly(all, q.Path).ToList();
            var each = below.SelectMany(b => b.Inherited).FirstOrDefault(i => i.From == q.Path)?.Text;
            var window = q.Window is { } w && (w.Since is not null || w.From is not null) && !(w.From > w.To) ? new WindowText(w.Since is null ? w.From : null, w.To, w.Since) : null;
            var question = new OutlineQuestionText(PaperLine.Bare(q.Text))
            {
                Guidance = [.. q.Details.Where(d => d != each && !IsOfThePaper(d, window)).Select(PaperLine.OfParagraph)],
                ForEach = each is null ? "" : PaperLine.Bare(Each().Replace(each, "")),
            };
            var asked = OutlineAsks.Of(string.Join(' ', [question.Text, .. question.Guidance, question.ForEach, .. q.Inherited.Select(i => i.Text)]));
            return question with
            {
                // What the words ask for already need not be asked apart.
                Asks = q.Asks.All(asked.Contains) ? [] : [.. q.Asks],
                Window = window,
                Items = [.. below.Where(b => IsItem(all, b, level + 1)).SelectMany(b => all.Where(d => d == b || d.Path.StartsWith(b.Path + ".", StringComparison.Ordinal))).Select(b => PaperLine.Bare(b.Text))],
                Children = level < 3 ? Children(all, q.Path, level + 1) : [],
            };
        })];

    private static bool IsItem(IReadOnlyList<OutlineQuestion> all, OutlineQuestion question, int level) =>
        level > 3 || (level == 3 && char.IsAsciiDigit(question.Path[question.Path.LastIndexOf('.') + 1]) && question.Details.Count == 0 && !Directly(all, question.Path).Any());

    private static bool IsOfThePaper(string detail, WindowText? window) =>
        (window is not null && PaperLine.Bare(detail) == PaperLine.Bare(InspectionWords.Window(window))) || detail.StartsWith("Báo cáo phải có: ", StringComparison.Ordinal);

    private static IEnumerable<OutlineQuestion> Directly(IReadOnlyList<OutlineQuestion> all, string above) =>
        all.Where(q => above.Length == 0 ? !q.Path.Contains('.', StringComparison.Ordinal) : q.Path.StartsWith(above + ".", StringComparison.Ordinal) && Depth(q.Path) == Depth(above) + 1);

    /// <summary>The paragraphs of a section that are not its heading.</summary>
    private static IEnumerable<string> Own(PaperReading reading, PaperSection section) => section.Paragraphs.Where(p => p != reading.Blocks[section.Source.Block].Text);

    private static string Detail(PaperReading reading, PaperSection section) =>
        PaperLine.OfParagraph(string.Join(' ', Own(reading, section).Where(p => Marker.Of(p).Kind is not MarkerKind.Bullet)));

    private static InspectionRole RoleOf(string words) => PlainWords.Fold(words) switch
    {
        var w when w.Contains("pho", StringComparison.Ordinal) => InspectionRole.Deputy,
        var w when w.Contains("truong doan", StringComparison.Ordinal) => InspectionRole.Head,
        var w when w.Contains("thu ky", StringComparison.Ordinal) => InspectionRole.Secretary,
        _ => InspectionRole.Member,
    };

    private static int Depth(string path) => path.Count(c => c == '.');

    /// <summary>“Yêu cầu: Mỗi phong trào cần báo cáo cụ thể về: …”.</summary>
    [GeneratedRegex(@"^(Yêu cầu:\s*)?(Mỗi|Từng)\s[^:]{0,80}:\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Each();
}
