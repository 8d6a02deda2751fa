using Microsoft.AspNetCore.Html;
using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Shell.FrameParts;

/// <summary>The bar over every page of someone signed in: for whom the page is drawn, search, notices, the account's menu.</summary>
/// <param name="Token">The antiforgery field of its two forms.</param>
public sealed record TopBar(Frame Frame, IHtmlContent Token) : IDrawnPiece
{
    public void Draw(Drawing page)
    {
        page.Mark("<div class=\"top__who\"><span class=\"top__authority\">").Text(Frame.Authority)
            .Mark("</span><span class=\"top__role\">").Text(Frame.Role).Mark("</span></div>\n");
        page.Mark("<form class=\"search\" role=\"search\" action=\"" + ShellRoutes.Search + "\" method=\"get\" data-module=\"search-key\">").Icon("search").Mark("""
            <input class="search__box" type="search" name="q" aria-label="Tra cứu" placeholder="Tra cứu người, đơn vị, văn bản" autocomplete="off" enterkeyhint="search"><kbd class="search__key js-only" aria-hidden="true">/</kbd></form>

            """);
        DrawNotices(page);
        DrawMenu(page);
    }

    private void DrawNotices(Drawing page)
    {
        var unread = Vn.Number(Frame.UnreadNotices);
        page.Mark("<a class=\"top-link\" href=\"" + ShellRoutes.Notices + "\" data-module=\"notices\" data-stream=\"" + ShellRoutes.NoticesStream + "\">").Icon("bell")
            .Mark("<span class=\"visually-hidden\">Thông báo chưa đọc: <span data-count-text>").Mark(unread)
            .Mark("</span></span><span class=\"count\" aria-hidden=\"true\" data-count>").Mark(Frame.UnreadNotices > 0 ? unread : "").Mark("</span></a>\n");
    }

    private void DrawMenu(Drawing page)
    {
        page.Mark("<details class=\"menu\" data-module=\"menu\"><summary>").Icon("user-circle").Mark("<span class=\"menu__name\">").Text(Frame.PersonName).Mark("</span>").Icon("chevron-down", "sm")
            .Mark("</summary><div class=\"menu__sheet\"><div class=\"menu__head\"><div class=\"strong\">").Text(Frame.PersonName)
            .Mark("</div><div class=\"quiet small\">").Text(Frame.Role).Mark("</div></div>");
        DrawRoles(page);
        page.Mark("<hr><a class=\"menu__item\" href=\"" + ShellRoutes.Account + "\">").Icon("user").Mark("Tài khoản của tôi</a>")
            .Mark("<div class=\"theme js-only\" role=\"group\" aria-label=\"Giao diện\" data-module=\"theme\">")
            .Mark("<button type=\"button\" value=\"auto\">").Icon("device-desktop").Mark("Theo máy</button>")
            .Mark("<button type=\"button\" value=\"light\">").Icon("sun").Mark("Sáng</button>")
            .Mark("<button type=\"button\" value=\"dark\">").Icon("moon").Mark("Tối</button></div>")
            .Mark("<hr><form method=\"post\" action=\"" + ShellRoutes.SignOut + "\"><button class=\"menu__item\">").Icon("logout").Mark("Đăng xuất</button>").Content(Token)
            .Mark("</form></div></details>");
    }

    private void DrawRoles(Drawing page)
    {
        if (Frame.OtherRoles.Count == 0) return;
        page.Mark("<hr><form method=\"post\" action=\"" + ShellRoutes.SwitchRole + "\"><div class=\"menu__head quiet small\">Chuyển vai trò</div>");
        foreach (var role in Frame.OtherRoles)
            page.Mark("<button class=\"menu__item\" name=\"role\" value=\"").Text(role.Id).Mark("\">").Icon("arrows-split-2").Mark("<span>").Text(role.Role)
                .Mark("<br><span class=\"quiet small\">").Text(role.Authority).Mark("</span></span></button>");
        page.Content(Token).Mark("</form>");
    }
}
