using System.Diagnostics;
using VinhDanh.App.Platform.Embedded;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Embedded;

/// <summary>Left out of <c>./test --fast</c>: seven clusters made and killed take a tenth of its time.</summary>
[Trait("Speed", "Slow")]
public sealed class CrashTests : IDisposable
{
    private readonly DataFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_postgres_is_started_again_with_every_acknowledged_row()
    {
        await _folder.MakeAsync(Ct);
        var restarted = new SemaphoreSlim(0);
        await using var postgres = await EmbeddedPostgres.StartAsync(_folder.Options with { Restarted = () => restarted.Release() }, Ct);
        await postgres.OwnerConnectionString.ExecuteAsync("create table ids (id int primary key)", Ct);

        for (var life = 1; life <= 5; life++)
        {
            // Synchronous commit costs little here and makes an acknowledgement a promise that a kill must keep.
            await postgres.OwnerConnectionString.ExecuteAsync(
                "set synchronous_commit = on; insert into ids select generate_series(" + (life * 100) + ", " + (life * 100 + 99) + ")", Ct);
            var before = postgres.PostmasterPid;
            Native.Signal(before, Native.Kill);
            (await restarted.WaitAsync(TimeSpan.FromSeconds(30), Ct)).ShouldBeTrue();

            postgres.PostmasterPid.ShouldNotBe(before);
            (await postgres.OwnerConnectionString.ScalarAsync<long>("select count(*) from ids", Ct)).ShouldBe(life * 100);
        }
    }

    [Fact]
    public async Task A_killed_backend_brings_the_sessions_down_but_not_the_server()
    {
        await using var postgres = await _folder.StartMadeAsync(Ct);
        var postmaster = postgres.PostmasterPid;
        await using var session = new Npgsql.NpgsqlConnection(postgres.AppConnectionString + ";Pooling=false");
        await session.OpenAsync(Ct);
        Native.Signal(session.ProcessID, Native.Kill);

        await Should.ThrowAsync<Npgsql.NpgsqlException>(async () =>
        {
            await using var command = new Npgsql.NpgsqlCommand("select 1", session);
            await command.ExecuteScalarAsync(Ct);
        });
        await RecoveredAsync(postgres);
        postgres.PostmasterPid.ShouldBe(postmaster);
    }

