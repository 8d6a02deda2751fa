using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Mail;

/// <summary>A real SMTP server (python3-aiosmtpd, which ./test installs) on this machine, with a certificate of a root of its own, and the mails that reached it.</summary>
public sealed class SmtpServer : IDisposable
{
    public const string User = "thi.dua";
    public const string Password = "mật khẩu máy chủ thư";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vinhdanh-smtp-");
    private readonly Process _process;
    private readonly MailTls _tls;
    private readonly bool _signsIn;
    private readonly X509Certificate2Collection _roots;

    public SmtpServer(MailTls tls = MailTls.StartTls, bool signsIn = true)
    {
        (_tls, _signsIn) = (tls, signsIn);
        var (root, certificate, key) = Certificate();
        _roots = [root];
        var options = JsonSerializer.Serialize(new
        {
            folder = _folder.FullName,
            tls = tls switch { MailTls.StartTls => "starttls", MailTls.Implicit => "implicit", _ => null },
            certificate = Written("may-chu.pem", certificate),
            key = Written("may-chu.key", key),
            user = signsIn ? User : null,
            password = Password,
        });
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Seeds.Root, "tests", "VinhDanh.App.Tests", "Mail", "smtp_server.py"), options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        var line = _process.StandardOutput.ReadLine();
        Port = int.TryParse(line, out var port) ? port : throw new InvalidOperationException("No SMTP server (Debian package python3-aiosmtpd?): " + _process.StandardError.ReadToEnd());
        _process.ErrorDataReceived += (_, _) => { }; // read away, or the server would wait for a reader
        _process.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>As an office would set it.</summary>
    public MailSettings Settings => new("localhost", Port, _tls, "thidua@an-thinh.example")
    {
        FromName = "Ban Thi đua, Khen thưởng",
        UserName = _signsIn ? User : null,
        Password = Password,
        Roots = _roots,
        PublicAddress = "https://thidua.an-thinh.example",
        Patience = TimeSpan.FromSeconds(10),
    };

    /// <summary>It has trouble of the moment.</summary>
    public bool IsBusy
    {
        set => Flag("busy", value);
    }

    /// <summary>It takes a mail and dies before it says so.</summary>
    public bool DiesAfterData
    {
        set => Flag("silent", value);
    }

    public IReadOnlyList<ReceivedMail> Mails =>
        [.. _folder.GetFiles("*.json").OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => JsonSerializer.Deserialize<ReceivedMail>(File.ReadAllText(f.FullName), JsonSerializerOptions.Web)!)];

    public IReadOnlyList<ReceivedMail> To(string address) => [.. Mails.Where(m => m.To.Contains(address))];

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5000)) _process.Kill();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Flag(string name, bool up)
    {
        var file = Path.Combine(_folder.FullName, name);
        if (up) File.WriteAllText(file, "");
        else File.Delete(file);
    }

    private string Written(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static (X509Certificate2 Root, string Certificate, string Key) Certificate()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rootRequest = new CertificateRequest("CN=Gốc nội bộ", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(30));
        using var withKey = rootRequest.CreateSelfSigned(from, to);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(withKey, from.AddDays(1), to.AddDays(-1), RandomNumberGenerator.GetBytes(8));
        return (X509CertificateLoader.LoadCertificate(withKey.RawData), signed.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}

/// <summary>A mail as another program (Python's email) reads it.</summary>
public sealed record ReceivedMail(string From, string[] To, string[][] Headers, string[] Defects, string Type, string Text, string Html, bool Encrypted, string User, string Raw)
{
    public string this[string header] => Headers.Single(h => string.Equals(h[0], header, StringComparison.OrdinalIgnoreCase))[1];
}
