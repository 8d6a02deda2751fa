using VinhDanh.App.Platform.Mail;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>A way in for one person.</summary>
public sealed class Account
{
    /// <summary>Wrong passwords or codes in a row before the door stays shut for <see cref="LockedFor"/>.</summary>
    public const int AttemptsAllowed = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    public required Guid Id { get; init; }
    public required string UserName { get; set; }

    /// <summary>An address that its holder has proved.</summary>
    public string? Email { get; set; }
    public MailChoice MailChoice { get; set; }

    /// <summary>When a server said that <see cref="Email"/> takes no mail; null: as far as is known it does.</summary>
    public DateTimeOffset? MailRefusedAt { get; set; }
    public required string DisplayName { get; set; }
    public Guid? PersonId { get; set; }
    public string? PasswordHash { get; set; }
    public required string SecurityStamp { get; set; }
    public int FailedAttempts { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DeactivatedAt { get; set; }
    public uint Version { get; private set; }

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    /// <summary>Counts a wrong password or code. Call it on a locked row: guesses sent side by side must not share one count.</summary>
    public void Fail(DateTimeOffset now)
    {
        if (++FailedAttempts < AttemptsAllowed) return;
        (FailedAttempts, LockedUntil) = (0, now + LockedFor);
    }
}

public sealed class RoleAssignment
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required Guid OrganisationId { get; set; }
    public required Role Role { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null: until further notice.</summary>
    public DateOnly? ValidTo { get; set; }
}

public sealed class Session
{
    /// <summary>Without a request, then its ticket is no longer good.</summary>
    public static readonly TimeSpan EndsIdle = TimeSpan.FromHours(12);

    /// <summary>However much it is used, its person signs in again.</summary>
    public static readonly TimeSpan EndsAnyway = TimeSpan.FromDays(7);

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public Guid? AssignmentId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }
    public required string Address { get; init; }
    public required string Browser { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>When this session gave its second proof; null: a password was all.</summary>
    public DateTimeOffset? SecondFactorAt { get; set; }
}

public enum SignInOutcome
{
    Success,
    WrongPassword,
    LockedOut,
    Deactivated,
    UnknownName,
    NoRole,

    /// <summary>The password was right; the account has a second factor, which is asked for next.</summary>
    SecondFactorAsked,
    WrongCode,
    WrongPasskey,

    /// <summary>The provider vouched for somebody whom no account here is linked with.</summary>
    NotLinked,

    /// <summary>As above, and the provider does not say that the address it told is that person's.</summary>
    AddressUnproved,

    /// <summary>As above, and several accounts have the address.</summary>
    AddressShared,
}

/// <summary>What was shown at the door.</summary>
public enum SignInWay
{
    Password,
    AuthenticatorCode,
    RecoveryCode,
    Passkey,
    Provider,
    ProviderAndCode,
    ProviderAndRecoveryCode,
}

/// <summary>One knock at the door.</summary>
public sealed class SignIn
{
    public required Guid Id { get; init; }
    public Guid? AccountId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required SignInOutcome Outcome { get; init; }
    public required SignInWay Way { get; init; }
    public required string Address { get; init; }
    public required string Browser { get; init; }
}

/// <summary>An app in the account holder's hand that makes codes; at most one an account.</summary>
public sealed class Authenticator
{
    public required Guid AccountId { get; init; }
    public required byte[] ProtectedKey { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null while it is being set up.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Step of the last code taken: it and all before are spent.</summary>
    public long? LastStep { get; set; }
}

/// <summary>Stands once for the authenticator, for the day the telephone is lost; only its digest is kept.</summary>
public sealed class RecoveryCode
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required byte[] Digest { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A link that lets a named person make an account; only its digest is kept.</summary>
public sealed class Invitation
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required Role Role { get; init; }
    public required string UserName { get; init; }
    public required string DisplayName { get; init; }
    public required byte[] TokenDigest { get; init; }

    /// <summary>Where the link went, and nowhere else; null: the inviter has it and hands it on.</summary>
    public string? Address { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Period of the role it gives; <see cref="ValidTo"/> null: until further notice.</summary>
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public DateTimeOffset? AcceptedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A key that a device keeps and unlocks by finger, face or PIN; only its public half is here.</summary>
public sealed class Passkey
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required byte[] CredentialId { get; init; }
    public required byte[] PublicKey { get; init; }

    /// <summary>As its holder calls the device.</summary>
    public required string Name { get; init; }

    /// <summary>Of signatures, as the device counts; 0 where it does not.</summary>
    public required long SignCount { get; set; }
    public string[]? Transports { get; init; }
    public required bool IsUserVerified { get; init; }
    public required bool IsBackupEligible { get; init; }
    public required bool IsBackedUp { get; set; }
    public required byte[] AttestationObject { get; init; }
    public required byte[] ClientDataJson { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
}

/// <summary>A role that may not be used with a password alone, at an organisation and everything below it.</summary>
public sealed class SecondFactorDemand
{
    public required Guid OrganisationId { get; init; }
    public required Role Role { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
}

/// <summary>A link that lets the holder of an account choose a new password; only its digest is kept.</summary>
public sealed class PasswordReset
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required byte[] TokenDigest { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>Stands only until the first authority exists.</summary>
public sealed class FirstRun
{
    public required byte[] TokenDigest { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A key that protects cookies and forms; shared by all web nodes.</summary>
public sealed class ProtectionKey
{
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

/// <summary>One choice of an authority.</summary>
public sealed class Setting
{
    public required Guid OrganisationId { get; init; }
    public required string Key { get; init; }

    /// <summary>JSON.</summary>
    public required string Value { get; set; }
}
