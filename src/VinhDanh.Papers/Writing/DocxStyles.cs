using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace VinhDanh.Papers.Writing;

/// <summary>Styles of the written document: Times New Roman 14, Vietnamese.</summary>
internal static class DocxStyles
{
    public const string Bare = "Bare";
    public const string Body = "BodyText";
    public const string Cell = "TableText";
    private const string Font = "Times New Roman";

    /// <param name="level">1–4; deeper headings look like level 4.</param>
    public static string Heading(int level) => $"Heading{Math.Clamp(level, 1, 4)}";

    public static W.Styles Styles()
    {
        var styles = new W.Styles(Defaults());
        styles.Append(Paragraph("Normal", "Normal", null, new W.StyleParagraphProperties(), isDefault: true));
        styles.Append(Paragraph(Bare, "Khung", "Normal", new W.StyleParagraphProperties(
            new W.SpacingBetweenLines { Before = "0", After = "0" })));
        styles.Append(Paragraph(Body, "Body Text", "Normal", BodyProperties(null)));
        styles.Append(Paragraph(Cell, "Chữ trong bảng", "Normal", new W.StyleParagraphProperties(
            new W.SpacingBetweenLines { Before = "30", After = "30" })));
        styles.Append(Paragraph(Heading(1), "heading 1", "Normal", BodyProperties(0), new W.Bold()));
        styles.Append(Paragraph(Heading(2), "heading 2", "Normal", BodyProperties(1), new W.Bold()));
        styles.Append(Paragraph(Heading(3), "heading 3", "Normal", BodyProperties(2), new W.Italic()));
        styles.Append(Paragraph(Heading(4), "heading 4", "Normal", BodyProperties(3)));
        return styles;
    }

    private static W.DocDefaults Defaults() => new(
        new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle(
            new W.RunFonts { Ascii = Font, HighAnsi = Font, EastAsia = Font, ComplexScript = Font },
            new W.Color { Val = "000000" },
            new W.FontSize { Val = Word.HalfPoints(14) },
            new W.FontSizeComplexScript { Val = Word.HalfPoints(14) },
            new W.Languages { Val = "vi-VN", EastAsia = "vi-VN", Bidi = "ar-SA" })),
        new W.ParagraphPropertiesDefault(new W.ParagraphPropertiesBaseStyle(
            new W.SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = W.LineSpacingRuleValues.Auto })));

    /// <summary>6 pt between paragraphs, line spacing 1.1, first line 1.27 cm, justified; headings stay with what follows.</summary>
    private static W.StyleParagraphProperties BodyProperties(int? outline)
    {
        var properties = new W.StyleParagraphProperties();
        if (outline is not null) properties.Append(new W.KeepNext());
        properties.Append(
            new W.SpacingBetweenLines { Before = "120", After = "0", Line = "264", LineRule = W.LineSpacingRuleValues.Auto },
            new W.Indentation { FirstLine = PageLayout.FirstLine.ToString() },
            new W.Justification { Val = W.JustificationValues.Both });
        if (outline is { } level) properties.Append(new W.OutlineLevel { Val = level });
        return properties;
    }

    private static W.Style Paragraph(string id, string name, string? basedOn, W.StyleParagraphProperties properties, OpenXmlElement? run = null, bool isDefault = false)
    {
        var style = new W.Style(new W.StyleName { Val = name }) { Type = W.StyleValues.Paragraph, StyleId = id };
        if (isDefault) style.Default = true;
        if (basedOn is not null) style.Append(new W.BasedOn { Val = basedOn });
        style.Append(new W.PrimaryStyle());
        if (properties.HasChildren) style.Append(properties);
        if (run is not null) style.Append(new W.StyleRunProperties(run));
        return style;
    }
}
