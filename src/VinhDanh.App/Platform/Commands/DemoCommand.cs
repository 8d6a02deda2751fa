using System.CommandLine;
using VinhDanh.App.Features.Administration.Demo;
using VinhDanh.App.Platform.Accounts;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run demo</c>: fills an empty database with an invented province, prints an account per role, then serves.</summary>
internal static class DemoCommand
{
    public static Command Build(CommonOptions options)
    {
        var command = new Command("demo", Words.Of("nạp một tỉnh mẫu (đặt ra) vào cơ sở dữ liệu còn trống rồi chạy", "fill an empty database with an invented province, then run"));
        var noServe = new Option<bool>("--no-serve") { Description = Words.Of("nạp xong thì dừng", "stop once it is filled") };
        options.AddDatabaseTo(command);
        options.AddHostTo(command);
        command.Options.Add(noServe);
        command.SetAction((parsed, ct) => RunAsync(parsed, options, serve: !parsed.GetValue(noServe), ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommonOptions options, bool serve, CancellationToken ct)
    {
        using var logging = LoggerFactory.Create(l => l.AddSimpleConsole(c => c.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
        await using var database = await OpenDatabase.OpenAsync(parsed, options, serve, logging.CreateLogger("PostgreSQL"), ct);
        await database.MigrateAsync(ct);
        var settings = options.HostOf(parsed, database);
        await using var app = WebProgram.Build(settings);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var result = await scope.ServiceProvider.GetRequiredService<DemoProvince>().FillAsync(ct)
                ?? throw new CommandRefusalException(Words.Of(
                    "Cơ sở dữ liệu đã có dữ liệu; tỉnh mẫu chỉ nạp được vào cơ sở dữ liệu còn trống. Chạy “./run reset”, hoặc chọn thư mục khác bằng --data.",
                    "The database holds data already; the invented province needs an empty one. Run “./run reset”, or name another folder with --data."));
            Print(result);
        }
        if (!serve) return 0;

        await app.StartAsync(ct);
        Console.WriteLine(Words.Of($"Vinh Danh đang chạy tại {settings.Address}", $"Vinh Danh is at {settings.Address}"));
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    private static void Print(DemoResult result)
    {
        Console.WriteLine(Words.Of("Đã nạp tỉnh mẫu An Thịnh (mọi tên đều do chương trình đặt ra). Tài khoản:", "The invented province An Thịnh is there (all names are made up). Accounts:"));
        foreach (var account in result.Accounts)
            Console.WriteLine($"  {account.UserName,-16} {RoleWords.Of(account.Role),-32} {account.Organisation}");
        Console.WriteLine(Words.Of($"Mật khẩu chung: {result.Password}", $"Password of all: {result.Password}"));
    }
}
