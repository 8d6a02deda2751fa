using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Watch;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Watch;

/// <summary>What the program counts, as a listener in the same process hears it.</summary>
public sealed class WorkMetricsTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queue_outbox_and_audit_are_told_by_number_and_age()
    {
        var now = site.Clock.At;
        await ExecuteAsync("insert into app.job (id, kind, payload, run_at, created_at) values (gen_random_uuid(), 'test', '{}', $1, $1), (gen_random_uuid(), 'test', '{}', $2, $1)", now.AddMinutes(-12), now.AddHours(1));
        await ExecuteAsync("insert into app.job (id, kind, payload, run_at, created_at, attempts, failed_at) values (gen_random_uuid(), 'test', '{}', $1, $1, 8, $1)", now);
        await ExecuteAsync("insert into app.job (id, kind, payload, run_at, created_at, done_at) values (gen_random_uuid(), 'test', '{}', $1, $1, $1)", now.AddDays(-1));
        await ExecuteAsync("""
            insert into app.outgoing_mail (id, kind, address, recipient, letter, created_at, expires_at, next_try_at, failed_at, last_fault)
            values (gen_random_uuid(), 'notice', 'a@coquan.example', 'A', '\x00', $1, $2, $2, null, null), (gen_random_uuid(), 'notice', 'b@coquan.example', 'B', null, $1, $2, $2, $1, 'expired')
            """, now.AddMinutes(-40), now.AddDays(1));
        await ExecuteAsync("""
            insert into app.audit_entry (id, at, actor_name, action, subject_kind, subject_id)
            values (gen_random_uuid(), $1, 'Vinh Danh', 'job.retried', 'job', gen_random_uuid())
            """, now.AddMinutes(-3));

        var work = site.Services.GetRequiredService<WorkMetrics>();
        Heard().ShouldBeEmpty("nothing was read yet");
        await work.SampleAsync(Ct);

        Heard().ShouldBe(new Dictionary<string, double>
        {
            ["vinhdanh.jobs.waiting"] = 2, ["vinhdanh.jobs.due"] = 1, ["vinhdanh.jobs.oldest_due"] = 12 * 60, ["vinhdanh.jobs.stuck"] = 1,
            ["vinhdanh.mail.waiting"] = 1, ["vinhdanh.mail.oldest"] = 40 * 60, ["vinhdanh.mail.failed"] = 1, ["vinhdanh.audit.unsealed_age"] = 3 * 60,
        }, ignoreOrder: true);
        work.Forget();
        Heard().ShouldBeEmpty("no old figure passes for one of now");
    }

    [Fact]
    public async Task Reminders_and_requests_are_counted()
    {
        var heard = new ConcurrentQueue<(string Name, object Value, string Tags)>();
        using var listener = Listener((name, value, tags) => heard.Enqueue((name, value, tags)), "vinhdanh.reminders.sent", "http.server.request.duration");
        site.Services.GetRequiredService<WorkMetrics>().Reminded(7);
        using var browser = site.Open();
        await browser.GetAsync("/first-run", Ct);
        await browser.GetAsync("/invitation/bi-mat-trong-duong-dan", Ct);
        // A request is counted when it has ended, which may be a moment after its answer came.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (heard.Count(h => h.Name == "http.server.request.duration") < 2) await Task.Delay(10, patience.Token);

        heard.ShouldContain(h => h.Name == "vinhdanh.reminders.sent" && (long)h.Value == 7);
        var requests = heard.Where(h => h.Name == "http.server.request.duration").Select(h => h.Tags).ToList();
        requests.ShouldContain(t => t.Contains("first-run", StringComparison.Ordinal));
        requests.ShouldContain(t => t.Contains("errors/{code", StringComparison.Ordinal), "an unknown link ends on the page that says so");
        heard.ShouldAllBe(h => !h.Tags.Contains("bi-mat", StringComparison.Ordinal), "the pattern of a route, never the secret in it");
    }

    private Dictionary<string, double> Heard()
    {
        var heard = new Dictionary<string, double>(StringComparer.Ordinal);
        using var listener = Listener((name, value, _) => heard[name] = (double)value, [.. Gauges]);
        listener.RecordObservableInstruments();
        return heard;
    }

    private static string[] Gauges => ["jobs.waiting", "jobs.due", "jobs.oldest_due", "jobs.stuck", "mail.waiting", "mail.oldest", "mail.failed", "audit.unsealed_age"];

    /// <summary>Hears this site's instruments only: other tests run programs of their own in the same process.</summary>
    private MeterListener Listener(Action<string, object, string> hear, params string[] names)
    {
        var mine = site.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, mine) && Array.Exists(names, n => instrument.Name == n || instrument.Name == "vinhdanh." + n)) l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((i, v, tags, _) => hear(i.Name, v, string.Join(' ', tags.ToArray())));
        listener.SetMeasurementEventCallback<long>((i, v, tags, _) => hear(i.Name, v, string.Join(' ', tags.ToArray())));
        listener.Start();
        return listener;
    }

    private Task<int> ExecuteAsync(string sql, params object[] values) => site.Database.OwnerConnectionString.ExecuteAsync(sql, Ct, values);
}
