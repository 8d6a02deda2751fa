using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace VinhDanh.Browser.Tests.Support;

/// <summary>
/// One person's browser window. It writes down everything a page should not do: errors on the console (a breach of the
/// Content-Security-Policy is one), scripts that fail, files that do not come, requests that leave the program.
/// </summary>
public sealed class Window : IAsyncDisposable
{
    /// <summary>Generous, because two cores carry PostgreSQL, the program and Chromium at once.</summary>
    private const float Patience = 30_000;

    /// <summary>Windows narrower than this belong to a phone, which is touched.</summary>
    private const int PhoneAtMost = 600;

    private static readonly string[] Wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

    /// <summary>What can differ where only colours do.</summary>
    private static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Given to a window once, where carrying it to each page costs more than asking it; the page compiles it only when it is asked.</summary>
    private static readonly string AxeAtHand = $"window.readAxe = () => {{ {Axe}\n}};";

    /// <summary>Asked in the page itself and answered in lines: the driver's own way opens a second page for each run and carries every passed rule back.</summary>
    private const string Faults = """
        async only => {
          if (!("axe" in window)) window.readAxe();
          const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"], elementRef: false });
          return found.violations.flatMap(v => v.nodes.map(n =>
            `${v.id}: ${n.html} – ${[...n.any, ...n.all, ...n.none].map(c => c.message)[0] ?? v.help}`));
        }
        """;

    private readonly IBrowserContext _context;
    private readonly Uri _origin;
    private readonly bool _axeAtHand;
    private readonly ConcurrentQueue<string> _complaints = new();
    private ICDPSession? _keys;

    private Window(IBrowserContext context, IPage page, Uri origin, bool axeAtHand)
    {
        (_context, Page, _origin, _axeAtHand) = (context, page, origin, axeAtHand);
        _context.Request += (_, request) => Watch(request);
        _context.RequestFailed += (_, request) => WatchFailure(request);
        page.Console += (_, message) => Watch(message);
        page.PageError += (_, error) => _complaints.Enqueue($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>What went wrong since the window was opened, or since <see cref="ShouldHaveBeenQuiet"/>.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <param name="storage">Cookies of somebody who has signed in, from <see cref="CookiesAsync"/>.</param>
    /// <param name="axeAtHand">For a window in which page after page is asked for its faults.</param>
    public static async Task<Window> OpenAsync(
        Chromium chromium, Uri origin, string? storage = null, bool script = true, int width = 1366, int height = 768, ColorScheme colours = ColorScheme.Light,
        bool axeAtHand = false)
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = origin.ToString(),
            StorageState = storage,
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = width < PhoneAtMost,
            ColorScheme = colours,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
        });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        if (axeAtHand) await context.AddInitScriptAsync(AxeAtHand);
        return new Window(context, await context.NewPageAsync(), origin, axeAtHand);
    }

    public Task<string> CookiesAsync() => _context.StorageStateAsync();

    /// <summary>Goes to a page of the program and waits until its scripts have been read.</summary>
    /// <returns>The status of the answer.</returns>
    public async Task<int> GoAsync(string path)
    {
        // Not "network idle": the stream of notices stays open for good.
        var answer = await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        return answer!.Status;
    }

    /// <summary>Presses the Tab key so many times, without waiting for the page between two presses.</summary>
    public async Task PressTabAsync(int times)
    {
        _keys ??= await _context.NewCDPSessionAsync(Page);
        await Task.WhenAll(Enumerable.Range(0, 2 * times).Select(i => _keys.SendAsync("Input.dispatchKeyEvent", new()
        {
            ["type"] = i % 2 == 0 ? "rawKeyDown" : "keyUp", ["key"] = "Tab", ["code"] = "Tab", ["windowsVirtualKeyCode"] = 9,
        })));
    }

    /// <summary>What axe finds against WCAG 2.0 to 2.2, levels A and AA, a line each.</summary>
    public Task<string[]> FaultsAsync() => FaultsAsync("tag", Wcag);

    /// <summary>The page as it is in these colours. Come to anew: Chromium leaves some of the old ones on a page that is open.</summary>
    public async Task<string[]> FaultsOfColoursAsync(string path, ColorScheme colours)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = colours });
        await GoAsync(path);
        return await FaultsOfColoursAsync();
    }

    /// <summary>Of what is on the screen.</summary>
    public Task<string[]> FaultsOfColoursAsync() => FaultsAsync("rule", OfColours);

    private async Task<string[]> FaultsAsync(string type, string[] values)
    {
        if (!_axeAtHand && !await Page.EvaluateAsync<bool>("() => 'axe' in window")) await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(Faults, new { type, values });
    }

    /// <summary>Since the window was opened or this was asked before: the next visit in the same window answers for itself.</summary>
    public void ShouldHaveBeenQuiet()
    {
        var complaints = new List<string>();
        while (_complaints.TryDequeue(out var complaint)) complaints.Add(complaint);
        complaints.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Watch(IConsoleMessage message)
    {
        // Chromium reports every document whose status is 400 or more; the visit itself asserts the status.
        var ofPage = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(Page.Url.Split('#')[0], StringComparison.Ordinal);
        if (message.Type is "error" && !ofPage) _complaints.Enqueue($"{Page.Url}: {message.Text} ({message.Location})");
    }

    private void Watch(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is "data" or "blob") return;
        if (address.Authority != _origin.Authority) _complaints.Enqueue($"{Page.Url}: asks {request.Url}, which is not of the program");
    }

    private void WatchFailure(IRequest request)
    {
        // Leaving a page cuts off what it was still waiting for, the stream of notices first of all.
        if (request.Failure is "net::ERR_ABORTED") return;
        _complaints.Enqueue($"{Page.Url}: {request.Url} did not come: {request.Failure}");
    }
}
