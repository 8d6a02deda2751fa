using System.Globalization;
using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Inspections;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Composing;

/// <summary>One thing that a plan fixes, in words that can be compared and shown.</summary>
/// <param name="Field">As in <see cref="InspectionDifference.Field"/>.</param>
/// <param name="Path">Which of several: a place from 1, or the path of a content or question; empty where there is one.</param>
internal sealed record InspectionFact(string Field, string Path, string Value);

/// <summary>Everything that an inspection plan fixes: as its author typed it, and as a reader of its paper finds it.</summary>
internal static class InspectionFacts
{
    public static IEnumerable<InspectionFact> Typed(InspectionText plan)
    {
        yield return new("kind", "", "kế hoạch kiểm tra");
        yield return new("issuer", "", BodyNames.Capitals(PaperLine.Bare(plan.IssuingBody)));
        yield return new("governingBody", "", BodyNames.Capitals(PaperLine.Bare(plan.GoverningBody ?? "")));
        yield return new("number", "", plan.Number is { } number ? $"{number:00}/{plan.Symbol}" : "");
        yield return new("symbol", "", PaperLine.Bare(plan.Symbol));
        yield return new("place", "", PaperLine.Bare(plan.Place));
        yield return new("date", "", Day(plan.Date));
        yield return new("subject", "", PaperLine.Bare(plan.Subject));
        yield return new("year", "", $"{plan.Year}");
        foreach (var fact in List("bases", PaperLine.Lines(plan.Bases))) yield return fact;
        foreach (var fact in List("purposes", PaperLine.Lines(plan.Purposes))) yield return fact;
        foreach (var fact in List("requirements", PaperLine.Lines(plan.Requirements))) yield return fact;
        foreach (var fact in Contents(plan)) yield return fact;
        foreach (var fact in List("targets", InspectionSections.Targets(plan).Select(t => Target(t.Name, t.Also)))) yield return fact;
        yield return new("selfInspection", "", PaperLine.OfParagraph(PaperLine.Paragraph(plan.SelfInspection)));
        foreach (var fact in List("team", plan.Team.Where(m => PaperLine.Bare(m.Who).Length > 0).Select(m => $"{InspectionWords.Role(m.Role)}: {PaperLine.Bare(m.Who)}"))) yield return fact;
        foreach (var fact in List("hosts", PaperLine.Lines(plan.Hosts))) yield return fact;
        yield return new("period", "", Period(InspectionParts.PeriodOf(PaperLine.Paragraph(plan.Period), plan.Year)));
        foreach (var fact in List("methods", InspectionWords.Methods(plan))) yield return fact;
        yield return new("announcement", "", Announcement(plan.Announcement ?? (plan.NoticeWorkingDays is null ? null : VisitNotice.Announced)));
        yield return new("combined", "", PaperLine.Bare(plan.Combined ?? ""));
        yield return new("noticeWorkingDays", "", $"{plan.NoticeWorkingDays}");
        yield return new("reportDaysBefore", "", $"{plan.ReportDaysBefore}");
        yield return new("selfReportDue", "", Day(plan.SelfReportDue));
        yield return new("dataFrom", "", Day(plan.DataFrom));
        yield return new("funding", "", PaperLine.OfParagraph(PaperLine.Paragraph(plan.Funding)));
        foreach (var fact in List("duties", InspectionSections.Duties(plan).Select(d => Duty(d.Party, d.Items)))) yield return fact;
        foreach (var question in OutlinePaper.Print(plan.Outline))
        {
            var details = question.Details.Select(PaperLine.OfParagraph).ToList();
            yield return new("outline", question.Path, question.Text);
            yield return new("outline.guidance", question.Path, string.Join(" / ", details));
            yield return new("outline.asks", question.Path, Asks(OutlineAsks.Of(string.Join(' ', [question.Text, .. question.Details, question.ForEach])).Concat(question.Question.Asks)));
            yield return new("outline.window", question.Path, question.Question.Window is { } w ? Window(w.Since is null ? w.From : null, w.To, w.Since is { } since ? PaperLine.Bare(since) : null) : "");
            yield return new("outline.inherited", question.Path, PaperLine.Bare(question.ForEach ?? ""));
        }
        foreach (var fact in List("recipients", PaperLine.Lines(plan.Recipients))) yield return fact;
        yield return new("signedAs", "", string.Join(' ', PaperLine.Lines(plan.SignedAs)));
        yield return new("signedBy", "", PaperLine.Bare(plan.SignedBy));
        yield return new("underPost", "", PaperLine.Bare(plan.UnderPost ?? ""));
    }

