using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using VinhDanh.App.Platform.Mail;

namespace VinhDanh.App.Platform.Commands;

/// <summary>The mail server from the command line or, each by the same name, from the environment. The password has no option: whoever lists the processes of a machine reads their arguments.</summary>
internal sealed class MailOptions
{
    private const string PasswordVariable = "VINHDANH_MAIL_PASSWORD";

    private readonly Option<string?> _server = SettingOption.Of("--mail-server", "VINHDANH_MAIL_SERVER",
        "máy chủ thư để gửi thông báo: tên máy hoặc tên máy:cổng; không khai báo thì chỉ báo trong chương trình", "mail server for notices: host or host:port; without it people are told in the program only");
    private readonly Option<string?> _tls = SettingOption.Of("--mail-tls", "VINHDANH_MAIL_TLS",
        "starttls (mặc định, cổng 587), implicit (cổng 465), none (chỉ với máy chủ thư trên chính máy này)", "starttls (default, port 587), implicit (port 465), none (only for a mail server on this machine)");
    private readonly Option<string?> _user = SettingOption.Of("--mail-user", "VINHDANH_MAIL_USER",
        $"tên đăng nhập máy chủ thư; mật khẩu ở --mail-password-file hoặc biến {PasswordVariable}", $"user name at the mail server; its password in --mail-password-file or {PasswordVariable}");
    private readonly Option<string?> _passwordFile = SettingOption.Of("--mail-password-file", "VINHDANH_MAIL_PASSWORD_FILE", "tệp có mật khẩu ở dòng đầu", "file with the password in its first line");
    private readonly Option<string?> _from = SettingOption.Of("--mail-from", "VINHDANH_MAIL_FROM", "địa chỉ gửi: dia.chi@coquan.vn hoặc \"Tên cơ quan <dia.chi@coquan.vn>\"", "sender: address@office.vn or \"Office <address@office.vn>\"");
    private readonly Option<string?> _roots = SettingOption.Of("--mail-ca", "VINHDANH_MAIL_CA", "tệp PEM có chứng thư gốc nội bộ mà máy chủ thư dùng", "PEM file with roots of the office's own that sign the mail server's certificate");
    private readonly Option<string?> _publicUrl = SettingOption.Of("--public-url", "VINHDANH_PUBLIC_URL",
        "địa chỉ người dùng mở chương trình, dùng cho đường dẫn trong thư và khi đăng nhập bằng nhà cung cấp danh tính, ví dụ https://thidua.coquan.vn",
        "how people reach the program, for links in mails and for sign-in by an identity provider, e.g. https://office.vn");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_server, _tls, _user, _passwordFile, _from, _roots, _publicUrl]) command.Options.Add(option);
    }

    /// <param name="ownAddress">Links lead there unless another is given.</param>
    /// <returns>Null: no mail server is named.</returns>
    /// <exception cref="CommandRefusalException">What is said does not make a mail server.</exception>
    public MailSettings? Read(ParseResult parsed, string ownAddress)
    {
        if (parsed.GetValue(_server) is not { Length: > 0 } server) return null;
        var (host, port) = HostOf(server);
        var tls = TlsOf(parsed.GetValue(_tls), port);
        var (name, address) = SenderOf(parsed.GetValue(_from));
        var (user, password) = (parsed.GetValue(_user) is { Length: > 0 } given ? given : null, SettingOption.Secret(parsed, _passwordFile, PasswordVariable));
        if (user is not null && password is null)
            throw new CommandRefusalException(Words.Of($"Có --mail-user thì cần mật khẩu, ở --mail-password-file hoặc biến {PasswordVariable}.", $"--mail-user needs a password, in --mail-password-file or {PasswordVariable}."));
        if (tls is MailTls.None && (user is not null || !IsThisMachine(host)))
            throw new CommandRefusalException(Words.Of(
                "--mail-tls none chỉ dùng với máy chủ thư trên chính máy này, không đăng nhập: qua mạng thì thư và mật khẩu phải được mã hóa.",
                "--mail-tls none is for a mail server on this machine and without signing in: over a network, mails and passwords are encrypted."));
        return new(host, port ?? (tls is MailTls.Implicit ? MailSettings.ImplicitTlsPort : tls is MailTls.None ? 25 : MailSettings.SubmissionPort), tls, address)
        {
            FromName = name ?? "Vinh Danh", UserName = user, Password = password ?? "", Roots = RootsOf(parsed.GetValue(_roots)),
            PublicAddress = PublicAddress(parsed) ?? PublicAddressOf(ownAddress),
        };
    }

    /// <summary>How people reach the program; null: nothing is said of it.</summary>
    /// <exception cref="CommandRefusalException">It is no address.</exception>
    public string? PublicAddress(ParseResult parsed) => parsed.GetValue(_publicUrl) is { Length: > 0 } url ? PublicAddressOf(url) : null;

    private static (string Host, int? Port) HostOf(string server)
    {
        var colon = server.LastIndexOf(':');
        var (host, port) = colon < 0 ? (server, (string?)null) : (server[..colon], server[(colon + 1)..]);
        if (Uri.CheckHostName(host.Trim('[', ']')) is UriHostNameType.Unknown || (port is not null && !(int.TryParse(port, out var number) && number is > 0 and < 65536)))
            throw new CommandRefusalException(Words.Of($"--mail-server “{server}” không phải tên máy chủ thư; viết như thu.coquan.vn hoặc thu.coquan.vn:587.", $"--mail-server “{server}” names no mail server; write mail.office.vn or mail.office.vn:587."));
        return (host.Trim('[', ']'), port is null ? null : int.Parse(port));
    }

    private static MailTls TlsOf(string? word, int? port) => word switch
    {
        null or "" => port is MailSettings.ImplicitTlsPort ? MailTls.Implicit : MailTls.StartTls,
        "starttls" => MailTls.StartTls,
        "implicit" => MailTls.Implicit,
        "none" => MailTls.None,
        _ => throw new CommandRefusalException(Words.Of($"--mail-tls nhận starttls, implicit hoặc none, không nhận “{word}”.", $"--mail-tls is starttls, implicit or none, not “{word}”.")),
    };

    private static (string? Name, string Address) SenderOf(string? from)
    {
        var text = (from ?? "").Trim();
        var (name, address) = text.EndsWith('>') && text.LastIndexOf('<') is >= 0 and var at ? (text[..at].Trim().Trim('"'), text[(at + 1)..^1]) : (null, text);
        if (!MailAddresses.IsValid(address))
            throw new CommandRefusalException(Words.Of("Có --mail-server thì cần --mail-from là một địa chỉ thư, ví dụ \"Ban Thi đua <thidua@coquan.vn>\".", "--mail-server needs --mail-from, a mail address, e.g. \"Office <address@office.vn>\"."));
        return (string.IsNullOrEmpty(name) ? null : name, address);
    }

    private static X509Certificate2Collection? RootsOf(string? file)
    {
        if (file is not { Length: > 0 }) return null;
        try
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(file);
            if (roots.Count > 0) return roots;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            // The same words as for a file that holds none.
        }

        throw new CommandRefusalException(Words.Of($"--mail-ca “{file}” không có chứng thư gốc dạng PEM đọc được.", $"--mail-ca “{file}” holds no readable root certificate as PEM."));
    }

    private static string PublicAddressOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0 && address.Fragment.Length == 0
            ? address.AbsoluteUri.TrimEnd('/')
            : throw new CommandRefusalException(Words.Of($"--public-url “{url}” phải là địa chỉ đầy đủ, ví dụ https://thidua.coquan.vn.", $"--public-url “{url}” must be a whole address, e.g. https://office.vn."));

    private static bool IsThisMachine(string host) => host is "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
