using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Shell.FrameParts;

/// <summary>The navigation by work, with the second level of the part that is open.</summary>
public sealed record NavigationList(IReadOnlyList<NavigationItem> Items) : IDrawnPiece
{
    public void Draw(Drawing page)
    {
        page.Mark("<ul class=\"nav-work\">");
        foreach (var item in Items)
        {
            page.Mark("<li>");
            page.Link(item.Entry, item.Current ? "page" : item.Open ? "true" : null);
            if (item.Children.Count > 0)
            {
                page.Mark("<ul>");
                foreach (var child in item.Children)
                    page.Mark("<li><a href=\"").Text(child.Href).Mark(child.Href == item.CurrentChild ? "\" aria-current=\"page\">" : "\">").Text(child.Label).Mark("</a></li>");
                page.Mark("</ul>");
            }

            page.Mark("</li>\n");
        }

        page.Mark("</ul>");
    }
}

/// <summary>The same at the foot of a phone: the first few at once, all behind the last place.</summary>
public sealed record BottomBar(IReadOnlyList<NavigationItem> Items) : IDrawnPiece
{
    private const int Direct = 4;

    public void Draw(Drawing page)
    {
        page.Mark("<nav class=\"bar\" aria-label=\"Công việc (màn hình nhỏ)\">");
        foreach (var item in Items.Take(Direct)) page.Link(item.Entry, item.Open ? "page" : null);
        if (Items.Count > Direct)
        {
            page.Mark("<details data-module=\"menu\"><summary>").Icon("menu-2").Mark("Tất cả</summary><div class=\"bar__sheet\">");
            new NavigationList(Items).Draw(page);
            page.Mark("</div></details>");
        }

        page.Mark("</nav>");
    }
}

internal static class NavigationLinks
{
    /// <param name="current">As <c>aria-current</c> says it; null: not here.</param>
    public static void Link(this Drawing page, NavigationEntry entry, string? current)
    {
        page.Mark("<a href=\"").Text(entry.Href);
        if (current is not null) page.Mark("\" aria-current=\"").Mark(current);
        page.Mark("\">").Icon(entry.Icon).Text(entry.Label).Mark("</a>");
    }
}
