using DocumentFormat.OpenXml;

namespace VinhDanh.Papers.Writing;

/// <summary>Headings, paragraphs and tables of the text.</summary>
internal static class DocxText
{
    private const string EndMark = "./.";

    public static IEnumerable<OpenXmlElement> Write(IReadOnlyList<Block> blocks, bool landscape, bool endMark)
    {
        if (endMark) blocks = WithEndMark(blocks);
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i])
            {
                case Heading heading:
                    yield return Word.Paragraph(heading.Text, new ParagraphLook { Style = DocxStyles.Heading(heading.Level) });
                    break;
                case Paragraph paragraph:
                    yield return Word.Paragraph(paragraph.Text, new ParagraphLook
                    {
                        Style = DocxStyles.Body,
                        Alignment = paragraph.Alignment == Alignment.Justified ? null : paragraph.Alignment,
                        FirstLine = paragraph.Indented && paragraph.Alignment is Alignment.Justified or Alignment.Left ? null : 0,
                    });
                    break;
                case Table table:
                    yield return DocxTable.Write(table, PageLayout.TextWidth(landscape));
                    // Two tables side by side in the file would become one.
                    if (i + 1 < blocks.Count && blocks[i + 1] is Table) yield return Word.Flat();
                    break;
                default:
                    throw new ArgumentException($"No way to write a {blocks[i].GetType().Name}.", nameof(blocks));
            }
        }
    }

    /// <summary>Puts “./.” in place of the last paragraph's full stop, unless it is there already.</summary>
    public static IReadOnlyList<Block> WithEndMark(IReadOnlyList<Block> blocks)
    {
        var at = blocks.Count - 1;
        while (at >= 0 && blocks[at] is not Paragraph) at--;
        if (at < 0) return blocks;
        var paragraph = (Paragraph)blocks[at];
        if (paragraph.Text.Plain.EndsWith(EndMark, StringComparison.Ordinal)) return blocks;
        var runs = paragraph.Text.Runs;
        var last = runs[^1] with { Text = runs[^1].Text.TrimEnd().TrimEnd('.', ';') + EndMark };
        var result = blocks.ToList();
        result[at] = paragraph with { Text = new RichText([.. runs.SkipLast(1), last]) };
        return result;
    }
}
