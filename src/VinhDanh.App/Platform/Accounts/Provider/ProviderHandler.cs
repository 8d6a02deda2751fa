using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace VinhDanh.App.Platform.Accounts.Provider;

public sealed class ProviderOptions : OAuthOptions
{
    // Its own check wants the addresses that only the provider's description tells.
    public override void Validate()
    {
        if (string.IsNullOrEmpty(ClientId) || string.IsNullOrEmpty(SignInScheme)) throw new InvalidOperationException("A provider needs an id of this program, and a place for its answer.");
    }
}

/// <summary>
/// OpenID Connect on the framework's OAuth handler, which makes and checks state, its cookie and PKCE: adds the provider's description, the nonce, and the check of the id token
/// (docs/decisions/0016).
/// </summary>
internal sealed partial class ProviderHandler(
    IOptionsMonitor<ProviderOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ProviderSettings settings, ProviderDirectory directory, TimeProvider time)
    : OAuthHandler<ProviderOptions>(options, loggers, encoder)
{
    private const string NonceItem = "nonce";
    private readonly ILogger _log = loggers.CreateLogger<ProviderHandler>();

    /// <summary>Where the browser goes when the provider cannot even be asked.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        try
        {
            var description = await directory.DescriptionAsync(Context.RequestAborted);
            // The base reads it from the options, which are of all requests: so is the value.
            Options.AuthorizationEndpoint = description.Authorization.AbsoluteUri;
        }
        catch (ProviderFaultException e)
        {
            LogRefused(_log, e.Fault, e.InnerException?.Message);
            Response.Redirect(ProviderSignIn.RefusedAddress(properties, ProviderRefusal.Unavailable));
            return;
        }

        properties.Items[NonceItem] = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, OwnAddress(redirectUri)), "nonce", properties.Items[NonceItem]!);

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        var description = await directory.DescriptionAsync(Context.RequestAborted);
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = OwnAddress(context.RedirectUri),
            ["code_verifier"] = context.Properties.Items[OAuthConstants.CodeVerifierKey]!,
        };
        context.Properties.Items.Remove(OAuthConstants.CodeVerifierKey);
        using var request = new HttpRequestMessage(HttpMethod.Post, description.Token);
        if (description.TakesSecretInBody) (fields["client_id"], fields["client_secret"]) = (settings.ClientId, settings.ClientSecret);
        else request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Credentials());
        request.Content = new FormUrlEncodedContent(fields);
        var said = await directory.AskAsync(request, ProviderFault.CodeRefused, Context.RequestAborted);
        return OAuthTokenResponse.Success(JsonDocument.Parse(said.GetRawText()));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var ct = Context.RequestAborted;
        var token = IdToken.Read(IdToken.TextOf(tokens.Response!.RootElement, "id_token") ?? throw new ProviderFaultException(ProviderFault.NoToken));
        token.CheckSignature(await directory.KeysForAsync(token, ct));
        var who = token.CheckClaims(settings, properties.Items[NonceItem]!, time.GetUtcNow());
        properties.Items.Remove(NonceItem);
        if (who.Address is null) who = await MoreOfAsync(who, tokens.AccessToken!, ct);
        return new(ProviderSignIn.PrincipalOf(who), properties, Scheme.Name);
    }

    /// <summary>Many providers keep the address out of the token and tell it when asked.</summary>
    private async Task<ExternalIdentity> MoreOfAsync(ExternalIdentity who, string accessToken, CancellationToken ct)
    {
        if ((await directory.DescriptionAsync(ct)).UserInfo is not { } place) return who;
        using var request = new HttpRequestMessage(HttpMethod.Get, place);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        var said = await directory.AskAsync(request, ProviderFault.Unavailable, ct);
        if (IdToken.TextOf(said, "sub") != who.Subject) throw new ProviderFaultException(ProviderFault.SubjectOther);
        return IdToken.IdentityOf(said, who.Issuer, who.Subject);
    }

    private string OwnAddress(string asRequested) => settings.PublicAddress is { } own ? own + Options.CallbackPath : asRequested;

    // RFC 6749, 2.3.1: each part is form-encoded before the two are joined.
    private string Credentials() => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(settings.ClientId)}:{Uri.EscapeDataString(settings.ClientSecret)}"));

    [LoggerMessage(1701, LogLevel.Warning, "Sign-in by the identity provider refused: {Fault} {Because}")]
    internal static partial void LogRefused(ILogger log, ProviderFault fault, string? because);
}
