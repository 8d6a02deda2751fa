using System.Diagnostics;
using System.Runtime.Versioning;

namespace VinhDanh.App.Tests.Settings;

/// <summary>The settings file as the program itself reads it, in a process of its own: what it lays down holds for all of it.</summary>
[SupportedOSPlatform("linux")]
public sealed class SettingsFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("vinhdanh-settings-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Conf => Path.Combine(_folder.FullName, "vinhdanh.conf");

    [Fact]
    public async Task The_command_line_wins_over_the_environment_and_that_over_the_file()
    {
        await WriteAsync("# của cơ quan", "port = 5001", "listen = 127.0.0.2", "  clamd = \"/run/clamd.ctl\"  ", "mail-server =");
        var (code, output) = await CheckAsync(["--clamd", "quet:3310"], ("VINHDANH_LISTEN", "127.0.0.3"));
        code.ShouldBe(0, output);
        output.ShouldContain($"port = 5001  ({Conf}, line 2)");
        output.ShouldContain("listen = 127.0.0.3  (VINHDANH_LISTEN)");
        output.ShouldContain("clamd = quet:3310  (command line)");
        output.ShouldNotContain("mail-server");
        output.ShouldEndWith("The settings are good.\n");
    }

    [Fact]
    public async Task The_file_is_named_by_a_variable_as_well_and_one_that_is_named_must_be_there()
    {
        await WriteAsync("port = 5001");
        (await RunAsync(["check-settings"], ("VINHDANH_SETTINGS", Conf))).Output.ShouldContain("port = 5001");
        var (code, output) = await RunAsync(["check-settings", "--settings", "/khong/co.conf"]);
        (code, output).ShouldBe((2, "The settings file “/khong/co.conf” cannot be read.\n"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_with_its_line_and_what_was_expected()
    {
        await WriteAsync("port = năm nghìn", "", "listen = localhost", "mail-server = thu.coquan.vn", "mail-from = nobody", "s3-endpoint = http://s3.tinh.vn", "s3-bucket = vinh-danh", "s3-access-key = a",
            "s3-secret-key-file = /khong/co", "cert = /khong/co.pem", "oidc-issuer = https://dangnhap.tinh.vn", "database = Hots=x;Password=rất kín");
        var (code, output) = await CheckAsync([]);
        code.ShouldBe(1);
        output.ShouldContain($"{Conf}, line 1: --port “năm nghìn” must be a number from 0 to 65535");
        output.ShouldContain($"{Conf}, line 3: --listen “localhost” is not an IP address.");
        output.ShouldContain($"line 5: --mail-server needs --mail-from, a mail address");
        output.ShouldContain($"{Conf}, line 9: --s3-secret-key-file: the file “/khong/co” cannot be read.");
        output.ShouldContain($"{Conf}, line 10: --cert: There is no file “/khong/co.pem”.");
        output.ShouldContain($"{Conf}, line 11: --oidc-issuer needs --oidc-client-id.");
        output.ShouldContain($"{Conf}, line 12: --database is no connection string of PostgreSQL");
        output.ShouldNotContain("rất kín");
    }

    [Theory]
    [InlineData("mail-sever = x", "line 1: there is no setting “mail-sever”; is it “mail-server”?")]
    [InlineData("hoàn toàn khác = x", "line 1: there is no setting “hoàn toàn khác”; docs/settings.md names all.")]
    [InlineData("port 5001", "line 1: “name = value” is expected.")]
    [InlineData("port = 1\nport = 2", "line 2: “port” was set in line 1 already.")]
    [InlineData("clock = 2024-04-11", "there is no setting “clock”")]
    public async Task What_is_no_setting_stops_every_command(string text, string words)
    {
        await WriteAsync(text);
        foreach (var command in (string[])["check-settings", "verify", "serve"])
        {
            var (code, output) = await RunAsync([command, "--settings", Conf, "--data", Path.Combine(_folder.FullName, "data")]);
            code.ShouldBe(2);
            output.ShouldContain(words);
        }

        Directory.Exists(Path.Combine(_folder.FullName, "data")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("listen = 0.0.0.0", "opens the program to the network unencrypted")]
    [InlineData("listen = 0.0.0.0|trusted-proxy = 10.0.0.1", null)]
    [InlineData("listen = 0.0.0.0|insecure-http = yes", null)]
    [InlineData("listen = ::1", null)]
    [InlineData("insecure-http = 1", "the only value is yes")]
    [InlineData("database = Host=db.office.vn;Password=kín", "needs \"SSL Mode=VerifyFull\"")]
    [InlineData("database = Host=db.office.vn;Password=kín;SSL Mode=Require", "needs \"SSL Mode=VerifyFull\"")]
    [InlineData("database = Host=127.0.0.1,db.office.vn;Password=kín", "needs \"SSL Mode=VerifyFull\"")]
    [InlineData("database-owner = Host=10.0.0.5:5433;Password=kín", "needs \"SSL Mode=VerifyFull\"")]
    [InlineData("database = Host=db.office.vn;Password=kín;SSL Mode=VerifyFull", null)]
    [InlineData("database = Host=127.0.0.1:5433,/run/postgresql,localhost;Password=kín", null)]
    public async Task Nothing_crosses_a_network_in_the_clear_unless_said_in_so_many_words(string lines, string? refusal)
    {
        await WriteAsync(lines.Split('|'));
        var (code, output) = await CheckAsync([]);
        code.ShouldBe(refusal is null ? 0 : 1, output);
        if (refusal is not null) output.ShouldContain(refusal);
        output.ShouldNotContain("kín");
    }

    [Fact]
    public async Task Passwords_are_not_printed_and_not_taken_from_a_file_that_all_can_read()
    {
        await WriteAsync("mail-server = thu.coquan.vn", "mail-from = a@coquan.vn", "mail-user = a", "mail-password = rất kín", "database = Host=csdl;Password=rất kín;SSL Mode=VerifyFull");
        var (code, output) = await CheckAsync([]);
        (code, output.Contains("rất kín", StringComparison.Ordinal)).ShouldBe((0, false), output);
        output.ShouldContain("mail-password = (not shown)");
        File.SetUnixFileMode(Conf, File.GetUnixFileMode(Conf) | UnixFileMode.OtherRead);
        (await CheckAsync([])).ShouldBe((2, $"“{Conf}” holds passwords and is open to every account of the machine: chmod o-rwx {Conf}\n"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task WriteAsync(params string[] lines)
    {
        File.WriteAllText(Conf, "");
        File.SetUnixFileMode(Conf, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return File.WriteAllTextAsync(Conf, string.Join('\n', lines) + "\n", Ct);
    }

    private Task<(int Code, string Output)> CheckAsync(string[] arguments, params (string Name, string Value)[] environment) =>
        RunAsync(["check-settings", "--settings", Conf, .. arguments], environment);

    private static async Task<(int Code, string Output)> RunAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "vinhdanh"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("VINHDANH_", StringComparison.Ordinal) || k is "LC_ALL" or "LC_MESSAGES").ToList()) start.Environment.Remove(name);
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output + await error);
    }
}
