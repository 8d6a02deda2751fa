namespace VinhDanh.App.Shell.Pieces;

/// <summary>A person as documents write one: name, then position.</summary>
/// <param name="Position">e.g. “Chủ tịch UBND xã”.</param>
/// <param name="Href">The person's page; null where the reader may not open it.</param>
public sealed record PersonRef(string Name, string? Position = null, string? Href = null) : IPiece;

/// <summary>A unit, with the other names it is met under in documents.</summary>
public sealed record UnitRef(string Name, string? Href = null) : IPiece
{
    /// <summary>Abbreviations and former names, e.g. “P.VHXH”.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What became of the unit, e.g. “sáp nhập vào xã An Bình từ 01/07/2025”.</summary>
    public string? Fate { get; init; }
}

/// <summary>Who does a task: one in the lead, doers, coordinators.</summary>
public sealed record PartyList(UnitRef? Lead) : IPiece
{
    public IReadOnlyList<UnitRef> Doers { get; init; } = [];
    public IReadOnlyList<UnitRef> Coordinators { get; init; } = [];
}
