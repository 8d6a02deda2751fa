using FsCheck;
using FsCheck.Fluent;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.Papers.Tests.Deadlines;

/// <summary>Texts that nobody would write, phrases with damage, and deadlines of every kind.</summary>
internal static class Generators
{
    private static readonly string[] Pieces =
    [
        .. PhraseTable.Rows.SelectMany(r => r.Phrase.Split(' ')).Distinct(), "99999999999", "0", "/", "-", ".", "(", ")", "<", "<p>", "\uD800", "\u0301", "\0", "½", "٣",
    ];

    public static Gen<string> Texts => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
        Gen.ListOf(Gen.Elements(Pieces)).Select(p => string.Join(' ', p)),
        Gen.ListOf(Gen.Elements(Pieces)).Select(p => string.Concat(p)));

    public static Gen<string> DamagedPhrases =>
        from phrase in Gen.Elements(PhraseTable.Rows.Select(r => r.Phrase).Where(p => p.Length > 0).ToArray())
        from other in Gen.Elements(PhraseTable.Rows.Select(r => r.Phrase).ToArray())
        from at in Gen.Choose(0, phrase.Length - 1)
        from length in Gen.Choose(0, 4)
        from piece in Gen.Elements(Pieces)
        from way in Gen.Choose(0, 3)
        let rest = phrase[Math.Min(phrase.Length, at + length)..]
        select way switch
        {
            0 => phrase[..at] + rest,
            1 => phrase[..at] + piece + phrase[at..],
            2 => phrase[..at] + piece + rest,
            _ => phrase[..at] + other + rest,
        };

    private static Gen<DateOnly> Day => Gen.Choose(new DateOnly(1950, 1, 1).DayNumber, new DateOnly(2150, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);

    private static Gen<DateOnly[]> Days =>
        from first in Day
        from steps in Gen.ListOf(Gen.Choose(1, 400))
        select steps.Take(4).Aggregate(new List<DateOnly> { first }, (list, step) => [.. list, list[^1].AddDays(step)]).ToArray();

    public static Gen<Deadline> Deadlines => Gen.OneOf(
        Days.Select(d => Dated(DeadlineKind.Before, d)),
        Days.Select(d => Dated(DeadlineKind.On, d)),
        from day in Day select Months(DeadlineKind.Month, day, 1, 1),
        from day in Day from count in Gen.Choose(1, 6) select Months(DeadlineKind.Quarter, day, 3, count),
        from day in Day from length in Gen.Choose(0, 4_000) select new Deadline("", DeadlineKind.Period, day, day.AddDays(length)),
        Day.Select(d => new Deadline("", DeadlineKind.Period, d)),
        Days.Where(d => d.Length > 2).Select(d => new Deadline("", DeadlineKind.Period, d[0], d[^1], d[1..])),
        from every in Gen.Elements(Recurrence.Month, Recurrence.Quarter) from day in Gen.Choose(1, 31) select new Deadline("", DeadlineKind.Recurring, Every: every, Day: day),
        from day in Gen.Choose(1, 7) select new Deadline("", DeadlineKind.Recurring, Every: Recurrence.Week, Day: day),
        from every in Gen.Elements(Enum.GetValues<Recurrence>()) select new Deadline("", DeadlineKind.Recurring, Every: every),
        from every in Gen.Elements(Enum.GetValues<Recurrence>())
        from day in Day
        from length in Gen.Choose(0, 700)
        select new Deadline("", DeadlineKind.Recurring, day, day.AddDays(length), Every: every),
        Day.Select(d => new Deadline("", DeadlineKind.Recurring, Due: d, Every: Recurrence.Year, Day: d.Day)),
        from days in Gen.Choose(1, 99)
        from after in Gen.Elements("kể từ ngày nhận hồ sơ", "trước khi tiến hành kiểm tra", "sau khi kết thúc kiểm tra")
        select new Deadline("", DeadlineKind.Dependent, DependsOn: after, WorkingDays: days),
        Gen.Elements("Theo Kế hoạch của Thành phố", "khi có nội dung phát sinh", "theo tiến độ tại Phụ lục I", "Đột xuất", "05 ngày trước khi kiểm tra")
            .Select(on => new Deadline("", DeadlineKind.Dependent, DependsOn: on)),
        Gen.Constant(new Deadline("", DeadlineKind.Continuous)));

    private static Deadline Dated(DeadlineKind kind, DateOnly[] days) => new("", kind, null, days[^1], days.Length > 1 ? days : []);

    /// <summary><paramref name="count"/> whole months or quarters in a row, from the one that holds the day.</summary>
    private static Deadline Months(DeadlineKind kind, DateOnly day, int length, int count)
    {
        var from = new DateOnly(day.Year, (day.Month - 1) / length * length + 1, 1);
        return new("", kind, from, from.AddMonths(length * count).AddDays(-1));
    }
}
