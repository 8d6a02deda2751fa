namespace VinhDanh.Papers.Deadlines;

/// <summary>Finds things in a cell that have due dates of their own.</summary>
internal static class Deliverables
{
    private static readonly PhraseSet Things = new(
        "báo cáo", "hồ sơ", "danh sách", "tờ trình", "bài viết", "đăng ký", "dự thảo", "biên bản", "kế hoạch");

    public static IReadOnlyList<Deliverable> Of(Cursor c, IReadOnlyList<Found> found)
    {
        var dated = found.Where(f => f.Reading.Deadline is { Kind: DeadlineKind.Before or DeadlineKind.On, Due: not null }).ToList();
        if (dated is [{ Reading.Deadline.Dates: { Count: > 1 } dates } one]) return Paired(c, one, dates);
        return dated.Count < 2 ? [] : Clauses(c, dated);
    }

    /// <summary>“… báo cáo sơ kết … 6 tháng, 9 tháng … - Trước ngày 10/6 và ngày 10/9”: as many reports as dates, in order.</summary>
    private static List<Deliverable> Paired(Cursor c, Found found, IReadOnlyList<DateOnly> dates)
    {
        var thing = Thing(c, 0, found.First);
        if (thing is null) return [];
        var periods = new List<(int First, int Last)>();
        for (c.Position = thing.Value; c.Position < found.First;)
        {
            var at = c.Position;
            if (c.Try(x => MomentReader.Read(x)) is { Grain: Grain.Months or Grain.Quarter or Grain.Year or Grain.Month }) periods.Add((at, c.Position));
            else c.Position = at + 1;
        }
        if (periods.Count != dates.Count) return [];
        var head = c.Slice(thing.Value, periods[0].First);
        return [.. dates.Select((due, i) => new Deliverable(Named($"{head} {c.Slice(periods[i].First, periods[i].Last)}"), due))];
    }

    /// <summary>“Báo cáo 6 tháng trước ngày 10/6/2024; báo cáo năm trước ngày 10/12/2024”: the words before each date are its thing.</summary>
    private static List<Deliverable> Clauses(Cursor c, List<Found> dated)
    {
        var things = new List<Deliverable>();
        var start = 0;
        foreach (var found in dated)
        {
            if (Thing(c, start, found.First) is { } thing && found.Reading.Deadline is { Due: { } due, Dates.Count: 0 })
            {
                var what = c.Slice(thing, found.First).TrimEnd(' ', ':', '-', ',', '(');
                if (what.Length > 0) things.Add(new(Named(what), due));
            }
            start = found.Last;
        }
        return things;
    }

    private static int? Thing(Cursor c, int start, int end)
    {
        for (c.Position = start; c.Position < end; c.Position++)
            if (c.Sees(Things)) return c.Position;
        return null;
    }

    private static string Named(string what) => char.ToUpperInvariant(what[0]) + what[1..];
}
