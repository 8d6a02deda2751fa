namespace VinhDanh.App.Platform.Mail;

/// <summary>The mail server, or the way to it, did not take a mail. Caught where a mail is tried, and nowhere else.</summary>
public sealed class SmtpFaultException(MailFault fault, string said, int code = 0, Exception? inner = null) : Exception($"{fault} ({code})", inner)
{
    private const int MostSaid = 500;

    public MailFault Fault { get; } = fault;

    /// <summary>The server's answer, 0 without one.</summary>
    public int Code { get; } = code;

    /// <summary>In the server's or the system's own words, on one line.</summary>
    public string Said { get; } = MailHeader.OneLine(said.Length <= MostSaid ? said : said[..MostSaid]);

    /// <summary>Trying again would bring the same answer: about this person or this letter, and for good (5xx).</summary>
    public bool IsForGood => Code >= 500 && (Fault is MailFault.RecipientRefused or MailFault.ContentRefused);

    /// <summary>It has nothing to do with this mail: the next one would fare the same.</summary>
    public bool ConcernsServer => Fault is MailFault.Unreachable or MailFault.CertificateRefused or MailFault.TlsNotOffered or MailFault.SignInNotOffered
        or MailFault.SignInRefused or MailFault.SenderRefused;

    /// <summary>The mailbox does not exist or takes nothing, as opposed to being full (5.2.2) or to a rule about us (5.7).</summary>
    public bool AddressIsWrong => Fault is MailFault.RecipientRefused && Code is (550 or 551 or 553)
        && !Said.Contains("5.7.", StringComparison.Ordinal) && !Said.Contains("5.2.", StringComparison.Ordinal);
}
