using System.Text;

namespace VinhDanh.Papers.Spreadsheets;

/// <summary>Tells the encoding of a text table: byte order mark, UTF-16 without mark, UTF-8, or the old Vietnamese code page 1258.</summary>
internal static class CsvEncoding
{
    public static string Decode(byte[] bytes)
    {
        if (StartsWith(bytes, 0xEF, 0xBB, 0xBF)) return Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3);
        if (StartsWith(bytes, 0xFF, 0xFE)) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (StartsWith(bytes, 0xFE, 0xFF)) return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, 4000));
        if (head.Contains((byte)0))
        {
            // Separators and line ends leave a zero in every UTF-16 pair; which half it is in tells the order.
            var zerosInSecondHalf = 0;
            var zeros = 0;
            for (var i = 0; i < head.Length; i++)
            {
                if (head[i] != 0) continue;
                zeros++;
                if (i % 2 == 1) zerosInSecondHalf++;
            }
            return (zerosInSecondHalf * 2 > zeros ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes);
        }
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Not UTF-8: text saved by an older program.
            return CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetString(bytes);
        }
    }

    private static bool StartsWith(byte[] bytes, params ReadOnlySpan<byte> mark) => bytes.AsSpan().StartsWith(mark);
}
