namespace VinhDanh.App.Platform.Accounts.Provider;

/// <summary>An identity provider (OpenID Connect), as <c>--oidc-…</c> and <c>VINHDANH_OIDC_…</c> say it. Without it people sign in by password or passkey.</summary>
/// <param name="Issuer">Exactly as the provider calls itself: its tokens are compared with it letter by letter.</param>
public sealed record ProviderSettings(string Issuer, string ClientId, string ClientSecret)
{
    /// <summary>As people know it: “Đăng nhập bằng …”.</summary>
    public required string Name { get; init; }

    /// <summary>Asked of the provider; the address is what finds the account at the first sign-in.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "email", "profile"];

    /// <summary>The program as people reach it, where a proxy stands in between; null: as each request came.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>For one answer of the provider.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Over a network nothing goes unencrypted; a provider on this machine may.</summary>
    public bool AllowsPlainHttp => new Uri(Issuer) is { Scheme: "http", IsLoopback: true };

    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{Issuer} ({ClientId})";
}
