using System.Globalization;

namespace VinhDanh.App.Shell;

/// <summary>Dates and numbers as Vietnamese documents write them. Formats are fixed here, not taken from the machine's culture data.</summary>
public static class Vn
{
    private static readonly NumberFormatInfo Format = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
    private static readonly string[] Weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    /// <returns>15/01/2024</returns>
    public static string Date(DateOnly date) => string.Create(10, date, static (text, day) =>
    {
        // A list writes two hundred of them; a format would be read anew for each.
        Digits(text[..2], day.Day);
        Digits(text[3..5], day.Month);
        Digits(text[6..], day.Year);
        text[2] = text[5] = '/';
    });

    /// <returns>15/01/2024, or <paramref name="none"/> where there is no date.</returns>
    public static string Date(DateOnly? date, string none) => date is { } d ? Date(d) : none;

    /// <returns>thứ Hai … thứ Bảy, Chủ nhật</returns>
    public static string Weekday(DateOnly date) => Weekdays[(int)date.DayOfWeek];

    /// <returns>thứ Hai, 15/01/2024</returns>
    public static string DateWithWeekday(DateOnly date) => $"{Weekday(date)}, {Date(date)}";

    /// <summary>As the head of an official document dates itself: days under 10 and months 1 and 2 take a leading zero.</summary>
    /// <returns>ngày 05 tháng 01 năm 2024</returns>
    public static string DateInWords(DateOnly date) =>
        $"ngày {date.Day:00} tháng {(date.Month < 3 ? $"{date.Month:00}" : $"{date.Month}")} năm {date.Year}";

    /// <returns>15/01/2024 08:05, Vietnam time</returns>
    public static string Moment(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, Zone).ToString("dd'/'MM'/'yyyy HH':'mm", CultureInfo.InvariantCulture);

    /// <returns>1.234.567</returns>
    public static string Number(long value) => value is >= 0 and < 1000 ? value.ToString(CultureInfo.InvariantCulture) : value.ToString("#,0", Format);

    /// <param name="decimals">At most this many; trailing zeros are dropped.</param>
    /// <returns>1.234.567,8</returns>
    public static string Number(decimal value, int decimals = 2) =>
        value.ToString("#,0." + new string('#', decimals), Format);

    /// <param name="amountVnd">Whole đồng.</param>
    /// <returns>1.490.000 đồng</returns>
    public static string Money(decimal amountVnd) => Whole(amountVnd) + " đồng";

    /// <param name="share">A part of one: 0.875 is 87,5%.</param>
    public static string Percent(decimal share, int decimals = 1) => Number(share * 100, decimals) + "%";

    /// <returns>85,3 KB; 1,2 MB</returns>
    public static string FileSize(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} byte",
        < 1024 * 1024 => Number(bytes / 1024m, 1) + " KB",
        < 1024 * 1024 * 1024 => Number(bytes / (1024m * 1024m), 1) + " MB",
        _ => Number(bytes / (1024m * 1024m * 1024m), 1) + " GB",
    };

    /// <summary>How far a date lies from today, in calendar days.</summary>
    /// <returns>hôm nay, ngày mai, hôm qua, còn 5 ngày, 5 ngày trước</returns>
    public static string FromToday(DateOnly date, DateOnly today) => (date.DayNumber - today.DayNumber) switch
    {
        0 => "hôm nay",
        1 => "ngày mai",
        -1 => "hôm qua",
        > 0 and var days => $"còn {Number(days)} ngày",
        var days => $"{Number(-days)} ngày trước",
    };

    /// <returns>“Năm 2024” for “năm 2024”</returns>
    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static void Digits(Span<char> text, int number)
    {
        for (var i = text.Length - 1; i >= 0; i--, number /= 10) text[i] = (char)('0' + number % 10);
    }

    private static string Whole(decimal amount) => amount.ToString("#,0", Format);
}
