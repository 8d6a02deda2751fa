namespace VinhDanh.App.Platform.Clock;

/// <summary>The one converter between instants and the days of the law (Asia/Ho_Chi_Minh, UTC+7 all year).</summary>
public static class VietnamTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The instant at which a day of Việt Nam begins, at offset zero (Npgsql refuses others).</summary>
    public static DateTimeOffset StartOf(DateOnly day) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Zone.BaseUtcOffset).ToUniversalTime();

    public static DateOnly Today(this TimeProvider time) => DateOf(time.GetUtcNow());

    /// <summary>The year for which a plan is written today: from October on it is the next.</summary>
    public static int YearPlanned(this TimeProvider time) => time.Today() is { Month: >= 10, Year: var ending } ? ending + 1 : time.Today().Year;
}
