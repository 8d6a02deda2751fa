using System.Text;

namespace VinhDanh.Papers.Writing;

/// <summary>
/// Writes an official document as plain text: a blank line between paragraphs, one line a table row with cells parted by
/// tabs. Where merged cells continue, a cell is empty. For search, mail and programs without Word.
/// </summary>
public static class PlainTextWriter
{
    public static string Write(OfficialDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = new StringBuilder();
        Head(document, text);
        var body = document.EndMark ? DocxText.WithEndMark(document.Body) : document.Body;
        foreach (var block in body) Block(block, text);
        if (document.OtherSignature is null && document.Recipients.Count > 0)
        {
            var lines = document.Recipients.Select((r, i) => $"- {r}{(i == document.Recipients.Count - 1 ? "." : ";")}");
            Paragraph(text, "Nơi nhận:\n" + string.Join('\n', lines));
        }
        foreach (var signature in new[] { document.OtherSignature, document.Signature }.OfType<Signature>())
        {
            Paragraph(text, string.Join('\n', signature.Lines));
            Paragraph(text, string.Join('\n', new[] { signature.UnderPost, signature.Name }.OfType<string>()));
        }
        foreach (var appendix in document.Appendices)
        {
            Paragraph(text, string.Join('\n', new[] { appendix.Label, appendix.Title, appendix.AttachedTo }.OfType<string>()));
            foreach (var block in appendix.Body) Block(block, text);
        }
        if (document.Remark is { } remark) Paragraph(text, remark);
        return XmlText.Clean(text.ToString()).TrimEnd() + "\n";
    }

    private static void Head(OfficialDocument document, StringBuilder text)
    {
        Paragraph(text, string.Join('\n', new[] { document.GoverningBody, document.IssuingBody }.OfType<string>()));
        Paragraph(text, DocxHead.NumberText(document));
        Paragraph(text, DocxHead.PlaceAndDate(document));
        Paragraph(text, document.TypeName is { } type ? $"{type}\n{document.Abstract}" : $"V/v {document.Abstract}");
        if (document.AddressedTo.Count == 1) Paragraph(text, $"Kính gửi: {document.AddressedTo[0]}");
        else if (document.AddressedTo.Count > 1) Paragraph(text, "Kính gửi:\n" + string.Join('\n', document.AddressedTo.Select(a => $"- {a}")));
        foreach (var basis in document.Bases) Paragraph(text, basis);
    }

    private static void Block(Block block, StringBuilder text)
    {
        switch (block)
        {
            case Heading heading:
                Paragraph(text, heading.Text.Plain);
                break;
            case Paragraph paragraph:
                Paragraph(text, paragraph.Text.Plain);
                break;
            case Table table:
                Paragraph(text, TableText(table));
                break;
            default:
                throw new ArgumentException($"No way to write a {block.GetType().Name}.", nameof(block));
        }
    }

    private static string TableText(Table table)
    {
        var lines = new List<string> { string.Join('\t', table.Columns.Select(c => c.Header)) };
        foreach (var row in TableGrid.Lay(table))
        {
            var cells = Enumerable.Repeat("", table.Columns.Count).ToArray();
            foreach (var place in row.Where(p => !p.Continues))
                cells[place.Column] = string.Join(' ', place.Cell.Paragraphs.Select(p => p.Plain)).Replace('\n', ' ');
            lines.Add(string.Join('\t', cells));
        }
        return string.Join('\n', lines);
    }

    private static void Paragraph(StringBuilder text, string line) => text.Append(line).Append("\n\n");
}
