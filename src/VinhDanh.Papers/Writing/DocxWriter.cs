using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace VinhDanh.Papers.Writing;

/// <summary>
/// Writes an official document as Word file in the layout of Decree 30/2020/NĐ-CP, Annex I. The same document always gives
/// the same bytes: no clock and no random id goes in.
/// </summary>
public static class DocxWriter
{
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Content = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string NumberHeaderId = "rIdNumber";
    private const string FirstHeaderId = "rIdFirst";

    /// <param name="document">What to write.</param>
    /// <param name="output">Receives the file; stays open.</param>
    /// <exception cref="ArgumentException">A table's cells do not fill its columns.</exception>
    public static void Write(OfficialDocument document, Stream output)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        var body = BodyOf(document);
        using var package = new OpcPackage(output);
        package.ContentTypes([
            ("word/document.xml", Content + "document.main+xml"),
            ("word/styles.xml", Content + "styles+xml"),
            ("word/settings.xml", Content + "settings+xml"),
            ("word/header1.xml", Content + "header+xml"),
            ("word/header2.xml", Content + "header+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ]);
        package.Relationships("_rels/.rels", [
            ("rId1", Relation + "officeDocument", "word/document.xml"),
            ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ]);
        package.Relationships("word/_rels/document.xml.rels", [
            ("rIdStyles", Relation + "styles", "styles.xml"),
            ("rIdSettings", Relation + "settings", "settings.xml"),
            (NumberHeaderId, Relation + "header", "header1.xml"),
            (FirstHeaderId, Relation + "header", "header2.xml"),
        ]);
        package.Element("word/document.xml", new W.Document(body));
        package.Element("word/styles.xml", DocxStyles.Styles());
        package.Element("word/settings.xml", Settings());
        package.Element("word/header1.xml", PageLayout.NumberHeader());
        package.Element("word/header2.xml", PageLayout.EmptyHeader());
        package.Text("docProps/core.xml", CoreProperties.Xml($"{document.TypeName} {document.Abstract}".Trim(), document.IssuingBody));
    }

    private static W.Body BodyOf(OfficialDocument document)
    {
        var body = new W.Body();
        body.Append(DocxHead.Write(document));
        body.Append(DocxText.Write(document.Body, landscape: false, document.EndMark));
        body.Append(Word.Paragraph("", new ParagraphLook { Style = DocxStyles.Bare, Size = 8 }));
        body.Append(DocxTail.Write(document));

        var landscape = false;
        foreach (var appendix in document.Appendices)
        {
            body.Append(Word.Flat(PageLayout.Section(landscape, NumberHeaderId, FirstHeaderId)));
            landscape = appendix.Landscape;
            body.Append(AppendixHead(appendix));
            body.Append(DocxText.Write(appendix.Body, landscape, endMark: false));
        }
        if (document.Remark is { } remark)
            body.Append(Word.Paragraph(remark, new ParagraphLook { Style = DocxStyles.Bare, Size = 10, Italic = true, Before = 240 }));
        else if (body.LastChild is W.Table) body.Append(Word.Flat());
        body.Append(PageLayout.Section(landscape, NumberHeaderId, FirstHeaderId));
        return body;
    }

    private static IEnumerable<OpenXmlElement> AppendixHead(Appendix appendix)
    {
        var look = new ParagraphLook { Style = DocxStyles.Bare, Alignment = Alignment.Centre, Size = 14, KeepNext = true };
        if (appendix.Label is { } label) yield return Word.Paragraph(label, look with { Bold = true });
        yield return Word.Paragraph(appendix.Title, look with { Bold = true });
        if (appendix.AttachedTo is { } attached) yield return Word.Paragraph(attached, look with { Italic = true });
        yield return Word.Paragraph("", look with { Size = 8 });
    }

    private static W.Settings Settings() => new(
        new W.DefaultTabStop { Val = PageLayout.FirstLine },
        new W.Compatibility(new W.CompatibilitySetting
        {
            Name = W.CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new W.ThemeFontLanguages { Val = "vi-VN" });
}
