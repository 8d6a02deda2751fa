namespace VinhDanh.Law.Packs;

/// <summary>Codes that money, and later procedure, of a regime name and nobody defines.</summary>
internal sealed class ProcedureCheck(Regime regime, string file)
{
    public IEnumerable<PackMistake> Mistakes()
    {
        foreach (var rule in regime.RewardRules.HighestOnly)
        {
            foreach (var kind in rule.Kinds.Where(k => !regime.Words.Kinds.ContainsKey(k))) yield return Unknown($"“{rule.Code}” (reward_rules) dùng loại “{kind}”");
        }
        foreach (var recipient in regime.RewardRules.PaidAs.Keys.Where(r => !regime.Words.Recipients.ContainsKey(r))) yield return Unknown($"“paid_as” dùng đối tượng “{recipient}”");
    }

    private PackMistake Unknown(string what) => new(file, 0, 0, $"{what} chưa khai ở đâu");
}
