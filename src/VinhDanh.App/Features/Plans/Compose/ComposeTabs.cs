using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>The views of one plan that is being written, and the head they share.</summary>
public static class ComposeTabs
{
    public static TabBar Of(Guid id, string current)
    {
        (string Key, string Label)[] views = [("", "Soạn"), ("/paper", "Bản in"), ("/versions", "Phiên bản"), ("/opinions", "Ý kiến, trình ký")];
        return new("Soạn kế hoạch", [.. views.Select(v => new Tab(v.Label, $"/compositions/{id}{v.Key}", v.Key == current))]);
    }

    public static PageHead Head(CompositionDesk.Opened opened, string? summary = null) =>
        new(opened.Text.Subject, summary) { Crumbs = [new("Kế hoạch", "/programmes"), new("Soạn kế hoạch", "/compositions")] };

    /// <summary>For the pages that mend one part.</summary>
    public static PageHead HeadOfPart(CompositionDesk.Opened opened, string title, string? summary = null) => new(title, summary)
    {
        Crumbs = [new("Kế hoạch", "/programmes"), new("Soạn kế hoạch", "/compositions"), new(opened.Text.Subject, $"/compositions/{opened.Composition.Id}")],
    };
}
