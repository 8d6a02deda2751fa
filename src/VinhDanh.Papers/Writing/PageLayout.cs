using W = DocumentFormat.OpenXml.Wordprocessing;

namespace VinhDanh.Papers.Writing;

/// <summary>The page by Decree 30/2020/NĐ-CP, Annex I: A4, top and bottom 20 mm, left 30 mm, right 15 mm. Lengths in twips (1 mm = 56.7).</summary>
internal static class PageLayout
{
    public const int ShortSide = 11906;
    public const int LongSide = 16838;
    public const int Top = 1134;
    public const int Bottom = 1134;
    public const int Left = 1701;
    public const int Right = 850;

    /// <summary>1.27 cm.</summary>
    public const int FirstLine = 720;

    public static int TextWidth(bool landscape) => (landscape ? LongSide : ShortSide) - Left - Right;

    /// <summary>A section: pages counted from 1 on their own, the number centred in the top margin, none on the first page.</summary>
    public static W.SectionProperties Section(bool landscape, string headerId, string firstHeaderId)
    {
        var size = landscape
            ? new W.PageSize { Width = LongSide, Height = ShortSide, Orient = W.PageOrientationValues.Landscape }
            : new W.PageSize { Width = ShortSide, Height = LongSide };
        return new W.SectionProperties(
            new W.HeaderReference { Type = W.HeaderFooterValues.Default, Id = headerId },
            new W.HeaderReference { Type = W.HeaderFooterValues.First, Id = firstHeaderId },
            new W.SectionType { Val = W.SectionMarkValues.NextPage },
            size,
            new W.PageMargin { Top = Top, Bottom = Bottom, Left = Left, Right = Right, Header = 567, Footer = 567, Gutter = 0 },
            new W.PageNumberType { Start = 1 },
            new W.TitlePage());
    }

    public static W.Header NumberHeader() => new(new W.Paragraph(
        new W.ParagraphProperties(
            new W.SpacingBetweenLines { Before = "0", After = "0" },
            new W.Indentation { FirstLine = "0" },
            new W.Justification { Val = W.JustificationValues.Center }),
        new W.SimpleField(new W.Run(new W.Text("2"))) { Instruction = " PAGE " }));

    public static W.Header EmptyHeader() => new(new W.Paragraph(new W.ParagraphProperties(
        new W.SpacingBetweenLines { Before = "0", After = "0" })));
}