    /// <param name="plan">What was typed: where its sections stand, and what it leaves open.</param>
    public static IEnumerable<InspectionFact> Read(PaperReading reading, InspectionText plan)
    {
        var inspection = reading.Inspection;
        yield return new("kind", "", inspection is not null && reading.Kind is PaperKind.InspectionPlan ? "kế hoạch kiểm tra" : "văn bản khác");
        yield return new("issuer", "", BodyNames.Capitals(reading.Issuer ?? ""));
        yield return new("governingBody", "", BodyNames.Capitals(reading.ParentIssuer ?? ""));
        yield return new("number", "", reading.Number ?? "");
        yield return new("symbol", "", reading.Symbol ?? "");
        yield return new("place", "", PaperLine.Bare(reading.Place ?? ""));
        yield return new("date", "", Day(reading.Date));
        yield return new("subject", "", PaperLine.Bare(reading.Title ?? ""));
        yield return new("year", "", $"{reading.Year}");
        foreach (var fact in List("bases", reading.Bases.Select(b => b.Text))) yield return fact;
        foreach (var fact in Purposes(reading, plan)) yield return fact;
        foreach (var content in inspection?.Contents ?? [])
        {
            yield return new("contents", content.Path, PaperLine.Bare(content.Text));
            if (content.Path.Count(c => c == '.') == 1) yield return new("contents.detail", content.Path, Detail(reading, content.Path));
        }
        foreach (var fact in List("targets", inspection?.Targets.Select(t => Target(t.Name, t.Also)))) yield return fact;
        yield return new("selfInspection", "", PaperLine.OfParagraph(inspection?.SelfInspection ?? ""));
        foreach (var fact in List("team", inspection?.Team.Select(m => $"{m.Role}: {PaperLine.Bare(m.Who)}"))) yield return fact;
        foreach (var fact in List("hosts", inspection?.Hosts.Select(h => h.Text))) yield return fact;
        yield return new("period", "", Period(inspection?.Period));
        foreach (var fact in List("methods", inspection?.Methods)) yield return fact;
        // A plan may announce its visits in passing (“có thông báo sau”); its author need not have chosen it.
        var isOpen = plan is { Announcement: null, NoticeWorkingDays: null } && inspection?.Announcement is { Mode: VisitNotice.Announced };
        yield return new("announcement", "", Announcement(isOpen ? null : inspection?.Announcement?.Mode));
        yield return new("combined", "", PaperLine.Bare(inspection?.Combined?.Text ?? ""));
        yield return new("noticeWorkingDays", "", $"{inspection?.NoticeWorkingDays}");
        yield return new("reportDaysBefore", "", $"{inspection?.ReportDaysBefore}");
        yield return new("selfReportDue", "", Day(inspection?.SelfReportDue));
        yield return new("dataFrom", "", Day(inspection?.DataFrom));
        yield return new("funding", "", PaperLine.OfParagraph(inspection?.Funding ?? ""));
        foreach (var fact in Duties(reading, plan)) yield return fact;
        foreach (var question in inspection?.Outline ?? [])
        {
            yield return new("outline", question.Path, PaperLine.Bare(question.Text));
            yield return new("outline.guidance", question.Path, string.Join(" / ", question.Details.Select(PaperLine.OfParagraph)));
            yield return new("outline.asks", question.Path, Asks(question.Asks));
            yield return new("outline.window", question.Path, question.Window is { } w ? Window(w.From, w.To, w.Since) : "");
            yield return new("outline.inherited", question.Path, PaperLine.Bare(string.Join(' ', question.Inherited.Select(i => i.Text))));
        }
        foreach (var fact in List("recipients", reading.Recipients)) yield return fact;
        var signatory = reading.Signatory;
        yield return new("signedAs", "", string.Join(' ', new[] { signatory?.Authority, signatory?.Capacity, signatory?.Position }.OfType<string>().Select(PaperLine.Bare)));
        yield return new("signedBy", "", PaperLine.Bare(signatory?.Name ?? ""));
        yield return new("underPost", "", PaperLine.Bare(signatory?.Post ?? ""));
    }

