using System.CommandLine;
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

    public Option<int> Port { get; } = new("--port") { Description = Words.Of("cổng", "port"), DefaultValueFactory = _ => 5080 };

    public Option<string> Listen { get; } = new("--listen")
    {
        Description = Words.Of("địa chỉ nhận kết nối; 0.0.0.0 là mọi địa chỉ của máy", "address to listen on; 0.0.0.0 is every address of the machine"),
        DefaultValueFactory = _ => "127.0.0.1",
    };

    public Option<FileInfo?> Certificate { get; } = new("--cert")
    {
        Description = Words.Of("phục vụ qua https bằng chứng thư này: PEM (chứng thư, chuỗi) hoặc PKCS #12 không mật khẩu", "serve https with this certificate: PEM (certificate, chain) or PKCS #12 without a password"),
    };

    public Option<FileInfo?> CertificateKey { get; } = new("--cert-key")
    {
        Description = Words.Of("khóa riêng PEM, nếu không nằm trong tệp --cert", "private key as PEM, unless it is in the file of --cert"),
    };

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

    public MailOptions Mail { get; } = new();

    public ProviderOptions Provider { get; } = new();

    public BucketOptions Bucket { get; } = new();

    public void AddHostTo(Command command)
    {
        command.Options.Add(Port);
        command.Options.Add(Listen);
        command.Options.Add(Certificate);
        command.Options.Add(CertificateKey);
        command.Options.Add(Clock);
        Mail.AddTo(command);
        Provider.AddTo(command);
        Bucket.AddTo(command);
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
        var listen = parsed.GetValue(Listen)!;
        if (!IPAddress.TryParse(listen, out var address))
            throw new CommandRefusalException(Words.Of($"“{listen}” không phải địa chỉ IP.", $"“{listen}” is not an IP address."));
        var certificate = parsed.GetValue(Certificate) is { } file ? ServerCertificate.Read(file, parsed.GetValue(CertificateKey)) : null;
        if (certificate is null && !IPAddress.IsLoopback(address))
            Console.Error.WriteLine(Words.Of(
                "Cảnh báo: mật khẩu đi qua mạng không mã hóa. Dùng --cert, hoặc đặt sau một máy chủ trung gian có https.",
                "Warning: passwords cross the network unencrypted. Use --cert, or put a proxy that speaks https in front."));
        var settings = new HostSettings(database.AppConnectionString, database.DataDirectory)
        {
            Port = parsed.GetValue(Port), Listen = listen, Certificate = certificate, Clock = ServeCommand.ClockOf(parsed.GetValue(Clock)), Clamd = ClamdOf(parsed), Bucket = Bucket.Read(parsed),
        };
        return settings with { Mail = Mail.Read(parsed, settings.Address), Provider = Provider.Read(parsed, Mail.PublicAddress(parsed)) };
    }

    public void AddDatabaseTo(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Database);
        command.Options.Add(DatabaseOwner);
    }
}
