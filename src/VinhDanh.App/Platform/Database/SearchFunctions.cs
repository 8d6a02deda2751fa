namespace VinhDanh.App.Platform.Database;

/// <summary>Functions of the database that queries may name.</summary>
public static class SearchFunctions
{
    /// <summary><c>app.fold</c>: lower case without marks; đ is d.</summary>
    public static string Fold(string words) => throw new InvalidOperationException("Translated to SQL only.");
}
