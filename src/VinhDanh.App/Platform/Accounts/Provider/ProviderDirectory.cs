using System.Net;
using System.Text.Json;

namespace VinhDanh.App.Platform.Accounts.Provider;

/// <summary>
/// The provider's description and keys, read when the first person needs them and kept. A provider that is down stops nobody but who wants to come in by it, and what was read
/// before is used on until it answers again.
/// </summary>
internal sealed class ProviderDirectory(ProviderSettings settings, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    /// <summary>A token may name a key made a moment ago; forged ones must not make us ask for each.</summary>
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _reading = new(1);
    private Known? _known;

    /// <summary>Follows no redirection: what the provider says comes from where it says it is.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = settings.Patience,
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    /// <exception cref="ProviderFaultException">Nothing is known, and the provider does not answer.</exception>
    public async Task<ProviderDescription> DescriptionAsync(CancellationToken ct) => (await KnownAsync(KeptFor, ct)).Description;

    /// <summary>The keys, read again when none of them has the token's id.</summary>
    /// <exception cref="ProviderFaultException">As above.</exception>
    public async Task<IReadOnlyList<SigningKey>> KeysForAsync(IdToken token, CancellationToken ct)
    {
        var known = await KnownAsync(KeptFor, ct);
        return known.Keys.Any(k => k.Id == token.KeyId) ? known.Keys : (await KnownAsync(BetweenReads, ct)).Keys;
    }

    /// <summary>Sends and reads JSON.</summary>
    /// <exception cref="ProviderFaultException">No answer, an error, or no JSON.</exception>
    public async Task<JsonElement> AskAsync(HttpRequestMessage request, ProviderFault onRefusal, CancellationToken ct)
    {
        try
        {
            request.Headers.Accept.Add(new("application/json"));
            using var answer = await Http.SendAsync(request, ct);
            if (answer.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError) throw new ProviderFaultException(onRefusal);
            answer.EnsureSuccessStatusCode();
            using var json = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(ct), cancellationToken: ct);
            return json.RootElement.Clone();
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new ProviderFaultException(ProviderFault.Unavailable, e);
        }
    }

    public void Dispose()
    {
        Http.Dispose();
        _reading.Dispose();
    }

    private async Task<Known> KnownAsync(TimeSpan notOlderThan, CancellationToken ct)
    {
        if (Fresh() is { } fresh) return fresh;
        await _reading.WaitAsync(ct);
        try
        {
            if (Fresh() is { } meanwhile) return meanwhile;
            return _known = await ReadAsync(ct);
        }
        catch (ProviderFaultException) when (_known is not null)
        {
            // Old keys still prove what was signed with them; asked again after a while, not by everybody at once.
            return _known = _known with { ReadAt = time.GetUtcNow() - KeptFor + BetweenReads };
        }
        finally
        {
            _reading.Release();
        }

        Known? Fresh() => _known is { } known && time.GetUtcNow() - known.ReadAt < notOlderThan ? known : null;
    }

    private async Task<Known> ReadAsync(CancellationToken ct)
    {
        using var aboutItself = new HttpRequestMessage(HttpMethod.Get, settings.Issuer.TrimEnd('/') + "/.well-known/openid-configuration");
        var description = ProviderDescription.Read(await AskAsync(aboutItself, ProviderFault.Unavailable, ct), settings);
        using var aboutKeys = new HttpRequestMessage(HttpMethod.Get, description.Keys);
        try
        {
            return new(description, SigningKey.ReadAll(await AskAsync(aboutKeys, ProviderFault.Unavailable, ct)), time.GetUtcNow());
        }
        catch (JsonException e)
        {
            throw new ProviderFaultException(ProviderFault.BadDescription, e);
        }
    }

    private sealed record Known(ProviderDescription Description, IReadOnlyList<SigningKey> Keys, DateTimeOffset ReadAt);
}
