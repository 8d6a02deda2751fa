using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Npgsql;
using VinhDanh.App.Platform.Embedded;

namespace VinhDanh.App.Tests.Crash;

/// <summary>
/// The program and PostgreSQL are killed, five times each, while eight people make a thousand writes. Whatever was
/// acknowledged stands, once; nothing else does; the audit verifies; nobody had to help.
/// </summary>
public sealed class CrashDuringWritesTests
{
    private const int Writers = 8, WritesEach = 125, Kills = 10;
    private const string Password = "câu mật khẩu dùng thử";

    [Fact, Trait("Speed", "Slow")]
    public async Task A_thousand_acknowledged_writes_survive_ten_kills_and_the_audit_verifies()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(10));
        var ct = limit.Token;
        var data = Directory.CreateTempSubdirectory("vinhdanh-crash-").FullName;
        await using var server = new ServerProcess(data, FreePort());
        await server.StartAsync(ct);
        var clients = await SignedInAsync(server, ct);

        var settled = new ConcurrentDictionary<string, WriteOutcome>();
        var chaos = KillAsync(server, settled, ct);
        var writing = Task.WhenAll(clients.Select((client, writer) => WriteAllAsync(client, writer, settled, ct)));
        await await Task.WhenAny(chaos, writing);
        await Task.WhenAll(chaos, writing);
        foreach (var client in clients) client.Dispose();

        settled.Count.ShouldBe(Writers * WritesEach);
        settled.Values.Count(o => o.Tries > 1).ShouldBeGreaterThan(0, "no write was under way at any kill");
        (await server.StopAsync(ct)).ShouldBe(0, server.Output);
        await VerifiesAsync(server, ct);
        await StandsAsync(data, settled.Keys, ct);
    }

    private static async Task<List<WritingClient>> SignedInAsync(ServerProcess server, CancellationToken ct)
    {
        using (var founder = new WritingClient(server.Address, Writers + 1))
            await founder.PostFormAsync(await server.FirstRunPathAsync(ct), new()
            {
                ["Input.Authority"] = "Ủy ban nhân dân phường Sự Cố", ["Input.Kind"] = "Ward", ["Input.Since"] = "01/07/2025",
                ["Input.DisplayName"] = "Quản trị viên", ["Input.UserName"] = "quan.tri", ["Input.Password"] = Password, ["Input.Again"] = Password,
            }, ct);
        var clients = Enumerable.Range(1, Writers).Select(n => new WritingClient(server.Address, n)).ToList();
        foreach (var client in clients) await client.SignInAsync("quan.tri", Password, ct);
        return clients;
    }

    private static async Task WriteAllAsync(WritingClient client, int writer, ConcurrentDictionary<string, WriteOutcome> settled, CancellationToken ct)
    {
        for (var i = 0; i < WritesEach; i++)
        {
            var name = $"w{writer}.{i:000}";
            settled.TryAdd(name, await client.WriteAsync(name, ct)).ShouldBeTrue();
        }
    }

    /// <summary>Program and PostgreSQL by turns, spread over the writes.</summary>
    private static async Task KillAsync(ServerProcess server, ConcurrentDictionary<string, WriteOutcome> settled, CancellationToken ct)
    {
        for (var kill = 1; kill <= Kills; kill++)
        {
            while (settled.Count < kill * Writers * WritesEach / (Kills + 1)) await Task.Delay(5, ct);
            if (kill % 2 == 0)
            {
                await server.KillPostgresAsync(ct);
            }
            else
            {
                await server.KillAsync(ct);
                await server.StartAsync(ct);
            }
        }
    }

    private static async Task VerifiesAsync(ServerProcess server, CancellationToken ct)
    {
        var (code, output) = await server.RunAsync("verify", ct, "--json");
        code.ShouldBe(0, output);
        using var report = JsonDocument.Parse(output);
        report.RootElement.GetProperty("unsealed").GetInt64().ShouldBe(0);
        report.RootElement.GetProperty("entries").GetInt64().ShouldBeGreaterThanOrEqualTo(Writers * WritesEach);
        (await server.RunAsync("verify", ct, "--expect", report.RootElement.GetProperty("newest").GetString()!)).ExitCode.ShouldBe(0);
        (await server.RunAsync("verify", ct, "--expect", new string('0', 64))).ExitCode.ShouldBe(1);
    }

    /// <summary>What the clients know and what the database holds are the same, and each write has its one audit entry.</summary>
    private static async Task StandsAsync(string data, IEnumerable<string> settled, CancellationToken ct)
    {
        await using var postgres = await EmbeddedPostgres.JoinAsync(new EmbeddedOptions { DataDirectory = data }, ct);
        await using var source = NpgsqlDataSource.Create(postgres.AppConnectionString);
        await using var command = source.CreateCommand("""
            select i.user_name::text, (select count(*) from app.audit_entry e where e.subject_id = i.id and e.action = 'invitation.made') from app.invitation i
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var stored = new List<string>();
        while (await reader.ReadAsync(ct))
        {
            stored.Add(reader.GetString(0));
            reader.GetInt64(1).ShouldBe(1, reader.GetString(0));
        }

        stored.Order(StringComparer.Ordinal).ShouldBe(settled.Order(StringComparer.Ordinal));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
