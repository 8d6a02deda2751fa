using System.Diagnostics;
using VinhDanh.Papers.Reading;

namespace VinhDanh.Bench;

/// <summary>How long a plan takes from bytes to what was understood.</summary>
internal static class ReadingMeasure
{
    private const int Times = 7;

    /// <summary>The real plan of the shared seeds where they lie beside the repository, else the sample.</summary>
    private static readonly string[] Plans = ["../shared/seeds/office/003_3a2ad77827853a5b.docx", "samples/ke-hoach-tdkt-2026-tinh-an-thinh.docx"];

    public static IEnumerable<Result> All()
    {
        var plan = Plans.First(File.Exists);
        var bytes = File.ReadAllBytes(plan);
        yield return Result.Only($"read {Path.GetFileName(plan)}, the first time in a process", Time(bytes, out _), "s");
        yield return Result.Only($"read {Path.GetFileName(plan)}", Median(bytes, out _), "s");
        var large = LargePlan.Make();
        var seconds = Median(large, out var reading);
        if (reading.Tasks.Count != LargePlan.Rows || reading.Coverage.Placed != reading.Coverage.Blocks)
            throw new InvalidOperationException($"Of the plan of {LargePlan.Pages} pages {reading.Tasks.Count} tasks and {reading.Coverage.Placed}/{reading.Coverage.Blocks} blocks were understood.");
        yield return Result.AtMost($"read a plan of {LargePlan.Pages} pages ({reading.Coverage.Blocks} blocks)", seconds, 1, "s");
    }

    private static double Median(byte[] bytes, out PaperReading reading)
    {
        Time(bytes, out reading); // compiled by now
        return Enumerable.Range(0, Times).Select(_ => Time(bytes, out var _)).Order().ElementAt(Times / 2);
    }

    private static double Time(byte[] bytes, out PaperReading reading)
    {
        var started = Stopwatch.GetTimestamp();
        reading = PaperReader.Read(new MemoryStream(bytes), "plan.docx");
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
