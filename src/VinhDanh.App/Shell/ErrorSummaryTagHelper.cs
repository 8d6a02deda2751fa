using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace VinhDanh.App.Shell;

/// <summary><c>&lt;error-summary /&gt;</c>: what has to be put right, each line leading to its field; takes the focus, so that it is read first.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState
            .SelectMany(entry => entry.Value!.Errors.Select(error => (entry.Key, error.ErrorMessage)))
            .Distinct().ToArray();
        if (errors.Length == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wrong");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-module", "focus");
        output.Content.AppendHtml("<h2>Chưa lưu được. Cần bổ sung hoặc sửa:</h2><ul>");
        foreach (var (key, message) in errors)
        {
            output.Content.AppendHtml(key.Length == 0 ? "<li>" : $"<li><a href=\"#{TagBuilder.CreateSanitizedId(key, "_")}\">");
            output.Content.Append(message);
            output.Content.AppendHtml(key.Length == 0 ? "</li>" : "</a></li>");
        }
        output.Content.AppendHtml("</ul>");
    }
}
