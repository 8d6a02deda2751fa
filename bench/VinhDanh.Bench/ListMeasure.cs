using System.Diagnostics;
using System.Text.Json;

namespace VinhDanh.Bench;

/// <summary>The task list page against the same rows as JSON from the bare endpoint, in turns, in one run.</summary>
internal static class ListMeasure
{
    public const string Page = "/tasks";
    // Enough that neither server waits for a client: with two, a core of the machine idles between answers.
    private const int AtOnce = 8, Rounds = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20), Round = TimeSpan.FromSeconds(8);

    public static async Task<IReadOnlyList<Result>> AllAsync(Ground ground, CancellationToken ct)
    {
        await using var page = await Child.SelfAsync(ct, "page", ground.App, ground.Files);
        await using var bare = await Child.SelfAsync(ct, "bare", ground.App);
        using var officer = await Visitor.SignedInAsync(page.Address, "", ct);
        using var stranger = Visitor.Stranger(bare.Address);
        if (await officer.TryGetAsync(Page, ct) is null)
            return [new($"task list page: {Page} does not answer", "none", "≥ 0.60", Passed: false)];
        await RefuseOtherRowsAsync(officer, stranger, ct);

        await RoundAsync(ground, bare, stranger, "/", WarmUp, ct);
        await RoundAsync(ground, page, officer, Page, WarmUp, ct);
        List<Figures> bares = [], pages = [];
        for (var i = 0; i < Rounds; i++)
        {
            bares.Add(await RoundAsync(ground, bare, stranger, "/", Round, ct));
            pages.Add(await RoundAsync(ground, page, officer, Page, Round, ct));
        }

        var (b, p) = (Figures.Median(bares), Figures.Median(pages));
        return
        [
            Result.AtLeast("task list page, requests/s as a share of the bare endpoint's", p.PerSecond / b.PerSecond, 0.60),
            Result.Only("  task list page, requests", p.PerSecond, "/s"),
            Result.Only("  task list page, SQL a request", p.SqlMs, "ms"),
            .. Processors("task list page", p),
            Result.Only("  bare endpoint, requests", b.PerSecond, "/s"),
            Result.Only("  bare endpoint, SQL a request", b.SqlMs, "ms"),
            .. Processors("bare endpoint", b),
        ];
    }

    /// <summary>Where the machine's time went: a share of requests is one of all three together.</summary>
    private static Result[] Processors(string what, Figures figures) =>
    [
        Result.Only($"  {what}, processor of the program a request", figures.ProgramMs, "ms"),
        Result.Only($"  {what}, processor of PostgreSQL a request", figures.PostgresMs, "ms"),
        Result.Only($"  {what}, processor of the asking side a request", figures.AskingMs, "ms"),
    ];

    /// <summary>Two lists that don't show the same tasks in the same order are no comparison.</summary>
    private static async Task RefuseOtherRowsAsync(Visitor officer, Visitor stranger, CancellationToken ct)
    {
        var html = System.Text.Encoding.UTF8.GetString(await officer.GetAsync(Page, ct));
        using var json = JsonDocument.Parse(await stranger.GetAsync("/", ct));
        var ids = json.RootElement.EnumerateArray().Select(row => row.GetProperty("id").GetString()!).ToList();
        var at = -1;
        // The fifty-first row only tells that there is a next page.
        foreach (var id in ids.Take(ids.Count - 1))
            if ((at = html.IndexOf($"/tasks/{id}", at + 1, StringComparison.Ordinal)) < 0)
                throw new InvalidOperationException($"The page does not show task {id} where the bare endpoint has it.");
        if (ids.Count != 51) throw new InvalidOperationException($"The bare endpoint answers with {ids.Count} rows.");
    }

    private static async Task<Figures> RoundAsync(Ground ground, Child server, Visitor visitor, string path, TimeSpan length, CancellationToken ct)
    {
        await ground.ForgetSqlAsync(ct);
        var started = Stopwatch.GetTimestamp();
        TimeSpan[] Used() => [server.Processor, ground.Processor, Environment.CpuUsage.TotalTime];
        var before = Used();
        var counts = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => AskAsync(visitor, path, started, length, ct), ct)));
        var (elapsed, requests) = (Stopwatch.GetElapsedTime(started), counts.Sum());
        var used = Used().Zip(before, (after, then) => (after - then).TotalMilliseconds / requests).ToArray();
        return new(requests / elapsed.TotalSeconds, await ground.SqlMillisecondsAsync(ct) / requests, used[0], used[1], used[2]);
    }

    private static async Task<int> AskAsync(Visitor visitor, string path, long started, TimeSpan length, CancellationToken ct)
    {
        var requests = 0;
        for (; Stopwatch.GetElapsedTime(started) < length; requests++) await visitor.GetAsync(path, ct);
        return requests;
    }

    /// <summary>Processor times are a request's, in milliseconds.</summary>
    private sealed record Figures(double PerSecond, double SqlMs, double ProgramMs, double PostgresMs, double AskingMs)
    {
        public static Figures Median(IReadOnlyCollection<Figures> rounds) =>
            new(Middle(rounds, f => f.PerSecond), Middle(rounds, f => f.SqlMs), Middle(rounds, f => f.ProgramMs), Middle(rounds, f => f.PostgresMs), Middle(rounds, f => f.AskingMs));

        private static double Middle(IReadOnlyCollection<Figures> rounds, Func<Figures, double> of) => rounds.Select(of).Order().ElementAt(rounds.Count / 2);
    }
}
