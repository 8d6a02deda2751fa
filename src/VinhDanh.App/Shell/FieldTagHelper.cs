using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace VinhDanh.App.Shell;

/// <summary>
/// <c>&lt;field for="Input.Name" label="Họ và tên" hint="…" /&gt;</c>: label, hint, error and control, tied together for screen readers.
/// The control follows the property's type (text, date, number, checkbox, file, choice when <see cref="Items"/> is set) unless <see cref="Type"/> says otherwise.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }

    /// <summary>Otherwise the property's <c>[Display(Name)]</c>.</summary>
    public string? Label { get; set; }
    public string? Hint { get; set; }

    /// <summary>text, textarea, date, number, email, password, tel, url, file, checkbox, select, radio.</summary>
    public string? Type { get; set; }
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>First line of a choice that chooses nothing, e.g. “Chọn đơn vị”.</summary>
    public string? Empty { get; set; }
    public int Rows { get; set; } = 4;
    public string? Autocomplete { get; set; }

    /// <summary>Asked for here, though the type allows none: it depends on the case, and the page's own check says so.</summary>
    public bool Needed { get; set; }

    /// <summary>Of a file field: as the accept attribute, e.g. “.docx,.pdf”.</summary>
    public string? Accept { get; set; }

    /// <summary>Of a file field, in bytes.</summary>
    public long? MaxBytes { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    private string Id => TagBuilder.CreateSanitizedId(Name, "_");

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var own = await output.GetChildContentAsync();
        var kind = Type ?? (Items is not null ? "select" : FieldControls.KindOf(For.Metadata.UnderlyingOrModelType));
        var errors = ViewContext.ModelState.TryGetValue(Name, out var entry) ? entry.Errors.Select(e => e.ErrorMessage).ToArray() : [];
        var grouped = kind == "radio";

        output.TagName = grouped ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", errors.Length > 0 ? "field field--wrong" : "field");
        if (grouped) output.Attributes.SetAttribute("id", Id);

        var label = Label ?? For.Metadata.GetDisplayName();
        var optional = kind is "checkbox" || Needed || For.Metadata.IsRequired ? "" : " <span class=\"field__optional\">(không bắt buộc)</span>";
        var control = new FieldControl(Name, Id, kind, Described(errors), errors.Length > 0, Value(entry?.AttemptedValue), Items ?? [], Empty, Rows, Autocomplete,
            Accept, MaxBytes, For.Metadata.IsEnumerableType);

        if (kind == "checkbox") output.Content.AppendHtml(FieldControls.Checkbox(control, label, For.Model is true));
        else
        {
            output.Content.AppendHtml(grouped ? "<legend class=\"field__label\">" : $"<label class=\"field__label\" for=\"{Id}\">")
                .Append(label).AppendHtml(optional).AppendHtml(grouped ? "</legend>" : "</label>");
        }
        if (Hint is not null) output.Content.AppendHtml($"<p class=\"field__hint\" id=\"{Id}-hint\">").Append(Hint).AppendHtml("</p>");
        foreach (var (i, error) in errors.Index())
            output.Content.AppendHtml($"<p class=\"field__error\" id=\"{Id}-error{i}\">").Append(error).AppendHtml("</p>");
        if (kind != "checkbox") output.Content.AppendHtml(own.IsEmptyOrWhiteSpace ? FieldControls.Draw(control) : own);
    }

    private string? Described(string[] errors)
    {
        var ids = errors.Select((_, i) => $"{Id}-error{i}").Prepend(Hint is null ? "" : $"{Id}-hint").Where(id => id.Length > 0).ToArray();
        return ids.Length == 0 ? null : string.Join(' ', ids);
    }

    /// <summary>What was typed comes back as typed; a stored value is written as VietnameseValues reads it.</summary>
    private string Value(string? attempted) => attempted ?? For.Model switch
    {
        null => "",
        DateOnly date => Vn.Date(date),
        decimal number => Vn.Number(number, 6),
        Enum choice => choice.ToString(),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };
}
