namespace VinhDanh.App.Platform.Accounts;

/// <summary>A way in for one person.</summary>
public sealed class Account
{
    public required Guid Id { get; init; }
    public required string UserName { get; set; }
    public string? Email { get; set; }
    public required string DisplayName { get; set; }
    public Guid? PersonId { get; set; }
    public string? PasswordHash { get; set; }
    public required string SecurityStamp { get; set; }
    public int FailedAttempts { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DeactivatedAt { get; set; }
    public uint Version { get; private set; }
}

public sealed class RoleAssignment
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required Role Role { get; init; }
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; null: until further notice.</summary>
    public DateOnly? ValidTo { get; set; }
}

public sealed class Session
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public Guid? AssignmentId { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }
    public required string Address { get; init; }
    public required string Browser { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}

public enum SignInOutcome
{
    Success,
    WrongPassword,
    LockedOut,
    Deactivated,
    UnknownName,
    NoRole,
}

/// <summary>One knock at the door.</summary>
public sealed class SignIn
{
    public required Guid Id { get; init; }
    public Guid? AccountId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required SignInOutcome Outcome { get; init; }
    public required string Address { get; init; }
    public required string Browser { get; init; }
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
    public required DateTimeOffset CreatedAt { get; init; }
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Period of the role it gives; <see cref="ValidTo"/> null: until further notice.</summary>
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public DateTimeOffset? AcceptedAt { get; set; }
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
