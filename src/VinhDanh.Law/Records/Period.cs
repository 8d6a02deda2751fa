using System.Globalization;

namespace VinhDanh.Law.Records;

/// <summary>What a yearly rating or title speaks of: a calendar year, or the school year that ends in it.</summary>
/// <param name="Year">The year in which it ends.</param>
/// <param name="IsSchoolYear">From September of the year before.</param>
public readonly record struct Period(int Year, bool IsSchoolYear)
{
    public DateOnly First => IsSchoolYear ? new(Year - 1, 9, 1) : new(Year, 1, 1);

    public DateOnly Last => IsSchoolYear ? new(Year, 8, 31) : new(Year, 12, 31);

    /// <summary>“năm 2024”, “năm học 2023–2024”.</summary>
    public string Words => IsSchoolYear ? string.Create(CultureInfo.InvariantCulture, $"năm học {Year - 1}–{Year}") : string.Create(CultureInfo.InvariantCulture, $"năm {Year}");
}
