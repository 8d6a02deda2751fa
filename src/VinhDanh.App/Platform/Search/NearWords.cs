namespace VinhDanh.App.Platform.Search;

/// <summary>Words that differ by a slip of the hand: a letter too many, too few, another one, or two changed about.</summary>
public static class NearWords
{
    /// <summary>Slips forgiven in a word of so many letters.</summary>
    public static int Forgiven(int letters) => letters switch { < 3 => 0, < 8 => 1, _ => 2 };

    /// <summary>Damerau-Levenshtein distance (optimal alignment), as far as <paramref name="most"/>; beyond: anything above it.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        Span<int> before = stackalloc int[b.Length + 1], above = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) above[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost = Math.Min(cost, before[j - 2] + 1);
                row[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most) return most + 1;
            var spare = before;
            before = above;
            above = row;
            row = spare;
        }

        return above[b.Length];
    }
}
