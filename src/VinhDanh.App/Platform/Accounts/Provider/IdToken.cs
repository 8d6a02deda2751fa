using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VinhDanh.App.Platform.Accounts.Provider;

/// <summary>The id token of OpenID Connect Core 1.0, checked by its section 3.1.3.7, signature included. Pure: keys and clock are handed in.</summary>
internal sealed record IdToken(JsonElement Head, JsonElement Claims, byte[] Signed, byte[] Signature)
{
    /// <summary>By how much the provider's clock and ours may differ.</summary>
    public static readonly TimeSpan Leeway = TimeSpan.FromMinutes(2);

    public string Algorithm => TextOf(Head, "alg") ?? "";

    /// <summary>Null: the provider has one key of the kind.</summary>
    public string? KeyId => TextOf(Head, "kid");

    /// <exception cref="ProviderFaultException">It is no signed token.</exception>
    public static IdToken Read(string text)
    {
        try
        {
            var parts = text.Split('.');
            // Five parts would be an encrypted one, which is not asked for.
            if (parts.Length != 3) throw new FormatException("Not three parts.");
            return new(JsonOf(parts[0]), JsonOf(parts[1]), Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new ProviderFaultException(ProviderFault.TokenUnreadable, e);
        }
    }

    /// <exception cref="ProviderFaultException">It is not signed by the provider.</exception>
    public void CheckSignature(IReadOnlyList<SigningKey> keys)
    {
        if (!keys.Any(k => k.Fits(Algorithm))) throw new ProviderFaultException(ProviderFault.AlgorithmNotTaken);
        var candidates = keys.Where(k => k.Fits(Algorithm) && (KeyId is null || k.Id == KeyId)).ToList();
        if (candidates.Count == 0) throw new ProviderFaultException(ProviderFault.KeyUnknown);
        try
        {
            if (!candidates.Exists(k => k.Signed(Signed, Signature, Algorithm))) throw new ProviderFaultException(ProviderFault.SignatureWrong);
        }
        catch (CryptographicException e)
        {
            throw new ProviderFaultException(ProviderFault.SignatureWrong, e);
        }
    }

    /// <param name="nonce">Of this one attempt: a token of another is none for it.</param>
    /// <exception cref="ProviderFaultException">It was made for another place, another attempt or another time.</exception>
    public ExternalIdentity CheckClaims(ProviderSettings expected, string nonce, DateTimeOffset now)
    {
        if (TextOf(Claims, "iss") != expected.Issuer) throw new ProviderFaultException(ProviderFault.IssuerOther);
        var audiences = Audiences();
        if (!audiences.Contains(expected.ClientId)) throw new ProviderFaultException(ProviderFault.AudienceOther);
        var party = TextOf(Claims, "azp");
        if (party is null ? audiences.Count > 1 : party != expected.ClientId) throw new ProviderFaultException(ProviderFault.PartyOther);
        if (!Claims.TryGetProperty("exp", out var until) || until.ValueKind is not JsonValueKind.Number || !until.TryGetDouble(out var seconds) || seconds <= (now - Leeway).ToUnixTimeSeconds()) throw new ProviderFaultException(ProviderFault.Expired);
        if (Claims.TryGetProperty("nbf", out var from) && (from.ValueKind is not JsonValueKind.Number || !from.TryGetDouble(out var since) || since > (now + Leeway).ToUnixTimeSeconds())) throw new ProviderFaultException(ProviderFault.NotYet);
        if (TextOf(Claims, "nonce") is not { } said || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said), Encoding.UTF8.GetBytes(nonce)))
            throw new ProviderFaultException(ProviderFault.NonceOther);
        if (TextOf(Claims, "sub") is not { Length: > 0 and <= 255 } subject) throw new ProviderFaultException(ProviderFault.SubjectMissing);
        return IdentityOf(Claims, expected.Issuer, subject);
    }

    /// <summary>Address and whether it is proved, as the token or the provider's answer about the person says it.</summary>
    public static ExternalIdentity IdentityOf(JsonElement claims, string issuer, string subject)
    {
        // Some providers write the truth value as a word; anything else is not a yes.
        var proved = claims.TryGetProperty("email_verified", out var said) && (said.ValueKind is JsonValueKind.True || (said.ValueKind is JsonValueKind.String && said.GetString() == "true"));
        return new(issuer, subject, TextOf(claims, "email") is { Length: > 0 and <= 320 } address ? address : null, proved);
    }

    public static string? TextOf(JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private List<string> Audiences() => !Claims.TryGetProperty("aud", out var said)
        ? []
        : said.ValueKind switch
        {
            JsonValueKind.String => [said.GetString()!],
            JsonValueKind.Array => [.. said.EnumerateArray().Where(a => a.ValueKind is JsonValueKind.String).Select(a => a.GetString()!)],
            _ => [],
        };

    private static JsonElement JsonOf(string part)
    {
        using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(part), new() { AllowDuplicateProperties = false });
        return json.RootElement.ValueKind is JsonValueKind.Object ? json.RootElement.Clone() : throw new JsonException("Not an object.");
    }
}
