using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace VinhDanh.Papers.Writing;

/// <summary>Recipients, or the other side's signature, beside the signature, under the text.</summary>
internal static class DocxTail
{
    private const int LeftWidth = 4400;

    private static readonly ParagraphLook Line = new() { Style = DocxStyles.Bare };

    public static W.Table Write(OfficialDocument document)
    {
        var rightWidth = PageLayout.TextWidth(landscape: false) - LeftWidth;
        var table = Word.Frame(LeftWidth, rightWidth);
        table.Append(new W.TableRow(
            new W.TableRowProperties(new W.CantSplit()),
            Word.FrameCell(LeftWidth, [.. document.OtherSignature is { } other ? SignatureLines(other) : Recipients(document.Recipients)]),
            Word.FrameCell(rightWidth, [.. SignatureLines(document.Signature)])));
        return table;
    }

    private static IEnumerable<OpenXmlElement> Recipients(IReadOnlyList<string> names)
    {
        if (names.Count == 0) yield break;
        yield return Word.Paragraph("Nơi nhận:", Line with { Size = 12, Bold = true, Italic = true });
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i].TrimEnd(' ', ';', '.');
            yield return Word.Paragraph($"- {name}{(i == names.Count - 1 ? "." : ";")}", Line with { Size = 11 });
        }
    }

    private static IEnumerable<OpenXmlElement> SignatureLines(Signature signature)
    {
        var centred = Line with { Alignment = Alignment.Centre, Size = 14, Bold = true };
        foreach (var line in signature.Lines) yield return Word.Paragraph(line, centred);
        // Room for the signature and the seal.
        for (var i = 0; i < 5; i++) yield return Word.Paragraph("", centred with { Bold = false });
        if (signature.UnderPost is { } post) yield return Word.Paragraph(post, centred);
        yield return Word.Paragraph(signature.Name, centred);
    }
}
