using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace VinhDanh.Papers.Writing;

/// <summary>Settings of one Word paragraph; lengths in twips, sizes in points.</summary>
internal sealed record ParagraphLook
{
    public string? Style { get; init; }
    public Alignment? Alignment { get; init; }
    public double? Size { get; init; }
    public bool Bold { get; init; }
    public bool Italic { get; init; }
    public int? Before { get; init; }
    public int? After { get; init; }
    public int? FirstLine { get; init; }
    public bool KeepNext { get; init; }
}

/// <summary>Small pieces of WordprocessingML.</summary>
internal static class Word
{
    public static W.Paragraph Paragraph(RichText text, ParagraphLook look)
    {
        var paragraph = new W.Paragraph(Properties(look));
        foreach (var run in text.Runs) paragraph.Append(Run(run, look));
        return paragraph;
    }

    private static W.ParagraphProperties Properties(ParagraphLook look)
    {
        var properties = new W.ParagraphProperties();
        if (look.Style is not null) properties.Append(new W.ParagraphStyleId { Val = look.Style });
        if (look.KeepNext) properties.Append(new W.KeepNext());
        if (look.Before is not null || look.After is not null)
        {
            // A null assigned through the string conversion would be written as an empty attribute.
            var spacing = new W.SpacingBetweenLines();
            if (look.Before is { } before) spacing.Before = before.ToString();
            if (look.After is { } after) spacing.After = after.ToString();
            properties.Append(spacing);
        }
        if (look.FirstLine is { } first) properties.Append(new W.Indentation { FirstLine = first.ToString() });
        if (look.Alignment is { } alignment) properties.Append(new W.Justification { Val = Of(alignment) });
        return properties;
    }

    private static W.Run Run(TextRun run, ParagraphLook look)
    {
        var properties = new W.RunProperties();
        if (run.Bold || look.Bold) properties.Append(new W.Bold());
        if (run.Italic || look.Italic) properties.Append(new W.Italic());
        if (look.Size is { } size) properties.Append(new W.FontSize { Val = HalfPoints(size) }, new W.FontSizeComplexScript { Val = HalfPoints(size) });
        var result = new W.Run();
        if (properties.HasChildren) result.Append(properties);
        var lines = XmlText.Clean(run.Text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0) result.Append(new W.Break());
            result.Append(new W.Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }
        return result;
    }

    public static string HalfPoints(double points) => ((int)Math.Round(points * 2)).ToString();

    /// <summary>A thin rule: an almost flat paragraph with a border, indented on both sides to the wanted length.</summary>
    public static W.Paragraph Rule(int width, int length)
    {
        var side = Math.Max(0, (width - length) / 2).ToString();
        return new W.Paragraph(new W.ParagraphProperties(
            new W.ParagraphBorders(new W.TopBorder { Val = W.BorderValues.Single, Size = 6, Space = 1 }),
            new W.SpacingBetweenLines { Before = "60", After = "0", Line = "60", LineRule = W.LineSpacingRuleValues.Exact },
            new W.Indentation { Left = side, Right = side, FirstLine = "0" },
            new W.Justification { Val = W.JustificationValues.Center }));
    }

    /// <summary>A paragraph nobody sees, where the format needs one; it may end a section.</summary>
    public static W.Paragraph Flat(W.SectionProperties? section = null)
    {
        var properties = new W.ParagraphProperties(
            new W.SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = W.LineSpacingRuleValues.Exact },
            new W.ParagraphMarkRunProperties(new W.FontSize { Val = "2" }));
        if (section is not null) properties.Append(section);
        return new W.Paragraph(properties);
    }

    /// <summary>A table without lines, for placing things side by side.</summary>
    public static W.Table Frame(params int[] widths)
    {
        var table = new W.Table(
            new W.TableProperties(
                new W.TableWidth { Width = widths.Sum().ToString(), Type = W.TableWidthUnitValues.Dxa },
                new W.TableLayout { Type = W.TableLayoutValues.Fixed },
                new W.TableCellMarginDefault(
                    new W.TableCellLeftMargin { Width = 0, Type = W.TableWidthValues.Dxa },
                    new W.TableCellRightMargin { Width = 0, Type = W.TableWidthValues.Dxa })),
            new W.TableGrid(widths.Select(w => new W.GridColumn { Width = w.ToString() })));
        return table;
    }

    public static W.TableCell FrameCell(int width, IReadOnlyList<OpenXmlElement> content)
    {
        var cell = new W.TableCell(new W.TableCellProperties(
            new W.TableCellWidth { Width = width.ToString(), Type = W.TableWidthUnitValues.Dxa }));
        cell.Append(content);
        if (cell.LastChild is not W.Paragraph) cell.Append(Flat());
        return cell;
    }

    public static W.JustificationValues Of(Alignment alignment) => alignment switch
    {
        Alignment.Left => W.JustificationValues.Left,
        Alignment.Centre => W.JustificationValues.Center,
        Alignment.Right => W.JustificationValues.Right,
        _ => W.JustificationValues.Both,
    };
}
