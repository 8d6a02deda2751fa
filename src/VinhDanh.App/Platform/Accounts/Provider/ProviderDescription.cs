using System.Text.Json;

namespace VinhDanh.App.Platform.Accounts.Provider;

/// <summary>What the provider says of itself at <c>/.well-known/openid-configuration</c>.</summary>
/// <param name="UserInfo">Where more is told about a person; null: nowhere.</param>
/// <param name="TakesSecretInBody">Else it goes into the Authorization header, which every provider takes unless it says otherwise.</param>
internal sealed record ProviderDescription(Uri Authorization, Uri Token, Uri? UserInfo, Uri Keys, bool TakesSecretInBody)
{
    /// <exception cref="ProviderFaultException">It speaks for another issuer, or leads over an open line.</exception>
    public static ProviderDescription Read(JsonElement said, ProviderSettings settings)
    {
        if (IdToken.TextOf(said, "issuer") != settings.Issuer) throw new ProviderFaultException(ProviderFault.BadDescription);
        return new(
            Needed("authorization_endpoint"), Needed("token_endpoint"), Address("userinfo_endpoint"), Needed("jwks_uri"),
            said.TryGetProperty("token_endpoint_auth_methods_supported", out var ways) && ways.ValueKind is JsonValueKind.Array
                && ways.EnumerateArray().Select(w => w.ValueKind is JsonValueKind.String ? w.GetString() : null).ToList() is var known && known.Contains("client_secret_post") && !known.Contains("client_secret_basic"));

        Uri Needed(string name) => Address(name) ?? throw new ProviderFaultException(ProviderFault.BadDescription);

        Uri? Address(string name)
        {
            if (IdToken.TextOf(said, name) is not { } text) return null;
            return Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "https" || (settings.AllowsPlainHttp && uri.IsLoopback)) ? uri : throw new ProviderFaultException(ProviderFault.BadDescription);
        }
    }
}
