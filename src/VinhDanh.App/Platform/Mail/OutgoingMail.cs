namespace VinhDanh.App.Platform.Mail;

/// <summary>One mail to one person: waiting, sent or given up. Its content lies sealed, and only as long as it may still be sent.</summary>
public sealed class OutgoingMail
{
    public required Guid Id { get; init; }
    public required MailKind Kind { get; init; }
    public Guid? AccountId { get; init; }
    public required string Address { get; init; }
    public required string Recipient { get; init; }
    public byte[]? Letter { get; set; }

    /// <summary>Two mails with the same key are one.</summary>
    public string? OnceKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>After this it says nothing worth sending.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
    public required DateTimeOffset NextTryAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public string? LockedBy { get; set; }
    public MailFault? LastFault { get; set; }

    /// <summary>What the server said, in its own words; may hold the address, so it is shown and never logged.</summary>
    public string? LastReply { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public DateTimeOffset? FailedAt { get; set; }
}

/// <summary>An address that somebody has entered and not proved yet.</summary>
public sealed class AddressCheck
{
    public required Guid AccountId { get; init; }
    public required string Address { get; init; }
    public required byte[] TokenDigest { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

public enum MailKind
{
    Notice,
    Digest,
    AddressCheck,
    AccountChanged,
    PasswordReset,
    Invitation,
}

/// <summary>Why a mail was not taken.</summary>
public enum MailFault
{
    Unreachable,
    CertificateRefused,
    TlsNotOffered,
    SignInNotOffered,
    SignInRefused,
    SenderRefused,
    RecipientRefused,
    ContentRefused,
    ServerBusy,
    BrokenOff,

    /// <summary>The keys that sealed the letter are gone.</summary>
    Unreadable,
    Expired,

    /// <summary>By an administrator.</summary>
    GivenUp,

    /// <summary>The program ended in the middle of every try.</summary>
    Interrupted,
}
