using VinhDanh.Papers.Writing;

namespace VinhDanh.Papers.Composing;

/// <summary>Makes the paper of an inspection plan: head, six sections, signature, and the outline of reports behind it (Decree 30/2020/NĐ-CP, Annex I).</summary>
public static class InspectionPaper
{
    public static OfficialDocument Of(InspectionText plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var subject = PaperLine.Bare(plan.Subject);
        var bases = PaperLine.Lines(plan.Bases);
        return new OfficialDocument
        {
            GoverningBody = plan.GoverningBody is { Length: > 0 } above ? BodyNames.Head(above) : null,
            IssuingBody = BodyNames.Head(plan.IssuingBody),
            Number = plan.Number,
            Symbol = plan.Symbol,
            Place = plan.Place,
            Date = plan.Date,
            TypeName = "KẾ HOẠCH",
            Abstract = subject,
            Bases = [.. bases.Select((b, i) => b + (i == bases.Count - 1 ? "." : ";"))],
            Body = [.. Body(plan, subject)],
            Signature = new Signature(PlanPaper.LinesOf(plan.SignedAs), plan.SignedBy.Trim(), plan.UnderPost is { Length: > 0 } post ? post : null),
            Recipients = PaperLine.Lines(plan.Recipients),
            Appendices = plan.Outline.Count > 0 ? [OutlinePaper.Of(plan, NameOf(plan))] : [],
        };
    }

    /// <inheritdoc cref="PlanPaper.NameOf(PlanText)"/>
    public static string NameOf(InspectionText plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return PlanPaper.NameOf(plan.Number, plan.Symbol, plan.Date, plan.Year, plan.IssuingBody);
    }

    private static IEnumerable<Block> Body(InspectionText plan, string subject)
    {
        yield return Text($"{plan.IssuingBody.Trim()} ban hành Kế hoạch {Small(subject)}, cụ thể như sau:");
        foreach (var (section, at) in InspectionSections.Of(plan).Select((s, i) => (s, i)))
        {
            yield return PlanPaper.Numbered(1, $"{ScheduleTable.Roman(at + 1)}. {InspectionSections.Title(section, plan)}");
            foreach (var block in Section(plan, section)) yield return block;
        }
        yield return Text($"Trên đây là Kế hoạch {Small(subject)}; đề nghị các cơ quan, đơn vị, địa phương nghiêm túc triển khai thực hiện.");
    }

    private static IEnumerable<Block> Section(InspectionText plan, InspectionSection section) => section switch
    {
        InspectionSection.Purposes => Numbered([("Mục đích", PaperLine.Bullets(PaperLine.Lines(plan.Purposes))), ("Yêu cầu", PaperLine.Bullets(PaperLine.Lines(plan.Requirements)))]),
        InspectionSection.Contents => Contents(plan),
        InspectionSection.Targets => Numbered(
        [
            ("Kiểm tra trực tiếp", PaperLine.Bullets([.. InspectionSections.Targets(plan).Select(t => t.Also is { } also ? $"{t.Name} và {also}" : t.Name)])),
            ("Tự kiểm tra", PaperLine.Bare(plan.SelfInspection).Length > 0 ? [PaperLine.Paragraph(plan.SelfInspection)] : []),
        ]),
        InspectionSection.Team => Team(plan),
        InspectionSection.Visits => Numbered(
        [
            ("Thời gian kiểm tra", PaperLine.Bare(plan.Period).Length > 0 ? [PaperLine.Paragraph(plan.Period)] : []),
            ("Phương pháp kiểm tra", PaperLine.Bullets(InspectionWords.Methods(plan))),
            ("Thời kỳ kiểm tra", plan.DataFrom is { } from ? [PaperLine.Paragraph(InspectionWords.DataFrom(from))] : []),
        ]),
        _ => Numbered(
        [
            .. InspectionSections.Duties(plan).Select(d => (d.Party, PaperLine.Bullets(d.Items))),
            ("Kinh phí thực hiện", PaperLine.Bare(plan.Funding).Length > 0 ? [PaperLine.Paragraph(plan.Funding)] : []),
        ]),
    };

    private static IEnumerable<Block> Contents(InspectionText plan)
    {
        var number = 0;
        foreach (var content in InspectionSections.Contents(plan))
        {
            yield return PlanPaper.Numbered(2, $"{++number}. {content.Title}");
            if (content.Detail.Length > 0) yield return Text(PaperLine.Paragraph(content.Detail));
            if (content.Points.All(p => p.Items.Count == 0))
            {
                foreach (var bullet in PaperLine.Bullets([.. content.Points.Select(p => p.Text)])) yield return Text(bullet);
                continue;
            }
            for (var i = 0; i < content.Points.Count; i++)
            {
                yield return Text($"{PaperLine.Label(i, number)} {content.Points[i].Text}{(content.Points[i].Items.Count > 0 ? ":" : ".")}");
                foreach (var bullet in PaperLine.Bullets(content.Points[i].Items)) yield return Text(bullet);
            }
        }
    }

    private static IEnumerable<Block> Team(InspectionText plan)
    {
        var team = PaperLine.Bullets([.. plan.Team.Where(m => PaperLine.Bare(m.Who).Length > 0).Select(m => $"{InspectionWords.Role(m.Role)}: {PaperLine.Bare(m.Who)}")]);
        var hosts = PaperLine.Lines(plan.Hosts);
        return hosts.Count == 0 ? team.Select(Text) : Numbered([("Đối với Đoàn kiểm tra", team), ("Đối với đơn vị được kiểm tra", PaperLine.Bullets(hosts))]);
    }

    /// <summary>Headings “1.”, “2.” … with what stands under each; one without anything is left out.</summary>
    private static IEnumerable<Block> Numbered(IEnumerable<(string Title, IEnumerable<string> Lines)> parts)
    {
        var number = 0;
        foreach (var (title, lines) in parts.Select(p => (p.Title, Lines: p.Lines.ToList())).Where(p => p.Lines.Count > 0))
        {
            yield return PlanPaper.Numbered(2, $"{++number}. {title}");
            foreach (var line in lines) yield return Text(line);
        }
    }

    private static Paragraph Text(string line) => new(RichText.FromString(line));

    /// <summary>“Kiểm tra …” inside a sentence.</summary>
    private static string Small(string subject) => subject.StartsWith("Kiểm tra", StringComparison.Ordinal) ? "k" + subject[1..] : subject;
}
