using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using VinhDanh.App.Features.Administration.Accounts;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run let-in NAME --reason …</c>: a way in for somebody whom no administrator can help. Whoever may run it could read the database anyway; the audit tells that it was used.</summary>
internal static class LetInCommand
{
    public static Command Build(CommonOptions options)
    {
        var name = new Argument<string>("name") { Description = Words.Of("tên đăng nhập", "user name") };
        var reason = new Option<string>("--reason") { Description = Words.Of("lý do, ghi vào nhật ký", "the reason, kept in the audit"), Required = true };
        var without = new Option<bool>("--without-second-factor")
        {
            Description = Words.Of("gỡ cả xác thực hai bước và khóa truy cập", "also take away the second factor and passkeys"),
        };
        var command = new Command("let-in", Words.Of(
            "tạo đường dẫn đặt mật khẩu mới cho một tài khoản, khi không còn người quản trị nào giúp được",
            "make a link to a new password for an account, when no administrator can help")) { name, reason, without };
        options.AddDatabaseTo(command);
        command.SetAction((parsed, ct) => LetInAsync(parsed, options, parsed.GetValue(name)!, parsed.GetValue(reason)!, parsed.GetValue(without), ct));
        return command;
    }

    private static async Task<int> LetInAsync(ParseResult parsed, CommonOptions options, string name, string reason, bool without, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new CommandRefusalException(Words.Of("Nhập lý do sau --reason.", "Say why after --reason."));
        await using var database = await OpenDatabase.OpenAsync(parsed, options, serve: false, NullLogger.Instance, ct);
        await database.MigrateAsync(ct);
        // The services of the web program without its server.
        await using var program = WebProgram.Build(new HostSettings(database.AppConnectionString, database.DataDirectory) { BackgroundWork = false });
        await using var scope = program.Services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<PasswordResets>().MakeByKeeperAsync(name, without, reason.Trim(), ct)
            ?? throw new CommandRefusalException(Words.Of($"Không có tài khoản “{name}” đang sử dụng.", $"There is no account “{name}” in use."));
        Console.WriteLine(Words.Of(
            $"Mở đường dẫn này bằng trình duyệt, sau địa chỉ của chương trình; dùng được một lần trong 24 giờ: /password/{token}",
            $"Open this with a browser, after the program's address; good once, for 24 hours: /password/{token}"));
        return 0;
    }
}
