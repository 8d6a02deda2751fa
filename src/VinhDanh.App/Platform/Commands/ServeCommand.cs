using System.CommandLine;
using System.Globalization;
using VinhDanh.App.Features.Administration.FirstRun;
using VinhDanh.App.Platform.Clock;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run</c>: PostgreSQL, migrations, the web program.</summary>
internal static class ServeCommand
{
    public static IEnumerable<Command> All(CommonOptions options)
    {
        var serve = new Command("serve", Words.Of("chạy chương trình (mặc định)", "run the program (default)"));
        options.AddDatabaseTo(serve);
        options.AddHostTo(serve);
        serve.SetAction((parsed, ct) => ServeAsync(parsed, options, ct));
        yield return serve;
    }

    private static async Task<int> ServeAsync(ParseResult parsed, CommonOptions options, CancellationToken ct)
    {
        using var logging = LoggerFactory.Create(l => l.AddSimpleConsole(c => c.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        await using var database = await OpenDatabase.OpenAsync(parsed, options, serve: true, logging.CreateLogger("PostgreSQL"), ct);
        await database.MigrateAsync(ct);
        var settings = options.HostOf(parsed, database);
        await BucketOptions.RefuseUnfitAsync(settings.Bucket, needed: false, ct);
        await using var app = WebProgram.Build(settings);
        await app.StartAsync(ct);
        Console.WriteLine(Words.Of($"Vinh Danh đang chạy tại {settings.Address}", $"Vinh Danh is at {settings.Address}"));
        await PrintFirstRunAsync(app, settings.Address, ct);
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    private static async Task PrintFirstRunAsync(WebApplication app, string address, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<Founding>().InviteAsync(ct) is { } token)
            Console.WriteLine(Words.Of(
                $"Thiết lập lần đầu (đường dẫn dùng một lần): {address}/first-run/{token}",
                $"First-time set-up (one-time link): {address}/first-run/{token}"));
    }

    /// <exception cref="CommandRefusalException">The text is not a moment.</exception>
    internal static TimeProvider ClockOf(string? text)
    {
        if (text is null) return TimeProvider.System;
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            throw new CommandRefusalException(Words.Of($"Không hiểu thời điểm “{text}”.", $"“{text}” is not a date."));
        var instant = VietnamTime.StartOf(DateOnly.FromDateTime(local)) + (local.TimeOfDay == TimeSpan.Zero ? TimeSpan.FromHours(8) : local.TimeOfDay);
        return new ShiftedClock(instant, TimeProvider.System);
    }
}
