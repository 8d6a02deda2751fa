namespace VinhDanh.App.Features.Inspections;

/// <summary>The contents of an inspection by their numbering.</summary>
internal static class ContentTree
{
    /// <summary>Whether nothing is numbered below it: it is looked at by itself.</summary>
    public static bool IsLeaf(InspectionContent content, IReadOnlyCollection<InspectionContent> all) =>
        !all.Any(o => o != content && o.Path.StartsWith(content.Path + ".", StringComparison.Ordinal));
}
