using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Features.Plans;

/// <summary>The views of one programme.</summary>
public static class ProgrammeTabs
{
    public static TabBar Of(Guid programmeId, string current)
    {
        (string Key, string Label)[] views = [("", "Nhiệm vụ"), ("/calendar", "Lịch"), ("/timeline", "Tiến trình"), ("/council", "Chương trình Hội đồng"), ("/units", "Theo đơn vị")];
        return new("Chương trình công tác", [.. views.Select(v => new Tab(v.Label, $"/programmes/{programmeId}{v.Key}", v.Key == current))]);
    }
}
