namespace VinhDanh.App.Shell.Pieces;

/// <summary>A GET form whose state is the address: it can be bookmarked, sent, and gone back to.</summary>
/// <param name="Action">The page's own path.</param>
/// <param name="ResultsId">Id of the element that holds the results; with script only that part is exchanged.</param>
public sealed record FilterBar(string Action, string ResultsId, IReadOnlyList<FilterField> Fields) : IPiece
{
    internal bool Active => Fields.Any(f => f is not FilterHidden && !string.IsNullOrEmpty(f.Value));
}

/// <param name="Value">As it stands in the address; null or empty: not filtered by it.</param>
public abstract record FilterField(string Name, string Label, string? Value);

public sealed record FilterText(string Name, string Label, string? Value) : FilterField(Name, Label, Value);

/// <param name="Value">As typed: 15/01/2024 (a <c>DateOnly?</c> property of the page binds it).</param>
public sealed record FilterDate(string Name, string Label, string? Value) : FilterField(Name, Label, Value);

/// <param name="All">What no choice means, e.g. “Tất cả trạng thái”.</param>
public sealed record FilterChoice(string Name, string Label, string? Value, string All, IReadOnlyList<FilterOption> Options) : FilterField(Name, Label, Value);

public sealed record FilterOption(string Value, string Label);

/// <summary>Kept in the address without being shown.</summary>
public sealed record FilterHidden(string Name, string? Value) : FilterField(Name, "", Value);
