namespace VinhDanh.App.Platform.Accounts;

/// <summary>What a token may read; each is one of its holder's permissions, narrowed to the public API.</summary>
public enum ApiScope
{
    /// <summary>Programmes and their tasks.</summary>
    Plans,
    Organisations,

    /// <summary>Names and posts; nothing else of a person is given out.</summary>
    People,
}

/// <summary>A secret with which another program reads as its holder may, for one organisation, until a day. Only its digest is kept.</summary>
public sealed class ApiToken
{
    /// <summary>So that nobody forgets one for ever.</summary>
    public const int LongestDays = 366;

    /// <summary>More would not be told apart any more.</summary>
    public const int MostOpen = 20;

    /// <summary>Marks the secret as ours, so that programs that look for leaked secrets find it.</summary>
    public const string Prefix = "vinhdanh_";

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string Name { get; init; }

    /// <summary>Of <see cref="ApiScope"/>, as they stand in the database.</summary>
    public required string[] Scopes { get; init; }
    public required byte[] TokenDigest { get; init; }

    /// <summary>Its holder had shown a second factor when making it.</summary>
    public required bool Strong { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateOnly? LastUsedOn { get; set; }

    public static Permission PermissionOf(ApiScope scope) => scope is ApiScope.Plans ? Permission.ViewProgrammes : Permission.ViewDirectory;
}
