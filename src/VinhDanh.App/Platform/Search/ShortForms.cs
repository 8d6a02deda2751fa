using System.Collections.Frozen;
using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Platform.Search;

/// <summary>The field's abbreviations as folded words, both ways: “ntvt” and “nguoi tot viec tot”.</summary>
internal static class ShortForms
{
    private static readonly (string Short, string[] Meaning)[] All =
    [
        .. from entry in AbbreviationBook.Default.Entries
           let shortForm = SearchQuery.WordsOf(entry.ShortForm)
           let meaning = SearchQuery.WordsOf(entry.Meaning)
           // “LĐ-TB&XH” is typed as one word or as three; the book holds the one-word form as well.
           where shortForm.Length == 1 && shortForm[0].Length >= 2 && meaning.Length >= 2
           select (shortForm[0], meaning),
    ];

    private static readonly FrozenDictionary<string, string[][]> ByShort =
        All.GroupBy(e => e.Short).ToFrozenDictionary(g => g.Key, g => g.Select(e => e.Meaning).DistinctBy(m => string.Join(' ', m)).ToArray());

    private static readonly FrozenDictionary<string, string[]> ByMeaning =
        All.GroupBy(e => string.Join(' ', e.Meaning)).ToFrozenDictionary(g => g.Key, g => g.Select(e => e.Short).Distinct().ToArray());

    public static int LongestMeaning { get; } = All.Max(e => e.Meaning.Length);

    /// <summary>What a word may stand for; empty when it is none of the book.</summary>
    public static IReadOnlyList<string[]> MeaningsOf(string word) => ByShort.GetValueOrDefault(word) ?? [];

    /// <summary>How words together are shortened; empty when they are not.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> words) => ByMeaning.GetValueOrDefault(string.Join(' ', words)) ?? [];
}
