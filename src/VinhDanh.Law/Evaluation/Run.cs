namespace VinhDanh.Law.Evaluation;

/// <summary>An unbroken run of years that ends in the year proposed.</summary>
/// <param name="Sure">Years of which it is known.</param>
/// <param name="Possible">Years if everything unknown were good.</param>
/// <param name="UnknownYears">Those that decide between the two.</param>
/// <param name="BrokenIn">The year that ends it, looking back; null: it goes back to the first year that counts.</param>
internal readonly record struct Run(int Last, int Sure, int Possible, IReadOnlyList<int> UnknownYears, int? BrokenIn)
{
    /// <summary>No history is longer.</summary>
    private const int Longest = 80;

    public int From(bool possible) => Last - (possible ? Possible : Sure) + 1;

    /// <param name="notBefore">The first year that may count.</param>
    public static Run Ending(int last, int notBefore, Func<int, Truth> holds)
    {
        List<int> unknown = [];
        var sure = 0;
        int? broken = null;
        var year = last;
        for (; year >= notBefore && last - year < Longest; year--)
        {
            var truth = holds(year);
            if (truth is Truth.NotMet)
            {
                broken = year;
                break;
            }
            if (truth is Truth.Unknown) unknown.Add(year);
            else if (unknown.Count == 0) sure++;
        }
        return new(last, sure, last - year, unknown, broken);
    }

    public Truth AtLeast(int years) => Sure >= years ? Truth.Met : Possible >= years ? Truth.Unknown : Truth.NotMet;

    /// <summary>The unknown years that would have to be good for a run of that length.</summary>
    public IReadOnlyList<int> Missing(int years)
    {
        var first = Last - years + 1;
        return [.. UnknownYears.Where(y => y >= first).Order()];
    }
}
