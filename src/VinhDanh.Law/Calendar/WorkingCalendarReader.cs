using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace VinhDanh.Law.Calendar;

/// <summary>Reads and checks <c>law/calendar/vietnam.yaml</c>. Unknown keys fail.</summary>
internal static class WorkingCalendarReader
{
    /// <exception cref="InvalidDataException">Not the expected shape, or entries that contradict each other.</exception>
    public static IReadOnlyList<CalendarYear> Read(Stream yaml)
    {
        using var reader = new StreamReader(yaml, leaveOpen: true);
        var deserializer = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
        FileShape file;
        try
        {
            file = deserializer.Deserialize<FileShape?>(reader) ?? throw new InvalidDataException("The calendar is empty.");
        }
        catch (YamlException e)
        {
            throw new InvalidDataException($"The calendar cannot be read: {e.Message}", e);
        }
        CalendarYear[] years = [.. file.Years.Select(Year)];
        foreach (var year in years) Check(year);
        if (years.GroupBy(y => y.Year).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new InvalidDataException($"{twice.Key} stands twice.");
        return years;
    }

    private static CalendarYear Year(YearShape y) => new(y.Year, y.Complete, y.Note,
        [.. y.DaysOff.Select(d => new DayOff(Date(d.Date), d.Name, Kind(d.Kind), d.Source, d.Verified))],
        [.. y.WorkingSaturdays.Select(s => new WorkingSaturday(Date(s.Date), Date(s.InsteadOf), s.Source, s.Verified))]);

    private static void Check(CalendarYear year)
    {
        var off = year.DaysOff.Select(d => d.Date).ToHashSet();
        Refuse(off.Count != year.DaysOff.Count, year, "a day off stands twice");
        Refuse(year.DaysOff.Any(d => d.Date.Year != year.Year) || year.WorkingSaturdays.Any(s => s.Date.Year != year.Year), year, "a date of another year");
        Refuse(year.DaysOff.Any(d => d.Name.Length == 0 || d.Source.Length == 0) || year.WorkingSaturdays.Any(s => s.Source.Length == 0), year, "an entry without name or source");
        Refuse(year.WorkingSaturdays.Any(s => s.Date.DayOfWeek is not DayOfWeek.Saturday || off.Contains(s.Date)), year, "a worked Saturday is none");
        var swapped = year.DaysOff.Where(d => d.Kind is DayOffKind.Swap).Select(d => d.Date).Order();
        Refuse(!swapped.SequenceEqual(year.WorkingSaturdays.Select(s => s.InsteadOf).Order()), year, "swapped days and worked Saturdays do not pair");
    }

    private static void Refuse(bool wrong, CalendarYear year, string why)
    {
        if (wrong) throw new InvalidDataException($"Calendar of {year.Year}: {why}.");
    }

    private static DateOnly Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date : throw new InvalidDataException($"“{text}” is no date.");

    private static DayOffKind Kind(string text) => text switch
    {
        "holiday" => DayOffKind.Holiday,
        "leave" => DayOffKind.Leave,
        "compensation" => DayOffKind.Compensation,
        "swap" => DayOffKind.Swap,
        _ => throw new InvalidDataException($"“{text}” is no kind of day off."),
    };

    // CA1812: made by the YAML reader.
#pragma warning disable CA1812
    private sealed class FileShape
    {
        public List<YearShape> Years { get; set; } = [];
    }

    private sealed class YearShape
    {
        public int Year { get; set; }
        public bool Complete { get; set; }
        public string? Note { get; set; }
        public List<DayOffShape> DaysOff { get; set; } = [];
        public List<SaturdayShape> WorkingSaturdays { get; set; } = [];
    }

    private sealed class DayOffShape
    {
        public string Date { get; set; } = "";
        public string Name { get; set; } = "";
        public string Kind { get; set; } = "";
        public string Source { get; set; } = "";
        public bool Verified { get; set; }
    }

    private sealed class SaturdayShape
    {
        public string Date { get; set; } = "";
        public string InsteadOf { get; set; } = "";
        public string Source { get; set; } = "";
        public bool Verified { get; set; }
    }
#pragma warning restore CA1812
}
