using System.Text;

namespace VinhDanh.Papers.Reading.Containers;

/// <summary>Bytes of a text file to text: UTF-8, UTF-16 by its mark, or TCVN3.</summary>
internal static class TextDecoding
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="PaperUnreadableException">Not text, or an encoding that cannot be converted.</exception>
    public static string Decode(byte[] bytes)
    {
        var text = ByMark(bytes) ?? Utf8(bytes) ?? OneByte(bytes);
        if (LegacyText.LooksLikeTcvn3(text)) text = LegacyText.Convert(text);
        else if (!HasVietnamese(text) && LegacyText.LooksLikeVni(text)) throw new PaperUnreadableException(UnreadableCode.LegacyEncoding);
        if (text.AsSpan().Trim("\uFEFF \t\r\n\f\0").IsEmpty) throw new PaperUnreadableException(UnreadableCode.Empty);
        return text;
    }

    private static string? ByMark(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        return bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2) : null;
    }

    private static string? Utf8(byte[] bytes)
    {
        try
        {
            var text = Strict.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes);
            return IsBinary(text) ? throw new PaperUnreadableException(UnreadableCode.Unsupported) : text;
        }
        catch (DecoderFallbackException)
        {
            return null; // another encoding is tried next
        }
    }

    private static string OneByte(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        if (IsBinary(text)) throw new PaperUnreadableException(UnreadableCode.Unsupported);
        if (LegacyText.LooksLikeTcvn3(text)) return text;
        // A few broken bytes in a UTF-8 file are no reason to refuse it; most of them are.
        var loose = Encoding.UTF8.GetString(bytes);
        return loose.Count(c => c == '\uFFFD') <= loose.Length / 50 ? loose : throw new PaperUnreadableException(UnreadableCode.LegacyEncoding);
    }

    private static bool IsBinary(string text) =>
        text.Take(20_000).Count(c => c is '\0' or < ' ' and not ('\t' or '\r' or '\n' or '\f' or '\v')) > Math.Min(text.Length, 20_000) / 100;

    private static bool HasVietnamese(string text) =>
        text.Any(c => c is 'đ' or 'ư' or 'ơ' or 'ă' || (c >= '\u1EA0' && c <= '\u1EF9'));
}
