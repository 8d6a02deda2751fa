using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace VinhDanh.App.Shell;

/// <summary><c>&lt;icon name="bell" /&gt;</c>: a symbol of the sprite; silent for screen readers unless it has a label.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public required string Name { get; set; }

    /// <summary>Said by screen readers where no word stands beside the icon.</summary>
    public string? Label { get; set; }

    /// <summary>“sm” (16 px) or “lg” (24 px); otherwise 18 px.</summary>
    public string? Size { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(new Icon(AssetPath.Icons(ViewContext.HttpContext), Name, Size, Label));
    }
}

/// <summary>A symbol of the sprite as a view's expression: <c>@Html.Icon("bell")</c> in what every page draws, where a tag helper for each would be felt.</summary>
public static class IconHtml
{
    public static IHtmlContent Icon(this IHtmlHelper html, string name, string? size = null) => new Icon(AssetPath.Icons(html.ViewContext.HttpContext), name, size, Label: null);
}

/// <summary>An icon as it is written. Silent for screen readers unless it has a label: a word stands beside it.</summary>
/// <param name="Sprite">The fingerprinted address of the icons.</param>
internal readonly record struct Icon(string Sprite, string Name, string? Size, string? Label) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<svg class=\"i");
        if (Size is not null)
        {
            writer.Write(" i--");
            writer.Write(Size);
        }

        if (Label is null) writer.Write("\" aria-hidden=\"true\"><use href=\"");
        else
        {
            writer.Write("\" role=\"img\" aria-label=\"");
            encoder.Encode(writer, Label);
            writer.Write("\"><use href=\"");
        }

        writer.Write(Sprite);
        writer.Write('#');
        writer.Write(Name);
        writer.Write("\"></use></svg>");
    }
}
