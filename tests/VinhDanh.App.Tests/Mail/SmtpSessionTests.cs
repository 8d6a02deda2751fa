using System.Net;
using System.Net.Sockets;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Mail;

/// <summary>The conversation with a real server, in each way it can be had or refused.</summary>
[Trait("Speed", "Slow")] // a server each
public sealed class SmtpSessionTests
{
    private const string To = "nguoi.nhan@an-thinh.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MailTls.StartTls)]
    [InlineData(MailTls.Implicit)]
    public async Task A_mail_goes_over_tls_with_name_and_password_and_is_read_as_it_was_written(MailTls tls)
    {
        using var server = new SmtpServer(tls);
        (await TryAsync(server.Settings)).ShouldBeNull();

        var mail = server.Mails.ShouldHaveSingleItem();
        (mail.Encrypted, mail.User, mail.From).ShouldBe((true, SmtpServer.User, "thidua@an-thinh.example"));
        mail.Defects.ShouldBeEmpty();
        mail.Type.ShouldBe("multipart/alternative");
        mail["Subject"].ShouldBe("Thư thử của chương trình Vinh Danh");
        mail["From"].ShouldBe("\"Ban Thi đua, Khen thưởng\" <thidua@an-thinh.example>");
        mail["To"].ShouldBe($"Trần Thị Nhận <{To}>");
        mail["Message-ID"].ShouldEndWith("@an-thinh.example>");
        mail.Text.ShouldStartWith("Kính gửi đồng chí Trần Thị Nhận,");
        mail.Text.ShouldContain("https://thidua.an-thinh.example/");
        mail.Html.ShouldContain("máy chủ thư đã được nối đúng");
        mail.Raw.Split('\n').ShouldAllBe(line => line.Length < 200);
    }

