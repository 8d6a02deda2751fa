using System.Diagnostics.Metrics;

namespace VinhDanh.App.Platform.Jobs;

/// <summary>Counts for whoever watches the program (meter “VinhDanh.Jobs”).</summary>
public sealed class JobMetrics
{
    private readonly Counter<long> _done, _failed, _gaveUp;
    private readonly Histogram<double> _duration;

    public JobMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("VinhDanh.Jobs");
        _done = meter.CreateCounter<long>("vinhdanh.jobs.done");
        _failed = meter.CreateCounter<long>("vinhdanh.jobs.failed", description: "Tries that failed");
        _gaveUp = meter.CreateCounter<long>("vinhdanh.jobs.given_up", description: "Jobs a person has to decide about");
        _duration = meter.CreateHistogram<double>("vinhdanh.jobs.duration", unit: "s");
    }

    public void Done(string kind, TimeSpan took)
    {
        _done.Add(1, new KeyValuePair<string, object?>("kind", kind));
        _duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("kind", kind));
    }

    public void Failed(string kind, bool gaveUp)
    {
        _failed.Add(1, new KeyValuePair<string, object?>("kind", kind));
        if (gaveUp) _gaveUp.Add(1, new KeyValuePair<string, object?>("kind", kind));
    }
}
