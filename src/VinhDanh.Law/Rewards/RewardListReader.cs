using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Rewards;

/// <summary>Reads the list of a decision (<c>awards:</c>), as <c>docs/law-packs.md</c> describes it.</summary>
public static class RewardListReader
{
    /// <exception cref="PackException">Not of the form, with every mistake.</exception>
    public static IReadOnlyList<RewardClaim> Read(string file, TextReader yaml) => YamlFile.Read(file, yaml, root =>
    {
        List<RewardClaim> claims = [];
        foreach (var at in root.List("awards"))
        {
            claims.Add(Claim(at));
            at.Done();
        }
        if (claims.Count == 0) root.Mistake("không có mục nào trong “awards”");
        return (IReadOnlyList<RewardClaim>)claims;
    });

    private static RewardClaim Claim(Section at)
    {
        if (at.Whole("year") is null) at.Mistake("year", "thiếu “year” (năm thành tích)");
        var claim = new RewardClaim(at.Text("who"), at.Text("recipient"), at.Text("award"), at.Whole("year") ?? 0) { FromYear = at.Whole("from_year"), Achievement = at.TextOrNull("achievement") };
        if (claim.FromYear > claim.Year) at.Mistake("from_year", "“from_year” sau “year”");
        return claim;
    }
}
