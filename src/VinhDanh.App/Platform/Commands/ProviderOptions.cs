using System.CommandLine;
using VinhDanh.App.Platform.Accounts.Provider;

namespace VinhDanh.App.Platform.Commands;

/// <summary>The identity provider from the command line or, each by the same name, from the environment. It is not asked here: one that is down must not keep the program from starting.</summary>
internal sealed class ProviderOptions
{
    private const string SecretVariable = "VINHDANH_OIDC_CLIENT_SECRET";

    private readonly Option<string?> _issuer = SettingOption.Of("--oidc-issuer", "VINHDANH_OIDC_ISSUER",
        "nhà cung cấp danh tính (OpenID Connect) để đăng nhập: địa chỉ issuer của nó; không khai báo thì chỉ đăng nhập bằng mật khẩu, khóa truy cập",
        "identity provider (OpenID Connect) to sign in by: its issuer; without it people sign in by password or passkey");
    private readonly Option<string?> _client = SettingOption.Of("--oidc-client-id", "VINHDANH_OIDC_CLIENT_ID", "mã của chương trình do nhà cung cấp danh tính cấp", "what the provider calls this program");
    private readonly Option<string?> _secretFile = SettingOption.Of("--oidc-client-secret-file", "VINHDANH_OIDC_CLIENT_SECRET_FILE",
        $"tệp có khóa bí mật của chương trình ở dòng đầu; hoặc biến {SecretVariable}", $"file with this program's secret in its first line; or {SecretVariable}");
    private readonly Option<string?> _name = SettingOption.Of("--oidc-name", "VINHDANH_OIDC_NAME", "tên hiện trên nút “Đăng nhập bằng …”; mặc định là tên máy của nhà cung cấp", "name on the button; the provider's host unless said");
    private readonly Option<string?> _scopes = SettingOption.Of("--oidc-scopes", "VINHDANH_OIDC_SCOPES", "phạm vi đề nghị, cách nhau bằng dấu cách; mặc định openid email profile", "scopes asked for, by spaces; openid email profile unless said");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_issuer, _client, _secretFile, _name, _scopes]) command.Options.Add(option);
    }

    /// <param name="publicAddress">How people reach the program; null: as each request came.</param>
    /// <returns>Null: no provider is named.</returns>
    /// <exception cref="CommandRefusalException">What is said does not make a provider.</exception>
    public ProviderSettings? Read(ParseResult parsed, string? publicAddress)
    {
        if (parsed.GetValue(_issuer) is not { Length: > 0 } issuer) return null;
        var address = IssuerOf(issuer);
        if (parsed.GetValue(_client) is not { Length: > 0 } client)
            throw new CommandRefusalException(Words.Of("Có --oidc-issuer thì cần --oidc-client-id.", "--oidc-issuer needs --oidc-client-id."));
        if (SettingOption.Secret(parsed, _secretFile, SecretVariable) is not { Length: > 0 } secret)
            throw new CommandRefusalException(Words.Of($"Có --oidc-issuer thì cần khóa bí mật, ở --oidc-client-secret-file hoặc biến {SecretVariable}.", $"--oidc-issuer needs a secret, in --oidc-client-secret-file or {SecretVariable}."));
        var scopes = (parsed.GetValue(_scopes) is { Length: > 0 } said ? said : "openid email profile").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!scopes.Contains("openid"))
            throw new CommandRefusalException(Words.Of("--oidc-scopes phải có openid.", "--oidc-scopes must have openid."));
        return new(issuer, client, secret) { Name = parsed.GetValue(_name) is { Length: > 0 } name ? name.Trim() : address.Host, Scopes = scopes, PublicAddress = publicAddress };
    }

    private static Uri IssuerOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var issuer) && issuer.Query.Length == 0 && issuer.Fragment.Length == 0 && (issuer.Scheme is "https" || issuer is { Scheme: "http", IsLoopback: true })
            ? issuer
            : throw new CommandRefusalException(Words.Of($"--oidc-issuer “{text}” phải là địa chỉ https đầy đủ, ví dụ https://dangnhap.tinh.vn/realms/canbo.", $"--oidc-issuer “{text}” must be a whole https address, e.g. https://login.office.vn/realms/staff."));
}
