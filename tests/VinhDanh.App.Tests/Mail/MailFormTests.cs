using System.Text;
using FsCheck;
using FsCheck.Fluent;
using VinhDanh.App.Platform.Mail;

namespace VinhDanh.App.Tests.Mail;

/// <summary>What a mail looks like on the wire; no server.</summary>
public sealed class MailFormTests
{
    private static readonly MailSettings Settings = new("localhost", 587, MailTls.StartTls, "thidua@an-thinh.example") { PublicAddress = "https://thidua.an-thinh.example" };
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Nhắc việc\r\nBcc: ai.do@khac.example")]
    [InlineData("Nhắc việc\nBcc: ai.do@khac.example\n\nNội dung khác")]
    [InlineData("Nhắc việc\rBcc: ai.do@khac.example")]
    [InlineData("Report\r\nBcc: ai.do@khac.example")]
    [InlineData("Nhắc\u0085việc\u2028Bcc: ai.do@khac.example")]
    public void Words_of_people_begin_no_header(string words)
    {
        var head = HeadOf(words, words);
        head.Where(line => !line.StartsWith(' ')).Select(line => line.Split(':')[0]).ShouldBe(Known);
    }

    [Fact]
    public void Whatever_the_words_the_headers_are_the_same_in_number_short_and_ascii()
    {
        // Any text at all, lone surrogates and control characters among it.
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), words =>
        {
            var head = HeadOf(words ?? "", words ?? "");
            return head.Count(line => !line.StartsWith(' ')) == Known.Length && head.All(line => line.Length <= 200 && line.All(c => c is >= ' ' and <= '~'));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_long_vietnamese_subject_is_cut_between_letters()
    {
        var text = string.Concat(Enumerable.Repeat("Đề nghị gửi báo cáo kết quả ", 12)).TrimEnd();
        var words = MailHeader.Text(text).Split("\r\n ");
        words.ShouldAllBe(w => w.Length <= 75 && w.StartsWith("=?UTF-8?B?", StringComparison.Ordinal) && w.EndsWith("?=", StringComparison.Ordinal));
        // Each word is whole letters: decoded one by one they give the text again.
        string.Concat(words.Select(w => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(w[10..^2])))).ShouldBe(text);
    }

    [Fact]
    public void What_people_write_is_no_html()
    {
        var html = LetterForms.Html(new("<b>Tiêu đề</b>", ["<img src=x onerror=alert(1)> & \"khác\"\ndòng hai"])
        {
            Items = [new("<script>1</script>", "a < b", "/tasks/1?x=\"><script>")],
            Link = new("<i>Mở</i>", "/x"),
            Closing = "'><svg>",
        }, "Nguyễn <Văn> A", Settings.PublicAddress);

        foreach (var tag in (string[])["<b>", "<img", "<script", "<i>", "<svg", "<Văn>"]) html.ShouldNotContain(tag);
        html.ShouldContain("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;khác&quot;<br>\ndòng hai");
        html.ShouldContain("Nguyễn &lt;Văn&gt; A");
    }

    [Fact]
    public void Nothing_is_fetched_from_anywhere()
    {
        var html = LetterForms.Html(new("Tiêu đề", ["Nội dung"]) { Link = new("Mở", "/x") }, "A", Settings.PublicAddress);
        foreach (var fetched in (string[])["src=", "<link", "url(", "@import", "<script", "<form"]) html.ShouldNotContain(fetched);
    }

    [Theory]
    [InlineData("ten@coquan.vn", true)]
    [InlineData("ten.ho+thi-dua@phong.so.an-thinh.example", true)]
    [InlineData("ten@coquan.vn\r\nRCPT TO:<ai@khac.example>", false)]
    [InlineData("ten@coquan.vn\n", false)]
    [InlineData("ten@coquan.vn> SIZE=1", false)]
    [InlineData("ten@coquan.vn,ai@khac.example", false)]
    [InlineData("\"ten\"@coquan.vn", false)]
    [InlineData("tên@coquan.vn", false)]
    [InlineData("ten@cơquan.vn", false)]
    [InlineData("ten @coquan.vn", false)]
    [InlineData("ten@coquan", false)]
    [InlineData("ten@-coquan.vn", false)]
    [InlineData("ten..ho@coquan.vn", false)]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234@coquan.vn", true)]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345@coquan.vn", false)]
    [InlineData("@coquan.vn", false)]
    [InlineData("", false)]
    public void An_address_is_one_plain_address(string address, bool valid) => MailAddresses.IsValid(address).ShouldBe(valid);

    [Fact]
    public void An_address_that_is_none_gets_no_header_and_no_command()
    {
        Should.Throw<ArgumentException>(() => MailHeader.Person("A", "a@b.vn>\r\nBcc: c@d.vn"));
    }

    [Theory]
    [InlineData(".\r\n", "..\r\n.\r\n")]
    [InlineData("a\r\n.b\r\n", "a\r\n..b\r\n.\r\n")]
    [InlineData("a", "a\r\n.\r\n")]
    public void A_dot_at_the_head_of_a_line_ends_no_mail(string message, string sent) =>
        Encoding.ASCII.GetString(SmtpSession.Dotted(Encoding.ASCII.GetBytes(message))).ShouldBe(sent);

    [Fact]
    public void The_settings_are_printed_without_the_password() =>
        (Settings with { UserName = "u", Password = "bí mật" }).ToString().ShouldBe("localhost:587 (StartTls)");

    private static readonly string[] Known = ["Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "Content-Language", "MIME-Version", "Content-Type"];

    private static string[] HeadOf(string subject, string recipient)
    {
        var message = Encoding.ASCII.GetString(MimeMessage.Write(Guid.CreateVersion7(Now), Settings with { FromName = recipient }, recipient, "ten@coquan.vn", new(subject, [subject]), Now));
        return message.Split("\r\n\r\n")[0].Split("\r\n");
    }
}
