using System.Globalization;
using System.Text;

namespace VinhDanh.Papers.Deadlines;

/// <summary>Cuts cleaned text into words, numbers, numeric dates, document numbers and signs.</summary>
internal static class Lexer
{
    public static List<Token> Read(string text)
    {
        var unmarked = !text.Any(c => c > 127 && char.IsLetter(c));
        var tokens = new List<Token>();
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c is ' ')
            {
                i++;
                continue;
            }
            var token = char.IsAsciiDigit(c) ? Digits(text, i) : char.IsLetter(c) ? Word(text, i, unmarked) : Sign(text, i);
            tokens.Add(token);
            i = token.End;
        }
        return tokens;
    }

    private static Token Word(string text, int start, bool unmarked)
    {
        var end = start;
        while (end < text.Length && (char.IsLetter(text[end]) || char.GetUnicodeCategory(text[end]) is UnicodeCategory.NonSpacingMark)) end++;
        return new(TokenKind.Word, start, end, Words.Key(text[start..end], unmarked), []);
    }

    private static Token Sign(string text, int start)
    {
        var sign = text[start];
        var key = sign is '-' or '‐' or '‑' or '‒' or '–' or '—' or '−' ? "-" : sign.ToString();
        return new(TokenKind.Sign, start, start + 1, key, []);
    }

    /// <summary>
    /// A number alone, or joined by one kind of sign: “10/6/2024”, “01.03.2024”, “1-3-2024”, “3/2024”. “10-15” and “1.1”
    /// stay separate numbers: they are a range and a heading.
    /// </summary>
    private static Token Digits(string text, int start)
    {
        var (first, end) = Number(text, start);
        var parts = new List<int> { first };
        var last = end;
        var sign = Joint(text, end, null) is { } joint ? text[joint.At] : '\0';
        while (parts.Count < 3 && sign is not '\0' && Joint(text, last, sign) is { } next)
        {
            var (value, stop) = Number(text, next.Digit);
            parts.Add(value);
            last = stop;
        }
        if (CodeEnd(text, last) is { } code && (sign is '/' or '\0')) return new(TokenKind.Code, start, code, "", []);
        return IsDate(parts, sign, last < text.Length ? text[last] : ' ')
            ? new(TokenKind.Date, start, last, "", [.. parts])
            : new(TokenKind.Number, start, end, "", [first]);
    }

    private static bool IsDate(List<int> parts, char sign, char after) => (sign, parts.Count) switch
    {
        ('/', 2 or 3) => true,
        ('.' or '-', 3) => after is not '/' && ((parts[0] is >= 0 and < 100 && parts[2] is >= 1000 or (>= 20 and < 100)) || Years.Plausible(parts[0])),
        _ => false,
    };

    /// <summary>A joining sign after <paramref name="at"/> with a digit behind it; “/” may stand between spaces.</summary>
    private static (int At, int Digit)? Joint(string text, int at, char? wanted)
    {
        var i = at;
        if (i < text.Length && text[i] is ' ') i++;
        if (i >= text.Length || text[i] is not ('/' or '.' or '-') || (wanted is { } w && text[i] != w)) return null;
        if (i > at && text[i] is not '/') return null;
        var digit = i + 1;
        if (digit < text.Length && text[digit] is ' ' && text[i] is '/') digit++;
        return digit < text.Length && char.IsAsciiDigit(text[digit]) ? (i, digit) : null;
    }

    /// <summary>The end of a document number such as 68/KH-HĐTĐKT whose digits end at <paramref name="at"/>; null when there is none.</summary>
    private static int? CodeEnd(string text, int at)
    {
        if (at + 1 >= text.Length || text[at] is not ('/' or '-') || !char.IsUpper(text[at + 1])) return null;
        // “T4-T6” is a row of months.
        if (text[at] is '-' && (at + 2 >= text.Length || !char.IsLetter(text[at + 2]))) return null;
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '/' or '&' or '.')) end++;
        while (text[end - 1] is '.' or '-' or '/' or '&') end--;
        // “10-III”, “6/IX”, “TUẦN 3/THÁNG 5” and “6 THÁNG/LẦN” hold no document's number.
        var tail = text[(at + 1)..end];
        return Words.Roman(tail) is null && !Words.CanBegin(tail.ToLowerInvariant()) && tail.ToLowerInvariant() is not "lần" ? end : null;
    }

    /// <summary>Numbers too long to be a day or a year read as -1.</summary>
    private static (int Value, int End) Number(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return (end - start <= 4 ? int.Parse(text.AsSpan(start, end - start), CultureInfo.InvariantCulture) : -1, end);
    }
}
