using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Rewards;

/// <summary>How a regime turns multiples of the base salary into money.</summary>
public sealed record RewardRules
{
    /// <summary>Null: the pack states none, and products stay as they are.</summary>
    public MoneyRounding? Rounding { get; init; }

    /// <summary>Of several awards of one subject only the highest is paid.</summary>
    public IReadOnlyList<HighestOnly> HighestOnly { get; init; } = [];

    /// <summary>By kind of recipient: which of an award's multiples is theirs.</summary>
    public IReadOnlyDictionary<string, RewardShare> PaidAs { get; init; } = new Dictionary<string, RewardShare>();

    /// <summary>What else an officer should know, each with its source.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];

    /// <summary>A multiple of the base salary in đồng, rounded as the regime says.</summary>
    public decimal Amount(decimal multiple, BaseSalary salary) => Rounding is { } rounding ? rounding.Of(multiple * salary.Amount) : multiple * salary.Amount;
}

/// <summary>Which multiple of a reward a kind of recipient is given.</summary>
public enum RewardShare
{
    Individual,
    Collective,
    Household,
}

public enum RoundingWay
{
    Up,
    Nearest,
    Down,
}

/// <param name="To">In đồng: 10,000 for “hàng chục nghìn đồng”.</param>
public sealed record MoneyRounding(decimal To, RoundingWay Way, Basis Basis)
{
    public decimal Of(decimal amount) => To * Way.Whole(amount / To);
}

/// <summary>What makes two awards of one subject the same case.</summary>
public enum SameBy
{
    /// <summary>They reward the same years.</summary>
    Period,

    /// <summary>They reward the same achievement, as the list says.</summary>
    Achievement,
}

/// <param name="Kinds">Codes of the kinds of award among which only the highest is paid.</param>
/// <param name="Text">The rule in Vietnamese.</param>
public sealed record HighestOnly(string Code, IReadOnlyList<string> Kinds, SameBy By, string Text, Basis Basis);

public static class Roundings
{
    /// <summary>A whole number, half going up where the nearest is asked for.</summary>
    public static decimal Whole(this RoundingWay way, decimal number) => way switch
    {
        RoundingWay.Up => Math.Ceiling(number),
        RoundingWay.Down => Math.Floor(number),
        _ => Math.Round(number, MidpointRounding.AwayFromZero),
    };

    /// <summary>“làm tròn lên”.</summary>
    public static string Words(this RoundingWay way) => way switch
    {
        RoundingWay.Up => "làm tròn lên",
        RoundingWay.Down => "làm tròn xuống",
        _ => "làm tròn",
    };
}
