namespace VinhDanh.App.Shell.Pieces;

/// <summary>Asks before what cannot be undone. With script a dialog opens; without it the link leads to a page that draws <see cref="ConfirmPage"/>.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Label">On the button that starts it, e.g. “Thu hồi quyết định”.</param>
/// <param name="Title">The question.</param>
/// <param name="Text">What will happen, and that it cannot be undone.</param>
/// <param name="PostTo">Address the confirmation is posted to.</param>
/// <param name="PageHref">The page that asks the same.</param>
public sealed record ConfirmDialog(string Id, string Label, string Title, string Text, string PostTo, string PageHref) : IPiece
{
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>On the confirming button; the same words as <see cref="Label"/> unless set.</summary>
    public string? Confirm { get; init; }

    /// <summary>Name of a required text field for the reason; null asks for none.</summary>
    public string? ReasonField { get; init; }

    public string? Icon { get; init; }
}

/// <summary>The same question as a page of its own.</summary>
public sealed record ConfirmPage(ConfirmDialog Question, string BackHref) : IPiece;
