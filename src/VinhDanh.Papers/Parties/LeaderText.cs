namespace VinhDanh.Papers.Parties;

/// <summary>Where a text names a person: “Đ/c”, “Đồng chí”, “Ông”, “Bà”.</summary>
internal static class LeaderText
{
    private static readonly string[] Forms = ["Đ/c ", "Đ/C ", "đ/c ", "Đ/c: ", "Đồng chí: ", "Đồng chí ", "đồng chí ", "Đc ", "Ông ", "Bà ", "Ông: ", "Bà: "];

    public static List<int> Starts(string text)
    {
        var starts = new List<int>();
        for (var i = 0; i < text.Length; i++)
            if ((i == 0 || !char.IsLetterOrDigit(text[i - 1])) && Form(text, i) is not null) starts.Add(i);
        return starts;
    }

    /// <summary>The form of address that stands at a place; null when none does.</summary>
    public static string? Form(string text, int at) => Array.Find(Forms, f => string.CompareOrdinal(text, at, f, 0, f.Length) == 0);
}
