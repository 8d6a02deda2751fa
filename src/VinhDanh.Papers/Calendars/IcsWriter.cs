using System.Globalization;
using System.Text;

namespace VinhDanh.Papers.Calendars;

public enum IcsStatus
{
    Confirmed,

    /// <summary>It no longer takes place; calendars strike it out or take it away.</summary>
    Cancelled,
}

/// <summary>Something of one day.</summary>
/// <param name="Uid">Stays the same for the same thing, so that a calendar moves it instead of showing it twice.</param>
/// <param name="Url">Absolute.</param>
/// <param name="RemindDaysBefore">The calendar's own reminder, so many days before the day begins; null: none.</param>
public sealed record IcsEvent(string Uid, DateOnly Day, string Summary, string? Description, Uri? Url, IcsStatus Status, int? RemindDaysBefore);

/// <summary>
/// Writes a calendar of days as iCalendar (RFC 5545): lines of at most 75 octets, ended by CR LF, folded between characters; values of TEXT escaped (3.3.11);
/// days as DATE, which has no time zone and therefore needs no VTIMEZONE.
/// </summary>
public static class IcsWriter
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int MostOctets = 75;

    /// <param name="name">Shown by calendars as the name of the whole.</param>
    /// <param name="stamp">When what is said became so; one moment for all, so that the same calendar is the same bytes.</param>
    public static byte[] Write(string name, IEnumerable<IcsEvent> events, DateTimeOffset stamp)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Vinh Danh//Viec theo thoi han//VI");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "NAME:" + Escaped(name));
        Line(text, "X-WR-CALNAME:" + Escaped(name)); // what calendars understood before RFC 7986
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        Line(text, "X-PUBLISHED-TTL:PT6H");
        var moment = stamp.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        foreach (var e in events) Event(text, e, moment);
        Line(text, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Event(StringBuilder text, IcsEvent e, string stamp)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, "UID:" + Escaped(e.Uid));
        Line(text, "DTSTAMP:" + stamp);
        Line(text, "DTSTART;VALUE=DATE:" + Date(e.Day));
        // The day after the last one; a calendar's last day has none, and an event of one day may go without (3.6.1).
        if (e.Day < DateOnly.MaxValue) Line(text, "DTEND;VALUE=DATE:" + Date(e.Day.AddDays(1)));
        Line(text, "SUMMARY:" + Escaped(e.Summary));
        if (e.Description is { } description) Line(text, "DESCRIPTION:" + Escaped(description));
        if (e.Url is { } url) Line(text, "URL:" + url.AbsoluteUri); // a value of type URI: escaped as an address, not as TEXT
        Line(text, "STATUS:" + (e.Status is IcsStatus.Cancelled ? "CANCELLED" : "CONFIRMED"));
        Line(text, "TRANSP:TRANSPARENT"); // a deadline does not make the day busy
        if (e.RemindDaysBefore is { } days && e.Status is IcsStatus.Confirmed)
        {
            Line(text, "BEGIN:VALARM");
            Line(text, "ACTION:DISPLAY");
            Line(text, "DESCRIPTION:" + Escaped(e.Summary));
            Line(text, string.Create(CultureInfo.InvariantCulture, $"TRIGGER:-P{days}D"));
            Line(text, "END:VALARM");
        }

        Line(text, "END:VEVENT");
    }

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Backslash, semicolon, comma and line breaks are escaped; other control characters are no text and left out.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var lines = text.ReplaceLineEndings("\n");
        for (var i = 0; i < lines.Length; i++)
        {
            switch (lines[i])
            {
                case '\\' or ';' or ',':
                    escaped.Append('\\').Append(lines[i]);
                    break;
                case '\n':
                    escaped.Append("\\n");
                    break;
                case '\t':
                    escaped.Append('\t');
                    break;
                case var pair when char.IsHighSurrogate(pair) && i + 1 < lines.Length && char.IsLowSurrogate(lines[i + 1]):
                    escaped.Append(pair).Append(lines[++i]);
                    break;
                case var c when !char.IsControl(c) && !char.IsSurrogate(c):
                    escaped.Append(c);
                    break;
                default:
                    break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>A line longer than 75 octets goes on in the next, which begins with a blank that counts; never within a character.</summary>
    private static void Line(StringBuilder text, string content)
    {
        var octets = 0;
        foreach (var rune in content.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
