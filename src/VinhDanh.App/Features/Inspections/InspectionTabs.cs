using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Features.Inspections;

/// <summary>The views of one inspection.</summary>
public static class InspectionTabs
{
    public static TabBar Of(Guid id, string current)
    {
        var home = $"/inspections/{id}";
        Tab Tab(string label, string part) => new(label, part.Length == 0 ? home : $"{home}/{part}", part == current);
        return new("Cuộc kiểm tra", [Tab("Kế hoạch", ""), Tab("Đơn vị", "targets"), Tab("Đoàn kiểm tra", "team"), Tab("Dự toán", "costs"), Tab("Đề cương", "outline"), Tab("Tổng hợp", "summary"), Tab("Kết luận", "conclusions")]);
    }
}
