using VinhDanh.Law.Packs;

namespace VinhDanh.Law.Quotas;

/// <summary>Reads lists of units (<c>units:</c>), as <c>docs/law-packs.md</c> describes them.</summary>
public static class QuotaListReader
{
    /// <summary>More than anybody employs, and little enough to be added up.</summary>
    private const int Most = 10_000_000;

    /// <exception cref="PackException">Not of the form, with every mistake.</exception>
    public static IReadOnlyList<QuotaList> Read(string file, TextReader yaml) => YamlFile.Read(file, yaml, root =>
    {
        List<QuotaList> lists = [];
        foreach (var at in root.List("units"))
        {
            lists.Add(One(at));
            at.Done();
        }
        if (lists.Count == 0) root.Mistake("không có đơn vị nào trong “units”");
        return (IReadOnlyList<QuotaList>)lists;
    });

    private static QuotaList One(Section at)
    {
        if (at.Whole("year") is null) at.Mistake("year", "thiếu “year” (năm xét)");
        if (at.Whole("members") is < 0 or > Most) at.Mistake("members", $"“members”: {Expected(at.Whole("members"))}");
        return new(at.Text("unit"), at.Whole("year") ?? 0)
        {
            Members = at.Whole("members"),
            Proposed = Counts(at, "proposed"),
            Holding = Counts(at, "holding"),
            Meeting = Counts(at, "meeting"),
        };
    }

    private static Dictionary<string, int> Counts(Section at, string key)
    {
        Dictionary<string, int> counts = new(StringComparer.Ordinal);
        if (at.Inner(key) is not { } inner) return counts;
        foreach (var award in inner.Keys)
        {
            if (inner.Whole(award) is { } count and >= 0 and <= Most) counts[award] = count;
            else inner.Mistake(award, $"“{award}”: {Expected(inner.Whole(award))}");
        }
        return counts;
    }

    private static string Expected(int? number) => number > Most ? "số quá lớn" : "chờ số từ 0 trở lên";
}
