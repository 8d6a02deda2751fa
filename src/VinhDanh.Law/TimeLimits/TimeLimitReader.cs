using VinhDanh.Law.Packs;

namespace VinhDanh.Law.TimeLimits;

/// <summary>Reads one entry of <c>time_limits</c>.</summary>
internal static class TimeLimitReader
{
    public static TimeLimit Read(Section at, BasisReader bases)
    {
        var (working, plain) = (at.Whole("working_days"), at.Whole("days"));
        if (working is null == plain is null) at.Mistake("cần đúng một trong “working_days” (ngày làm việc) và “days” (ngày)");
        if ((working ?? plain) is < 1) at.Mistake("thời hạn phải từ 1 ngày trở lên");
        var (from, before) = (at.TextOrNull("from"), at.TextOrNull("before"));
        if (from is null == before is null) at.Mistake("cần đúng một trong “from” (kể từ) và “before” (trước), là mã một sự kiện");
        return new(at.Text("code"), at.Text("name"), Math.Max(working ?? plain ?? 1, 1), working is null ? TimeUnit.Days : TimeUnit.WorkingDays, from ?? before ?? "", bases.Read(at))
        {
            IsBefore = from is null,
            IsMinimum = at.YesNo("minimum") ?? false,
            CountsFirstDay = at.YesNo("first_day_counts") ?? false,
            IsGeneral = at.YesNo("general") ?? false,
            For = AwardFilter.Read(at),
        };
    }
}
