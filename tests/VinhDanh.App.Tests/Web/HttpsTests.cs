using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Accounts.Provider;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Web;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Web;

/// <summary>The program as <c>--listen</c> and <c>--cert</c> make it.</summary>
public sealed class HttpsTests(PostgresCluster cluster) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vinhdanh-https-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Pages_come_over_tls_under_the_name_of_the_certificate_and_no_longer_without(string listen)
    {
        var (root, own) = Made("vinh-danh.example");
        var certificate = ServerCertificate.Read(Written("may-chu.pem", own.ExportCertificatePem() + "\n" + root.ExportCertificatePem()), Written("may-chu.key", KeyOf(own)));
        await using var database = await cluster.CloneAsync(Ct);
        var settings = new HostSettings(database.AppConnectionString, _folder.FullName) { Port = 0, Listen = listen, Certificate = certificate, BackgroundWork = false };
        await using var app = WebProgram.Build(settings, builder => builder.Logging.SetMinimumLevel(LogLevel.Error));
        await app.StartAsync(Ct);
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        address.Scheme.ShouldBe("https");
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            // The name of the certificate is in no register of names; the way there is known.
            ConnectCallback = async (_, ct) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Parse(listen), address.Port, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        // Nothing is believed but our root.
        handler.SslOptions.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(root);
        using var client = new HttpClient(handler) { BaseAddress = new Uri($"https://vinh-danh.example:{address.Port}") };

        var answer = await client.GetAsync(new Uri("/first-run", UriKind.Relative), Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);
        using var form = await client.GetAsync(new Uri("/sign-in/passkey", UriKind.Relative), Ct);
        form.Headers.GetValues("Set-Cookie").ShouldAllBe(c => c.StartsWith("__Host-", StringComparison.Ordinal) && c.Contains("; secure", StringComparison.Ordinal)
            && c.Contains("; path=/;", StringComparison.Ordinal) && !c.Contains("domain=", StringComparison.OrdinalIgnoreCase));
        foreach (var cookie in CookiesOf(app.Services)) (cookie.Name![..7], cookie.SecurePolicy, cookie.Path, cookie.Domain).ShouldBe(("__Host-", CookieSecurePolicy.Always, "/", null));
        using var plain = new HttpClient { BaseAddress = new UriBuilder(address) { Scheme = "http" }.Uri };
        await Should.ThrowAsync<HttpRequestException>(() => plain.GetAsync(new Uri("/first-run", UriKind.Relative), Ct));
        settings.Address.ShouldBe("https://vinh-danh.example:0");
        await app.StopAsync(Ct);
    }

    [Fact]
    public void Key_and_certificate_may_stand_in_one_file_or_in_pkcs12()
    {
        var (_, own) = Made("mot-tep.example");
        ServerCertificate.Read(Written("mot.pem", own.ExportCertificatePem() + "\n" + KeyOf(own)), null).Own.HasPrivateKey.ShouldBeTrue();
        var pkcs12 = new FileInfo(Path.Combine(_folder.FullName, "mot.pfx"));
        File.WriteAllBytes(pkcs12.FullName, own.Export(X509ContentType.Pkcs12));
        var read = ServerCertificate.Read(pkcs12, null);
        (read.Own.HasPrivateKey, read.Name).ShouldBe((true, "mot-tep.example"));
    }

    [Fact]
    public void What_is_no_certificate_with_its_key_is_refused_in_words()
    {
        var (_, own) = Made("khong-khoa.example");
        var (_, other) = Made("khoa-khac.example");
        var withoutKey = Written("khong-khoa.pem", own.ExportCertificatePem());
        Refusal(withoutKey, null).ShouldContain("khong-khoa.pem");
        Refusal(withoutKey, Written("khac.key", KeyOf(other))).ShouldContain("khong-khoa.pem");
        Refusal(Written("rac.pem", "không phải chứng thư"), null).ShouldContain("rac.pem");
        Refusal(new FileInfo(Path.Combine(_folder.FullName, "khong-co.pem")), null).ShouldContain("khong-co.pem");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Every cookie that the program may set.</summary>
    internal static IEnumerable<CookieBuilder> CookiesOf(IServiceProvider services) =>
    [
        services.GetRequiredService<IOptions<CookieTempDataProviderOptions>>().Value.Cookie, services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie,
        .. ((string[])[Door.Scheme, Door.HalfwayScheme, PasskeyCeremonies.Scheme, ProviderSignIn.CookieScheme])
            .Select(scheme => services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme).Cookie),
    ];

    private static string Refusal(FileInfo file, FileInfo? key) => Should.Throw<CommandRefusalException>(() => ServerCertificate.Read(file, key)).Message;

    private FileInfo Written(string name, string text)
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, name));
        File.WriteAllText(file.FullName, text);
        return file;
    }

    private static string KeyOf(X509Certificate2 certificate) => certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem();

    /// <summary>A root of our own and a certificate that it signed.</summary>
    private static (X509Certificate2 Root, X509Certificate2 Own) Made(string name)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest($"CN=Gốc của {name}", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(30));
        var root = rootRequest.CreateSelfSigned(from, to);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(root, from.AddDays(1), to.AddDays(-1), RandomNumberGenerator.GetBytes(8));
        return (root, signed.CopyWithPrivateKey(key));
    }
}
