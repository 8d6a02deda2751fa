using System.Globalization;

namespace VinhDanh.App.Shell.Pieces;

/// <summary>Nothing here: says why, and what can be done.</summary>
public sealed record EmptyState(string Title, string Explanation, PageAction? Action = null) : IPiece
{
    public string Icon { get; init; } = "inbox";
}

/// <summary>A remark within a page: what was seen, where, what it means.</summary>
/// <param name="Tone">Active informs; Soon asks for attention; Late refuses; Waiting says what is not known.</param>
public sealed record Remark(string Text, Tone Tone = Tone.Active) : IPiece
{
    public ProvenanceLink? From { get; init; }

    internal string Icon => Tone switch
    {
        Tone.Soon => "alert-triangle",
        Tone.Late => "alert-octagon",
        Tone.Waiting => "question-mark",
        _ => "info-circle",
    };
}

/// <summary>The few figures a page is opened for; each leads to the rows behind it.</summary>
public sealed record FigureRow(IReadOnlyList<FigureTile> Tiles) : IPiece;

/// <param name="Value">Already formatted: “1.234”, “87,5%”.</param>
public sealed record FigureTile(string Label, string Value, string? Href = null, Tone Tone = Tone.Neutral, string? Note = null);

/// <summary>A part done of a whole, in a table cell or a line.</summary>
public sealed record Meter(int Done, int Total, string Label) : IDrawnPiece
{
    public void Draw(Drawing page)
    {
        page.Mark("<span class=\"meter\"><progress value=\"").Mark(Done.ToString(CultureInfo.InvariantCulture))
            .Mark("\" max=\"").Mark(Math.Max(Total, 1).ToString(CultureInfo.InvariantCulture)).Mark("\" aria-label=\"").Text(Label)
            .Mark("\"></progress><span>").Mark(Vn.Number(Done)).Mark("/").Mark(Vn.Number(Total)).Mark("</span></span>");
    }
}

/// <summary>Long work going on elsewhere; refreshed every few seconds until it is over.</summary>
/// <param name="Done">Null: how far it is can't be said.</param>
/// <param name="RefreshHref">The address that answers this same piece; null once over.</param>
/// <param name="Id">Unique on the page; the refreshed piece replaces the one with this id.</param>
public sealed record WorkProgress(string Id, string Label, int? Done, int? Total, string? RefreshHref) : IPiece
{
    /// <summary>What it is doing now, or how it ended.</summary>
    public string? State { get; init; }
}

/// <summary>The steps of a journey; those before the current one are done.</summary>
/// <param name="Current">Zero-based.</param>
public sealed record Steps(IReadOnlyList<string> Labels, int Current) : IPiece;

/// <summary>Sibling views of one record.</summary>
public sealed record TabBar(string Name, IReadOnlyList<Tab> Tabs) : IPiece;

public sealed record Tab(string Label, string Href, bool Current, int? Count = null);

/// <summary>A chart of the table with this id: first column labels, one column per series (five at most).</summary>
public sealed record ChartOf(string TableId, string Title, ChartKind Kind = ChartKind.Bar) : IPiece
{
    /// <summary>Bars lie on their side: for long labels.</summary>
    public bool Across { get; init; }
}

public enum ChartKind { Bar, Stacked, Line }

/// <summary>The next page by key. Says how many are shown, never how many pages there are.</summary>
/// <param name="NextHref">Null: everything is shown.</param>
/// <param name="Shown">e.g. “Đang xem 50 việc”.</param>
public sealed record Pager(string? NextHref, string Shown) : IDrawnPiece
{
    /// <summary>Back to the first page; null on it.</summary>
    public string? FirstHref { get; init; }

    public void Draw(Drawing page)
    {
        page.Mark("<nav class=\"more\" aria-label=\"Trang kết quả\"><span>").Text(Shown).Mark("</span>");
        if (FirstHref is not null) page.Mark("<a href=\"").Text(FirstHref).Mark("\">Về đầu danh sách</a>");
        if (NextHref is not null) page.Mark("<a class=\"btn\" href=\"").Text(NextHref).Mark("\" rel=\"next\">Xem tiếp").Icon("chevron-right").Mark("</a>");
        page.Mark("</nav>");
    }
}
