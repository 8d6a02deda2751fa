namespace VinhDanh.App.Tests.Support;

/// <summary>A clock that a test turns by hand; instants are UTC, as Npgsql demands.</summary>
public sealed class TestClock : TimeProvider
{
    private DateTimeOffset _at = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public DateTimeOffset At
    {
        get => _at;
        set => _at = value.ToUniversalTime();
    }

    public override DateTimeOffset GetUtcNow() => _at;
}
