using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Rewards;

/// <summary>
/// Works out the reward money of one decision: multiples by the law that judged the awards, the base salary of the day the decision is signed. Awards of other
/// decisions are not looked at.
/// </summary>
public sealed class RewardCalculator(Regime regime)
{
    public RewardSheet Of(IReadOnlyList<RewardClaim> claims, DateOnly decidedOn)
    {
        var salary = regime.BaseSalaryOn(decidedOn);
        RewardLine[] lines = [.. claims.Select(c => Alone(c, salary, decidedOn))];
        foreach (var rule in regime.RewardRules.HighestOnly)
        {
            var places = Enumerable.Range(0, lines.Length).Where(i => lines[i].State is RewardState.Paid && rule.Kinds.Contains(lines[i].Award!.Kind)).GroupBy(i => lines[i].Claim.Who, StringComparer.Ordinal);
            foreach (var own in places) Cover(lines, rule, [.. own.OrderByDescending(i => lines[i].Amount).ThenByDescending(i => lines[i].Award!.Rank ?? int.MinValue)]);
        }
        return new(regime, decidedOn, salary, lines);
    }

    /// <summary>As if it were the only award of the list.</summary>
    private RewardLine Alone(RewardClaim claim, BaseSalary? salary, DateOnly decidedOn)
    {
        if (!regime.Awards.TryGetValue(claim.Award, out var award)) return new(claim, RewardState.Unknown, $"Bộ dữ liệu không có “{claim.Award}”");
        var line = new RewardLine(claim, RewardState.Unknown, "Bộ dữ liệu chưa có mức thưởng") { Award = award };
        if (award.Reward is not { } reward) return line;
        if (!regime.RewardRules.PaidAs.TryGetValue(claim.Recipient, out var share)) return line with { How = $"Bộ dữ liệu chưa nêu mức thưởng cho đối tượng “{Recipient(claim)}”" };
        var multiple = share switch
        {
            RewardShare.Individual => reward.Individual,
            RewardShare.Collective => reward.Collective,
            _ => reward.Household,
        };
        if (multiple is not { } times) return line with { State = RewardState.NoMoney, How = $"Không quy định tiền thưởng cho {Recipient(claim)}" };
        if (salary is null) return line with { Multiple = times, How = $"Bộ dữ liệu không có mức lương cơ sở ngày {Wording.Date(decidedOn)}" };
        var amount = regime.RewardRules.Amount(times, salary);
        return line with { State = RewardState.Paid, Multiple = times, Amount = amount, IsMaximum = reward.IsMaximum, How = How(times, salary, amount, reward.IsMaximum) };
    }

    private string Recipient(RewardClaim claim) => regime.Words.Recipients.TryGetValue(claim.Recipient, out var term) ? term.Name : claim.Recipient;

    private string How(decimal times, BaseSalary salary, decimal amount, bool isMaximum)
    {
        var product = times * salary.Amount;
        var rounded = product == amount ? "" : $", {regime.RewardRules.Rounding!.Way.Words()} {Wording.Money(amount)}";
        return $"{(isMaximum ? "tối đa " : "")}{Wording.Number(times)} × {Wording.Money(salary.Amount)} = {Wording.Money(product)}{rounded}";
    }

    /// <param name="highestFirst">Places of the lines of one subject.</param>
    private static void Cover(RewardLine[] lines, HighestOnly rule, int[] highestFirst)
    {
        for (var i = 1; i < highestFirst.Length; i++)
        {
            var own = Case(lines[highestFirst[i]], rule);
            var higher = highestFirst[..i].Select(h => (Line: lines[h], Case: Case(lines[h], rule))).ToList();
            if (own is not null && higher.FirstOrDefault(h => h.Case == own).Line is { } over)
            {
                lines[highestFirst[i]] = lines[highestFirst[i]] with { State = RewardState.Covered, Rule = rule, How = $"Chỉ chi mức cao nhất: {over.Award!.Name} ({Wording.Money(over.Amount ?? 0)}). {rule.Text}" };
            }
            else if (own is null || higher.Any(h => h.Case is null))
            {
                lines[highestFirst[i]] = lines[highestFirst[i]] with { State = RewardState.Undecided, Rule = rule, How = $"{lines[highestFirst[i]].How}; cần nêu thành tích được khen. {rule.Text}" };
            }
        }
    }

    /// <returns>Null: the list does not say.</returns>
    private static string? Case(RewardLine line, HighestOnly rule) => rule.By is SameBy.Achievement ? line.Claim.Achievement
        : $"{line.Claim.FromYear ?? line.Claim.Year - line.Award!.PeriodYears + 1}–{line.Claim.Year}";
}
