using System.Globalization;
using System.Text;

namespace VinhDanh.App.Platform.Mail;

/// <summary>A letter in the form that goes over the wire: plain text and HTML as alternatives, all of it ASCII in short lines.</summary>
public static class MimeMessage
{
    /// <param name="id">Of the mail: sent twice after a crash, it bears the same Message-ID, by which mailboxes know doubles.</param>
    public static byte[] Write(Guid id, MailSettings settings, string recipient, string address, Letter letter, DateTimeOffset now)
    {
        var boundary = $"=_{id:N}"; // “_” is no letter of base64, so no line of the parts can be it
        var message = new StringBuilder();
        Line($"Date: {now.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000");
        Line($"From: {MailHeader.Person(settings.FromName, settings.From)}");
        Line($"To: {MailHeader.Person(recipient, address)}");
        Line($"Subject: {MailHeader.Text(letter.Subject)}");
        Line($"Message-ID: <{id:N}{settings.From[settings.From.LastIndexOf('@')..]}>");
        Line("Auto-Submitted: auto-generated"); // so that no absence note answers
        Line("Content-Language: vi");
        Line("MIME-Version: 1.0");
        Line($"Content-Type: multipart/alternative; boundary=\"{boundary}\"");
        Line("");
        Part("text/plain", LetterForms.Text(letter, recipient, settings.PublicAddress));
        Part("text/html", LetterForms.Html(letter, recipient, settings.PublicAddress));
        Line($"--{boundary}--");
        return Encoding.ASCII.GetBytes(message.ToString());

        void Part(string type, string text)
        {
            Line($"--{boundary}");
            Line($"Content-Type: {type}; charset=utf-8");
            Line("Content-Transfer-Encoding: base64");
            Line("");
            Line(Convert.ToBase64String(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")), Base64FormattingOptions.InsertLineBreaks));
        }

        void Line(string line) => message.Append(line).Append("\r\n");
    }
}