    [Theory]
    [InlineData(MailTls.StartTls)]
    [InlineData(MailTls.Implicit)]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_and_nothing_is_sent(MailTls tls)
    {
        using var server = new SmtpServer(tls);
        (await TryAsync(server.Settings with { Roots = null }))!.Fault.ShouldBe(MailFault.CertificateRefused);
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_certificate_of_another_name_is_refused()
    {
        using var server = new SmtpServer();
        var fault = (await TryAsync(server.Settings with { Host = "127.0.0.1" }))!;
        (fault.Fault, fault.Said).ShouldBe((MailFault.CertificateRefused, "RemoteCertificateNameMismatch"));
    }

    [Fact]
    public async Task A_wrong_password_is_told_with_the_servers_words()
    {
        using var server = new SmtpServer();
        var fault = (await TryAsync(server.Settings with { Password = "sai" }))!;
        (fault.Fault, fault.Code, fault.ConcernsServer, fault.IsForGood).ShouldBe((MailFault.SignInRefused, 535, true, false));
        fault.Said.ShouldContain("5.7.8");
        fault.Said.ShouldNotContain("sai");
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_the_encryption_asked_for_no_password_and_no_mail_leave_this_machine()
    {
        using var server = new SmtpServer(MailTls.None, signsIn: false);
        (await TryAsync(server.Settings with { Tls = MailTls.StartTls, UserName = "u" }))!.Fault.ShouldBe(MailFault.TlsNotOffered);
        server.Mails.ShouldBeEmpty();
        (await TryAsync(server.Settings)).ShouldBeNull("a server of this machine, without TLS because that is what was set");
    }

    [Fact]
    public async Task A_server_that_takes_no_names_is_not_sent_to_in_the_belief_that_it_did()
    {
        using var server = new SmtpServer(MailTls.None, signsIn: false);
        (await TryAsync(server.Settings with { UserName = "u" }))!.Fault.ShouldBe(MailFault.SignInNotOffered);
        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_at_home_is_no_crash()
    {
        int port;
        using (var server = new SmtpServer()) port = server.Port;
        var fault = (await TryAsync(new("localhost", port, MailTls.StartTls, "thidua@an-thinh.example") { PublicAddress = "http://x" }))!;
        (fault.Fault, fault.ConcernsServer).ShouldBe((MailFault.Unreachable, true));
    }

    [Theory]
    [InlineData("gone@an-thinh.example", MailFault.RecipientRefused, true, true)]
    [InlineData("rule@an-thinh.example", MailFault.RecipientRefused, true, false)]
    [InlineData("full@an-thinh.example", MailFault.ServerBusy, false, false)]
    public async Task What_is_for_good_is_told_from_what_may_pass(string address, MailFault fault, bool forGood, bool addressIsWrong)
    {
        using var server = new SmtpServer();
        var said = (await TryAsync(server.Settings, address))!;
        (said.Fault, said.IsForGood, said.AddressIsWrong, said.ConcernsServer).ShouldBe((fault, forGood, addressIsWrong, false));
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_not_waited_for_without_end()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var listening = Task.Run(async () =>
        {
            using var guest = await silent.AcceptTcpClientAsync(Ct);
            await guest.GetStream().WriteAsync("220 good day\r\n"u8.ToArray(), Ct);
            // Until the other side hangs up: it greets, and hears nothing.
            while (await guest.GetStream().ReadAsync(new byte[512], Ct) > 0)
            {
            }
        }, Ct);
        var server = new MailSettings("127.0.0.1", ((IPEndPoint)silent.LocalEndpoint).Port, MailTls.None, "thidua@an-thinh.example") { PublicAddress = "http://x", Patience = TimeSpan.FromMilliseconds(200) };
        (await Should.ThrowAsync<SmtpFaultException>(() => SmtpSession.OpenAsync(server, Ct))).Fault.ShouldBe(MailFault.BrokenOff);
        await listening.WaitAsync(TimeSpan.FromSeconds(20), Ct);
    }

    [Fact]
    public async Task What_is_said_before_the_encryption_is_not_taken_for_said_after_it()
    {
        using var meddler = new TcpListener(IPAddress.Loopback, 0);
        meddler.Start();
        var listening = Task.Run(async () =>
        {
            using var guest = await meddler.AcceptTcpClientAsync(Ct);
            var stream = guest.GetStream();
            using var heard = new StreamReader(stream);
            await stream.WriteAsync("220 good day\r\n"u8.ToArray(), Ct);
            (await heard.ReadLineAsync(Ct)).ShouldNotBeNull();
            await stream.WriteAsync("250-here\r\n250 STARTTLS\r\n"u8.ToArray(), Ct);
            (await heard.ReadLineAsync(Ct)).ShouldNotBeNull();
            await stream.WriteAsync("220 go ahead\r\n250-here\r\n250 AUTH PLAIN\r\n"u8.ToArray(), Ct);
            (await heard.ReadLineAsync(Ct)).ShouldBeNull("it hangs up without a word");
        }, Ct);
        var server = new MailSettings("127.0.0.1", ((IPEndPoint)meddler.LocalEndpoint).Port, MailTls.StartTls, "thidua@an-thinh.example") { PublicAddress = "http://x", Patience = TimeSpan.FromSeconds(5) };
        (await Should.ThrowAsync<SmtpFaultException>(() => SmtpSession.OpenAsync(server, Ct))).Fault.ShouldBe(MailFault.BrokenOff);
        await listening.WaitAsync(TimeSpan.FromSeconds(20), Ct);
    }

    [Fact]
    public async Task No_command_holds_a_second_one() =>
        await Should.ThrowAsync<ArgumentException>(() => new SmtpLines(new MemoryStream(), TimeSpan.FromSeconds(1)).AskAsync("NOOP\r\nRCPT TO:<ai@khac.example>", Ct));

    private static Task<SmtpFaultException?> TryAsync(MailSettings settings, string to = To) =>
        new MailTrial(new HostSettings("", "") { Mail = settings }, new TestClock()).SendAsync("Trần Thị Nhận", to, Ct);
}
