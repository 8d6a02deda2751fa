using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Shell.FrameParts;

/// <summary>The mark with the program's name; leads home.</summary>
/// <param name="Image">The fingerprinted address of the mark.</param>
public sealed record Brand(string Image) : IDrawnPiece
{
    private const string File = "/img/mark.svg";

    public static Brand Of(HttpContext http) => new(AssetPath.Of(http, File));

    public void Draw(Drawing page) =>
        page.Mark("<a class=\"brand\" href=\"" + ShellRoutes.Home + "\"><img class=\"brand__mark\" src=\"").Text(Image).Mark("\" alt=\"\" width=\"28\" height=\"28\">Vinh Danh</a>");
}
