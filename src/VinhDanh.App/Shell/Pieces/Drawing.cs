using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace VinhDanh.App.Shell.Pieces;

/// <summary>What an <see cref="IDrawnPiece"/> writes to. Markup is the program's own; whatever comes from people goes through <see cref="Text"/>.</summary>
/// <param name="sprite">The fingerprinted address of the icons.</param>
public sealed class Drawing(TextWriter writer, HtmlEncoder encoder, string sprite)
{
    public Drawing Mark(string html)
    {
        writer.Write(html);
        return this;
    }

    public Drawing Text(string? text)
    {
        if (text is not null) encoder.Encode(writer, text);
        return this;
    }

    /// <summary>What the framework made, such as an antiforgery field.</summary>
    public Drawing Content(IHtmlContent content)
    {
        content.WriteTo(writer, encoder);
        return this;
    }

    /// <summary>Silent for screen readers: a word stands beside it.</summary>
    /// <param name="size">As <see cref="IconTagHelper.Size"/>.</param>
    public Drawing Icon(string name, string? size = null)
    {
        new Icon(sprite, name, size, Label: null).WriteTo(writer, encoder);
        return this;
    }
}

/// <summary>A piece as a view's expression: <c>@Html.Drawn(StatusChip.Late)</c>, for the rows of long lists.</summary>
public static class DrawnPieces
{
    public static IHtmlContent Drawn(this IHtmlHelper html, IDrawnPiece piece) => new Content(piece, AssetPath.Icons(html.ViewContext.HttpContext));

    private sealed class Content(IDrawnPiece piece, string sprite) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => piece.Draw(new Drawing(writer, encoder, sprite));
    }
}
