using VinhDanh.App.Platform.Embedded;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Embedded;

[Trait("Speed", "Slow")]
public sealed class SharingTests : IDisposable
{
    private readonly DataFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_server_is_refused_and_told_by_which_process()
    {
        await using var first = await _folder.StartMadeAsync(Ct);

        var refusal = await DataFolder.RefusalOf(() => _folder.StartAsync(Ct));

        refusal.ShouldBe(new EmbeddedRefusal.AlreadyRunning(first.DataDirectory, Environment.ProcessId));
        refusal.English.ShouldContain($"already running on {first.DataDirectory} (pid {Environment.ProcessId})");
        (await first.AppConnectionString.ScalarAsync<int>("select 1", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_command_joins_the_running_cluster_and_leaves_it_running()
    {
        await using var server = await _folder.StartMadeAsync(Ct);
        await using (var command = await _folder.JoinAsync(Ct))
        {
            command.IsHost.ShouldBeFalse();
            command.PostmasterPid.ShouldBe(server.PostmasterPid);
            (await command.OwnerConnectionString.ScalarAsync<int>("select 1", Ct)).ShouldBe(1);
        }

        (await server.AppConnectionString.ScalarAsync<int>("select 1", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_command_without_a_server_runs_the_cluster_for_itself_and_stops_it()
    {
        await using (var command = await _folder.JoinAsync(Ct))
        {
            command.IsHost.ShouldBeTrue();
            (await command.OwnerConnectionString.ScalarAsync<int>("select 1", Ct)).ShouldBe(1);
        }

        var (layout, user) = await _folder.LookAsync(Ct);
        ClusterProcesses.All(layout, user).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_that_runs_the_cluster_waits_for_those_who_joined_it()
    {
        await _folder.MakeAsync(Ct);
        var host = await _folder.JoinAsync(Ct);
        var guest = await _folder.JoinAsync(Ct);

        var ending = host.DisposeAsync().AsTask();
        ending.IsCompleted.ShouldBeFalse();
        (await guest.OwnerConnectionString.ScalarAsync<int>("select 1", Ct)).ShouldBe(1);
        await guest.DisposeAsync();
        await ending.WaitAsync(TimeSpan.FromSeconds(30), Ct);
    }

    [Fact]
    public async Task A_server_that_finds_a_command_at_work_waits_and_then_says_whose_turn_it_is()
    {
        await _folder.MakeAsync(Ct);
        await using var command = await _folder.JoinAsync(Ct);

        var refusal = await DataFolder.RefusalOf(
            () => EmbeddedPostgres.StartAsync(_folder.Options with { BusyTimeout = TimeSpan.Zero }, Ct));

        refusal.ShouldBe(new EmbeddedRefusal.Busy(command.DataDirectory, Environment.ProcessId));
    }

    [Fact]
    public async Task Of_servers_started_at_once_exactly_one_runs()
    {
        var starts = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                return await _folder.StartAsync(Ct);
            }
            catch (EmbeddedRefusalException refused) when (refused.Refusal is EmbeddedRefusal.AlreadyRunning)
            {
                return null;
            }
        }));

        await using var only = starts.OfType<EmbeddedPostgres>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Data_in_use_are_not_erased_and_data_at_rest_are()
    {
        await using (var server = await _folder.StartMadeAsync(Ct))
        {
            await server.OwnerConnectionString.ExecuteAsync("create table gone (id int)", Ct);
            (await DataFolder.RefusalOf(() => EmbeddedPostgres.EraseAsync(_folder.Options, Ct))).ShouldBeOfType<EmbeddedRefusal.AlreadyRunning>();
        }

        await EmbeddedPostgres.EraseAsync(_folder.Options, Ct);

        Directory.EnumerateDirectories(_folder.Path).ShouldBeEmpty();
        await using var anew = await _folder.StartAsync(Ct);
        (await anew.OwnerConnectionString.ScalarAsync<bool>("select to_regclass('gone') is null", Ct)).ShouldBeTrue();
    }

    public void Dispose() => _folder.Dispose();
}
