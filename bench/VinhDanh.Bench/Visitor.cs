using System.Net;
using System.Text.RegularExpressions;

namespace VinhDanh.Bench;

/// <summary>A browser that has signed in through the page; answers stay compressed as they came.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;

    public Uri Address => _http.BaseAddress!;

    /// <summary>Cookies are sent as they are: keeping a jar would cost the measuring side time at each answer.</summary>
    private Visitor(Uri address, string encodings, string cookies = "")
    {
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        if (encodings.Length > 0) _http.DefaultRequestHeaders.Add("Accept-Encoding", encodings);
        if (cookies.Length > 0) _http.DefaultRequestHeaders.Add("Cookie", cookies);
    }

    public static Visitor Stranger(Uri address) => new(address, "");

    /// <param name="encodings">What the browser accepts; empty: plain.</param>
    public static async Task<Visitor> SignedInAsync(Uri address, string encodings, CancellationToken ct)
    {
        var jar = new CookieContainer();
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = jar, AllowAutoRedirect = false }) { BaseAddress = address };
        var page = await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative), ct);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.UserName"] = Filling.UserName,
            ["Input.Password"] = Filling.Password,
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        });
        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form, ct);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"Signing in answered {answer.StatusCode}.");
        return new(address, encodings, jar.GetCookieHeader(address));
    }

    /// <returns>The body; null when there is no such page.</returns>
    public async Task<byte[]?> TryGetAsync(string path, CancellationToken ct)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), ct);
        return answer.StatusCode is HttpStatusCode.NotFound ? null : await GetAsync(path, ct);
    }

    /// <returns>The body as it came over the wire.</returns>
    /// <exception cref="InvalidOperationException">Anything but 200: a refused page is quick, and would look like a good figure.</exception>
    public async Task<byte[]> GetAsync(string path, CancellationToken ct, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        using var answer = await _http.SendAsync(request, ct);
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answered {answer.StatusCode}.");
        return await answer.Content.ReadAsByteArrayAsync(ct);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
