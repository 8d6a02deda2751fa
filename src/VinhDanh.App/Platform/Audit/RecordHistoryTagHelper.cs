using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Platform.Audit;

/// <summary>
/// <c>&lt;record-history kind="task" subject="Model.Id" /&gt;</c>: the history tab of a record. Draws nothing for whoever may not see
/// histories; scope is the page's, which has found the record already.
/// </summary>
[HtmlTargetElement("record-history", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RecordHistoryTagHelper(HistoryQueries history, Actor actor, IHtmlHelper html) : TagHelper
{
    public required string Kind { get; set; }
    public Guid Subject { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (!actor.May(Permission.ViewHistory)) return;
        var list = await history.OfAsync(Kind, Subject, ViewContext.HttpContext.RequestAborted);
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.Content.SetHtmlContent(await html.PartialAsync("/Shell/Pieces/_HistoryList.cshtml", list));
        if (list.Entries.Count == HistoryQueries.Shown)
            output.Content.AppendHtml($"<p class=\"quiet\">Đang xem {HistoryQueries.Shown} thay đổi gần nhất.</p>");
    }
}
