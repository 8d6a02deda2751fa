using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Features.Directory;

/// <summary>The sibling lists of the directory.</summary>
internal static class DirectoryTabs
{
    private static readonly (string Label, string Href)[] All =
        [("Tổ chức", "/directory"), ("Người", "/directory/people"), ("Nhóm địa chỉ", "/directory/groups"), ("Vai trò", "/directory/roles"), ("Cụm, khối thi đua", "/directory/clusters"),
            ("Sắp xếp đơn vị", "/directory/reorganisations")];

    public static TabBar At(string href) => new("Danh bạ", [.. All.Select(t => new Tab(t.Label, t.Href, t.Href == href))]);
}