    private static IEnumerable<InspectionFact> Contents(InspectionText plan)
    {
        var section = InspectionSections.Number(plan, InspectionSection.Contents);
        var number = 0;
        foreach (var content in InspectionSections.Contents(plan))
        {
            var path = $"{section}.{++number}";
            yield return new("contents", path, content.Title);
            yield return new("contents.detail", path, content.Detail.Length == 0 ? "" : PaperLine.OfParagraph(PaperLine.Paragraph(content.Detail)));
            var isLettered = content.Points.Any(p => p.Items.Count > 0);
            for (var i = 0; i < content.Points.Count; i++)
            {
                var point = $"{path}.{(isLettered ? PaperLine.Step(i) : $"{i + 1}")}";
                yield return new("contents", point, content.Points[i].Text);
                for (var j = 0; j < content.Points[i].Items.Count; j++) yield return new("contents", $"{point}.{j + 1}", content.Points[i].Items[j]);
            }
        }
    }

    private static IEnumerable<InspectionFact> Purposes(PaperReading reading, InspectionText plan)
    {
        var number = InspectionSections.Number(plan, InspectionSection.Purposes);
        var parts = reading.Sections.Where(s => number is not null && Above(s.Path) == number).ToList();
        return List("purposes", Under("Mục đích")).Concat(List("requirements", Under("Yêu cầu")));

        IEnumerable<string> Under(string heading) => parts.Where(s => s.Heading == heading).SelectMany(s => s.Paragraphs);
    }

    private static IEnumerable<InspectionFact> Duties(PaperReading reading, InspectionText plan)
    {
        var number = InspectionSections.Number(plan, InspectionSection.Organisation);
        return List("duties", reading.Sections.Where(s => number is not null && Above(s.Path) == number && s.Heading != "Kinh phí thực hiện")
            .Select(s => Duty(Marker.Of(Heading(reading, s)).Rest, s.Paragraphs.Where(p => p != Heading(reading, s)).Select(PaperLine.Bare))));
    }

    /// <summary>The paragraph under a content that is none of its points.</summary>
    private static string Detail(PaperReading reading, string path) =>
        reading.Sections.FirstOrDefault(s => s.Path == path) is { } section
            ? PaperLine.OfParagraph(string.Join(' ', section.Paragraphs.Where(p => p != Heading(reading, section) && Marker.Of(p).Kind is not MarkerKind.Bullet)))
            : "";

    /// <summary>The whole line: what is long is shortened in the list of sections.</summary>
    private static string Heading(PaperReading reading, PaperSection section) => reading.Blocks[section.Source.Block].Text;

    private static string Above(string path) => path.LastIndexOf('.') is var dot && dot > 0 ? path[..dot] : "";

    private static IEnumerable<InspectionFact> List(string field, IEnumerable<string>? values) => (values ?? []).Select((v, i) => new InspectionFact(field, $"{i + 1}", PaperLine.Bare(v)));

    private static string Target(string name, string? also) => also is null ? PaperLine.Bare(name) : $"{PaperLine.Bare(name)} + {PaperLine.Bare(also)}";

    private static string Duty(string party, IEnumerable<string> items) => $"{PaperLine.Bare(party)}: {string.Join(" / ", items)}";

    private static string Day(DateOnly? date) => date?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";

    private static string Period(Deadline? period) => period is null || (period.From is null && period.Due is null) ? "" : $"{Day(period.From)} - {Day(period.Due)}";

    private static string Window(DateOnly? from, DateOnly? to, string? since) => $"{(since is null ? Day(from) : $"khi {since}")} - {(to is null ? "thời điểm kiểm tra" : Day(to))}";

    private static string Announcement(VisitNotice? mode) => mode switch
    {
        VisitNotice.Announced => "báo trước",
        VisitNotice.Unannounced => "đột xuất",
        VisitNotice.Either => "báo trước hoặc đột xuất",
        _ => "",
    };

    private static string Asks(IEnumerable<OutlineAsk> asks) => string.Join(", ", asks.Distinct().Order().Select(a => a switch
    {
        OutlineAsk.Number => "số liệu",
        OutlineAsk.Percent => "tỷ lệ %",
        OutlineAsk.Money => "số tiền",
        OutlineAsk.Documents => "văn bản",
        OutlineAsk.List => "danh sách",
        _ => "thuyết minh",
    }));
}
