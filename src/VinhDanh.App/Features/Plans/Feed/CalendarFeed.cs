namespace VinhDanh.App.Features.Plans.Feed;

/// <summary>The secret address at which one person's calendar is read; at most one is open.</summary>
public sealed class CalendarFeed
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the secret, which is kept nowhere.</summary>
    public required byte[] TokenDigest { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Made by somebody who had shown a second factor; else it is closed where a role of its person demands one.</summary>
    public required bool Strong { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateOnly? LastUsedOn { get; set; }

    /// <summary>Of what it said last.</summary>
    public byte[]? ContentDigest { get; set; }

    /// <summary>Since when it has said that.</summary>
    public DateTimeOffset? ChangedAt { get; set; }
}
