namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>A programme's rule as officers type it: “14, 7, 1” before, “1” after.</summary>
public static class ReminderRule
{
    public const int MostDaysBefore = 90;
    public const int MostDaysAfter = 30;
    private const int MostSteps = 6;

    /// <returns>“14, 7, 1”, farthest from the due day first.</returns>
    public static string Before(IEnumerable<int> days) => string.Join(", ", days.Where(d => d >= 0).OrderDescending());

    /// <returns>“1, 7”</returns>
    public static string After(IEnumerable<int> days) => string.Join(", ", days.Where(d => d < 0).Select(d => -d).Order());

    /// <summary>Days as typed, parted by comma, semicolon or space.</summary>
    /// <returns>Null: not a list of whole days from <paramref name="least"/> to <paramref name="most"/>, or too many of them.</returns>
    public static IReadOnlyList<int>? Read(string? typed, int least, int most)
    {
        var parts = (typed ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length > MostSteps) return null;
        var days = new List<int>();
        foreach (var part in parts)
        {
            if (!int.TryParse(part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var day) || day < least || day > most) return null;
            if (!days.Contains(day)) days.Add(day);
        }
        return days;
    }

    public static List<int> Join(IReadOnlyList<int> before, IReadOnlyList<int> after) => [.. before.OrderDescending(), .. after.Order().Select(d => -d)];
}
