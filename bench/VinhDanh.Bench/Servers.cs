using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Commands;

namespace VinhDanh.Bench;

/// <summary>The two servers that are compared: the program, and the least that could answer with the same rows.</summary>
internal static class Servers
{
    /// <summary>The whole web program, without the limit on requests of one address and without background work.</summary>
    public static Task<int> PageAsync(string database, string files) => ServeAsync(WebProgram.Build(
        new HostSettings(database, files) { Port = 0, RequestsPerTenSeconds = int.MaxValue, BackgroundWork = false, Clock = new FixedDay() },
        builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSingleton<IStartupFilter, RequestTimes>();
        }));

    /// <summary>Kestrel, Npgsql, one prepared statement, rows written as JSON while they are read.</summary>
    public static async Task<int> BareAsync(string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 8, AutoPrepareMinUsages = 2, NoResetOnClose = true }.ConnectionString).Build());
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(WriteRowsAsync);
        return await ServeAsync(app);
    }

    private static async Task WriteRowsAsync(HttpContext http)
    {
        var ct = http.RequestAborted;
        await using var command = http.RequestServices.GetRequiredService<NpgsqlDataSource>().CreateCommand(BareRows.Sql);
        await using var rows = await command.ExecuteReaderAsync(ct);
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartArray();
        while (await rows.ReadAsync(ct)) BareRows.Write(rows, json);
        json.WriteEndArray();
        await json.FlushAsync(ct);
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        await using var running = app;
        await app.StartAsync();
        Console.WriteLine(Child.ReadyMark + app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        // The pipe to the measuring process closes when that one ends, however it ends.
        await Console.OpenStandardInput().CopyToAsync(Stream.Null);
        await app.StopAsync();
        return 0;
    }

    /// <summary>A day in the middle of the filled year, so that every run sees the same rows.</summary>
    private sealed class FixedDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 1, 2, 0, 0, TimeSpan.Zero);
    }
}
