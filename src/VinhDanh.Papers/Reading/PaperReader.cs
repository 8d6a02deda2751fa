using VinhDanh.Papers.Reading.Containers;
using VinhDanh.Papers.Reading.Pages;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Reading;

/// <summary>Reads one administrative document. Streams in, value out: no files, no other programs, no clock.</summary>
public static class PaperReader
{
    /// <summary>Reads a Word file (docx) or a text file; the format is told by the content.</summary>
    /// <param name="fileName">Only shown in the result.</param>
    /// <exception cref="PaperUnreadableException">
    /// The one exception: the content cannot be read here. Old Word files, PDF and pictures are converted first by the caller
    /// (<see cref="UnreadableCode.NeedsLibreoffice"/>, <see cref="UnreadableCode.NeedsPdftotext"/>, <see cref="UnreadableCode.NeedsTesseract"/>).
    /// </exception>
    public static PaperReading Read(Stream content, string fileName, ReadOptions? options = null)
    {
        options ??= new ReadOptions();
        var bytes = LimitedStream.ReadAll(content, options.MaxBytes);
        return FormatSniffer.Detect(bytes) switch
        {
            FileFormat.Zip => Understood(DocxReader.Read(bytes, options), fileName),
            FileFormat.Text => Understood(PlainTextReader.Read(TextDecoding.Decode(bytes), "txt", options), fileName),
            _ => throw new PaperUnreadableException(UnreadableCode.NeedsPdftotext),
        };
    }

    /// <summary>Reads text that another program took from a document.</summary>
    /// <param name="text">Plain text; for format pdf or scan also what <c>pdftotext -tsv</c>, <c>pdftotext -layout</c> or <c>tesseract … tsv</c> print.</param>
    /// <param name="format">txt, pdf or scan.</param>
    /// <exception cref="PaperUnreadableException">Empty, or beyond the limits.</exception>
    public static PaperReading ReadText(string text, string fileName, string format, ReadOptions? options = null)
    {
        options ??= new ReadOptions();
        if (text.Length > options.MaxBytes) throw new PaperUnreadableException(UnreadableCode.TooLarge);
        if (string.IsNullOrWhiteSpace(text)) throw new PaperUnreadableException(UnreadableCode.Empty);
        return Understood(IsPaged(text, format) ? PageReader.Read(text, format, options) : PlainTextReader.Read(text, format, options), fileName);
    }

    private static bool IsPaged(string text, string format) => format is "pdf" or "scan" || text.StartsWith("level\tpage_num", StringComparison.Ordinal);

    private static PaperReading Understood(RawPaper paper, string fileName) =>
        paper.Pieces.Count == 0 ? throw new PaperUnreadableException(UnreadableCode.Empty) : PaperStructure.Understand(paper, fileName);
}
