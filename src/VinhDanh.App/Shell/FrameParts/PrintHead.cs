using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Shell.FrameParts;

/// <summary>Head of a printed page. Two columns as Decree 30/2020 sets them: issuer at the left, national title and motto at the right.</summary>
public sealed record PrintHead(Frame Frame) : IDrawnPiece
{
    public void Draw(Drawing page)
    {
        page.Mark("<div class=\"print-head\" aria-hidden=\"true\"><div>");
        if (Frame.ParentAuthority is { } parent) page.Mark("<p>").Text(parent).Mark("</p>");
        page.Mark("<p class=\"print-head__line\">").Text(Frame.Authority)
            .Mark("</p></div><div><p class=\"print-head__line\">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p class=\"print-head__motto\">Độc lập - Tự do - Hạnh phúc</p></div></div>");
    }
}
