using System.CommandLine;
using System.Globalization;
using System.Net;
using VinhDanh.App.Platform.Embedded;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Web;

namespace VinhDanh.App.Platform.Commands;

/// <summary>Options that several commands share.</summary>
internal sealed class CommonOptions
{
    public Option<DirectoryInfo> Data { get; } = new("--data")
    {
        Description = Words.Of("thư mục dữ liệu", "data folder"),
        DefaultValueFactory = _ => new DirectoryInfo(EmbeddedOptions.DefaultDataDirectory()),
    };

    public Option<string?> Database { get; } = new("--database")
    {
        Description = Words.Of(
            "PostgreSQL bên ngoài: chuỗi kết nối của vai trò ứng dụng (hoặc biến VINHDANH_DATABASE)",
            "external PostgreSQL: connection string of the application's role (or VINHDANH_DATABASE)"),
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("VINHDANH_DATABASE"),
    };

    public Option<string?> DatabaseOwner { get; } = new("--database-owner")
    {
        Description = Words.Of(
            "chuỗi kết nối của vai trò sở hữu lược đồ, dùng để nâng cấp (hoặc VINHDANH_DATABASE_OWNER)",
            "connection string of the role that owns the schema, for migrations (or VINHDANH_DATABASE_OWNER)"),
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("VINHDANH_DATABASE_OWNER"),
    };

    public Option<string?> Port { get; } = SettingOption.Of("--port", "VINHDANH_PORT", "cổng; mặc định 5080", "port; 5080 unless said");

    public Option<string?> Listen { get; } = SettingOption.Of("--listen", "VINHDANH_LISTEN",
        "địa chỉ nhận kết nối; mặc định 127.0.0.1, 0.0.0.0 là mọi địa chỉ của máy", "address to listen on; 127.0.0.1 unless said, 0.0.0.0 is every address of the machine");

    public Option<string?> Certificate { get; } = SettingOption.Of("--cert", "VINHDANH_CERT",
        "phục vụ qua https bằng chứng thư này: PEM (chứng thư, chuỗi) hoặc PKCS #12 không mật khẩu", "serve https with this certificate: PEM (certificate, chain) or PKCS #12 without a password");

    public Option<string?> CertificateKey { get; } = SettingOption.Of("--cert-key", "VINHDANH_CERT_KEY", "khóa riêng PEM, nếu không nằm trong tệp --cert", "private key as PEM, unless it is in the file of --cert");

    public Option<string?> InsecureHttp { get; } = SettingOption.Of("--insecure-http", "VINHDANH_INSECURE_HTTP",
        "yes: phục vụ qua mạng không mã hóa, mật khẩu ai trên đường truyền cũng đọc được; chỉ để thử", "yes: serve the network unencrypted, so that anybody on the way reads passwords; for trials only");

    public Option<string?> Clamd { get; } = new("--clamd")
    {
        Description = Words.Of(
            "quét vi-rút tệp nhận vào bằng clamd: đường dẫn socket hoặc máy:cổng (hoặc biến VINHDANH_CLAMD)",
            "scan files that come in with clamd: path of its socket, or host:port (or VINHDANH_CLAMD)"),
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("VINHDANH_CLAMD"),
    };

    public Option<string?> Clock { get; } = new("--clock")
    {
        Description = Words.Of(
            "bắt đầu từ ngày giờ này thay cho hiện tại, để diễn tập: 2024-04-11 hoặc 2024-04-11T08:00",
            "start at this moment instead of now, for rehearsals: 2024-04-11 or 2024-04-11T08:00"),
    };

    public ProxyOption Proxy { get; } = new();

    public MailOptions Mail { get; } = new();

    public ProviderOptions Provider { get; } = new();

    public BucketOptions Bucket { get; } = new();

    public CollectorOption Collector { get; } = new();

    public LocalLawOption LocalLaw { get; } = new();

    public void AddHostTo(Command command)
    {
        command.Options.Add(Port);
        command.Options.Add(Listen);
        command.Options.Add(Certificate);
        command.Options.Add(CertificateKey);
        command.Options.Add(InsecureHttp);
        Proxy.AddTo(command);
        command.Options.Add(Clock);
        Mail.AddTo(command);
        Provider.AddTo(command);
        Bucket.AddTo(command);
        Collector.AddTo(command);
        LocalLaw.AddTo(command);
        command.Options.Add(Clamd);
    }

    /// <exception cref="CommandRefusalException">Neither a path nor host:port.</exception>
    public ClamdAddress? ClamdOf(ParseResult parsed)
    {
        if (parsed.GetValue(Clamd) is not { Length: > 0 } text) return null;
        try
        {
            return ClamdAddress.Parse(text);
        }
        catch (FormatException)
        {
            throw new CommandRefusalException(Words.Of($"--clamd: “{text}” không phải đường dẫn socket, cũng không phải máy:cổng.", $"--clamd: “{text}” is neither the path of a socket nor host:port."));
        }
    }

