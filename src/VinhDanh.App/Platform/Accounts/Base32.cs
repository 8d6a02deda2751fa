using System.Text;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>Bytes as letters and digits that people copy by hand (RFC 4648, without padding).</summary>
public static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 + 4) / 5);
        var (held, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (held, bits) = ((held << 8) | one, bits + 8);
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Letters[(held >> bits) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        if (bits > 0) text.Append(Letters[(held << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>In groups of four, as people read letters aloud.</summary>
    public static string InGroups(string text, char between) => string.Join(between, text.Chunk(4).Select(group => new string(group)));

    /// <summary>What a person typed, as <see cref="Of"/> writes it: without blanks and dashes, 0, 1 and 8 read as the letters they look like.</summary>
    public static string Normal(string typed) => string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)).Replace('0', 'O').Replace('1', 'I').Replace('8', 'B');
}
