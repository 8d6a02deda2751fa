using Microsoft.AspNetCore.Razor.TagHelpers;

namespace VinhDanh.App.Shell;

/// <summary>
/// <c>&lt;split-view&gt;</c> with two panes. Elements of the source pane carry ids; what was understood points at them with
/// <c>data-source-ref</c>; pointing at one side marks the other. <c>class="is-unread"</c> flags source text nothing was made of.
/// </summary>
[HtmlTargetElement("split-view")]
public sealed class SplitViewTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "split");
        output.Attributes.SetAttribute("data-module", "split");
    }
}

/// <summary>One side of a <c>split-view</c>; the one with <see cref="Source"/> shows the document as it stands.</summary>
[HtmlTargetElement("split-pane", ParentTag = "split-view")]
public sealed class SplitPaneTagHelper : TagHelper
{
    public required string Title { get; set; }
    public bool Source { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.TagName = "section";
        output.Attributes.SetAttribute("class", Source ? "split__pane split__pane--source" : "split__pane");
        output.Attributes.SetAttribute("aria-label", Title);
        output.Content.AppendHtml("<h2>").Append(Title).AppendHtml("</h2><div class=\"split__body\" tabindex=\"0\">").AppendHtml(body).AppendHtml("</div>");
    }
}
