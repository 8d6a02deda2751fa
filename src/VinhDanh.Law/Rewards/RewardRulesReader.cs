using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Rewards;

/// <summary>What one pack says of reward money; null: as the pack below has it.</summary>
internal sealed class RewardRulesDraft
{
    public MoneyRounding? Rounding { get; set; }

    public Entries<HighestOnly> HighestOnly { get; } = new();

    public Dictionary<string, RewardShare>? PaidAs { get; set; }

    public IReadOnlyList<Remark>? Remarks { get; set; }
}

/// <summary>Reads <c>reward_rules</c>.</summary>
internal static class RewardRulesReader
{
    private static readonly (string Key, RewardShare Share)[] Shares = [("individual", RewardShare.Individual), ("collective", RewardShare.Collective), ("household", RewardShare.Household)];

    public static void Read(Section at, RewardRulesDraft to, BasisReader bases)
    {
        if (at.Inner("rounding") is { } rounding) to.Rounding = Rounding(rounding, bases);
        foreach (var rule in at.List("highest_only"))
        {
            to.HighestOnly.Add(rule.Text("code"), new(rule.Text("code"), rule.Words("kinds"), By(rule), rule.Text("text"), bases.Read(rule)), rule);
            if (rule.Words("kinds").Count == 0) rule.Mistake("thiếu “kinds” (các loại danh hiệu, hình thức)");
            rule.Done();
        }
        if (at.Inner("paid_as") is { } paid) to.PaidAs = PaidAs(paid);
        if (at.Has("remarks")) to.Remarks = [.. at.List("remarks").Select(bases.ReadRemark)];
        at.Done();
    }

    /// <summary>“way” of a rounding.</summary>
    public static RoundingWay Way(Section at, string key)
    {
        var way = at.TextOrNull(key);
        if (way is "up" or "down" or "nearest") return Enum.Parse<RoundingWay>(way, ignoreCase: true);
        at.Mistake(key, $"“{key}”: chờ up (lên), nearest (gần nhất) hoặc down (xuống)");
        return default;
    }

    private static MoneyRounding Rounding(Section at, BasisReader bases)
    {
        var to = at.Number("to");
        if (to is null or <= 0) at.Mistake("to", "“to”: chờ số tiền đồng lớn hơn 0, ví dụ 10000");
        var rounding = new MoneyRounding(to is > 0 ? to.Value : 1, Way(at, "way"), bases.Read(at));
        at.Done();
        return rounding;
    }

    private static SameBy By(Section at)
    {
        var by = at.Text("same");
        if (by is not ("period" or "achievement")) at.Mistake("same", "“same”: chờ period (cùng thời gian) hoặc achievement (cùng thành tích)");
        return by == "achievement" ? SameBy.Achievement : SameBy.Period;
    }

    private static Dictionary<string, RewardShare> PaidAs(Section at)
    {
        Dictionary<string, RewardShare> paid = new(StringComparer.Ordinal);
        foreach (var (key, share) in Shares)
        {
            foreach (var recipient in at.Words(key))
            {
                if (!paid.TryAdd(recipient, share)) at.Mistake(key, $"“{recipient}” đứng hai lần trong “paid_as”");
            }
        }
        at.Done();
        return paid;
    }
}
