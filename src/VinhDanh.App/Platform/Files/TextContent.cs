using System.Text;

namespace VinhDanh.App.Platform.Files;

/// <summary>Plain text: no control characters and no markup. Old encodings (TCVN3, VNI) are text too, so bytes above 127 are free.</summary>
internal static class TextContent
{
    public static FileVerdict Judge(Stream content, string extension)
    {
        if (extension is not "" && !IsTextName(extension)) return FileRefusal.Unknown;
        if (!IsText(content)) return FileRefusal.Unknown;
        return extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) ? FileKind.Csv : FileKind.Text;
    }

    /// <summary>Begins as HTML, SVG or XML do, after what browsers skip.</summary>
    public static bool LooksLikeMarkup(ReadOnlySpan<byte> head)
    {
        var text = Start(head).TrimStart();
        return text.StartsWith('<') || text.Contains("<script", StringComparison.OrdinalIgnoreCase) || text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }

    public static bool IsText(string mediaType) => mediaType.StartsWith("text/", StringComparison.Ordinal);

    /// <summary>The type with the encoding that the text really has. TCVN3 and VNI have no name that a browser knows: such a text goes out as bytes, to be opened by what wrote it.</summary>
    /// <param name="content">Is at its beginning before and after.</param>
    public static string NamedType(string mediaType, Stream content)
    {
        Span<byte> head = stackalloc byte[2];
        var length = content.ReadAtLeast(head, 2, throwOnEndOfStream: false);
        content.Position = 0;
        var type = length == 2 && head is [0xFF, 0xFE] or [0xFE, 0xFF] ? $"{mediaType}; charset=utf-16" : IsUtf8(content) ? $"{mediaType}; charset=utf-8" : "application/octet-stream";
        content.Position = 0;
        return type;
    }

    private static bool IsUtf8(Stream content)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, letters) = (new byte[16_384], new char[16_384 + 2]);
        try
        {
            int read;
            while ((read = content.Read(bytes)) > 0) decoder.GetChars(bytes.AsSpan(0, read), letters, flush: false);
            decoder.GetChars([], letters, flush: true);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsTextName(string extension) => extension.ToLowerInvariant() is ".txt" or ".csv" or ".text";

    private static string Start(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([0xFF, 0xFE]) ? Encoding.Unicode.GetString(head[2..(head.Length & ~1)])
        : head.StartsWith<byte>([0xFE, 0xFF]) ? Encoding.BigEndianUnicode.GetString(head[2..(head.Length & ~1)])
        : head.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? Encoding.Latin1.GetString(head[3..])
        : Encoding.Latin1.GetString(head);

    private static bool IsText(Stream content)
    {
        content.Position = 0;
        using var reader = new StreamReader(content, Encoding.Latin1, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var buffer = new char[16_384];
        int read;
        while ((read = reader.Read(buffer)) > 0)
            foreach (var letter in buffer.AsSpan(0, read))
                if (letter is < ' ' and not ('\t' or '\r' or '\n' or '\f')) return false;
        return true;
    }
}
