namespace VinhDanh.App.Platform.Clock;

/// <summary>A clock that starts at another moment and runs on: rehearsals and tests of a programme of another year.</summary>
public sealed class ShiftedClock(DateTimeOffset startsAt, TimeProvider real) : TimeProvider
{
    private readonly TimeSpan _shift = startsAt - real.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => (real.GetUtcNow() + _shift).ToUniversalTime();
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    public override long GetTimestamp() => real.GetTimestamp();
    public override long TimestampFrequency => real.TimestampFrequency;
}
