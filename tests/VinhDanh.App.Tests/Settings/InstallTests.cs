using System.Diagnostics;
using System.Runtime.Versioning;
using VinhDanh.App.Platform.Embedded;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Settings;

/// <summary><c>packaging/install</c> into a folder that stands for the machine, and again over it, with the program that was built for these tests.</summary>
[Trait("Speed", "Slow")]
[SupportedOSPlatform("linux")]
public sealed class InstallTests : IAsyncLifetime
{
    // Open to enter: PostgreSQL runs as another account where root runs the tests.
    private readonly string _machine = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"vinhdanh-machine-{Guid.NewGuid():N}")).FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Conf => Path.Combine(_machine, "etc/vinhdanh/vinhdanh.conf");

    private string Data => Path.Combine(_machine, "var/lib/vinhdanh");

    [Fact]
    public async Task What_is_installed_runs_and_an_upgrade_keeps_settings_and_data()
    {
        await InstallAsync();
        Mode(Conf).ShouldBe("640");
        Mode(Path.GetDirectoryName(Conf)!).ShouldBe("750");
        (await InstalledAsync("check-settings", "--settings", Conf)).ShouldBe((0, "The settings are good.\n"));
        await File.AppendAllTextAsync(Conf, "port = 5999\n", Ct);
        (await InstalledAsync("demo", "--no-serve", "--settings", Conf, "--data", Data)).Code.ShouldBe(0);

        await InstallAsync();

        (await InstalledAsync("check-settings", "--settings", Conf)).Output.ShouldStartWith("port = 5999  (");
        var (code, output) = await InstalledAsync("verify", "--settings", Conf, "--data", Data);
        code.ShouldBe(0, output);
        output.ShouldContain("The audit is intact.");
        Directory.Exists(Path.Combine(_machine, "opt/vinhdanh/program.old")).ShouldBeTrue("to go back to");
        Directory.EnumerateFileSystemEntries(Path.Combine(_machine, "opt/vinhdanh")).Select(Path.GetFileName).Order().ShouldBe(["docs", "dotnet", "program", "program.old"]);
    }

    [Fact]
    public async Task The_unit_is_one_that_systemd_takes_without_a_word()
    {
        await InstallAsync();
        var unit = Path.Combine(_machine, "vinhdanh.service");
        var text = await File.ReadAllTextAsync(Path.Combine(_machine, "usr/lib/systemd/system/vinhdanh.service"), Ct);
        await File.WriteAllTextAsync(unit, text.Replace("/opt/vinhdanh", _machine + "/opt/vinhdanh", StringComparison.Ordinal), Ct);
        if (!File.Exists("/usr/bin/systemd-analyze")) Assert.Skip("systemd-analyze is not here");

        (await RunAsync("/usr/bin/systemd-analyze", null, "verify", "--man=no", unit)).ShouldBe((0, ""));
    }

    [Fact]
    public async Task Nothing_is_installed_by_a_word_that_is_not_understood()
    {
        var (code, _) = await RunAsync("bash", null, Path.Combine(Seeds.Root, "packaging/install"), "--rot", _machine);
        code.ShouldBe(64);
        Directory.EnumerateFileSystemEntries(_machine).ShouldBeEmpty();
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Path.Combine(Data, "postgres"))) await EmbeddedPostgres.EraseAsync(new EmbeddedOptions { DataDirectory = Data }, CancellationToken.None);
        Directory.Delete(_machine, recursive: true);
    }

    private async Task InstallAsync()
    {
        // The web program's own folder of this build: bin/<configuration>/<framework>.
        var built = AppContext.BaseDirectory.Replace(Path.Combine("tests", "VinhDanh.App.Tests"), Path.Combine("src", "VinhDanh.App"), StringComparison.Ordinal);
        var (code, output) = await RunAsync("bash", null, Path.Combine(Seeds.Root, "packaging/install"), "--root", _machine, "--program", built);
        code.ShouldBe(0, output);
    }

    private Task<(int Code, string Output)> InstalledAsync(params string[] arguments) =>
        RunAsync(Path.Combine(_machine, "opt/vinhdanh/program/vinhdanh"), Path.Combine(_machine, "opt/vinhdanh/dotnet"), arguments);

    private static string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private static async Task<(int Code, string Output)> RunAsync(string program, string? dotnet, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("VINHDANH_", StringComparison.Ordinal) || k is "LC_ALL" or "LC_MESSAGES").ToList()) start.Environment.Remove(name);
        start.Environment["LANG"] = "C.UTF-8";
        if (dotnet is not null) start.Environment["DOTNET_ROOT"] = dotnet;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, await output + await error);
    }
}
