using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace VinhDanh.App.Shell;

/// <summary>All that one control of a form needs to be drawn.</summary>
/// <param name="Described">Ids of the hint and errors, separated by blanks.</param>
internal sealed record FieldControl(string Name, string Id, string Kind, string? Described, bool Wrong, string Value,
    IEnumerable<SelectListItem> Items, string? Empty, int Rows, string? Autocomplete, string? Accept, long? MaxBytes, bool Multiple);

/// <summary>Draws the control inside <see cref="FieldTagHelper"/>.</summary>
internal static class FieldControls
{
    public static string KindOf(Type type) => type switch
    {
        _ when type == typeof(bool) => "checkbox",
        _ when type == typeof(DateOnly) => "date",
        _ when type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(decimal) => "number",
        _ when typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type) => "file",
        _ => "text",
    };

    public static IHtmlContent Draw(FieldControl c) => c.Kind switch
    {
        "textarea" => TextArea(c),
        "select" => Select(c),
        "radio" => Radios(c),
        "file" => FileDrop(c),
        _ => Input(c),
    };

    public static IHtmlContent Checkbox(FieldControl c, string label, bool ticked)
    {
        var box = Start("input", c, "form-check-input");
        box.TagRenderMode = TagRenderMode.SelfClosing;
        box.MergeAttribute("type", "checkbox");
        box.MergeAttribute("value", "true");
        if (ticked) box.MergeAttribute("checked", "checked");
        var whole = new TagBuilder("label");
        whole.AddCssClass("form-check");
        var text = new TagBuilder("span");
        text.InnerHtml.Append(label);
        // An unticked box sends nothing: the hidden field says "false", so that binding tells it from a missing field.
        whole.InnerHtml.AppendHtml(box).AppendHtml(text).AppendHtml(Hidden(c.Name, "false"));
        return whole;
    }

    private static TagBuilder Input(FieldControl c)
    {
        var input = Start("input", c, c.Kind switch { "date" => "form-control form-control--date", "number" => "form-control form-control--number", _ => "form-control" });
        input.TagRenderMode = TagRenderMode.SelfClosing;
        // Dates and numbers are typed as Vietnamese write them. type="date" shows the order of the browser's language: on an
        // English machine 10/03 would read as 3 October. type="number" refuses 1.234,5.
        input.MergeAttribute("type", c.Kind is "number" or "date" ? "text" : c.Kind);
        if (c.Kind == "number") input.MergeAttribute("inputmode", "decimal");
        if (c.Kind == "date")
        {
            input.MergeAttribute("inputmode", "numeric");
            input.MergeAttribute("maxlength", "10");
            input.MergeAttribute("placeholder", "ngày/tháng/năm");
            input.MergeAttribute("data-module", "date");
        }
        if (c.Kind != "password") input.MergeAttribute("value", c.Value);
        return input;
    }

    private static TagBuilder TextArea(FieldControl c)
    {
        var area = Start("textarea", c, "form-control");
        area.MergeAttribute("rows", c.Rows.ToString());
        area.InnerHtml.AppendHtml(Environment.NewLine).Append(c.Value); // the parser drops the first line end
        return area;
    }

    private static TagBuilder Select(FieldControl c)
    {
        var select = Start("select", c, "form-select");
        if (c.Multiple) select.MergeAttribute("multiple", "multiple");
        if (c.Empty is not null) select.InnerHtml.AppendHtml(Option(new SelectListItem(c.Empty, "")));
        foreach (var item in c.Items) select.InnerHtml.AppendHtml(Option(item, item.Selected || (!c.Multiple && item.Value == c.Value)));
        return select;
    }

    private static HtmlContentBuilder Radios(FieldControl c)
    {
        var all = new HtmlContentBuilder();
        foreach (var (i, item) in c.Items.Index())
        {
            var dot = Start("input", c with { Id = $"{c.Id}_{i}" }, "form-check-input");
            dot.TagRenderMode = TagRenderMode.SelfClosing;
            dot.MergeAttribute("type", "radio");
            dot.MergeAttribute("value", item.Value);
            if (item.Selected || item.Value == c.Value) dot.MergeAttribute("checked", "checked");
            var label = new TagBuilder("label");
            label.AddCssClass("form-check");
            var text = new TagBuilder("span");
            text.InnerHtml.Append(item.Text);
            label.InnerHtml.AppendHtml(dot).AppendHtml(text);
            all.AppendHtml(label);
        }
        return all;
    }

    private static TagBuilder FileDrop(FieldControl c)
    {
        var input = Start("input", c, "form-control");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.MergeAttribute("type", "file");
        if (c.Multiple) input.MergeAttribute("multiple", "multiple");
        if (c.Accept is not null) input.MergeAttribute("accept", c.Accept);
        if (c.MaxBytes is { } most) input.MergeAttribute("data-max-bytes", most.ToString());
        var zone = new TagBuilder("div");
        zone.AddCssClass("drop");
        zone.MergeAttribute("data-module", "file-drop");
        zone.InnerHtml.AppendHtml("<p class=\"js-only quiet\">Kéo tệp vào đây hoặc chọn tệp từ máy.</p>").AppendHtml(input)
            .AppendHtml("<ul data-files aria-live=\"polite\"></ul><progress hidden aria-label=\"Đang gửi tệp\"></progress>");
        return zone;
    }

    private static TagBuilder Option(SelectListItem item, bool selected = false)
    {
        var option = new TagBuilder("option");
        option.MergeAttribute("value", item.Value);
        if (selected) option.MergeAttribute("selected", "selected");
        if (item.Disabled) option.MergeAttribute("disabled", "disabled");
        option.InnerHtml.Append(item.Text);
        return option;
    }

    private static TagBuilder Hidden(string name, string value)
    {
        var hidden = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        hidden.MergeAttribute("type", "hidden");
        hidden.MergeAttribute("name", name);
        hidden.MergeAttribute("value", value);
        return hidden;
    }

    private static TagBuilder Start(string tag, FieldControl c, string css)
    {
        var control = new TagBuilder(tag);
        control.AddCssClass(css);
        control.MergeAttribute("id", c.Id);
        control.MergeAttribute("name", c.Name);
        if (c.Described is not null) control.MergeAttribute("aria-describedby", c.Described);
        if (c.Wrong) control.MergeAttribute("aria-invalid", "true");
        if (c.Autocomplete is not null) control.MergeAttribute("autocomplete", c.Autocomplete);
        return control;
    }
}
