using System.Collections.Frozen;

namespace VinhDanh.Papers.Parties;

/// <summary>Compares names of units as people write them.</summary>
public static class UnitNames
{
    /// <summary>Words that many units share, so that “Phòng Y tế” and “Phòng Kinh tế” are not alike for their “Phòng”.</summary>
    private static readonly FrozenSet<string> Common = new[]
    {
        "phong", "ban", "so", "uy", "nhan", "dan", "hoi", "dong", "trung", "tam", "truong", "co", "quan", "don", "vi", "cac", "quan", "huyen", "tinh",
        "xa", "phuong", "thanh", "pho", "thuoc", "chi", "cuc",
    }.ToFrozenSet();

    /// <summary>
    /// Equal for “Phòng LĐTBXH”, “P. LĐ-TB&amp;XH” and “Phòng Lao động - Thương binh và Xã hội”: short forms written out, folded,
    /// joining words dropped. Empty when the name has no letters.
    /// </summary>
    public static string Key(string? name)
    {
        var composed = Deadlines.DeadlineText.Clean(Deadlines.DeadlineText.Compose(name)).Text;
        var words = Folding.Fold(AbbreviationBook.Default.ExpandUnits(composed)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Where(w => w is not "va"));
    }

    /// <summary>
    /// 0 (nothing in common) to 1 (equal keys). Words that few units share weigh most; a name that contains the other in full is
    /// nearer than one that shares as many words by chance; one wrong letter in a long word costs little.
    /// </summary>
    public static double Similarity(string? a, string? b)
    {
        var (keyA, keyB) = (Key(a), Key(b));
        if (keyA.Length == 0 || keyB.Length == 0) return 0;
        if (keyA == keyB) return 1;
        string[] wordsA = keyA.Split(' '), wordsB = keyB.Split(' ');
        var shared = Shared(wordsA, [.. wordsB]);
        double weightA = wordsA.Sum(Weight), weightB = wordsB.Sum(Weight);
        var dice = 2 * shared / (weightA + weightB);
        var contained = shared / Math.Min(weightA, weightB);
        return Math.Min(0.99, (dice + contained) / 2);
    }

    private static double Shared(string[] words, List<string> others)
    {
        var shared = 0.0;
        foreach (var word in words.OrderByDescending(w => others.Contains(w)))
        {
            var best = others.IndexOf(word);
            var credit = 1.0;
            if (best < 0)
            {
                best = others.FindIndex(o => OneLetterOff(word, o));
                credit = 0.8;
            }
            if (best < 0) continue;
            shared += credit * Math.Min(Weight(word), Weight(others[best]));
            others.RemoveAt(best);
        }
        return shared;
    }

    private static double Weight(string word) => Common.Contains(word) ? 0.3 : 1;

    /// <summary>One letter changed, added or missing, in words of four letters or more.</summary>
    private static bool OneLetterOff(string a, string b)
    {
        if (a.Length > b.Length) (a, b) = (b, a);
        if (a.Length < 4 || b.Length - a.Length > 1) return false;
        var i = 0;
        while (i < a.Length && a[i] == b[i]) i++;
        return a.Length == b.Length ? a.AsSpan(i + 1).SequenceEqual(b.AsSpan(i + 1)) : a.AsSpan(i).SequenceEqual(b.AsSpan(i + 1));
    }
}
