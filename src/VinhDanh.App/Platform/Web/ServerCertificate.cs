using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using VinhDanh.App.Platform.Commands;

namespace VinhDanh.App.Platform.Web;

/// <summary>The certificate the program shows when it is reached by https, with the rest of its chain.</summary>
/// <param name="Own">With its private key.</param>
/// <param name="Chain">What stands between it and the root, as the file has it.</param>
public sealed record ServerCertificate(X509Certificate2 Own, X509Certificate2Collection Chain)
{
    /// <summary>The name people reach it by.</summary>
    public string Name => Own.GetNameInfo(X509NameType.DnsName, forIssuer: false);

    /// <summary>Reads PEM (certificate, then its chain; the key in the same file or beside it) or a PKCS #12 file without a password.</summary>
    /// <exception cref="CommandRefusalException">There is no such file, no certificate in it, or no key that fits.</exception>
    public static ServerCertificate Read(FileInfo file, FileInfo? key)
    {
        foreach (var needed in new[] { file, key }.OfType<FileInfo>().Where(f => !f.Exists))
            throw new CommandRefusalException(Words.Of($"Không có tệp “{needed.FullName}”.", $"There is no file “{needed.FullName}”."));
        try
        {
            return X509Certificate2.GetCertContentType(file.FullName) is X509ContentType.Pfx ? OfPkcs12(file) : OfPem(file, key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or UnauthorizedAccessException)
        {
            throw new CommandRefusalException(Words.Of(
                $"Không dùng được chứng thư “{file.FullName}”: cần tệp PEM có chứng thư, khóa riêng trong cùng tệp hoặc ở --cert-key, hoặc tệp PKCS #12 không mật khẩu; người chạy chương trình phải đọc được. ({e.Message})",
                $"The certificate “{file.FullName}” cannot be used: PEM with the certificate and its private key in the same file or in --cert-key, or PKCS #12 without a password, readable to who runs the program. ({e.Message})"));
        }
    }

    private static ServerCertificate OfPem(FileInfo file, FileInfo? key)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(file.FullName);
        if (chain.Count > 0) chain.RemoveAt(0); // the first is the server's own
        return new(X509Certificate2.CreateFromPemFile(file.FullName, key?.FullName), chain);
    }

    private static ServerCertificate OfPkcs12(FileInfo file)
    {
        var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file.FullName, null);
        var own = all.FirstOrDefault(c => c.HasPrivateKey) ?? throw new CryptographicException("No private key.");
        return new(own, [.. all.Where(c => c != own)]);
    }
}
