namespace VinhDanh.App.Shell.Pieces;

/// <summary>A GET form whose state is the address: it can be bookmarked, sent, and gone back to.</summary>
/// <param name="Action">The page's own path.</param>
/// <param name="ResultsId">Id of the element that holds the results; with script only that part is exchanged.</param>
public sealed record FilterBar(string Action, string ResultsId, IReadOnlyList<FilterField> Fields) : IDrawnPiece
{
    private bool Active => Fields.Any(f => f is not FilterHidden && !string.IsNullOrEmpty(f.Value));

    public void Draw(Drawing page)
    {
        page.Mark("<form class=\"filter\" method=\"get\" action=\"").Text(Action)
            .Mark("\" role=\"search\" aria-label=\"Lọc danh sách\" data-module=\"filter-form\" hx-get=\"").Text(Action)
            .Mark("\" hx-trigger=\"change, submit, input changed delay:400ms from:find input[type=search]\" hx-target=\"#").Text(ResultsId)
            .Mark("\" hx-select=\"#").Text(ResultsId).Mark("\" hx-swap=\"outerHTML\" hx-push-url=\"true\" hx-sync=\"this:replace\">\n");
        foreach (var field in Fields) field.Draw(page);
        page.Mark("<button class=\"btn filter__send\">Lọc</button>");
        if (Active) page.Mark("<a class=\"btn btn-quiet filter__clear\" href=\"").Text(Action).Mark("\">Bỏ lọc</a>");
        page.Mark("</form>");
    }
}

/// <param name="Value">As it stands in the address; null or empty: not filtered by it.</param>
public abstract record FilterField(string Name, string Label, string? Value)
{
    internal abstract void Draw(Drawing page);

    /// <summary>The label and the beginning of what it labels, up to the end of its name.</summary>
    /// <param name="control">The tag with its own attributes, e.g. <c>input type="search"</c>.</param>
    protected Drawing Begin(Drawing page, string control, bool wide = false) => page
        .Mark(wide ? "<div class=\"filter__field filter__field--wide\"><label for=\"loc-" : "<div class=\"filter__field\"><label for=\"loc-").Text(Name).Mark("\">").Text(Label)
        .Mark("</label><").Mark(control).Mark(" id=\"loc-").Text(Name).Mark("\" name=\"").Text(Name).Mark("\"");
}

public sealed record FilterText(string Name, string Label, string? Value) : FilterField(Name, Label, Value)
{
    internal override void Draw(Drawing page) =>
        Begin(page, "input class=\"form-control\" type=\"search\"", wide: true).Mark(" value=\"").Text(Value).Mark("\" autocomplete=\"off\"></div>\n");
}

/// <param name="Value">As typed: 15/01/2024 (a <c>DateOnly?</c> property of the page binds it).</param>
public sealed record FilterDate(string Name, string Label, string? Value) : FilterField(Name, Label, Value)
{
    internal override void Draw(Drawing page) =>
        Begin(page, "input class=\"form-control form-control--date\" type=\"text\"").Mark(" value=\"").Text(Value)
            .Mark("\" inputmode=\"numeric\" maxlength=\"10\" placeholder=\"ngày/tháng/năm\" data-module=\"date\"></div>\n");
}

/// <param name="All">What no choice means, e.g. “Tất cả trạng thái”.</param>
public sealed record FilterChoice(string Name, string Label, string? Value, string All, IReadOnlyList<FilterOption> Options) : FilterField(Name, Label, Value)
{
    internal override void Draw(Drawing page)
    {
        Begin(page, "select class=\"form-select\"").Mark("><option value=\"\">").Text(All).Mark("</option>");
        foreach (var option in Options)
            page.Mark("<option value=\"").Text(option.Value).Mark(option.Value == Value ? "\" selected>" : "\">").Text(option.Label).Mark("</option>");
        page.Mark("</select></div>\n");
    }
}

public sealed record FilterOption(string Value, string Label);

/// <summary>Kept in the address without being shown.</summary>
public sealed record FilterHidden(string Name, string? Value) : FilterField(Name, "", Value)
{
    internal override void Draw(Drawing page) => page.Mark("<input type=\"hidden\" name=\"").Text(Name).Mark("\" value=\"").Text(Value).Mark("\">");
}