    [Fact]
    public async Task An_orphan_of_a_killed_program_is_ended_at_the_next_start()
    {
        await _folder.MakeAsync(Ct);
        using var orphan = await AbandonAsync();

        await using var postgres = await _folder.StartAsync(Ct);
        await orphan.WaitForExitAsync(Ct);
        postgres.PostmasterPid.ShouldNotBe(orphan.Id);
        (await postgres.AppConnectionString.ScalarAsync<int>("select 1", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Backends_that_outlived_a_killed_postmaster_are_ended_at_the_next_start()
    {
        await _folder.MakeAsync(Ct);
        using var orphan = await AbandonAsync();
        var (layout, user) = await _folder.LookAsync(Ct);
        // Stopped, so that they can't notice that their postmaster is gone.
        var children = ClusterProcesses.All(layout, user).Where(pid => pid != orphan.Id).ToList();
        children.ShouldNotBeEmpty();
        const int stop = 19;
        children.ForEach(pid => Native.Signal(pid, stop));
        Native.Signal(orphan.Id, Native.Kill);
        await orphan.WaitForExitAsync(Ct);
        ClusterProcesses.All(layout, user).Count.ShouldBe(children.Count);

        await using var postgres = await _folder.StartAsync(Ct);
        children.ShouldAllBe(pid => !ClusterProcesses.BelongsTo(pid, layout, user));
        (await postgres.AppConnectionString.ScalarAsync<int>("select 1", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task The_postmaster_ends_when_the_thread_that_watches_it_dies_with_its_program()
    {
        await _folder.MakeAsync(Ct);
        var (layout, user) = await _folder.LookAsync(Ct);
        var binaries = EmbeddedPostgres.FindBinaries();
        var socketFolder = await PrepareSocketAsync(layout, user);
        // A shell stands for the program: it starts postgres the way the supervisor does, and is killed.
        var start = user.Start(binaries.Postgres, ["-D", layout.Cluster], "--pdeathsig=INT");
        using var program = Process.Start(new ProcessStartInfo(
            "/bin/sh", ["-c", "setsid \"$@\" 2>/dev/null & wait", "program", start.FileName, .. start.ArgumentList]))!;
        await ReadyAsync(layout);
        Native.Signal(program.Id, Native.Kill);

        await UntilAsync(() => ClusterProcesses.All(layout, user).Count == 0);
        File.Exists(layout.PostmasterPid).ShouldBeFalse(); // a clean stop, not a crash
        SocketFolder.Remove(socketFolder);
    }

    [Fact]
    public async Task A_pid_file_that_names_a_foreign_process_is_stale_and_that_process_is_left_alone()
    {
        await _folder.MakeAsync(Ct);
        var (layout, user) = await _folder.LookAsync(Ct);
        // The cluster's own account, so that postgres by itself would believe the file.
        using var foreign = Process.Start(user.Start("sleep", ["600"]))!;
        await user.WriteAsync(layout.PostmasterPid, $"{foreign.Id}\n{layout.Cluster}\n1\n5432\n/tmp\n\n0 0\nready\n", Ct);

        await using (var postgres = await _folder.StartAsync(Ct))
            postgres.PostmasterPid.ShouldNotBe(foreign.Id);

        foreign.HasExited.ShouldBeFalse();
        foreign.Kill();
    }

    [Fact]
    public async Task A_half_made_cluster_is_made_anew()
    {
        await _folder.MakeAsync(Ct);
        var (layout, _) = await _folder.LookAsync(Ct);
        Directory.Move(layout.Cluster, layout.ClusterInMaking);
        File.Delete(Path.Combine(layout.ClusterInMaking, "global", "pg_control"));

        await using var postgres = await _folder.StartAsync(Ct);
        (await postgres.AppConnectionString.ScalarAsync<int>("select 1", Ct)).ShouldBe(1);
        Directory.Exists(layout.ClusterInMaking).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A postmaster that nobody watches, as a program killed without its parent-death signal would leave it.</summary>
    private async Task<Process> AbandonAsync()
    {
        var (layout, user) = await _folder.LookAsync(Ct);
        await PrepareSocketAsync(layout, user);
        var start = user.Start(
            "/bin/sh",
            ["-c", "exec \"$@\" >>\"$0\" 2>&1", layout.PostgresLog, EmbeddedPostgres.FindBinaries().Postgres, "-D", layout.Cluster]);
        var orphan = Process.Start(start)!;
        await ReadyAsync(layout);
        return orphan;
    }

    private async Task<string> PrepareSocketAsync(ClusterLayout layout, ClusterUser user)
    {
        var socketFolder = await SocketFolder.MakeAsync(layout, user, Ct);
        await ClusterFiles.ConfigureAsync(layout, user, socketFolder, _folder.Options, Ct);
        return socketFolder;
    }

    private static Task ReadyAsync(ClusterLayout layout) =>
        UntilAsync(() => PostmasterFile.Read(layout.PostmasterPid) is { IsReady: true });

    private static Task RecoveredAsync(EmbeddedPostgres postgres) => UntilAsync(() =>
    {
        try
        {
            using var connection = new Npgsql.NpgsqlConnection(postgres.AppConnectionString + ";Pooling=false");
            connection.Open();
            return true;
        }
        catch (Npgsql.NpgsqlException)
        {
            return false; // still recovering
        }
    });

    private static async Task UntilAsync(Func<bool> reached)
    {
        var waited = Stopwatch.StartNew();
        while (!reached())
        {
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
            await Task.Delay(TimeSpan.FromMilliseconds(10), Ct); // a pause between looks; the condition alone ends the wait
        }
    }
}
