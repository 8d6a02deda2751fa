namespace VinhDanh.Law.Packs;

/// <summary>Codes that what a regime says of money, procedure and certificates names and nobody defines.</summary>
internal sealed class ProcedureCheck(Regime regime, string file)
{
    public IEnumerable<PackMistake> Mistakes() =>
        Money().Concat(Terms()).Concat(Principles()).Concat(regime.Certificates.Values.SelectMany(c => Filter($"“{c.Code}” (certificates)", c.For))).Concat(regime.Objects.Values.SelectMany(o => Filter($"“{o.Code}” (objects)", o.For)));

    private IEnumerable<PackMistake> Money()
    {
        foreach (var rule in regime.RewardRules.HighestOnly)
        {
            foreach (var kind in rule.Kinds.Where(k => !regime.Words.Kinds.ContainsKey(k))) yield return Unknown($"“{rule.Code}” (reward_rules) dùng loại “{kind}”");
        }
        foreach (var recipient in regime.RewardRules.PaidAs.Keys.Where(r => !regime.Words.Recipients.ContainsKey(r))) yield return Unknown($"“paid_as” dùng đối tượng “{recipient}”");
    }

    private IEnumerable<PackMistake> Terms()
    {
        foreach (var limit in regime.TimeLimits.Values)
        {
            if (!regime.Words.Events.ContainsKey(limit.Event)) yield return Unknown($"“{limit.Code}” (time_limits) dùng sự kiện “{limit.Event}”");
            foreach (var mistake in Filter($"“{limit.Code}” (time_limits)", limit.For)) yield return mistake;
        }
    }

    private IEnumerable<PackMistake> Principles()
    {
        foreach (var principle in regime.Principles.Values)
        {
            foreach (var kind in principle.Kinds.Where(k => !regime.Words.Kinds.ContainsKey(k))) yield return Unknown($"nguyên tắc “{principle.Text}” dùng loại “{kind}”");
            foreach (var by in principle.DecidedBy.Where(a => !regime.Words.Authorities.Has(a))) yield return Unknown($"nguyên tắc “{principle.Text}” dùng thẩm quyền “{by}”");
        }
    }

    private IEnumerable<PackMistake> Filter(string entry, AwardFilter filter)
    {
        foreach (var award in filter.Awards.Where(a => !regime.Awards.ContainsKey(a))) yield return Unknown($"{entry} dùng danh hiệu, hình thức “{award}”");
        foreach (var by in filter.DecidedBy.Where(a => !regime.Words.Authorities.Has(a))) yield return Unknown($"{entry} dùng thẩm quyền “{by}”");
    }

    private PackMistake Unknown(string what) => new(file, 0, 0, $"{what} chưa khai ở đâu");
}
