using System.Net;
using System.Text.RegularExpressions;

namespace VinhDanh.App.Tests.Provider;

/// <summary>A person with a browser that goes between the program and the provider, following links and filling in the provider's own forms.</summary>
public sealed partial class Visitor(Uri program, Uri provider) : IDisposable
{
    // As of somebody who types addresses and presses buttons.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { DefaultRequestHeaders = { { "Sec-Fetch-Site", "none" } } };

    /// <summary>The last address at which the provider sent the person back.</summary>
    public Uri? Callback { get; private set; }

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken ct) => _client.GetAsync(new Uri(program, path), ct);

    public async Task<string> PageAsync(string path, CancellationToken ct)
    {
        using var answer = await GetAsync(path, ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(ct));
    }

    public async Task<(Uri At, string Text)> PostAsync(string action, string page, Dictionary<string, string> fields, CancellationToken ct)
    {
        var form = await (await GetAsync(page, ct)).Content.ReadAsStringAsync(ct);
        var token = WebUtility.HtmlDecode(Token().Match(form).Groups[1].Value);
        using var content = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]);
        return await FollowAsync(await _client.PostAsync(new Uri(program, action), content, ct), null, ct);
    }

    /// <summary>Opens an address of the program and goes on until a page of it stands still; at the provider, signs in.</summary>
    /// <param name="subject">Null: presses the provider's “cancel”.</param>
    public async Task<(Uri At, string Text)> GoAsync(string path, string? subject, CancellationToken ct) => await FollowAsync(await GetAsync(path, ct), subject, ct);

    public async Task<(Uri At, string Text)> OpenAsync(Uri address, CancellationToken ct) => await FollowAsync(await _client.GetAsync(address, ct), null, ct);

    public void Dispose() => _client.Dispose();

    private async Task<(Uri At, string Text)> FollowAsync(HttpResponseMessage answer, string? subject, CancellationToken ct)
    {
        for (var step = 0; step < 20; step++)
        {
            var at = answer.RequestMessage!.RequestUri!;
            if (answer.Headers.Location is { } location)
            {
                var next = new Uri(at, location);
                (next.Authority == program.Authority || next.Authority == provider.Authority).ShouldBeTrue($"sent to {next.Authority}");
                if (next.AbsolutePath == "/sign-in/provider/callback") Callback = next;
                answer.Dispose();
                answer = await _client.GetAsync(next, ct);
                continue;
            }

            var text = await answer.Content.ReadAsStringAsync(ct);
            if (at.Authority == program.Authority) return (at, WebUtility.HtmlDecode(text));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
            answer.Dispose();
            answer = await AnswerFormAsync(at, text, subject, ct);
        }

        throw new InvalidOperationException("No page after twenty steps.");
    }

    private Task<HttpResponseMessage> AnswerFormAsync(Uri at, string text, string? subject, CancellationToken ct)
    {
        if (subject is null) return _client.GetAsync(new Uri(at, WebUtility.HtmlDecode(Abort().Match(text).Groups[1].Value)), ct);
        var fields = new Dictionary<string, string> { ["prompt"] = Prompt().Match(text).Groups[1].Value, ["login"] = subject, ["password"] = "x" };
        return _client.PostAsync(new Uri(at, WebUtility.HtmlDecode(Action().Match(text).Groups[1].Value)), new FormUrlEncodedContent(fields), ct);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<form[^>]* action=\"([^\"]+)\"")]
    private static partial Regex Action();

    [GeneratedRegex("name=\"prompt\" value=\"([^\"]+)\"")]
    private static partial Regex Prompt();

    [GeneratedRegex("href=\"([^\"]+/abort)\"")]
    private static partial Regex Abort();
}
