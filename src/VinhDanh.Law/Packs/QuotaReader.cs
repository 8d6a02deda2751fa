using VinhDanh.Law.Rewards;

namespace VinhDanh.Law.Packs;

/// <summary>Reads one entry of <c>quotas</c>.</summary>
internal static class QuotaReader
{
    public static Quota Read(Section at, decimal? share, BasisReader bases)
    {
        var count = at.Whole("max_count");
        if (count is < 1) at.Mistake("max_count", "“max_count”: chờ số nguyên từ 1 trở lên");
        if (share is not null && count is not null) at.Mistake("chỉ nêu một trong “max_share” và “max_count”");
        var quota = new Quota(share, at.TextOrNull("of"), bases.Read(at))
        {
            MaxCount = count,
            Base = at.Inner("base") is { } from ? Base(from) : null,
            Rounding = at.Has("rounding") ? RewardRulesReader.Way(at, "rounding") : RoundingWay.Down,
        };
        if (share is not null && quota.Base is null) at.Mistake("“max_share” cần “base”: tính trên holders (mã danh hiệu), members: true hoặc meeting (mã danh hiệu)");
        if (share is null && quota.Base is not null) at.Mistake("base", "“base” chỉ đi với “max_share”");
        at.Done();
        return quota;
    }

    private static QuotaBase Base(Section at)
    {
        var (holders, meeting, members) = (at.Words("holders"), at.Words("meeting"), at.YesNo("members"));
        if (members is false) at.Mistake("members", "“members” chỉ nhận giá trị true");
        if ((holders.Count > 0 ? 1 : 0) + (meeting.Count > 0 ? 1 : 0) + (members is true ? 1 : 0) != 1) at.Mistake("“base” cần đúng một trong: holders (mã danh hiệu), members: true, meeting (mã danh hiệu)");
        at.Done();
        return holders.Count > 0 ? new(QuotaBaseKind.Holders, holders) : meeting.Count > 0 ? new(QuotaBaseKind.Meeting, meeting) : new(QuotaBaseKind.Members, []);
    }
}
