namespace VinhDanh.App.Shell.Pieces;

/// <summary>Where a value stands in its source, e.g. “Phụ lục 1, dòng II.9”.</summary>
/// <param name="Href">Opens the source at that place.</param>
/// <param name="Quote">The words as they stand there; shown when pointing at the link.</param>
public sealed record ProvenanceLink(string Place, string? Href = null, string? Quote = null) : IPiece;

/// <summary>A document as others cite it: type, number, date, issuer, then what it is about.</summary>
/// <param name="Type">“Kế hoạch”, “Quyết định”, …</param>
/// <param name="Number">“12/KH-UBND”; null for a document without one.</param>
public sealed record DocumentRef(string Type, string? Number, DateOnly? Date, string? Issuer, string? Title = null, string? Href = null) : IPiece;

public sealed record EvidenceList(IReadOnlyList<EvidenceItem> Items) : IPiece
{
    /// <summary>Said where there is nothing yet.</summary>
    public string None { get; init; } = "Chưa có tài liệu minh chứng.";
}

/// <param name="Bytes">Null for what is not a file (a decision in the register, a record).</param>
/// <param name="AddedBy">Who put it there, and when.</param>
public sealed record EvidenceItem(string Label, string? Href, long? Bytes = null, string? AddedBy = null, DateTimeOffset? AddedAt = null)
{
    /// <summary>Which condition or task it proves.</summary>
    public string? Proves { get; init; }

    internal string Icon => Path.GetExtension(Label).ToLowerInvariant() switch
    {
        ".doc" or ".docx" => "file-type-docx",
        ".pdf" => "file-type-pdf",
        ".xls" or ".xlsx" or ".csv" => "file-spreadsheet",
        _ when Bytes is null => "link",
        _ => "file-text",
    };
}

/// <summary>What happened to a record, newest first.</summary>
public sealed record HistoryList(IReadOnlyList<HistoryEntry> Entries) : IPiece;

/// <param name="What">In words: “Trả lại để bổ sung”.</param>
/// <param name="Who">Name; <paramref name="Role"/> is the role acted in.</param>
public sealed record HistoryEntry(DateTimeOffset At, string Who, string? Role, string What, string? Reason = null)
{
    public IReadOnlyList<HistoryChange> Changes { get; init; } = [];
}

/// <param name="Before">Null: there was no value; <paramref name="After"/> null: it was removed.</param>
public sealed record HistoryChange(string Field, string? Before, string? After);
