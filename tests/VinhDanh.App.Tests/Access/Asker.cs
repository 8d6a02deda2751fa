using System.Net;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Access;

/// <summary>One request: where, and for a post what is sent.</summary>
public sealed record Probe(string Path, Dictionary<string, string>? Fields = null, (string Field, string Name, byte[] Bytes)? File = null);

/// <summary>A signed-in browser that asks quickly: its form token is fetched once (it belongs to the person, not to a page).</summary>
public sealed class Asker : IDisposable
{
    private static readonly string[] Changing = ["/sign-in", "/sign-out", "/invitation/"];

    private readonly Browser _browser;
    private readonly string _userName;
    private readonly Site _site;

    private Asker(Site site, Guid account, string userName, Browser browser) => (_site, Account, _userName, _browser) = (site, account, userName, browser);

    public Guid Account { get; }

    public static async Task<Asker> SignInAsync(Site site, Guid account, string userName, CancellationToken ct) =>
        new(site, account, userName, await site.SignedInAsync(userName, ct, keepsTokens: true));

    public async Task<HttpStatusCode> AskAsync(Probe probe, CancellationToken ct)
    {
        // What opens or ends a session gets a browser of its own, so that the next question is asked by the same person.
        if (Changing.Any(path => probe.Path.StartsWith(path, StringComparison.Ordinal)))
        {
            using var other = await _site.SignedInAsync(_userName, ct, keepsTokens: true);
            return await AskAsync(other, probe, ct);
        }

        return await AskAsync(_browser, probe, ct);
    }

    public void Dispose() => _browser.Dispose();

    private static async Task<HttpStatusCode> AskAsync(Browser browser, Probe probe, CancellationToken ct)
    {
        if (probe.Fields is null)
        {
            using var read = await browser.HeadersOfAsync(probe.Path, ct);
            return Landed(read);
        }

        using var answer = probe.File is { } file
            ? await browser.UploadAsync(probe.Path, probe.Fields, [file], ct, "/account")
            : await browser.PostAsync(probe.Path, probe.Fields, ct, "/account");
        // A post that is answered with a page shows the form again, with the reason of its refusal.
        return answer.StatusCode is HttpStatusCode.OK ? HttpStatusCode.UnprocessableEntity : Landed(answer);
    }

    private static HttpStatusCode Landed(HttpResponseMessage answer) =>
        answer.Headers.Location?.ToString().StartsWith("/sign-in?", StringComparison.Ordinal) is true ? HttpStatusCode.Unauthorized : answer.StatusCode;
}
