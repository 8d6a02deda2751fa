using System.CommandLine;
using VinhDanh.App.Platform.Accounts.Provider;
using VinhDanh.App.Platform.Commands;
using ProviderOptions = VinhDanh.App.Platform.Commands.ProviderOptions;

namespace VinhDanh.App.Tests.Provider;

/// <summary>What the command line says of the identity provider.</summary>
public sealed class ProviderOptionsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vinhdanh-oidc-");

    [Fact]
    public void Without_an_issuer_there_is_no_provider_whatever_else_is_said() => Read("--oidc-client-id", "vinh-danh").ShouldBeNull();

    [Fact]
    public void What_is_said_is_taken_over_and_the_secret_is_not_printed()
    {
        var read = Read("--oidc-issuer", "https://dangnhap.tinh.example/realms/canbo", "--oidc-client-id", "vinh-danh", "--oidc-client-secret-file", Written("rất kín\n"), "--oidc-name", "Cổng cán bộ", "--oidc-scopes", "openid email")!;
        (read.Issuer, read.ClientId, read.ClientSecret, read.Name, read.PublicAddress).ShouldBe(("https://dangnhap.tinh.example/realms/canbo", "vinh-danh", "rất kín", "Cổng cán bộ", "https://thidua.example"));
        read.Scopes.ShouldBe(["openid", "email"]);
        read.ToString().ShouldNotContain("rất kín");
        Read("--oidc-issuer", "https://dangnhap.tinh.example", "--oidc-client-id", "x", "--oidc-client-secret-file", Written("x"))!.Name.ShouldBe("dangnhap.tinh.example");
    }

    [Theory]
    [InlineData("--oidc-issuer", "http://dangnhap.tinh.example", "--oidc-client-id", "x")] // over a network, unencrypted
    [InlineData("--oidc-issuer", "dangnhap.tinh.example", "--oidc-client-id", "x")]
    [InlineData("--oidc-issuer", "https://dangnhap.tinh.example?a=b", "--oidc-client-id", "x")]
    [InlineData("--oidc-issuer", "https://dangnhap.tinh.example")]
    [InlineData("--oidc-issuer", "https://dangnhap.tinh.example", "--oidc-client-id", "x", "--oidc-scopes", "email")]
    public void What_makes_no_provider_is_refused_at_the_start(params string[] arguments) =>
        Should.Throw<CommandRefusalException>(() => Read([.. arguments, "--oidc-client-secret-file", Written("x")]));

    [Fact]
    public void A_secret_is_needed() => Should.Throw<CommandRefusalException>(() => Read("--oidc-issuer", "https://dangnhap.tinh.example", "--oidc-client-id", "x"));

    public void Dispose() => _folder.Delete(recursive: true);

    private static ProviderSettings? Read(params string[] arguments)
    {
        var options = new ProviderOptions();
        var command = new Command("serve");
        options.AddTo(command);
        return options.Read(command.Parse(arguments), "https://thidua.example");
    }

    private string Written(string text)
    {
        var file = Path.Combine(_folder.FullName, "khoa.txt");
        File.WriteAllText(file, text);
        return file;
    }
}
