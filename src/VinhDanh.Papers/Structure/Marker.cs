using System.Text.RegularExpressions;

namespace VinhDanh.Papers.Structure;

internal enum MarkerKind
{
    None,
    Part,
    Chapter,
    Capital,
    Division,
    Article,
    Roman,
    Arabic,
    Letter,
    Bullet,
}

/// <summary>What a line starts with: “II.”, “1.2.”, “a)”, “Điều 3.”, “-”.</summary>
/// <param name="Label">Without its stop: “II”, “1.2”, “a”, “3”.</param>
/// <param name="Rest">The line after the marker.</param>
/// <param name="Level">Smaller stands above; bullets have none.</param>
internal sealed partial record Marker(MarkerKind Kind, string Label, string Rest, int Level)
{
    private const int ArabicLevel = 6;
    private const int LetterLevel = 12;

    public bool IsNumbered => Kind is not (MarkerKind.None or MarkerKind.Bullet);

    public static Marker Of(string line)
    {
        var match = Any().Match(line);
        if (!match.Success) return new Marker(MarkerKind.None, "", line, int.MaxValue);
        var rest = line[match.Length..].Trim();
        var label = match.Groups["label"].Value;
        if (match.Groups["named"].Success) return Named(match.Groups["named"].Value, label, rest);
        if (match.Groups["roman"].Success) return new Marker(MarkerKind.Roman, match.Groups["roman"].Value, rest, 5);
        if (match.Groups["capital"].Success) return new Marker(MarkerKind.Capital, match.Groups["capital"].Value, rest, 2);
        if (match.Groups["arabic"].Success)
        {
            var number = match.Groups["arabic"].Value.TrimEnd('.');
            return new Marker(MarkerKind.Arabic, number, rest, Math.Min(ArabicLevel + number.Count(c => c == '.'), LetterLevel - 1));
        }
        if (match.Groups["letter"].Success) return new Marker(MarkerKind.Letter, match.Groups["letter"].Value, rest, LetterLevel);
        return new Marker(MarkerKind.Bullet, match.Groups["bullet"].Value, rest, int.MaxValue);
    }

    private static Marker Named(string word, string label, string rest) => PlainWords.Fold(word) switch
    {
        "phan" => new(MarkerKind.Part, label, rest, 0),
        "chuong" => new(MarkerKind.Chapter, label, rest, 1),
        "muc" => new(MarkerKind.Division, label, rest, 3),
        _ => new(MarkerKind.Article, label, rest, 4),
    };

    [GeneratedRegex(@"^(?:(?<named>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU)\s+(?:thứ\s+)?(?<label>[IVXLC]+|\d{1,3}[a-z]?)\s*(?:[.:)\-–]|(?=\s)|$)|(?<roman>(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))\s?(?:[.)/\-](?=\s)|\.(?=\p{Lu}))|(?<capital>[A-HĐ])[.)](?=\s)|(?<arabic>\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}(?=[.)]))(?:[.)](?=[\s\p{Lu}“])|(?<=\.\d{1,2}\.?)(?=\s))|(?<letter>[a-zđ])\s?[.)](?=\s)|(?<bullet>[-–—•+*▪●✓])(?=[\s\p{L}“""(]))")]
    private static partial Regex Any();
}
