using System.Globalization;
using System.Text;
using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Platform.Search;

/// <summary>
/// The words of a text as <c>app.search_fold</c> in the database has them, with their places in the text: lower case, no marks, đ as d, y and i as one
/// where people mix them. One pass, nothing allocated.
/// </summary>
public ref struct Syllables(ReadOnlySpan<char> text)
{
    /// <summary>Longer runs of letters are no words; what is beyond is left out.</summary>
    public const int Longest = 64;

    private const char Apart = ' ', Skipped = '\0';

    // Letters with marks that Vietnamese and its neighbours use lie below U+2000. Anything beyond parts words.
    private static readonly char[] Plain = [.. Enumerable.Range(0, 0x2000).Select(c => PlainOf((char)c))];

    private readonly ReadOnlySpan<char> _text = text;
    private readonly char[] _letters = new char[Longest];
    private int _count;

    /// <summary>Where the word stands in the text.</summary>
    public int Start { get; private set; }

    /// <summary>First place after it.</summary>
    public int End { get; private set; }

    /// <summary>The word itself; valid until the next one.</summary>
    public readonly ReadOnlySpan<char> Word => _letters.AsSpan(0, _count);

    /// <summary>The word before y and i are made one: what somebody who is still typing may go on from.</summary>
    public string Unspelt { get; private set; } = "";

    /// <param name="keepUnspelt">Fills <see cref="Unspelt"/>, which costs a string a word.</param>
    public bool Next(bool keepUnspelt = false)
    {
        _count = 0;
        var at = End;
        for (; at < _text.Length; at++)
        {
            var plain = _text[at] < Plain.Length ? Plain[_text[at]] : Apart;
            if (plain is Skipped) continue;
            if (plain is Apart)
            {
                if (_count > 0) break;
                continue;
            }

            if (_count == 0) Start = at;
            if (_count < Longest) _letters[_count++] = plain;
        }

        End = at;
        if (_count == 0) return false;
        if (keepUnspelt) Unspelt = Word.ToString();
        Folding.Spell(_letters.AsSpan(0, _count));
        return true;
    }

    private static char PlainOf(char c)
    {
        if (char.IsSurrogate(c)) return Apart;
        if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark) return Skipped;
        // “Ð” of Icelandic stands in many documents for “Đ”.
        var first = char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD)[0]);
        return first is 'đ' or 'ð' ? 'd' : char.IsAsciiLetterOrDigit(first) ? first : Apart;
    }
}
