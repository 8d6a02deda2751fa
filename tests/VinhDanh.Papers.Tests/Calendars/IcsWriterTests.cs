using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using VinhDanh.Papers.Calendars;

namespace VinhDanh.Papers.Tests.Calendars;

/// <summary>What is written is read back by the rules of RFC 5545, by a reader that shares nothing with the writer.</summary>
public sealed class IcsWriterTests
{
    private static readonly DateTimeOffset Stamp = new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void A_calendar_of_one_day_reads_as_the_standard_says()
    {
        var bytes = IcsWriter.Write("Việc của tôi", [new("a@vinh-danh", new(2026, 4, 30), "Báo cáo; sơ kết, 6 tháng", "Kế hoạch\nDòng hai", new("https://coquan.vn/tasks/1?a=b,c"), IcsStatus.Confirmed, 3)], Stamp);

        Encoding.UTF8.GetString(bytes).ShouldBe(string.Join("\r\n",
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vinh Danh//Viec theo thoi han//VI", "CALSCALE:GREGORIAN", "NAME:Việc của tôi", "X-WR-CALNAME:Việc của tôi",
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
            "BEGIN:VEVENT", "UID:a@vinh-danh", "DTSTAMP:20260302T010000Z", "DTSTART;VALUE=DATE:20260430", "DTEND;VALUE=DATE:20260501",
            "SUMMARY:Báo cáo\\; sơ kết\\, 6 tháng", "DESCRIPTION:Kế hoạch\\nDòng hai", "URL:https://coquan.vn/tasks/1?a=b,c", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT",
            "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Báo cáo\\; sơ kết\\, 6 tháng", "TRIGGER:-P3D", "END:VALARM", "END:VEVENT", "END:VCALENDAR", ""));
    }

    [Fact]
    public void Long_lines_are_folded_between_characters_also_of_four_octets()
    {
        var title = string.Concat(Enumerable.Repeat("Thi đua 😀 ", 40));

        var bytes = IcsWriter.Write("Lịch", [new("a", new(2026, 1, 1), title, null, null, IcsStatus.Confirmed, null)], Stamp);

        foreach (var line in PhysicalLines(bytes)) new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(line).ShouldBeGreaterThan(0);
        Events(bytes).ShouldHaveSingleItem()["SUMMARY"].ShouldBe(title);
    }

    [Fact]
    public void Half_a_character_is_left_out() =>
        Events(IcsWriter.Write("Lịch", [new("a", new(2026, 1, 1), "Việc \uD83D\uDE00\uD83D một\uDE00", null, null, IcsStatus.Confirmed, null)], Stamp)).ShouldHaveSingleItem()["SUMMARY"].ShouldBe("Việc 😀 một");

    [Fact]
    public void What_is_cancelled_says_so_and_reminds_nobody()
    {
        var text = Encoding.UTF8.GetString(IcsWriter.Write("Lịch", [new("a", DateOnly.MaxValue, "Việc", null, null, IcsStatus.Cancelled, 3)], Stamp));
        text.ShouldContain("STATUS:CANCELLED\r\n");
        text.ShouldNotContain("VALARM");
        text.ShouldNotContain("DTEND");
    }

    [Fact]
    public void Any_words_come_back_as_they_were_on_lines_of_at_most_75_octets()
    {
        var one = from uid in ArbMap.Default.GeneratorFor<Guid>()
                  from summary in Words
                  from description in Words
                  from day in Gen.Choose(1, 3_652_058)
                  from cancelled in ArbMap.Default.GeneratorFor<bool>()
                  select new IcsEvent($"{uid}@vinh-danh", DateOnly.FromDayNumber(day - 1), summary, description, null, cancelled ? IcsStatus.Cancelled : IcsStatus.Confirmed, cancelled ? null : 1);
        Prop.ForAll(Arb.From(one.ListOf()), list =>
        {
            var bytes = IcsWriter.Write("Việc, của; tôi", list, Stamp);
            foreach (var line in PhysicalLines(bytes)) line.Length.ShouldBeLessThanOrEqualTo(75);
            var read = Events(bytes);
            read.Count.ShouldBe(list.Count);
            foreach (var (was, now) in list.Zip(read))
            {
                now["UID"].ShouldBe(was.Uid);
                now["SUMMARY"].ShouldBe(Kept(was.Summary));
                now["DESCRIPTION"].ShouldBe(Kept(was.Description!));
                now["DTSTART;VALUE=DATE"].ShouldBe(was.Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
                now["STATUS"].ShouldBe(was.Status.ToString().ToUpperInvariant());
            }
        }).QuickCheckThrowOnFailure();
    }

    private static Gen<string> Words => Gen.OneOf(
            Gen.Elements("Tổng kết", "phong trào", "\\", ";", ",", "\n", "\r\n", "\\n", "BEGIN:VEVENT", " ", "😀", "ế", "\t", "\u0007", ":", "\"", "END:VCALENDAR\r\n"),
            ArbMap.Default.GeneratorFor<char>().Where(c => !char.IsSurrogate(c)).Select(c => c.ToString()))
        .ListOf().Select(string.Concat);

    /// <summary>What TEXT can hold: line breaks as one kind, no other control characters.</summary>
    private static string Kept(string text) => string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));

    private static List<byte[]> PhysicalLines(byte[] bytes)
    {
        var lines = new List<byte[]>();
        var from = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n') bytes[i - 1].ShouldBe((byte)'\r', "every line ends by CR LF");
            if (bytes[i] != '\r') continue;
            bytes[i + 1].ShouldBe((byte)'\n', "every line ends by CR LF");
            lines.Add(bytes[from..i]);
            from = i + 2;
        }

        from.ShouldBe(bytes.Length, "the last line ends too");
        return lines;
    }

    private static List<Dictionary<string, string>> Events(byte[] bytes)
    {
        var unfolded = Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var events = new List<Dictionary<string, string>>();
        Dictionary<string, string>? now = null;
        var alarm = false;
        foreach (var line in unfolded)
        {
            if (line == "BEGIN:VEVENT") now = [];
            else if (line == "END:VEVENT") events.Add(now!);
            else if (line is "BEGIN:VALARM" or "END:VALARM") alarm = line[0] == 'B';
            else if (now is not null && !alarm && line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0) now[line[..colon]] = Unescaped(line[(colon + 1)..]);
        }

        return events;
    }

    private static string Unescaped(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
            text.Append(value[i] is '\\' ? value[++i] is 'n' or 'N' ? '\n' : value[i] : value[i]);
        return text.ToString();
    }
}
