namespace VinhDanh.App.Platform.Notices;

/// <summary>Something one person should know; shown in the program.</summary>
public sealed class Notice
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
    public required string Href { get; init; }

    /// <summary>The same thing is told to one person once.</summary>
    public string? OnceKey { get; init; }
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When it was put into a mail; null: it was not.</summary>
    public DateTimeOffset? MailedAt { get; set; }
}
