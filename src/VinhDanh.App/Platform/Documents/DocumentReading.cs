using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Platform.Documents;

/// <summary>Reads any document an officer may bring: what Papers cannot open itself is converted first by programs of this machine.</summary>
public static class DocumentReading
{
    private const long Gigabyte = 1L << 30;
    private static readonly TimeSpan ConversionLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan PageLimit = TimeSpan.FromMinutes(1);

    /// <summary>Pages of a scan that are recognised; each takes seconds.</summary>
    private const int MaxScanPages = 60;

    /// <summary>Two helpers, whoever asks: the rest of the machine's cores answer pages. An upload waits for its turn as long as people wait for a page.</summary>
    private static readonly Turns Conversions = new(2, TimeSpan.FromSeconds(30));

    /// <exception cref="PaperUnreadableException">The document cannot be read; the code says why.</exception>
    public static Task<PaperReading> ReadAsync(Stream content, string fileName, CancellationToken ct) => ReadAsync(content, fileName, Conversions, HelperProgram.CanCutNetwork, ct);

    internal static async Task<PaperReading> ReadAsync(Stream content, string fileName, Turns turns, bool withoutNetwork, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        await content.CopyToAsync(kept, ct);
        kept.Position = 0;
        try
        {
            return PaperReader.Read(kept, fileName);
        }
        catch (PaperUnreadableException e) when (e.Code is UnreadableCode.NeedsLibreoffice or UnreadableCode.NeedsPdftotext or UnreadableCode.NeedsTesseract)
        {
            // LibreOffice fetches what a paper names; the other helpers fetch nothing.
            if (e.Code is UnreadableCode.NeedsLibreoffice && !withoutNetwork) throw new PaperUnreadableException(UnreadableCode.NeedsNoNetwork);
            using var turn = await turns.TakeAsync(ct) ?? throw new PaperUnreadableException(UnreadableCode.Busy);
            return await ConvertAsync(kept.ToArray(), fileName, e.Code, ct);
        }
    }

    private static async Task<PaperReading> ConvertAsync(byte[] bytes, string fileName, UnreadableCode need, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("vinhdanh-read-").FullName;
        try
        {
            var source = Path.Combine(folder, "source");
            await File.WriteAllBytesAsync(source, bytes, ct);
            return need switch
            {
                UnreadableCode.NeedsLibreoffice => await ReadOldWordAsync(source, folder, fileName, ct),
                UnreadableCode.NeedsPdftotext => await ReadPdfAsync(source, folder, fileName, ct),
                _ => await ReadPictureAsync([source], folder, fileName, ct),
            };
        }
        catch (HelperFailedException e)
        {
            throw new PaperUnreadableException(UnreadableCode.Broken, e);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<PaperReading> ReadOldWordAsync(string source, string folder, string fileName, CancellationToken ct)
    {
        var office = HelperProgram.Find("soffice", "libreoffice") ?? throw new PaperUnreadableException(UnreadableCode.NeedsLibreoffice);
        await HelperProgram.RunAsync(office,
            ["--headless", "--norestore", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, source],
            folder, ConversionLimit, 8 * Gigabyte, ct);
        var converted = Path.Combine(folder, "source.docx");
        if (!File.Exists(converted)) throw new PaperUnreadableException(UnreadableCode.Broken);
        await using var docx = File.OpenRead(converted);
        return PaperReader.Read(docx, fileName);
    }

    private static async Task<PaperReading> ReadPdfAsync(string source, string folder, string fileName, CancellationToken ct)
    {
        var reader = HelperProgram.Find("pdftotext") ?? throw new PaperUnreadableException(UnreadableCode.NeedsPdftotext);
        var text = await HelperProgram.TextAsync(reader, ["-tsv", source, "-"], folder, ConversionLimit, 2 * Gigabyte, ct);
        if (HasWords(text)) return PaperReader.ReadText(text, fileName, "pdf");

        // A picture of pages: recognise them one by one.
        var painter = HelperProgram.Find("pdftoppm") ?? throw new PaperUnreadableException(UnreadableCode.NeedsPdftotext);
        if (HelperProgram.Find("tesseract") is null) throw new PaperUnreadableException(UnreadableCode.NeedsTesseract);
        await HelperProgram.RunAsync(painter, ["-r", "200", "-gray", "-png", "-l", $"{MaxScanPages}", source, Path.Combine(folder, "page")],
            folder, ConversionLimit, 2 * Gigabyte, ct);
        return await ReadPictureAsync([.. Directory.GetFiles(folder, "page*.png").Order(StringComparer.Ordinal)], folder, fileName, ct);
    }

    private static async Task<PaperReading> ReadPictureAsync(IReadOnlyList<string> pages, string folder, string fileName, CancellationToken ct)
    {
        var recogniser = HelperProgram.Find("tesseract") ?? throw new PaperUnreadableException(UnreadableCode.NeedsTesseract);
        // A list of pictures gives one table of words with pages counted up: places on the page tell the columns.
        var list = Path.Combine(folder, "pages.txt");
        await File.WriteAllLinesAsync(list, pages, ct);
        var words = await HelperProgram.TextAsync(
            recogniser, [list, "stdout", "-l", "vie", "--psm", "4", "tsv"], folder, PageLimit * pages.Count, 2 * Gigabyte, ct);
        return PaperReader.ReadText(words, fileName, "scan");
    }

    // pdftotext -tsv prints a header and page rows even for a picture; words have level 5.
    private static bool HasWords(string tsv) =>
        tsv.Split('\n').Skip(1).Count(line => line.StartsWith("5\t", StringComparison.Ordinal) && !line.TrimEnd().EndsWith("###", StringComparison.Ordinal)) > 20;
}