    /// <exception cref="CommandRefusalException">An option cannot be followed.</exception>
    public HostSettings HostOf(ParseResult parsed, OpenDatabase database)
    {
        var (address, certificate, insecure) = (ListenOf(parsed), CertificateOf(parsed), InsecureHttpOf(parsed));
        RefuseOpenHttp(parsed);
        if (certificate is null && insecure && !IPAddress.IsLoopback(address))
            Console.Error.WriteLine(Words.Of("Cảnh báo: mật khẩu đi qua mạng không mã hóa (--insecure-http).", "Warning: passwords cross the network unencrypted (--insecure-http)."));
        var settings = new HostSettings(database.AppConnectionString, database.DataDirectory)
        {
            Port = PortOf(parsed), Listen = address.ToString(), Certificate = certificate, InsecureHttp = insecure, TrustedProxies = Proxy.Read(parsed), Clock = ServeCommand.ClockOf(parsed.GetValue(Clock)), Clamd = ClamdOf(parsed), Bucket = Bucket.Read(parsed), Collector = Collector.Read(parsed),
            LocalLaw = LocalLaw.Read(parsed),
        };
        return settings with { Mail = Mail.Read(parsed, settings.Address), Provider = Provider.Read(parsed, Mail.PublicAddress(parsed)) };
    }

    /// <summary>Everything that is wrong with what is set, in sentences.</summary>
    public IReadOnlyList<string> ProblemsOf(ParseResult parsed)
    {
        var problems = new List<string>();
        Try(() => PortOf(parsed));
        Try(() => ListenOf(parsed));
        Try(() => CertificateOf(parsed));
        Try(() => Proxy.Read(parsed));
        Try(() => InsecureHttpOf(parsed));
        Try(() => RefuseOpenHttp(parsed));
        Try(() => ServeCommand.ClockOf(parsed.GetValue(Clock)));
        Try(() => ClamdOf(parsed));
        Try(() => Bucket.Read(parsed));
        Try(() => Collector.Read(parsed));
        Try(() => LocalLaw.Read(parsed));
        Try(() => Mail.Read(parsed, "http://localhost"));
        Try(() => Provider.Read(parsed, Mail.PublicAddress(parsed)));
        Try(() => DatabaseConnection.Refuse("--database", parsed.GetValue(Database)));
        Try(() => DatabaseConnection.Refuse("--database-owner", parsed.GetValue(DatabaseOwner)));
        return [.. problems.Distinct()];

        void Try(Action read)
        {
            try
            {
                read();
            }
            catch (CommandRefusalException e)
            {
                problems.Add(e.Message);
            }
        }
    }

    private int PortOf(ParseResult parsed) => parsed.GetValue(Port) is not { Length: > 0 } text ? 5080
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort ? port
        : throw new CommandRefusalException(Words.Of($"--port “{text}” phải là số từ 0 đến 65535 (0: cổng nào còn trống).", $"--port “{text}” must be a number from 0 to 65535 (0: any free port)."));

    private IPAddress ListenOf(ParseResult parsed) => parsed.GetValue(Listen) is not { Length: > 0 } text ? IPAddress.Loopback
        : IPAddress.TryParse(text, out var address) ? address
        : throw new CommandRefusalException(Words.Of($"--listen “{text}” không phải địa chỉ IP.", $"--listen “{text}” is not an IP address."));

    private ServerCertificate? CertificateOf(ParseResult parsed)
    {
        var key = parsed.GetValue(CertificateKey) is { Length: > 0 } named ? new FileInfo(named) : null;
        try
        {
            if (parsed.GetValue(Certificate) is { Length: > 0 } file) return ServerCertificate.Read(new FileInfo(file), key);
        }
        catch (CommandRefusalException e)
        {
            throw new CommandRefusalException($"--cert: {e.Message}");
        }

        return key is null ? null : throw new CommandRefusalException(Words.Of("--cert-key cần có --cert.", "--cert-key needs --cert."));
    }

    private bool InsecureHttpOf(ParseResult parsed) => parsed.GetValue(InsecureHttp) switch
    {
        null or "" => false,
        "yes" => true,
        var text => throw new CommandRefusalException(Words.Of($"--insecure-http “{text}”: chỉ có giá trị yes.", $"--insecure-http “{text}”: the only value is yes.")),
    };

    private void RefuseOpenHttp(ParseResult parsed)
    {
        var address = ListenOf(parsed);
        if (IPAddress.IsLoopback(address) || InsecureHttpOf(parsed) || CertificateOf(parsed) is not null || Proxy.Read(parsed).Count > 0) return;
        throw new CommandRefusalException(Words.Of(
            $"--listen {address} mở chương trình ra mạng mà không mã hóa: mật khẩu ai cũng đọc được. Dùng --cert với chứng thư của máy chủ, hoặc đặt sau một máy chủ trung gian có https và khai báo --trusted-proxy. Chỉ để thử: --insecure-http yes.",
            $"--listen {address} opens the program to the network unencrypted: anybody reads passwords. Give --cert the server's certificate, or put a proxy that speaks https in front and name it by --trusted-proxy. For a trial only: --insecure-http yes."));
    }

    public void AddDatabaseTo(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Database);
        command.Options.Add(DatabaseOwner);
    }
}
