using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>The views of one inspection plan that is being written, and the head they share.</summary>
public static class DraftTabs
{
    private static readonly Crumb[] Above = [new("Kiểm tra", "/inspections"), new("Soạn kế hoạch kiểm tra", "/inspections/compositions")];

    public static string Home(Guid id) => $"/inspections/compositions/{id}";

    public static TabBar Of(Guid id, string current)
    {
        (string Key, string Label)[] views = [("", "Soạn"), ("/questions", "Đề cương"), ("/paper", "Bản in"), ("/signing", "Trình ký")];
        return new("Soạn kế hoạch kiểm tra", [.. views.Select(v => new Tab(v.Label, Home(id) + v.Key, v.Key == current))]);
    }

    public static PageHead Head(DraftDesk.Opened opened, string? summary = null) => new(opened.Text.Subject, summary) { Crumbs = Above };

    /// <summary>For the pages that mend one part.</summary>
    public static PageHead HeadOfPart(DraftDesk.Opened opened, string title, string? summary = null) =>
        new(title, summary) { Crumbs = [.. Above, new(opened.Text.Subject, Home(opened.Composition.Id))] };
}
