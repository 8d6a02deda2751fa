using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Shell;

/// <summary><c>&lt;piece of="StatusChip.Late" /&gt;</c>: draws a model with the partial of its name in <c>Shell/Pieces</c>; null draws nothing. A list's rows draw small ones by <see cref="DrawnPieces.Drawn"/>.</summary>
[HtmlTargetElement("piece", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PieceTagHelper(IHtmlHelper html) : TagHelper
{
    public IPiece? Of { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Of is null) return;
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.Content.SetHtmlContent(Of is IDrawnPiece drawn ? html.Drawn(drawn) : await html.PartialAsync($"/Shell/Pieces/_{Of.GetType().Name}.cshtml", Of));
    }
}
