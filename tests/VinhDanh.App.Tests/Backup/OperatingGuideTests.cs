using System.Diagnostics;
using VinhDanh.App.Platform.Embedded;
using VinhDanh.App.Tests.Files;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Backup;

/// <summary>
/// The chapter “Backup and restore” of <c>docs/operating.md</c> as a person would follow it, with the real program on private clusters of its own: every command line
/// in order, exactly as printed but for its paths.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class OperatingGuideTests(BackupSite desk, ObjectStore objects) : IClassFixture<BackupSite>, IClassFixture<ObjectStore>, IAsyncLifetime
{
    // Open to enter: PostgreSQL runs as another account where root runs the tests.
    private readonly string _root = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"vinhdanh-guide-{Guid.NewGuid():N}")).FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(_root, "var/lib/vinhdanh");

    [Fact]
    public async Task Every_command_of_the_chapter_works_as_written_and_brings_everything_back()
    {
        await DoneAsync("./run demo --no-serve --data /var/lib/vinhdanh");
        var before = await ContentsAsync();
        var (external, empty) = (desk.Site.Database, await desk.EmptyDatabaseAsync());
        var commands = Commands("## Backup and restore");
        commands.Count.ShouldBe(11);

        foreach (var command in commands)
        {
            // The external database that is backed up, and the empty one that is restored into.
            var database = command.Contains("restore", StringComparison.Ordinal) ? empty : external;
            // Files of the external one lie where its site keeps them.
            var line = command.Contains("backup /srv/backup", StringComparison.Ordinal) && command.Contains("$APP", StringComparison.Ordinal)
                ? command.Replace("/srv/backup", "/srv/external", StringComparison.Ordinal).Replace("/var/lib/vinhdanh", desk.Data, StringComparison.Ordinal)
                : command.Contains("$APP", StringComparison.Ordinal) ? command.Replace("/srv/backup", "/srv/external", StringComparison.Ordinal) : command;
            var (code, output) = await RunAsync(line, database);
            code.ShouldBe(0, $"{command}\n{output}");
            if (command.StartsWith("./run restore", StringComparison.Ordinal)) output.ShouldContain("The audit is intact.");
            if (command == "./run verify --data /var/lib/vinhdanh") (await ContentsAsync()).ShouldBe(before);
        }

        (await BackupSite.ContentsAsync(empty.OwnerConnectionString)).ShouldBe(await BackupSite.ContentsAsync(external.OwnerConnectionString));
        BackupSite.FilesIn(Path.Combine(_root, "var/lib/vinhdanh-files")).ShouldBe(BackupSite.FilesIn(desk.Data));
        ((string[])[.. Directory.EnumerateFileSystemEntries(Path.Combine(_root, "var/lib/vinhdanh-rehearsal")).Select(Path.GetFileName)!])
            .ShouldBeSubsetOf(["server.lock", "guests.lock"]);
    }

    [Fact]
    public async Task Files_move_into_an_object_store_and_back_as_the_chapter_says()
    {
        await DoneAsync("./run demo --no-serve --data /var/lib/vinhdanh");
        var (before, files) = (await ContentsAsync(), BackupSite.FilesIn(Data));
        var secret = Path.Combine(_root, "s3-secret");
        await File.WriteAllTextAsync(secret, ObjectStore.Keys + "\n", Ct);
        var commands = Commands("## Files in an object store");
        commands.Count.ShouldBe(8);

        // One shell, as one person at one terminal: what is exported holds for the commands after it.
        await DoneAsync(string.Join(" &&\n", commands).Replace("https://s3.office.vn", objects.Endpoint, StringComparison.Ordinal)
            .Replace("=vinhdanh-key", "=" + ObjectStore.Keys, StringComparison.Ordinal).Replace("/etc/vinhdanh/s3-secret", secret, StringComparison.Ordinal));

        (await ContentsAsync()).ShouldBe(before);
        files.Count.ShouldBeGreaterThan(0);
        (await objects.KeysAsync("", Ct)).Order(StringComparer.Ordinal).ShouldBe(files.Keys.Order(StringComparer.Ordinal));
        Directory.EnumerateFiles(Path.Combine(Data, "files"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
        // And back: from a backup of the object store into an ordinary place.
        await DoneAsync("./run restore /srv/backup --data /var/lib/back");
        BackupSite.FilesIn(Path.Combine(_root, "var/lib/back")).ShouldBe(files);

        // Whoever forgets where the files are is not given a backup without them; nor is one taken for another.
        await RefusedAsync("./run backup /srv/forgotten --data /var/lib/vinhdanh", "--s3-…");
        await RefusedAsync($"./run backup /srv/other --data /var/lib/vinhdanh --s3-endpoint {objects.Endpoint} --s3-bucket khong-co --s3-access-key {ObjectStore.Keys} --s3-secret-key-file {secret}", "không có bucket “khong-co”");
        await RefusedAsync($"./run backup /srv/other --data /var/lib/vinhdanh --s3-endpoint http://127.0.0.1:9 --s3-bucket vinh-danh --s3-access-key a --s3-secret-key-file {secret}", "Không kết nối được kho tệp");
    }

    [Fact]
    public async Task Moving_to_an_external_PostgreSQL_works_as_the_chapter_says()
    {
        await DoneAsync("./run demo --no-serve --data /var/lib/vinhdanh");
        var (before, files) = (await ContentsAsync(), BackupSite.FilesIn(Data));
        using var server = new ExternalServer();
        string As(string role, string password) => $"Host=127.0.0.1;Port={server.Port};Database=vinhdanh;Username={role};Password={password}";
        var commands = Commands("## Move to an external PostgreSQL");
        commands.Count.ShouldBe(6);

        // The installed command knows its data folder; here a variable says it.
        await DoneAsync(string.Join(" &&\n", [
            $"export VINHDANH_DATA={Data} ADMIN='host=127.0.0.1 port={server.Port} user=postgres password={ExternalServer.Password}' APP='{As("vinhdanh_app", "another")}' OWNER='{As("vinhdanh_owner", "one")}'",
            .. commands.Select(c => c.StartsWith("vinhdanh ", StringComparison.Ordinal) ? "./run" + c["vinhdanh".Length..] : c)]));

        (await BackupSite.ContentsAsync(As("vinhdanh_owner", "one"))).ShouldBe(before);
        BackupSite.FilesIn(Path.Combine(Data, "files-of-external")).ShouldBe(files);
    }

    [Fact]
    public async Task What_must_not_be_done_is_refused_in_the_readers_language_and_touches_nothing()
    {
        await DoneAsync("./run demo --no-serve --data /var/lib/vinhdanh");
        await DoneAsync("./run backup /srv/backup --data /var/lib/vinhdanh");

        // Into a place with data; and of a place without.
        await RefusedAsync("./run restore /srv/backup --data /var/lib/vinhdanh", "đã có dữ liệu. Chỉ khôi phục được vào thư mục mới hoặc trống");
        await RefusedAsync("./run backup /srv/other --data /var/lib/nothing", "Không có dữ liệu của Vinh Danh");
        await RefusedAsync("./run restore /srv/nothing --data /var/lib/new", "không có bản sao lưu nào");
        await RefusedAsync("./run restore /srv/backup --data /var/lib/new --database \"$APP\"", "--database-owner");
        await RefusedAsync("./run restore /srv/backup --data /var/lib/new --database \"$APP\" --database-owner \"$OWNER\"", "đã có dữ liệu của Vinh Danh");

        // A mark that a death on the way would leave.
        await File.WriteAllTextAsync(Path.Combine(Data, ClusterLayout.RestoreMark), "", Ct);
        await RefusedAsync("./run verify --data /var/lib/vinhdanh", "bị ngắt giữa chừng");
        File.Delete(Path.Combine(Data, ClusterLayout.RestoreMark));

        // One byte of the dump.
        var dump = Directory.EnumerateFiles(Path.Combine(_root, "srv/backup"), "database.dump", SearchOption.AllDirectories).Single();
        await using (var file = File.Open(dump, FileMode.Open))
        {
            file.Position = file.Length / 2;
            var value = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(value ^ 1));
        }

        await RefusedAsync("./run restore /srv/backup --data /var/lib/new", "database.dump của bản sao lưu đã bị thay đổi");
        (await RunAsync("./run backup --verify /srv/backup", vietnamese: true)).ExitCode.ShouldBe(1);
        Directory.Exists(Path.Combine(_root, "var/lib/nothing")).ShouldBeFalse();
        Directory.Exists(Path.Combine(_root, "var/lib/new")).ShouldBeFalse();
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var data in Directory.EnumerateDirectories(Path.Combine(_root, "var/lib")))
            if (Directory.Exists(Path.Combine(data, "postgres"))) await EmbeddedPostgres.EraseAsync(new EmbeddedOptions { DataDirectory = data }, CancellationToken.None);
        Directory.Delete(_root, recursive: true);
    }

    private static List<string> Commands(string heading)
    {
        var text = File.ReadAllText(Path.Combine(Seeds.Root, "docs/operating.md"));
        var chapter = text[text.IndexOf(heading, StringComparison.Ordinal)..];
        var next = chapter.IndexOf("\n## ", StringComparison.Ordinal);
        return [.. (next < 0 ? chapter : chapter[..next]).Split('\n').Where(l => l.StartsWith("    ", StringComparison.Ordinal)).Select(l => l.Trim())];
    }

    private async Task DoneAsync(string command)
    {
        var (code, output) = await RunAsync(command);
        code.ShouldBe(0, $"{command}\n{output}");
    }

    private async Task RefusedAsync(string command, string words)
    {
        var (code, output) = await RunAsync(command, vietnamese: true);
        code.ShouldBe(2, $"{command}\n{output}");
        output.ShouldContain(words);
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string command, TestDatabase? database = null, bool vietnamese = false)
    {
        database ??= desk.Site.Database;
        var line = command.Replace("./run", $"'{Path.Combine(AppContext.BaseDirectory, "vinhdanh")}'", StringComparison.Ordinal)
            .Replace(" /srv", $" {_root}/srv", StringComparison.Ordinal).Replace(" /var", $" {_root}/var", StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-c", line + " 2>&1"]) { RedirectStandardOutput = true, WorkingDirectory = _root };
        foreach (var stronger in (string[])["LC_ALL", "LC_MESSAGES", "VINHDANH_DATABASE", "VINHDANH_DATABASE_OWNER"]) start.Environment.Remove(stronger);
        start.Environment["LANG"] = vietnamese ? "vi_VN.UTF-8" : "C.UTF-8";
        start.Environment["APP"] = database.AppConnectionString;
        start.Environment["OWNER"] = database.OwnerConnectionString;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        return (process.ExitCode, output);
    }

    private async Task<SortedDictionary<string, string>> ContentsAsync()
    {
        await using var postgres = await EmbeddedPostgres.JoinAsync(new EmbeddedOptions { DataDirectory = Data }, Ct);
        return await BackupSite.ContentsAsync(postgres.OwnerConnectionString);
    }
}
