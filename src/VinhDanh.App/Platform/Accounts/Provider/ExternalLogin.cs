namespace VinhDanh.App.Platform.Accounts.Provider;

/// <summary>What a person is at an identity provider, standing for one account here. One that was taken away is kept, so that it is not made again by itself.</summary>
public sealed class ExternalLogin
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string Issuer { get; init; }

    /// <summary>The provider's own name of the person, never given to another; addresses are.</summary>
    public required string Subject { get; init; }

    /// <summary>As the provider had it when the link was made; to recognise it by, never to decide by.</summary>
    public string? Address { get; init; }
    public required DateTimeOffset LinkedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? UnlinkedAt { get; set; }
}

/// <summary>Whom the provider vouches for.</summary>
/// <param name="Address">Null: it tells none.</param>
/// <param name="IsAddressProved">The provider says that the address is this person's (<c>email_verified</c>); silence is no.</param>
public sealed record ExternalIdentity(string Issuer, string Subject, string? Address, bool IsAddressProved);
