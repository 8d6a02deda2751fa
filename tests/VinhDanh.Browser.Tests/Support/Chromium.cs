using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(VinhDanh.Browser.Tests.Support.Chromium))]

namespace VinhDanh.Browser.Tests.Support;

/// <summary>One Chromium of the system for the whole run; every window has cookies and settings of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("Chromium has not been started.");

    public async ValueTask InitializeAsync()
    {
        var program = Places.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"No Chromium at {string.Join(", ", Places)}. Debian: apt-get install chromium");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args =
            [
                // Its own words (“Choose File”) as an officer has them.
                "--lang=vi-VN",
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
