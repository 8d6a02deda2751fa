using System.Text;

namespace VinhDanh.App.Platform.Mail;

/// <summary>
/// Words of people in the headers of a mail. Nothing they hold can begin another header: line ends and other control characters become blanks, and whatever is not plain
/// ASCII, or is long, stands as encoded words (RFC 2047), of which each is short and holds whole letters.
/// </summary>
public static class MailHeader
{
    // “=?UTF-8?B?” and “?=” take 12 of the 75 characters an encoded word may have; 63 of base64 hold 47 bytes, 45 without padding.
    private const int BytesAWord = 45;

    // A header of plain letters is not folded, so it has to fit on a line beside its name.
    private const int MostPlain = 60;

    /// <summary>Free text: a subject.</summary>
    public static string Text(string text)
    {
        var line = OneLine(text);
        return line.Length <= MostPlain && line.All(c => c is >= ' ' and <= '~') && !line.Contains("=?", StringComparison.Ordinal) ? line : Encoded(line);
    }

    /// <summary>Name and address of one person.</summary>
    /// <exception cref="ArgumentException">The address is none: whoever let it in forgot to look.</exception>
    public static string Person(string name, string address)
    {
        if (!MailAddresses.IsValid(address)) throw new ArgumentException("Not a mail address.", nameof(address));
        var line = OneLine(name);
        if (line.Length == 0) return $"<{address}>";
        // Outside an encoded word a comma or a bracket in a name would end it.
        return $"{(line.Length <= MostPlain && line.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ') ? line : Encoded(line))} <{address}>";
    }

    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var c = char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter;
            if (c is not ' ' || (line.Length > 0 && line[^1] is not ' ')) line.Append(c);
        }

        return line.ToString().TrimEnd();
    }

    private static string Encoded(string line)
    {
        var words = new List<string>();
        var bytes = new List<byte>(BytesAWord);
        var letter = new byte[4];
        foreach (var rune in line.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(letter);
            if (bytes.Count + length > BytesAWord) Close();
            bytes.AddRange(letter.AsSpan(0, length));
        }

        if (bytes.Count > 0) Close();
        return string.Join("\r\n ", words);

        void Close()
        {
            words.Add($"=?UTF-8?B?{Convert.ToBase64String([.. bytes])}?=");
            bytes.Clear();
        }
    }
}
