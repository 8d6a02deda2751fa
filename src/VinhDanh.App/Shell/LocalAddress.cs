namespace VinhDanh.App.Shell;

/// <summary>An address of this program with what narrows a list in its query.</summary>
public static class LocalAddress
{
    /// <param name="fields">Empty ones are left out, so that the same list has one address.</param>
    public static string Of(string path, params IEnumerable<(string Name, string? Value)> fields)
    {
        var query = string.Join('&', fields.Where(f => !string.IsNullOrEmpty(f.Value)).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}"));
        return query.Length > 0 ? $"{path}?{query}" : path;
    }
}
