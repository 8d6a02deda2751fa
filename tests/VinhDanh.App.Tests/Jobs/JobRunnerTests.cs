using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Jobs;

public sealed class JobRunnerTests(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly Workshop _workshop = new();
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CloneAsync(Ct);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMetrics();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton(_workshop);
        services.AddSingleton(NpgsqlDataSource.Create(_database.AppConnectionString));
        services.AddDbContext<AppDb>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        services.AddScoped<Actor>();
        services.AddScoped<AuditLog>();
        services.AddScoped<JobQueue>();
        services.AddSingleton<JobMetrics>();
        services.AddTransient<JobRunner>();
        services.AddJob<SampleJob>();
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_job_exists_exactly_when_the_change_that_asked_for_it_does()
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await using (await db.Database.BeginTransactionAsync(Ct))
            (await scope.ServiceProvider.GetRequiredService<JobQueue>().AddAsync<SampleJob>(new { number = 1 }, Ct)).ShouldBeTrue();

        (await Runner().RunNextAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_jobs_with_one_key_are_one()
    {
        (await AddAsync(1, onceKey: "nhắc:2026-03-02")).ShouldBeTrue();
        (await AddAsync(2, onceKey: "nhắc:2026-03-02")).ShouldBeFalse();
        await DrainAsync(Runner());
        _workshop.Finished.ShouldBe([1]);
    }

    [Fact]
    public async Task A_job_waits_for_its_time()
    {
        await AddAsync(1, runAt: _clock.At.AddHours(1));
        (await Runner().RunNextAsync(Ct)).ShouldBeFalse();
        _clock.At += TimeSpan.FromHours(1);
        (await Runner().RunNextAsync(Ct)).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_runners_share_the_queue_and_never_work_on_one_job_at_once()
    {
        for (var i = 0; i < 60; i++) await AddAsync(i);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DrainAsync(Runner())));

        _workshop.Finished.Order().ShouldBe(Enumerable.Range(0, 60));
        _workshop.Doubled.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_running_job_is_not_given_to_another_runner()
    {
        await AddAsync(1);
        _workshop.Hold = new TaskCompletionSource();
        var working = Runner().RunNextAsync(Ct);
        await _workshop.Started.Task.WaitAsync(Ct);

        (await Runner().RunNextAsync(Ct)).ShouldBeFalse();

        _workshop.Hold.SetResult();
        (await working).ShouldBeTrue();
        _workshop.Finished.ShouldBe([1]);
    }

    [Fact]
    public async Task A_failing_job_is_tried_again_later_and_later_and_then_left_to_a_person()
    {
        await AddAsync(1);
        _workshop.Failures = int.MaxValue;
        var waits = new List<TimeSpan>();
        for (var attempt = 1; attempt <= JobRunner.MaximumAttempts; attempt++)
        {
            (await Runner().RunNextAsync(Ct)).ShouldBeTrue();
            (await Runner().RunNextAsync(Ct)).ShouldBeFalse();
            var job = await JobAsync();
            job.Attempts.ShouldBe(attempt);
            job.LastError.ShouldBe("InvalidOperationException: hỏng");
            if (job.FailedAt is not null) break;
            waits.Add(job.RunAt - _clock.At);
            _clock.At = job.RunAt;
        }

        waits.Select(w => w.TotalSeconds).ShouldBe([30, 60, 120, 240, 480, 960, 1920]);
        (await JobAsync()).FailedAt.ShouldNotBeNull();
        _clock.At += TimeSpan.FromDays(1);
        (await Runner().RunNextAsync(Ct)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_job_that_failed_once_succeeds_at_the_next_try()
    {
        await AddAsync(7);
        _workshop.Failures = 1;
        await Runner().RunNextAsync(Ct);
        _clock.At += JobRunner.BackOff(1);
        await Runner().RunNextAsync(Ct);
        _workshop.Finished.ShouldBe([7]);
        (await JobAsync()).LastError.ShouldBeNull();
    }

    [Fact]
    public async Task The_job_of_a_runner_that_died_is_run_again_when_its_lease_ends()
    {
        await AddAsync(1);
        // What a runner killed in the middle of its work leaves behind.
        await _database.AppConnectionString.ExecuteAsync(
            "update app.job set attempts = 1, locked_by = 'chết', locked_until = $1", Ct, _clock.At + JobRunner.Lease);

        (await Runner().RunNextAsync(Ct)).ShouldBeFalse();
        _clock.At += JobRunner.Lease + TimeSpan.FromSeconds(1);
        (await Runner().RunNextAsync(Ct)).ShouldBeTrue();
        _workshop.Finished.ShouldBe([1]);
    }

    [Fact]
    public async Task A_job_that_ends_its_runner_every_time_is_given_up()
    {
        await AddAsync(1);
        await _database.AppConnectionString.ExecuteAsync(
            "update app.job set attempts = $1, locked_by = 'chết', locked_until = $2", Ct, JobRunner.MaximumAttempts, _clock.At.AddMinutes(-1));
        (await Runner().RunNextAsync(Ct)).ShouldBeFalse();
        (await JobAsync()).FailedAt.ShouldNotBeNull();
        _workshop.Finished.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_runner_whose_lease_was_taken_cannot_note_the_job_as_done()
    {
        await AddAsync(1);
        _workshop.Hold = new TaskCompletionSource();
        var late = Runner().RunNextAsync(Ct);
        await _workshop.Started.Task.WaitAsync(Ct);
        await _database.AppConnectionString.ExecuteAsync("update app.job set attempts = 2, locked_by = 'khác', locked_until = $1", Ct, _clock.At + JobRunner.Lease);
        _workshop.Hold.SetResult();
        await late;
        var job = await JobAsync();
        (job.DoneAt, job.LockedBy).ShouldBe((null, "khác"));
    }

    [Fact]
    public async Task A_stopping_node_gives_its_job_back_at_once()
    {
        await AddAsync(1);
        _workshop.Hold = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        var working = Runner().RunNextAsync(stop.Token);
        await _workshop.Started.Task.WaitAsync(Ct);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => working);
        var job = await JobAsync();
        (job.Attempts, job.LockedBy).ShouldBe((0, null));
        _workshop.Hold = null;
        (await Runner().RunNextAsync(Ct)).ShouldBeTrue();
        _workshop.Finished.ShouldBe([1]);
    }

    private JobRunner Runner() => _services.GetRequiredService<JobRunner>();

    private async Task<bool> AddAsync(int number, string? onceKey = null, DateTimeOffset? runAt = null)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JobQueue>().AddAsync<SampleJob>(new { number }, Ct, onceKey, runAt);
    }

    private static async Task DrainAsync(JobRunner runner)
    {
        while (await runner.RunNextAsync(Ct))
        {
        }
    }

    private async Task<Job> JobAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Jobs.AsNoTracking().SingleAsync(Ct);
    }

    internal sealed class Workshop
    {
        private readonly ConcurrentDictionary<int, bool> _working = new();

        public ConcurrentQueue<int> Finished { get; } = new();
        public ConcurrentQueue<int> Doubled { get; } = new();
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource? Hold { get; set; }
        public int Failures { get; set; }

        public async Task WorkAsync(int number, CancellationToken ct)
        {
            if (!_working.TryAdd(number, true)) Doubled.Enqueue(number);
            Started.TrySetResult();
            await Task.Yield();
            try
            {
                if (Hold is { } hold) await hold.Task.WaitAsync(ct);
                if (Failures-- > 0) throw new InvalidOperationException("hỏng");
                Finished.Enqueue(number);
            }
            finally
            {
                _working.TryRemove(number, out _);
            }
        }
    }

    internal sealed class SampleJob(Workshop workshop) : IJobHandler
    {
        public static string Kind => "sample";
        public static string Label => "Việc mẫu";

        public Task RunAsync(JobRun run, CancellationToken ct) => workshop.WorkAsync(run.Read<Payload>().Number, ct);

        private sealed record Payload(int Number);
    }
}
