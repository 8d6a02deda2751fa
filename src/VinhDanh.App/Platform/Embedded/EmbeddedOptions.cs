using Microsoft.Extensions.Logging.Abstractions;

namespace VinhDanh.App.Platform.Embedded;

/// <summary>How the private PostgreSQL is run.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>The data folder: the cluster lies in its <c>postgres</c>, PostgreSQL's log in its <c>log</c>.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>False gives up durability for speed (<c>fsync=off</c>): for tests whose data dies with them.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Further <c>postgresql.conf</c> settings, by name; they win over the program's own.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How long PostgreSQL may take to accept connections; recovery after a crash counts in.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait for another command that holds the data folder.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a clean stop may take before PostgreSQL is stopped hard (it then recovers at the next start).</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where Debian keeps PostgreSQL's versions, each in <c>N/bin</c>.</summary>
    public string BinariesRoot { get; init; } = PostgresBinaries.DebianRoot;

    /// <summary>Called after PostgreSQL died and was started again: the place to clear connection pools.</summary>
    public Action? Restarted { get; init; }

    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>
    /// <c>VINHDANH_DATA</c> when set, <c>/var/lib/vinhdanh</c> for root, else <c>~/.local/share/vinhdanh</c>
    /// (or under <c>XDG_DATA_HOME</c>).
    /// </summary>
    public static string DefaultDataDirectory()
    {
        if (Environment.GetEnvironmentVariable("VINHDANH_DATA") is { Length: > 0 } named) return named;
        return Native.IsRoot
            ? "/var/lib/vinhdanh"
            : Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                "vinhdanh");
    }
}
