using System.CommandLine;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Mail;

namespace VinhDanh.App.Tests.Mail;

/// <summary>What the command line says of the mail server.</summary>
public sealed class MailOptionsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vinhdanh-mail-");

    [Fact]
    public void Without_a_server_there_is_no_mail_whatever_else_is_said() => Read("--mail-from", "thidua@coquan.vn").ShouldBeNull();

    [Theory]
    [InlineData("thu.coquan.vn", null, "thu.coquan.vn:587 (StartTls)")]
    [InlineData("thu.coquan.vn:465", null, "thu.coquan.vn:465 (Implicit)")]
    [InlineData("thu.coquan.vn", "implicit", "thu.coquan.vn:465 (Implicit)")]
    [InlineData("thu.coquan.vn:2525", "starttls", "thu.coquan.vn:2525 (StartTls)")]
    [InlineData("127.0.0.1", "none", "127.0.0.1:25 (None)")]
    [InlineData("localhost:1025", "none", "localhost:1025 (None)")]
    public void Port_and_encryption_go_together(string server, string? tls, string settings) =>
        Read([.. (string[])["--mail-server", server, "--mail-from", "thidua@coquan.vn"], .. tls is null ? [] : (string[])["--mail-tls", tls]])!.ToString().ShouldBe(settings);

    [Fact]
    public void Name_password_sender_and_address_for_links_are_taken_over()
    {
        var read = Read("--mail-server", "thu.coquan.vn", "--mail-user", "thidua", "--mail-password-file", Written("mật khẩu\ndòng khác\n"), "--mail-from", "\"Ban Thi đua\" <thidua@coquan.vn>",
            "--public-url", "https://thidua.coquan.vn/vd/")!;
        (read.UserName, read.Password, read.FromName, read.From, read.PublicAddress).ShouldBe(("thidua", "mật khẩu", "Ban Thi đua", "thidua@coquan.vn", "https://thidua.coquan.vn/vd"));
        Read("--mail-server", "thu.coquan.vn", "--mail-from", "thidua@coquan.vn")!.PublicAddress.ShouldBe("http://localhost:5080");
    }

    [Theory]
    [InlineData("--mail-server", "thu.coquan.vn")]
    [InlineData("--mail-server", "thu.coquan.vn", "--mail-from", "thidua@coquan.vn\r\nBcc: ai@khac.vn")]
    [InlineData("--mail-server", "thu coquan", "--mail-from", "thidua@coquan.vn")]
    [InlineData("--mail-server", "thu.coquan.vn:70000", "--mail-from", "thidua@coquan.vn")]
    [InlineData("--mail-server", "thu.coquan.vn", "--mail-from", "thidua@coquan.vn", "--mail-tls", "ssl")]
    [InlineData("--mail-server", "thu.coquan.vn", "--mail-from", "thidua@coquan.vn", "--mail-tls", "none")]
    [InlineData("--mail-server", "thu.coquan.vn", "--mail-from", "thidua@coquan.vn", "--mail-user", "thidua")]
    [InlineData("--mail-server", "thu.coquan.vn", "--mail-from", "thidua@coquan.vn", "--mail-ca", "/khong/co.pem")]
    [InlineData("--mail-server", "thu.coquan.vn", "--mail-from", "thidua@coquan.vn", "--mail-password-file", "/khong/co")]
    [InlineData("--mail-server", "thu.coquan.vn", "--mail-from", "thidua@coquan.vn", "--public-url", "thidua.coquan.vn")]
    [InlineData("--mail-server", "thu.coquan.vn", "--mail-from", "thidua@coquan.vn", "--public-url", "javascript:alert(1)")]
    public void What_makes_no_mail_server_is_refused_at_the_start(params string[] arguments) => Should.Throw<CommandRefusalException>(() => Read(arguments));

    [Fact]
    public void A_password_never_goes_without_encryption_even_on_this_machine() =>
        Should.Throw<CommandRefusalException>(() => Read("--mail-server", "localhost", "--mail-tls", "none", "--mail-from", "a@coquan.vn", "--mail-user", "a", "--mail-password-file", Written("x")));

    [Fact]
    public void A_file_without_a_root_is_refused() =>
        Should.Throw<CommandRefusalException>(() => Read("--mail-server", "thu.coquan.vn", "--mail-from", "a@coquan.vn", "--mail-ca", Written("không phải chứng thư"))).Message.ShouldContain("tep.txt");

    public void Dispose() => _folder.Delete(recursive: true);

    private static MailSettings? Read(params string[] arguments)
    {
        var options = new MailOptions();
        var command = new Command("serve");
        options.AddTo(command);
        return options.Read(command.Parse(arguments), "http://localhost:5080");
    }

    private string Written(string text)
    {
        var file = Path.Combine(_folder.FullName, "tep.txt");
        File.WriteAllText(file, text);
        return file;
    }
}
