using VinhDanh.App.Platform.Accounts.Provider;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Platform.Web;
using VinhDanh.Law.Packs;

namespace VinhDanh.App.Platform.Commands;

/// <summary>Everything the web program needs to know from outside.</summary>
/// <param name="Database">The application role's connection string.</param>
/// <param name="DataDirectory">Where files are kept.</param>
public sealed record HostSettings(string Database, string DataDirectory)
{
    public int Port { get; init; } = 5080;

    /// <summary>Replaces the system's clock; rehearsals and tests.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Address to listen on; only this machine unless said otherwise.</summary>
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>Null: plain http, for this machine alone or behind a proxy that speaks TLS.</summary>
    public ServerCertificate? Certificate { get; init; }

    /// <summary>Whose X-Forwarded-For and -Proto are believed; nobody's unless named, because anybody can write them.</summary>
    public IReadOnlyList<System.Net.IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Served in the clear beyond this machine, because somebody said so in so many words.</summary>
    public bool InsecureHttp { get; init; }

    /// <summary>Every browser comes by https, to the program or to a proxy that is named; what comes otherwise is not answered.</summary>
    public bool OnlyHttps => !InsecureHttp && (Certificate is not null || TrustedProxies.Count > 0);

    /// <summary>What the program is asked for; a certificate's own name where it has one.</summary>
    public string Address => $"{(Certificate is null ? "http" : "https")}://{(Certificate is { Name.Length: > 0 } named ? named.Name : "localhost")}:{Port}";

    /// <summary>An authority's own packs, laid on the law.</summary>
    public IReadOnlyList<PackFile> LocalLaw { get; init; } = [];

    /// <summary>Null: people are told in the program only.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Null: nobody signs in by an identity provider.</summary>
    public ProviderSettings? Provider { get; init; }

    /// <summary>Null: files lie in the data folder.</summary>
    public BucketSettings? Bucket { get; init; }

    /// <summary>The OpenTelemetry collector, with a slash at its end; null: no figures leave the program.</summary>
    public Uri? Collector { get; init; }

    /// <summary>How often figures leave.</summary>
    public TimeSpan CollectorEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Who looks at files for viruses before they are kept; null: nobody.</summary>
    public ClamdAddress? Clamd { get; init; }

    /// <summary>For one file; then it counts as not looked at.</summary>
    public TimeSpan ClamdTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Requests one address may make in ten seconds; tests that walk every route raise it.</summary>
    public int RequestsPerTenSeconds { get; init; } = 300;

    /// <summary>Sign-ins one address may try in a minute.</summary>
    public int SignInsPerMinute { get; init; } = 20;

    /// <summary>Calendars one address may read in a minute by their secret addresses; an office behind one address has many.</summary>
    public int SecretAddressesPerMinute { get; init; } = 120;

    /// <summary>Who a session is may be remembered between requests; off where a test changes it behind the program's back and looks at once.</summary>
    public bool RemembersSessions { get; init; } = true;

    /// <summary>Sealing, jobs, reminders; off where a test drives them itself.</summary>
    public bool BackgroundWork { get; init; } = true;
}
