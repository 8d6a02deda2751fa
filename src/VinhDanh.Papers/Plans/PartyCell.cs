namespace VinhDanh.Papers.Plans;

/// <summary>The parties named in one cell, each as written.</summary>
internal static class PartyCell
{
    public static IReadOnlyList<string> Split(string cell) =>
        [.. cell.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(p => p.TrimEnd('.', ',')).Where(p => p.Length > 0)];
}
