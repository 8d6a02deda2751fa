using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace VinhDanh.App.Platform.Accounts.Provider;

/// <summary>A public key of the provider (RFC 7517), for the algorithms of RFC 7518 that are taken: RS, PS and ES with 256, 384 and 512 bits.</summary>
internal sealed record SigningKey(string? Id, RSAParameters? Rsa, ECParameters? Curve)
{
    /// <summary>The keys of a key set that signatures can be checked with; what is for another use or of another kind is left out.</summary>
    /// <exception cref="JsonException">It is no key set.</exception>
    public static IReadOnlyList<SigningKey> ReadAll(JsonElement keySet)
    {
        if (keySet.ValueKind is not JsonValueKind.Object || !keySet.TryGetProperty("keys", out var keys) || keys.ValueKind is not JsonValueKind.Array) throw new JsonException("No key set.");
        return [.. keys.EnumerateArray().Select(Read).OfType<SigningKey>()];
    }

    /// <param name="algorithm">As the token's head names it. “none” and those with a shared secret are no algorithms here.</param>
    public bool Fits(string algorithm) => algorithm switch
    {
        "RS256" or "RS384" or "RS512" or "PS256" or "PS384" or "PS512" => Rsa is not null,
        "ES256" => Curve?.Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value,
        "ES384" => Curve?.Curve.Oid.Value == ECCurve.NamedCurves.nistP384.Oid.Value,
        "ES512" => Curve?.Curve.Oid.Value == ECCurve.NamedCurves.nistP521.Oid.Value,
        _ => false,
    };

    public bool Signed(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, string algorithm)
    {
        if (!Fits(algorithm)) return false;
        var hash = algorithm[2..] switch { "256" => HashAlgorithmName.SHA256, "384" => HashAlgorithmName.SHA384, _ => HashAlgorithmName.SHA512 };
        if (Rsa is { } modulus)
        {
            using var rsa = RSA.Create(modulus);
            return rsa.VerifyData(data, signature, hash, algorithm[0] is 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
        }

        using var curve = ECDsa.Create(Curve!.Value);
        return curve.VerifyData(data, signature, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static SigningKey? Read(JsonElement key)
    {
        if (key.ValueKind is not JsonValueKind.Object || Text(key, "use") is not (null or "sig")) return null;
        try
        {
            return Text(key, "kty") switch
            {
                // Shorter ones are broken in an afternoon.
                "RSA" when Bytes(key, "n") is { Length: >= 256 } n => new(Text(key, "kid"), new RSAParameters { Modulus = n, Exponent = Bytes(key, "e") }, null),
                "EC" when CurveOf(Text(key, "crv")) is { } curve => new(Text(key, "kid"), null, new ECParameters { Curve = curve, Q = new() { X = Bytes(key, "x"), Y = Bytes(key, "y") } }),
                _ => null,
            };
        }
        catch (FormatException)
        {
            // A key that cannot be read is a key that is not there: a token signed with it is refused by name.
            return null;
        }
    }

    private static ECCurve? CurveOf(string? name) => name switch
    {
        "P-256" => ECCurve.NamedCurves.nistP256,
        "P-384" => ECCurve.NamedCurves.nistP384,
        "P-521" => ECCurve.NamedCurves.nistP521,
        _ => null,
    };

    private static byte[]? Bytes(JsonElement key, string name) => Text(key, name) is { } text ? Base64Url.DecodeFromChars(text) : null;

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
