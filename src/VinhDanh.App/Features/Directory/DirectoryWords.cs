namespace VinhDanh.App.Features.Directory;

/// <summary>Words of the directory's smaller choices.</summary>
public static class DirectoryWords
{
    public static string Of(ClusterKind kind) => kind switch
    {
        ClusterKind.Cluster => "Cụm thi đua",
        ClusterKind.Bloc => "Khối thi đua",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of cluster without words."),
    };

    public static string Of(ClusterRole role, ClusterKind kind) => (role, kind) switch
    {
        (ClusterRole.Head, ClusterKind.Cluster) => "Cụm trưởng",
        (ClusterRole.Head, _) => "Khối trưởng",
        (ClusterRole.Deputy, ClusterKind.Cluster) => "Cụm phó",
        (ClusterRole.Deputy, _) => "Khối phó",
        _ => "Thành viên",
    };

    public static string Of(SuccessionKind kind) => kind switch
    {
        SuccessionKind.Merge => "Sáp nhập",
        SuccessionKind.Split => "Chia, tách",
        SuccessionKind.Rename => "Đổi tên",
        SuccessionKind.Dissolve => "Giải thể",
        SuccessionKind.Transfer => "Chuyển giao nhiệm vụ",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind of succession without words."),
    };

    public static string Of(HistoryInheritance inheritance) => inheritance switch
    {
        HistoryInheritance.Yes => "Kế thừa toàn bộ thành tích",
        HistoryInheritance.Partly => "Kế thừa một phần thành tích",
        HistoryInheritance.No => "Không kế thừa thành tích",
        _ => throw new ArgumentOutOfRangeException(nameof(inheritance), inheritance, "An inheritance without words."),
    };

    public static string Of(GroupReach reach) => reach switch
    {
        GroupReach.Direct => "Trực thuộc cơ quan",
        GroupReach.Below => "Mọi cấp bên dưới",
        _ => throw new ArgumentOutOfRangeException(nameof(reach), reach, "A reach without words."),
    };

    public static string Of(Gender gender) => gender is Gender.Male ? "Nam" : "Nữ";

    /// <summary>“từ 01/03/2025”, “01/03/2025 – 30/06/2025”.</summary>
    public static string Period(DateOnly from, DateOnly? to) => to is { } end ? $"{Shell.Vn.Date(from)} – {Shell.Vn.Date(end)}" : $"từ {Shell.Vn.Date(from)}";
}
