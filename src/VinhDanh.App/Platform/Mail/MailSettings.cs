using System.Security.Cryptography.X509Certificates;

namespace VinhDanh.App.Platform.Mail;

/// <summary>The mail server, as <c>--mail-…</c> and <c>VINHDANH_MAIL_…</c> say it. Without it the program tells people on its own pages only.</summary>
/// <param name="From">The address mails come from; also what the server is asked to send as.</param>
public sealed record MailSettings(string Host, int Port, MailTls Tls, string From)
{
    public const int SubmissionPort = 587;
    public const int ImplicitTlsPort = 465;

    /// <summary>Shown beside the address: the office's name.</summary>
    public string FromName { get; init; } = "Vinh Danh";

    /// <summary>Null: the server takes mail from this machine without a name.</summary>
    public string? UserName { get; init; }
    public string Password { get; init; } = "";

    /// <summary>Roots believed besides those of the system: many offices sign their own certificates.</summary>
    public X509Certificate2Collection? Roots { get; init; }

    /// <summary>The program as people reach it, for links in mails; without a slash at the end.</summary>
    public required string PublicAddress { get; init; }

    /// <summary>For one step of the conversation with the server.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Without the password, and without anything else that should not be printed.</summary>
    public override string ToString() => $"{Host}:{Port} ({Tls})";
}

public enum MailTls
{
    /// <summary>Plain at first, TLS before anything that matters (port 587); refused where the server does not offer it.</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Implicit,

    /// <summary>None: only for a server on this machine, and never with a password.</summary>
    None,
}
