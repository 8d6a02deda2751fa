using System.Net.Http.Headers;
using System.Text.Json;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Tests.Support;

/// <summary>Another program that reads with a token.</summary>
public sealed class TokenReader(Uri address, string? secret) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    /// <summary>Makes a token behind the pages' back; pages make them in TokensTests.</summary>
    public static async Task<TokenReader> OfAsync(Site site, Guid account, Guid organisation, bool strong = false, params ApiScope[] scopes)
    {
        var secret = ApiToken.Prefix + Door.NewToken();
        await site.WithDbAsync(async db =>
        {
            db.ApiTokens.Add(new()
            {
                Id = Guid.CreateVersion7(), AccountId = account, OrganisationId = organisation, Name = "Bảng theo dõi", TokenDigest = Door.Digest(secret), Strong = strong,
                Scopes = [.. (scopes is [] ? Enum.GetValues<ApiScope>() : scopes).Select(Names.OfEnum)], CreatedAt = site.Clock.At, ExpiresAt = site.Clock.At.AddDays(30),
            });
            return await db.SaveChangesAsync();
        });
        return new(site.Address, secret);
    }

    public string? Secret => secret;

    public async Task<HttpResponseMessage> AskAsync(string path, CancellationToken ct, string? known = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (secret is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await _client.SendAsync(request, ct);
    }

    public async Task<JsonElement> ReadAsync(string path, CancellationToken ct)
    {
        using var answer = await AskAsync(path, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    public void Dispose() => _client.Dispose();
}
