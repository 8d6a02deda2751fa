namespace VinhDanh.App.Platform.Search;

/// <summary>What somebody asks for: every group must occur, each by one of its alternatives.</summary>
/// <param name="Prefix">Beginning of the word still being typed, which any word of the last group may go on from; null: none.</param>
public sealed record SearchQuery(IReadOnlyList<WordGroup> Groups, string? Prefix)
{
    /// <summary>More words than that narrow nothing.</summary>
    private const int MostWords = 12;

    public IEnumerable<string> Words => Groups.SelectMany(g => g.Alternatives).SelectMany(a => a.Words).Distinct();

    /// <summary>Folded words of a text.</summary>
    public static string[] WordsOf(string text)
    {
        var words = new List<string>();
        var syllables = new Syllables(text);
        while (syllables.Next()) words.Add(syllables.Word.ToString());
        return [.. words];
    }

    public static SearchQuery Of(string? text)
    {
        text ??= "";
        var words = new List<(string Word, string Typed, string Unspelt)>();
        var syllables = new Syllables(text);
        while (words.Count < MostWords && syllables.Next(keepUnspelt: true))
            words.Add((syllables.Word.ToString(), text[syllables.Start..syllables.End], syllables.Unspelt));

        var groups = new List<WordGroup>();
        string? prefix = null;
        for (var i = 0; i < words.Count;)
        {
            var (length, shortForms) = ShortFormsAt(words, i);
            if (length > 0)
            {
                var run = words.Skip(i).Take(length).ToList();
                groups.Add(new(string.Join(' ', run.Select(w => w.Typed)), [new([.. run.Select(w => w.Word)]), .. shortForms.Select(s => new Alternative([s]))]));
                i += length;
                continue;
            }

            var (word, typed, unspelt) = words[i++];
            groups.Add(new(typed, [new([word]), .. ShortForms.MeaningsOf(word).Select(m => new Alternative(m) { Together = true })]));
            // A number goes on from nothing: “1” would mean every tenth entry.
            if (i == words.Count && !word.Any(char.IsAsciiDigit)) prefix = unspelt;
        }

        return new(groups, prefix);
    }

    private static (int Length, IReadOnlyList<string> Shorts) ShortFormsAt(List<(string Word, string Typed, string Unspelt)> words, int at)
    {
        for (var length = Math.Min(ShortForms.LongestMeaning, words.Count - at); length >= 2; length--)
            if (ShortForms.Of(words.Skip(at).Take(length).Select(w => w.Word)) is { Count: > 0 } found) return (length, found);
        return (0, []);
    }

    /// <summary>As PostgreSQL's tsquery; empty for no words.</summary>
    /// <param name="titleOnly">In titles alone.</param>
    /// <param name="withPrefix">False: the last word as it stands.</param>
    public string Text(bool titleOnly, bool withPrefix) => string.Join(" & ", Groups.Select((g, i) => GroupText(g, titleOnly, withPrefix && i == Groups.Count - 1 ? Prefix : null)));

    internal static string GroupText(WordGroup group, bool titleOnly, string? prefix)
    {
        var weight = titleOnly ? "A" : "";
        // Words are letters and digits only, so nothing in them needs escaping.
        var alternatives = group.Alternatives.Select(a => "(" + string.Join(a.Together ? " <-> " : " & ", a.Words.Select(w => weight.Length > 0 ? $"'{w}':{weight}" : $"'{w}'")) + ")");
        if (prefix is not null) alternatives = alternatives.Append($"'{prefix}':*{weight}");
        return "(" + string.Join(" | ", alternatives) + ")";
    }
}

/// <param name="Typed">As it was typed.</param>
public sealed record WordGroup(string Typed, IReadOnlyList<Alternative> Alternatives)
{
    /// <summary>The one word it is, if it is one that may be mistyped.</summary>
    public string? Plain => Alternatives is [{ Words: [var word] }] && !word.Any(char.IsAsciiDigit) ? word : null;
}

public sealed record Alternative(IReadOnlyList<string> Words)
{
    /// <summary>Only one right after the other: the program put them in, nobody typed them.</summary>
    public bool Together { get; init; }
}
