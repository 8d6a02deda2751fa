using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using VinhDanh.App.Platform.Accounts.Provider;

namespace VinhDanh.App.Tests.Provider;

/// <summary>Tokens made here, with keys of each kind.</summary>
public sealed class IdTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly ProviderSettings Settings = new("https://dangnhap.example", "vinh-danh", "bí mật") { Name = "Cổng" };
    private static readonly RSA Rsa = RSA.Create(2048);
    private static readonly ECDsa Curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS512")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    public void A_token_signed_by_the_provider_is_taken_and_with_any_byte_changed_it_is_not(string algorithm)
    {
        var text = Token(algorithm, Claims());
        Check(text).ShouldBe(new ExternalIdentity(Settings.Issuer, "s1", "lan@an-thinh.example", true));
        for (var i = 0; i < text.Length; i += 7)
        {
            if (text[i] is '.') continue;
            var changed = text[..i] + (text[i] is 'A' ? 'B' : 'A') + text[(i + 1)..];
            Should.Throw<ProviderFaultException>(() => Check(changed), changed);
        }
    }

    [Fact]
    public void A_key_is_not_used_for_an_algorithm_of_another_kind()
    {
        Fault(() => Check(Token("RS256", Claims(), head: "ES256"))).ShouldBe(ProviderFault.SignatureWrong);
        Fault(() => Check(Token("RS256", Claims(), head: "HS256"))).ShouldBe(ProviderFault.AlgorithmNotTaken);
        Fault(() => Check(Token("RS256", Claims(), head: "none"))).ShouldBe(ProviderFault.AlgorithmNotTaken);
        Fault(() => Check(Token("RS256", Claims(), kid: "khác"))).ShouldBe(ProviderFault.KeyUnknown);
    }

    [Theory]
    [InlineData("iss", "\"https://dangnhap.example/\"", ProviderFault.IssuerOther)]
    [InlineData("aud", "\"khac\"", ProviderFault.AudienceOther)]
    [InlineData("aud", "[]", ProviderFault.AudienceOther)]
    [InlineData("aud", "[\"vinh-danh\", \"khac\"]", ProviderFault.PartyOther)] // two, and nobody says for whom
    [InlineData("azp", "\"khac\"", ProviderFault.PartyOther)]
    [InlineData("exp", "1772412900", ProviderFault.Expired)] // 00:55
    [InlineData("exp", "\"mai\"", ProviderFault.Expired)]
    [InlineData("nbf", "1772413500", ProviderFault.NotYet)] // 01:05
    [InlineData("nbf", "\"mai\"", ProviderFault.NotYet)]
    [InlineData("nonce", "\"khac\"", ProviderFault.NonceOther)]
    [InlineData("nonce", "null", ProviderFault.NonceOther)]
    [InlineData("sub", "\"\"", ProviderFault.SubjectMissing)]
    [InlineData("sub", "17", ProviderFault.SubjectMissing)]
    public void A_token_for_another_place_attempt_or_time_is_refused(string claim, string value, ProviderFault fault)
    {
        var claims = Claims();
        claims[claim] = JsonSerializer.Deserialize<JsonElement>(value);
        Fault(() => Check(Token("RS256", claims))).ShouldBe(fault);
    }

    [Theory]
    [InlineData("exp", "1772413140")] // 00:59: clocks differ by a minute or two
    [InlineData("nbf", "1772413260")] // 01:01
    [InlineData("aud", "[\"vinh-danh\"]")]
    public void What_the_standard_allows_is_taken(string claim, string value)
    {
        var claims = Claims();
        claims[claim] = JsonSerializer.Deserialize<JsonElement>(value);
        Check(Token("RS256", claims)).Subject.ShouldBe("s1");
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("false", false)]
    [InlineData("\"yes\"", false)]
    [InlineData("1", false)]
    [InlineData("null", false)]
    public void An_address_counts_only_where_the_provider_says_that_it_is_proved(string said, bool proved)
    {
        var claims = Claims();
        claims["email_verified"] = JsonSerializer.Deserialize<JsonElement>(said);
        Check(Token("RS256", claims)).IsAddressProved.ShouldBe(proved);
        claims.Remove("email_verified");
        Check(Token("RS256", claims)).IsAddressProved.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d.e")]
    [InlineData("!!.!!.!!")]
    [InlineData("e30.W10.")]
    [InlineData("e30.eyJhIjoxLCJhIjoyfQ.")] // a name twice: two readers would see two values
    public void What_is_no_token_is_refused(string text) => Fault(() => IdToken.Read(text)).ShouldBe(ProviderFault.TokenUnreadable);

    [Fact]
    public void Keys_that_are_too_short_or_for_something_else_are_no_keys()
    {
        using var small = RSA.Create(1024);
        Keys(Jwk(small), Jwk(Rsa, use: "enc")).ShouldBeEmpty();
        Keys(Jwk(Rsa), new Dictionary<string, string> { ["kty"] = "oct", ["k"] = "AAAA" }, new Dictionary<string, string> { ["kty"] = "RSA", ["n"] = "*", ["e"] = "AQAB" }).Count.ShouldBe(1);
        Should.Throw<JsonException>(() => SigningKey.ReadAll(JsonSerializer.SerializeToElement(new { khac = 1 })));
    }

    [Theory]
    [InlineData("issuer", "https://khac.example")]
    [InlineData("token_endpoint", "http://dangnhap.example/token")]
    [InlineData("jwks_uri", "javascript:0")]
    [InlineData("authorization_endpoint", null)]
    public void A_description_of_another_or_over_an_open_line_is_refused(string name, string? value)
    {
        var said = new Dictionary<string, string?>
        {
            ["issuer"] = Settings.Issuer, ["authorization_endpoint"] = "https://dangnhap.example/auth", ["token_endpoint"] = "https://dangnhap.example/token", ["jwks_uri"] = "https://dangnhap.example/keys",
        };
        ProviderDescription.Read(JsonSerializer.SerializeToElement(said), Settings).UserInfo.ShouldBeNull();
        said[name] = value;
        Fault(() => ProviderDescription.Read(JsonSerializer.SerializeToElement(said), Settings)).ShouldBe(ProviderFault.BadDescription);
    }

    private static Dictionary<string, object?> Claims() => new()
    {
        ["iss"] = Settings.Issuer, ["sub"] = "s1", ["aud"] = "vinh-danh", ["exp"] = Now.AddHours(1).ToUnixTimeSeconds(), ["nonce"] = "n1", ["email"] = "lan@an-thinh.example", ["email_verified"] = true,
    };

    private static ExternalIdentity Check(string text)
    {
        var token = IdToken.Read(text);
        token.CheckSignature(Keys(Jwk(Rsa), Jwk(Curve)));
        return token.CheckClaims(Settings, "n1", Now);
    }

    private static ProviderFault Fault(Action what) => Should.Throw<ProviderFaultException>(what).Fault;

    private static string Token(string algorithm, Dictionary<string, object?> claims, string? head = null, string? kid = null)
    {
        var data = $"{Part(new Dictionary<string, object?> { ["alg"] = head ?? algorithm, ["kid"] = kid ?? (algorithm[0] is 'E' || head?[0] is 'E' ? "ec" : "rsa") })}.{Part(claims)}";
        var bytes = Encoding.ASCII.GetBytes(data);
        var hash = algorithm[2..] is "512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256;
        return $"{data}.{Base64Url.EncodeToString(algorithm[0] is 'E' ? Curve.SignData(bytes, hash) : Rsa.SignData(bytes, hash, algorithm[0] is 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1))}";
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private static IReadOnlyList<SigningKey> Keys(params object[] keys) => SigningKey.ReadAll(JsonSerializer.SerializeToElement(new { keys }));

    private static Dictionary<string, string> Jwk(RSA rsa, string use = "sig")
    {
        var key = rsa.ExportParameters(false);
        return new() { ["kty"] = "RSA", ["kid"] = "rsa", ["use"] = use, ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent) };
    }

    private static Dictionary<string, string> Jwk(ECDsa curve)
    {
        var key = curve.ExportParameters(false);
        return new() { ["kty"] = "EC", ["kid"] = "ec", ["crv"] = "P-256", ["x"] = Base64Url.EncodeToString(key.Q.X), ["y"] = Base64Url.EncodeToString(key.Q.Y) };
    }
}
