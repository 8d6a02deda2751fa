using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace VinhDanh.App.Shell;

/// <summary>Title block of a page: one <c>h1</c>, one line of what the page is for today, at most one main action.</summary>
/// <param name="Summary">e.g. “7 việc đến hạn trong 14 ngày, 2 việc quá hạn”.</param>
public sealed record PageHead(string Title, string? Summary = null)
{
    /// <summary>From the second level on: the pages above this one, outermost first.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; init; } = [];

    /// <summary>The one red button. Further actions stand in <c>@section Actions</c>.</summary>
    public PageAction? Action { get; init; }

    /// <summary>Set on a page whose <c>h1</c> is inside its own content (sign-in, certificate).</summary>
    public bool Hidden { get; init; }
}

public sealed record Crumb(string Label, string Href);

public sealed record PageAction(string Label, string Href, string Icon = "plus");

public static class PageHeads
{
    private const string Key = "PageHead";

    /// <summary>Gives the layout the title block; called at the top of every page.</summary>
    public static void SetHead(this ViewDataDictionary view, PageHead head) => view[Key] = head;

    /// <exception cref="InvalidOperationException">The page never called <see cref="SetHead"/>.</exception>
    public static PageHead Head(this ViewDataDictionary view) => view[Key] as PageHead
        ?? throw new InvalidOperationException("The page has no title: call ViewData.SetHead(new PageHead(…)) at its top.");
}
