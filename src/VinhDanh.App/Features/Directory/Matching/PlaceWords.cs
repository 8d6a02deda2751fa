using VinhDanh.Papers.Parties;

namespace VinhDanh.App.Features.Directory.Matching;

/// <summary>
/// Takes off a name what merely says whose it is: in papers of the district Lim Hồ “Phòng Nội vụ”, “Phòng Nội vụ quận” and
/// “Phòng Nội vụ quận Lim Hồ” are one unit.
/// </summary>
internal sealed class PlaceWords
{
    private static readonly string[] Levels = ["thanh pho", "thi xa", "thi tran", "dac khu", "tinh", "quan", "huyen", "phuong", "xa"];

    /// <summary>Joins a name to the place; without it they say nothing.</summary>
    private static readonly string[] Joints = ["tren dia ban", "truc thuoc", "thuoc", "cua", "cap"];

    private readonly IReadOnlyList<(string Level, string Proper)> _places;

    /// <param name="names">Of the authority, then of those above it.</param>
    public PlaceWords(IEnumerable<string> names) => _places = [.. names.Select(PlaceIn).OfType<(string, string)>()];

    /// <returns>The key of a name, without the authority's place behind it.</returns>
    public string KeyOf(string name) => Without(UnitNames.Key(name));

    /// <summary>Until nothing more comes off: “hiệp quản” loses its folded “quan” as well, on both sides of a comparison.</summary>
    public string Without(string key)
    {
        for (var bare = key; ; key = bare)
        {
            bare = Once(key);
            if (bare == key) return key;
        }
    }

    private string Once(string key)
    {
        var bare = key;
        foreach (var (level, proper) in _places)
        {
            // “Quận ủy Lim Hồ”: the level is in the committee's own name.
            if (EndsWith(bare, proper) && Cut(bare, proper) is var left && (EndsWith(left, level) || EndsWith(left, "uy"))) bare = left;
            if (EndsWith(bare, level)) bare = Cut(bare, level);
        }
        foreach (var joint in Joints)
            if (bare != key && EndsWith(bare, joint)) bare = Cut(bare, joint);
        return bare;
    }

    private static (string Level, string Proper)? PlaceIn(string name)
    {
        var key = UnitNames.Key(name);
        var found = Levels
            .Select(level => (Level: level, At: $" {key} ".IndexOf($" {level} ", StringComparison.Ordinal)))
            .Where(f => f.At >= 0 && key.Length > f.At + f.Level.Length)
            .OrderBy(f => f.At)
            .ToList();
        return found is [var first, ..] ? (first.Level, key[(first.At + first.Level.Length + 1)..]) : null;
    }

    private static bool EndsWith(string key, string words) => key.EndsWith(" " + words, StringComparison.Ordinal);

    private static string Cut(string key, string words) => key[..^(words.Length + 1)];
}
