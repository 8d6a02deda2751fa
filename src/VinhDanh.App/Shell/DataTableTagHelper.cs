using Microsoft.AspNetCore.Razor.TagHelpers;

namespace VinhDanh.App.Shell;

/// <summary>
/// <c>&lt;data-table id="viec" caption="Việc đến hạn"&gt;&lt;thead&gt;…&lt;/data-table&gt;</c>: a captioned table in a box that scrolls sideways by keyboard too.
/// Heads carry <c>scope</c>, numbers <c>class="num"</c>; with <see cref="Cards"/> each cell names itself by <c>data-label</c> on phones.
/// </summary>
[HtmlTargetElement("data-table")]
public sealed class DataTableTagHelper : TagHelper
{
    /// <summary>Unique on the page; the box takes it with “-khung” after it.</summary>
    public required string Id { get; set; }
    public required string Caption { get; set; }

    /// <summary>The caption repeats a heading just above: said, not shown.</summary>
    public bool CaptionHidden { get; set; }

    /// <summary>Rows become cards on a phone.</summary>
    public bool Cards { get; set; }

    /// <summary>Arrow keys move between rows, Enter opens the row's first link.</summary>
    public bool Keys { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Cards ? "sheet sheet--cards" : "sheet");
        output.Attributes.SetAttribute("id", $"{Id}-khung");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-labelledby", $"{Id}-ten");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Content
            .AppendHtml($"<table class=\"data\" id=\"{Id}\"{(Keys ? " data-module=\"row-keys\"" : "")}><caption id=\"{Id}-ten\"{(CaptionHidden ? " class=\"visually-hidden\"" : "")}>")
            .Append(Caption).AppendHtml("</caption>").AppendHtml(rows).AppendHtml("</table>");
    }
}
