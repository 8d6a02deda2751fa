using System.Numerics;
using VinhDanh.Law.Records;

namespace VinhDanh.Law.Bulk;

/// <summary>
/// A history as bits, for judging many: a title is one word of 64 years, a rating one word for each level. Made for one <see cref="CompiledRegime"/>, whose
/// numbers it uses in place of codes; can be filled again and again.
/// </summary>
public sealed class CompactHistory
{
    /// <summary>Year of the first bit. What is older counts as of this year: no condition looks further back than its run.</summary>
    public const int FirstYear = 1990;

    internal int Kind;
    internal int Group = -1;
    internal Truth IsWoman;
    internal Truth IsRetiring;
    internal int FoundedIn;
    internal bool Closed;
    internal bool Pending;

    /// <summary>First year that counts after discipline; <see cref="int.MinValue"/>: all do.</summary>
    internal int CountsFrom;

    /// <summary>Last year in which discipline ran; <see cref="int.MaxValue"/>: it still runs.</summary>
    internal int DisciplinedUntil;
    internal ulong Recorded;
    internal ulong Rated;
    internal readonly ulong[] AtLeast;
    internal readonly ulong[] Held;
    internal readonly ulong[] HeldForMerit;
    internal readonly ulong[] FoundTrue;
    internal readonly ulong[] FoundFalse;
    internal readonly decimal[] Measures;
    internal ulong Measured;
    internal readonly int[] MembersHolding;
    internal int Members;
    internal int MembersNotCompleted;
    internal int WorstDiscipline;
    internal bool DisciplineKnown;
    internal readonly List<CompactWork> Works = [];
    internal readonly List<(int Year, int Scope)> Combat = [];
    internal readonly List<(int Year, int OrganisedBy, bool Leading)> Clusters = [];
    internal readonly List<(int LaunchedBy, int Years, bool Leading, bool Outstanding)> Movements = [];
    internal readonly List<(int Position, decimal Years, bool Disciplined)> Posts = [];

    internal CompactHistory(CompiledRegime regime)
    {
        AtLeast = new ulong[regime.Ratings];
        Held = new ulong[regime.Awards];
        HeldForMerit = new ulong[regime.Awards];
        FoundTrue = new ulong[regime.Statements / 64 + 1];
        FoundFalse = new ulong[regime.Statements / 64 + 1];
        Measures = new decimal[regime.Measures];
        MembersHolding = new int[regime.Awards];
    }

    internal Truth Unrecorded => Closed ? Truth.NotMet : Truth.Unknown;

    internal void Clear()
    {
        (Kind, Group, IsWoman, IsRetiring, FoundedIn, Closed, Pending) = (0, -1, Truth.Unknown, Truth.Unknown, 0, false, false);
        (CountsFrom, DisciplinedUntil, Recorded, Rated, Measured) = (int.MinValue, int.MinValue, 0, 0, 0);
        (Members, MembersNotCompleted, WorstDiscipline, DisciplineKnown) = (0, -1, -1, false);
        Array.Clear(AtLeast);
        Array.Clear(Held);
        Array.Clear(HeldForMerit);
        Array.Clear(FoundTrue);
        Array.Clear(FoundFalse);
        Array.Fill(MembersHolding, -1);
        Works.Clear();
        Combat.Clear();
        Clusters.Clear();
        Movements.Clear();
        Posts.Clear();
    }

    /// <summary>The bit of a year; years before the first count as the first, none lies after the last.</summary>
    internal static ulong Bit(int year) => 1UL << Math.Clamp(year - FirstYear, 0, 63);

    /// <summary>The years from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    internal static ulong Span(int from, int to)
    {
        var (low, high) = (Math.Max(from, FirstYear) - FirstYear, Math.Min(to, FirstYear + 63) - FirstYear);
        return low > high ? 0 : ulong.MaxValue >> 63 - high & ulong.MaxValue << low;
    }

    /// <summary>Years without a break that end in <paramref name="last"/>, none before <paramref name="from"/>.</summary>
    internal static int RunLength(ulong years, int last, int from)
    {
        var at = last - FirstYear;
        if (at is < 0 or > 63 || from > last) return 0;
        return Math.Min(BitOperations.LeadingZeroCount(~(years << 63 - at)), Math.Min(at + 1, from <= FirstYear ? at + 1 : last - from + 1));
    }
}

/// <param name="Authority">Rank of who recognised it, −1 for somebody the regime does not know, or <see cref="NotRecorded"/>.</param>
internal readonly record struct CompactWork(int Year, int Kind, int Scope, int Authority, Truth Effective, bool Free)
{
    public const int NotRecorded = int.MinValue;
}
