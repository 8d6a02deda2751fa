using System.Diagnostics.Metrics;

namespace VinhDanh.App.Platform.Watch;

/// <summary>
/// What a person watching from outside should know besides what ASP.NET Core, Kestrel and Npgsql count themselves (meter “VinhDanh.Work”). Gauges tell what was last read: asking the
/// database is not for the thread that collects.
/// </summary>
public sealed class WorkMetrics
{
    public const string Meter = "VinhDanh.Work";

    private readonly WorkStandingReading _reading;
    private readonly Counter<long> _reminders;
    private WorkStanding? _last;

    public WorkMetrics(IMeterFactory meters, WorkStandingReading reading)
    {
        _reading = reading;
        var meter = meters.Create(Meter);
        _reminders = meter.CreateCounter<long>("vinhdanh.reminders.sent", description: "Notices of the daily reminders");
        Gauge("vinhdanh.jobs.waiting", "{job}", "Jobs not done yet", s => s.JobsWaiting);
        Gauge("vinhdanh.jobs.due", "{job}", "Jobs whose time has come", s => s.JobsDue);
        Gauge("vinhdanh.jobs.oldest_due", "s", "For how long the first of them has been due", s => s.OldestJob.TotalSeconds);
        Gauge("vinhdanh.jobs.stuck", "{job}", "Jobs given up, for a person to decide about", s => s.JobsFailed);
        Gauge("vinhdanh.mail.waiting", "{mail}", "Mails in the outbox", s => s.MailsWaiting);
        Gauge("vinhdanh.mail.oldest", "s", "For how long the first of them has waited", s => s.OldestMail.TotalSeconds);
        Gauge("vinhdanh.mail.failed", "{mail}", "Mails given up in the last thirty days", s => s.MailsFailed);
        Gauge("vinhdanh.audit.unsealed_age", "s", "Age of the first audit entry that is not sealed", s => s.OldestUnsealed.TotalSeconds);

        void Gauge(string name, string unit, string description, Func<WorkStanding, double> of) =>
            meter.CreateObservableGauge(name, () => _last is { } last ? [new Measurement<double>(of(last))] : Array.Empty<Measurement<double>>(), unit, description);
    }

    public void Reminded(int people) => _reminders.Add(people);

    public async Task SampleAsync(CancellationToken ct) => _last = await _reading.ReadAsync(ct);

    /// <summary>Better no figure than one of an hour ago that looks like now.</summary>
    public void Forget() => _last = null;
}
