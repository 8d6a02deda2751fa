using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Shell;

/// <summary>A view of one kind of record, registered by the feature that has it; all of them stand side by side on each.</summary>
/// <param name="Of">Kind of record: <see cref="RecordTabs.Person"/>, <see cref="RecordTabs.Unit"/>.</param>
/// <param name="Href">The address for the id of a record.</param>
public sealed record RecordTab(string Of, string Label, Func<Guid, string> Href, int Order, Permission Needs);

/// <summary>The views of a record that a person may open.</summary>
public sealed class RecordTabs(IEnumerable<RecordTab> all, Actor actor)
{
    public const string Person = "person", Unit = "unit";

    /// <param name="path">Of the request.</param>
    /// <returns>Null: there is only one view.</returns>
    public TabBar? For(string kind, Guid id, string? path)
    {
        var tabs = all.Where(t => t.Of == kind && actor.May(t.Needs)).OrderBy(t => t.Order).Select(t => (t.Label, Href: t.Href(id))).ToList();
        return tabs.Count < 2 ? null : new(kind == Person ? "Hồ sơ cá nhân" : "Hồ sơ đơn vị", [.. tabs.Select(t => new Tab(t.Label, t.Href, t.Href == path))]);
    }
}
