using System.Net;
using System.Text.RegularExpressions;

namespace VinhDanh.App.Tests.Support;

/// <summary>Reads and posts pages as a browser without JavaScript does: cookies, real antiforgery tokens, no automatic redirects.</summary>
public sealed partial class Browser(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        CookieContainer = new CookieContainer(),
        UseCookies = true,
    })
    { BaseAddress = address, DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" } } };

    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    /// <summary>A form's token belongs to the person, not to the page: whoever asks thousands of times reads it once.</summary>
    public bool KeepsTokens { get; init; }

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken ct) => _client.GetAsync(new Uri(path, UriKind.Relative), ct);

    /// <summary>An answer that goes on, read as it comes.</summary>
    public Task<Stream> StreamAsync(string path, CancellationToken ct) => _client.GetStreamAsync(new Uri(path, UriKind.Relative), ct);

    /// <summary>The answer as soon as its head is there: a stream of events never ends.</summary>
    public Task<HttpResponseMessage> HeadersOfAsync(string path, CancellationToken ct) =>
        _client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);

    public async Task<string> PageAsync(string path, CancellationToken ct)
    {
        var answer = await GetAsync(path, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return text;
    }

    /// <summary>Reads the page that holds the form, takes its token, posts.</summary>
    /// <param name="action">Where to post, with handler and query.</param>
    /// <param name="formPage">The page that shows the form; <paramref name="action"/> without its query if null.</param>
    /// <param name="header">Sent along, as a script sends it; its value is 1.</param>
    public Task<HttpResponseMessage> PostAsync(string action, Dictionary<string, string> fields, CancellationToken ct, string? formPage = null, string? header = null) =>
        PostManyAsync(action, [.. fields.Select(f => (f.Key, f.Value))], ct, formPage, header);

    /// <summary>As <see cref="PostAsync"/>; a field may come several times.</summary>
    public async Task<HttpResponseMessage> PostManyAsync(
        string action, IReadOnlyList<(string Name, string Value)> fields, CancellationToken ct, string? formPage = null, string? header = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(action, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(
                [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", await TokenAsync(formPage ?? action.Split('?')[0], ct))]),
        };
        if (header is not null) request.Headers.Add(header, "1");
        return await _client.SendAsync(request, ct);
    }

    /// <summary>Posts a form with files.</summary>
    public async Task<HttpResponseMessage> UploadAsync(
        string action, Dictionary<string, string> fields, IEnumerable<(string Field, string FileName, byte[] Bytes)> files, CancellationToken ct, string? formPage = null)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        content.Add(new StringContent(await TokenAsync(formPage ?? action.Split('?')[0], ct)), "__RequestVerificationToken");
        foreach (var (field, fileName, bytes) in files) content.Add(new ByteArrayContent(bytes), field, fileName);
        return await _client.PostAsync(new Uri(action, UriKind.Relative), content, ct);
    }

    /// <summary>A post without a token, to see it refused.</summary>
    public async Task<HttpResponseMessage> PostWithoutTokenAsync(string action, Dictionary<string, string> fields, CancellationToken ct)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await _client.PostAsync(new Uri(action, UriKind.Relative), content, ct);
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> TokenAsync(string page, CancellationToken ct)
    {
        if (_tokens.TryGetValue(page, out var kept)) return kept;
        var text = await (await GetAsync(page, ct)).Content.ReadAsStringAsync(ct);
        var match = Token().Match(text);
        match.Success.ShouldBeTrue($"{page} shows no form with an antiforgery token: {text[..Math.Min(text.Length, 500)]}");
        var token = WebUtility.HtmlDecode(match.Groups[1].Value);
        if (KeepsTokens) _tokens[page] = token;
        return token;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
