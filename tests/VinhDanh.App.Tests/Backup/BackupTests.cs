using System.Text;
using System.Text.Json.Nodes;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Backup;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Backup;

/// <summary>Backup → another, empty place → restore, on PostgreSQL; what was harmed on the way is refused before anything is written.</summary>
[Trait("Speed", "Slow")]
public sealed class BackupTests(BackupSite desk) : IClassFixture<BackupSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_restored_is_what_was_backed_up_row_by_row_file_by_file_seal_by_seal()
    {
        var made = await desk.BackUpAsync(desk.NewPath());
        var (database, data) = (await desk.EmptyDatabaseAsync(), desk.NewPath());

        var report = await BackupSite.RestoreAsync(made.Folder, database, data);

        (await BackupSite.ContentsAsync(database.OwnerConnectionString)).ShouldBe(await BackupSite.ContentsAsync(desk.Site.Database.OwnerConnectionString));
        BackupSite.FilesIn(data).ShouldBe(BackupSite.FilesIn(desk.Data));
        BackupSite.FilesIn(data).Count.ShouldBeGreaterThanOrEqualTo(2);
        report.Break.ShouldBeNull();
        report.Newest.ShouldBe(made.Manifest.AuditSeal);
        RootsLog.Read(RootsLog.PathIn(data)).ShouldBe(RootsLog.Read(RootsLog.PathIn(desk.Data)));
    }

    [Fact]
    public async Task The_restored_place_serves_with_the_same_rights_and_no_more()
    {
        var database = await desk.EmptyDatabaseAsync();
        await BackupSite.RestoreAsync(await desk.NewBackupAsync(), database, desk.NewPath());

        (await database.AppConnectionString.ScalarAsync<long>("select count(*) from app.organisation", Ct)).ShouldBeGreaterThan(0);
        (await database.AppConnectionString.ExecuteAsync("update app.organisation set name = name", Ct)).ShouldBeGreaterThan(0);
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => database.AppConnectionString.ExecuteAsync("delete from app.audit_entry", Ct))).SqlState.ShouldBe("42501");
        (await Should.ThrowAsync<Npgsql.PostgresException>(() => database.OwnerConnectionString.ExecuteAsync("delete from app.audit_entry", Ct))).Message.ShouldContain("append-only");
        (await Migrator.MigrateAsync(database.OwnerConnectionString, Ct)).ShouldBeEmpty();
        // Triggers and search work as before.
        await database.AppConnectionString.ExecuteAsync("update app.programme set title = 'Chương trình đổi tên'", Ct);
        (await database.AppConnectionString.ScalarAsync<string>("select title from app.search_entry where kind = 'programme'", Ct)).ShouldBe("Chương trình đổi tên");
    }

    [Fact]
    [System.Runtime.Versioning.SupportedOSPlatform("linux")]
    public async Task A_backup_is_closed_to_others_and_leaves_nothing_unfinished()
    {
        var place = desk.NewPath();
        var made = await desk.BackUpAsync(place);

        foreach (var folder in Directory.EnumerateDirectories(place, "*", SearchOption.AllDirectories).Append(place))
            File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder);
        foreach (var file in Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories))
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        Directory.EnumerateDirectories(place).ShouldBe([made.Folder]);
    }

    [Fact]
    public async Task A_second_backup_takes_no_room_for_files_that_the_first_one_holds()
    {
        var place = desk.NewPath();
        var first = await desk.BackUpAsync(place);
        await desk.AddFileAsync("Thêm.txt", Encoding.UTF8.GetBytes($"thêm {Guid.NewGuid()}"));
        var second = await desk.BackUpAsync(place);

        second.Manifest.Files.ShouldBe(first.Manifest.Files + 1);
        second.Reused.ShouldBe(first.Manifest.Files);
        BackupFolder.Choose(place).ShouldBe(second.Folder);
        // Each stands alone: the first may go.
        Directory.Delete(first.Folder, recursive: true);
        (await BackupCheck.RunAsync(second.Folder, new HashSet<string>(), Ct)).Files.Count.ShouldBe(second.Manifest.Files);
    }

    [Fact]
    public async Task A_file_that_went_bad_in_the_backup_before_is_copied_anew()
    {
        var place = desk.NewPath();
        var first = await desk.BackUpAsync(place);
        var bad = Directory.EnumerateFiles(Path.Combine(first.Folder, "files"), "*", SearchOption.AllDirectories).First();
        Flip(bad, 0);

        var second = await desk.BackUpAsync(place);

        second.Reused.ShouldBe(first.Manifest.Files - 1);
        await BackupCheck.RunAsync(second.Folder, new HashSet<string>(), Ct);
        (await RefusedAsync(() => BackupCheck.RunAsync(first.Folder, new HashSet<string>(), Ct))).ShouldBeOfType<BackupTrouble.Altered>();
    }

    [Theory]
    [InlineData(BackupFolder.Sums)]
    [InlineData(BackupFolder.Manifest)]
    [InlineData(BackupFolder.Dump)]
    [InlineData(BackupFolder.Roots)]
    [InlineData("files")]
    public async Task Any_byte_changed_anywhere_is_refused(string where)
    {
        var backup = await desk.NewBackupAsync();
        var path = Path.Combine(backup, where);
        if (where == "files") path = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Last();
        var length = new FileInfo(path).Length;
        // Each byte of the small ones; of the dump first, last, and a few hundred between.
        var step = Math.Max(1, length / 400);
        for (long at = 0; at < length; at += step) await RefusedAtAsync(at);
        await RefusedAtAsync(length - 1);
        (await BackupCheck.RunAsync(backup, new HashSet<string>(), Ct)).Folder.ShouldBe(backup);

        async Task RefusedAtAsync(long at)
        {
            Flip(path, at);
            var trouble = await RefusedAsync(() => BackupCheck.RunAsync(backup, new HashSet<string>(), Ct));
            (trouble is BackupTrouble.Altered or BackupTrouble.Missing && trouble.IsDamage).ShouldBeTrue($"byte {at} of {where}: {trouble}");
            Flip(path, at);
        }
    }

    [Theory]
    [InlineData(BackupFolder.Sums)]
    [InlineData(BackupFolder.Manifest)]
    [InlineData(BackupFolder.Dump)]
    [InlineData(BackupFolder.Roots)]
    [InlineData("files")]
    public async Task A_backup_cut_anywhere_or_lacking_a_file_is_refused(string where)
    {
        var backup = await desk.NewBackupAsync();
        var path = Path.Combine(backup, where);
        if (where == "files") path = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).First();
        var whole = await File.ReadAllBytesAsync(path, Ct);
        foreach (var left in new HashSet<int> { 0, whole.Length / 2, whole.Length - 1 })
        {
            if (left == whole.Length) continue;
            await File.WriteAllBytesAsync(path, whole[..left], Ct);
            (await RefusedAsync(() => BackupCheck.RunAsync(backup, new HashSet<string>(), Ct))).IsDamage.ShouldBeTrue();
        }

        File.Delete(path);
        var trouble = await RefusedAsync(async () => await BackupCheck.RunAsync(BackupFolder.Choose(backup), new HashSet<string>(), Ct));
        trouble.ShouldBeOfType(where == BackupFolder.Sums ? typeof(BackupTrouble.CutShort) : typeof(BackupTrouble.Missing));
    }

    [Fact]
    public async Task Lines_taken_off_the_list_together_with_their_files_are_noticed()
    {
        var backup = await desk.NewBackupAsync();
        var sums = Path.Combine(backup, BackupFolder.Sums);
        var lines = await File.ReadAllLinesAsync(sums, Ct);
        var gone = lines.First(l => l.Contains("  files/", StringComparison.Ordinal));
        File.Delete(Path.Combine(backup, gone[66..]));
        await File.WriteAllTextAsync(sums, string.Concat(lines.Where(l => l != gone).Select(l => l + "\n")), Ct);

        (await RefusedAsync(() => BackupCheck.RunAsync(backup, new HashSet<string>(), Ct))).ShouldBe(new BackupTrouble.Altered(BackupFolder.Sums));
    }

    [Theory]
    [InlineData("ghi-chu.txt")]
    [InlineData("files/aa/lạ")]
    [InlineData(".hidden")]
    public async Task A_file_that_is_not_of_the_backup_is_refused(string name)
    {
        var backup = await desk.NewBackupAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(backup, name))!);
        await File.WriteAllTextAsync(Path.Combine(backup, name), "lạ", Ct);

        (await RefusedAsync(() => BackupCheck.RunAsync(backup, new HashSet<string>(), Ct))).ShouldBe(new BackupTrouble.Extra(name));
    }

    [Fact]
    public async Task A_link_does_not_pass_for_a_file()
    {
        var backup = await desk.NewBackupAsync();
        var file = Directory.EnumerateFiles(Path.Combine(backup, "files"), "*", SearchOption.AllDirectories).First();
        var elsewhere = desk.NewPath();
        File.Move(file, elsewhere);
        File.CreateSymbolicLink(file, elsewhere);

        (await RefusedAsync(() => BackupCheck.RunAsync(backup, new HashSet<string>(), Ct))).ShouldBeOfType<BackupTrouble.Extra>();
    }

    [Fact]
    public async Task The_list_is_one_that_sha256sum_understands()
    {
        var backup = await desk.NewBackupAsync();
        using var sum = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"]) { WorkingDirectory = backup })!;
        await sum.WaitForExitAsync(Ct);
        sum.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_backup_of_a_newer_program_or_format_is_refused()
    {
        var newer = await desk.NewBackupAsync();
        await RewriteManifestAsync(newer, m => m["migration"] = 9999);
        (await RefusedAsync(async () => await BackupSite.RestoreAsync(newer, await desk.EmptyDatabaseAsync(), desk.NewPath()))).ShouldBeOfType<BackupTrouble.Newer>();

        var other = await desk.NewBackupAsync();
        await RewriteManifestAsync(other, m => (m["format"], m["somethingNew"]) = (2, "x"));
        (await RefusedAsync(() => BackupCheck.RunAsync(other, new HashSet<string>(), Ct))).ShouldBe(new BackupTrouble.OtherFormat(2, 1));
    }

    [Fact]
    public async Task A_backup_of_an_older_program_is_migrated_once_restored()
    {
        // The first version that made backups.
        var older = await desk.EmptyDatabaseAsync();
        var all = Migration.BuiltIn();
        await Migrator.MigrateAsync(older.OwnerConnectionString, [.. all.Where(m => m.Number <= 100)], Ct);
        var made = await new BackupMaking(older.OwnerConnectionString, new DiskFileStore(new("", desk.NewPath())), desk.NewPath(), TimeProvider.System).RunAsync(desk.NewPath(), Ct);
        made.Manifest.Migration.ShouldBe(100);

        var database = await desk.EmptyDatabaseAsync();
        await BackupSite.RestoreAsync(made.Folder, database, desk.NewPath());

        (await database.OwnerConnectionString.ScalarAsync<int>("select max(number) from app.schema_migration", Ct)).ShouldBe(all[^1].Number);
    }

    [Fact]
    public async Task Only_an_empty_and_prepared_database_is_restored_into()
    {
        var backup = await desk.NewBackupAsync();
        (await RefusedAsync(async () => await BackupSite.RestoreAsync(backup, desk.Site.Database, desk.NewPath()))).ShouldBeOfType<BackupTrouble.DatabaseNotEmpty>();
        (await RefusedAsync(async () => await BackupSite.RestoreAsync(backup, await desk.EmptyDatabaseAsync(prepared: false), desk.NewPath())))
            .ShouldBeOfType<BackupTrouble.ExtensionsMissing>().Vietnamese.ShouldContain("create extension ltree;");
    }

    [Fact]
    public async Task What_is_written_during_the_backup_is_in_it_whole_or_not_at_all()
    {
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                await desk.AddFileAsync($"{n}.txt", Encoding.UTF8.GetBytes($"tệp {n} {Guid.NewGuid()}"));
                if (n % 5 == 0) await desk.SealAsync();
            }
        }, Ct);
        var folders = new List<MadeBackup>();
        for (var i = 0; i < 3; i++) folders.Add(await desk.BackUpAsync(desk.NewPath()));
        await stop.CancelAsync();
        await writing;

        foreach (var made in folders)
        {
            var (database, data) = (await desk.EmptyDatabaseAsync(), desk.NewPath());
            (await BackupSite.RestoreAsync(made.Folder, database, data)).Break.ShouldBeNull();
            // Each reference has its bytes, and nothing else is there.
            (await database.OwnerConnectionString.ScalarAsync<long>("select count(*) from app.stored_file", Ct)).ShouldBe(BackupSite.FilesIn(data).Count);
            (await database.OwnerConnectionString.ScalarAsync<long>(
                "select count(*) from app.file_reference f where not exists (select from app.audit_entry e where e.action = 'programme.file-added' and e.after ->> 'fileId' = f.id::text)", Ct)).ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_store_that_lost_or_changed_a_file_is_named_and_no_backup_is_left()
    {
        var lost = new DiskFileStore(new("", desk.NewPath()));
        var place = desk.NewPath();
        (await RefusedAsync(() => desk.BackUpAsync(place, lost))).ShouldBeOfType<BackupTrouble.StoreBroken>();
        Directory.EnumerateDirectories(place).ShouldBeEmpty();

        var copied = desk.NewPath();
        foreach (var (path, _) in BackupSite.FilesIn(desk.Data))
        {
            var target = Path.Combine(copied, "files", path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(Path.Combine(desk.Data, "files", path), target);
            Flip(target, 3);
        }

        (await RefusedAsync(() => desk.BackUpAsync(place, new DiskFileStore(new("", copied))))).ShouldBeOfType<BackupTrouble.StoreBroken>();
        Directory.EnumerateDirectories(place).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_backup_left_is_no_backup_and_goes_with_the_next()
    {
        var place = desk.NewPath();
        var first = await desk.BackUpAsync(place);
        Directory.Move(first.Folder, first.Folder + BackupFolder.Partial);

        (await RefusedAsync(() => Task.FromResult(BackupFolder.Choose(place)))).ShouldBeOfType<BackupTrouble.CutShort>();
        (await RefusedAsync(() => Task.FromResult(BackupFolder.Choose(first.Folder + BackupFolder.Partial)))).ShouldBeOfType<BackupTrouble.CutShort>();
        (await RefusedAsync(() => Task.FromResult(BackupFolder.Choose(desk.NewPath())))).ShouldBeOfType<BackupTrouble.None>();

        var second = await desk.BackUpAsync(place);
        second.Reused.ShouldBe(first.Manifest.Files);
        Directory.EnumerateDirectories(place).ShouldBe([second.Folder]);
        await BackupCheck.RunAsync(second.Folder, new HashSet<string>(), Ct);
    }

    [Fact]
    public async Task Backup_and_data_do_not_lie_in_each_other() =>
        (await RefusedAsync(() => desk.BackUpAsync(Path.Combine(desk.Data, "backup")))).ShouldBeOfType<BackupTrouble.Nested>();

    [Fact]
    public async Task A_full_disk_and_a_closed_folder_are_said_in_words()
    {
        var full = await Should.ThrowAsync<IOException>(async () =>
        {
            await using var file = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            await file.WriteAsync(new byte[10], Ct);
        });
        SafeWriting.TroubleOf(full, "/noi/sao-luu").ShouldBeOfType<BackupTrouble.DiskFull>().Vietnamese.ShouldContain("đã đầy");
        // A file where the folder should be; and, unless root runs the test, a folder without rights.
        var place = desk.NewPath();
        await File.WriteAllTextAsync(place, "", Ct);
        (await RefusedAsync(() => desk.BackUpAsync(place))).ShouldBeOfType<BackupTrouble.NoAccess>();
    }

    [Fact]
    public async Task Two_backups_at_once_to_one_place_do_not_mix()
    {
        var place = desk.NewPath();
        await desk.BackUpAsync(place);
        using (var held = VinhDanh.App.Platform.Embedded.Native.OpenForLock(Path.Combine(place, "backup.lock")))
        {
            VinhDanh.App.Platform.Embedded.Native.TryLock(held, exclusive: true).ShouldBeTrue();
            (await RefusedAsync(() => desk.BackUpAsync(place))).ShouldBeOfType<BackupTrouble.Busy>();
        }

        await desk.BackUpAsync(place);
        BackupFolder.All(place).Count.ShouldBe(2);
    }

    private static async Task<BackupTrouble> RefusedAsync(Func<Task> work) => (await Should.ThrowAsync<BackupRefusedException>(work)).Trouble;

    private static void Flip(string path, long at)
    {
        using var file = File.Open(path, FileMode.Open, FileAccess.ReadWrite);
        file.Position = at;
        var value = file.ReadByte();
        file.Position = at;
        file.WriteByte((byte)(value ^ 1));
    }

    /// <summary>With a list that fits again: what is refused is what it says.</summary>
    private static async Task RewriteManifestAsync(string backup, Action<JsonNode> change)
    {
        var path = Path.Combine(backup, BackupFolder.Manifest);
        var manifest = JsonNode.Parse(await File.ReadAllBytesAsync(path, Ct))!;
        change(manifest);
        await File.WriteAllTextAsync(path, manifest.ToJsonString(), Ct);
        var sums = Sums.Read(await File.ReadAllBytesAsync(Path.Combine(backup, BackupFolder.Sums), Ct));
        sums[BackupFolder.Manifest] = await BackupCheck.DigestAsync(path, Ct);
        await File.WriteAllBytesAsync(Path.Combine(backup, BackupFolder.Sums), Sums.Write(sums), Ct);
    }
}
