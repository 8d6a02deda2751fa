using DocumentFormat.OpenXml;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace VinhDanh.Papers.Writing;

/// <summary>Everything above the text: bodies, national title, number, place and date, type and abstract, addressees, bases.</summary>
internal static class DocxHead
{
    private const string NationalTitle = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";
    private const int LeftWidth = 3742;

    private static readonly ParagraphLook Line = new() { Style = DocxStyles.Bare, Alignment = Alignment.Centre };

    public static IEnumerable<OpenXmlElement> Write(OfficialDocument document)
    {
        yield return Frame(document);
        if (document.TypeName is { } type)
        {
            yield return Word.Paragraph(type, Line with { Bold = true, Size = 14, Before = 360, KeepNext = true });
            yield return Word.Paragraph(document.Abstract, Line with { Bold = true, Size = 14, KeepNext = true });
            var last = document.Abstract.Split('\n')[^1];
            var width = PageLayout.TextWidth(landscape: false);
            yield return Word.Rule(width, Math.Min(TextMeasure.Twips(last, 14), width) * 2 / 5);
        }
        foreach (var paragraph in Addressees(document.AddressedTo)) yield return paragraph;
        for (var i = 0; i < document.Bases.Count; i++)
        {
            yield return Word.Paragraph(document.Bases[i], new ParagraphLook { Style = DocxStyles.Body, Italic = true, Before = i == 0 ? 240 : null });
        }
    }

    private static W.Table Frame(OfficialDocument document)
    {
        var rightWidth = PageLayout.TextWidth(landscape: false) - LeftWidth;
        var left = new List<OpenXmlElement>();
        if (document.GoverningBody is { } governing) left.Add(Word.Paragraph(governing, Line with { Size = 13 }));
        left.Add(Word.Paragraph(document.IssuingBody, Line with { Size = 13, Bold = true }));
        var longest = document.IssuingBody.Split('\n').Max(l => TextMeasure.Twips(l, 13));
        left.Add(Word.Rule(LeftWidth, Math.Min(longest, LeftWidth) * 2 / 5));

        var table = Word.Frame(LeftWidth, rightWidth);
        table.Append(new W.TableRow(
            Word.FrameCell(LeftWidth, left),
            Word.FrameCell(rightWidth,
            [
                Word.Paragraph(NationalTitle, Line with { Size = 13, Bold = true }),
                Word.Paragraph(Motto, Line with { Size = 14, Bold = true }),
                Word.Rule(rightWidth, TextMeasure.Twips(Motto, 14)),
            ])));
        table.Append(new W.TableRow(
            Word.FrameCell(LeftWidth, [.. NumberLines(document)]),
            Word.FrameCell(rightWidth, [Word.Paragraph(PlaceAndDate(document), Line with { Size = 14, Italic = true, Before = 120 })])));
        return table;
    }

    private static IEnumerable<OpenXmlElement> NumberLines(OfficialDocument document)
    {
        yield return Word.Paragraph(NumberText(document), Line with { Size = 13, Before = 120 });
        if (document.TypeName is null)
            yield return Word.Paragraph("V/v " + document.Abstract, Line with { Size = 13, Before = 120 });
    }

    /// <summary>Numbers below 10 have a leading zero; a document without a number has a blank.</summary>
    public static string NumberText(OfficialDocument document) =>
        $"Số: {(document.Number is { } number ? number.ToString("00") : new string(' ', 6))}/{document.Symbol}";

    /// <summary>Days below 10 and the months 1 and 2 have a leading zero.</summary>
    public static string PlaceAndDate(OfficialDocument document) => document.Date is { } date
        ? $"{document.Place}, {LongDate(date)}"
        : $"{document.Place}, ngày      tháng      năm      ";

    private static string LongDate(DateOnly date) =>
        $"ngày {date.Day:00} tháng {(date.Month < 3 ? date.Month.ToString("00") : date.Month.ToString())} năm {date.Year}";

    private static IEnumerable<W.Paragraph> Addressees(IReadOnlyList<string> names)
    {
        var look = new ParagraphLook { Style = DocxStyles.Bare, Size = 14, Before = 360, After = 120 };
        if (names.Count == 1)
        {
            yield return Word.Paragraph($"Kính gửi: {names[0]}", look with { Alignment = Alignment.Centre });
        }
        else if (names.Count > 1)
        {
            yield return Word.Paragraph("Kính gửi:", look with { After = 0, FirstLine = 1700 });
            foreach (var name in names)
                yield return Word.Paragraph($"- {name}", look with { Before = 0, After = 0, FirstLine = 2400 });
        }
    }
}
