using System.Text;
using VinhDanh.App.Platform.Embedded;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Embedded;

[Trait("Speed", "Slow")]
public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly DataFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_is_there_after_a_stop_and_a_start()
    {
        await using (var first = await _folder.StartAsync(Ct))
        {
            await first.OwnerConnectionString.ExecuteAsync("create table kept (word text)", Ct);
            await first.OwnerConnectionString.ExecuteAsync("insert into kept values ($1)", Ct, "Vinh danh");
        }

        await using var second = await _folder.StartAsync(Ct);
        (await second.OwnerConnectionString.ScalarAsync<string>("select word from kept", Ct)).ShouldBe("Vinh danh");
    }

    [Fact]
    public async Task A_stop_is_clean_and_leaves_no_process_no_socket_and_no_pid_file()
    {
        string socketFolder;
        await using (var postgres = await _folder.StartMadeAsync(Ct)) socketFolder = SocketFolderOf(postgres);
        var (layout, user) = await _folder.LookAsync(Ct);

        ClusterProcesses.All(layout, user).ShouldBeEmpty();
        Directory.Exists(socketFolder).ShouldBeFalse();
        File.Exists(layout.PostmasterPid).ShouldBeFalse();
        (await StateOfAsync(layout)).ShouldBe("shut down");
    }

    [Fact]
    public async Task The_database_speaks_utf8_and_has_the_extensions_that_migrations_need()
    {
        await using var postgres = await _folder.StartAsync(Ct);
        var owner = postgres.OwnerConnectionString;
        (await owner.ScalarAsync<string>(
            "select pg_encoding_to_char(encoding) || ' ' || datcollate || ' ' || datctype from pg_database where datname = current_database()", Ct))
            .ShouldBe("UTF8 C.UTF-8 C.UTF-8");
        (await owner.ScalarAsync<string[]>("select array_agg(extname::text order by extname) from pg_extension where extname <> 'plpgsql'", Ct))
            .ShouldBe(["btree_gist", "citext", "ltree", "pg_trgm", "pgcrypto", "unaccent"]);
        (await owner.ScalarAsync<string>("select unaccent('Đường về xã')", Ct)).ShouldBe("Duong ve xa");
        (await owner.ScalarAsync<string>("select datdba::regrole::text from pg_database where datname = current_database()", Ct))
            .ShouldBe("vinhdanh_owner");
    }

    [Fact]
    public async Task There_is_no_tcp_port_and_only_this_account_and_root_may_connect()
    {
        await using var postgres = await _folder.StartMadeAsync(Ct);
        var (layout, user) = await _folder.LookAsync(Ct);

        (await postgres.OwnerConnectionString.ScalarAsync<string>("show listen_addresses", Ct)).ShouldBe("");
        (await File.ReadAllLinesAsync(layout.PostmasterPid, Ct))[5].ShouldBe(""); // the address PostgreSQL itself says it listens on
        (await postgres.SuperUserConnectionString.ScalarAsync<string>(
            "select string_agg(type || ' ' || auth_method || ' ' || array_to_string(options, ','), ';') from pg_hba_file_rules", Ct))
            .ShouldBe("local peer map=vinhdanh");
        (await postgres.SuperUserConnectionString.ScalarAsync<string[]>(
            "select array_agg(distinct sys_name order by sys_name) from pg_ident_file_mappings", Ct))
            .ShouldBe(((string[])[user.Name, "root"]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_data_folder_and_the_socket_folder_are_closed_to_others()
    {
        await using var postgres = await _folder.StartMadeAsync(Ct);
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var folder in (string[])[_folder.Path, _folder.Cluster, Path.Combine(_folder.Path, "log"), SocketFolderOf(postgres)])
            new DirectoryInfo(folder).UnixFileMode.ShouldBe(ownerOnly, folder);
    }

    [Fact]
    public async Task A_long_path_with_spaces_quotes_and_vietnamese_letters_works_and_its_socket_stays_short()
    {
        var deep = Path.Combine([.. Enumerable.Repeat("Sở Nội vụ - Ban Thi đua 'Khen thưởng'", 12)]);
        using var folder = new DataFolder(deep);
        await using var postgres = await folder.StartAsync(Ct);

        Encoding.UTF8.GetByteCount(folder.Path).ShouldBeGreaterThan(500);
        Encoding.UTF8.GetByteCount(Path.Combine(SocketFolderOf(postgres), ".s.PGSQL.5432")).ShouldBeLessThanOrEqualTo(107);
        (await postgres.AppConnectionString.ScalarAsync<int>("select 1", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_data_folder_reached_through_a_link_is_the_same_data_folder()
    {
        await using var postgres = await _folder.StartMadeAsync(Ct);
        var link = Path.Combine(Path.GetDirectoryName(_folder.Path)!, "link");
        Directory.CreateSymbolicLink(link, _folder.Path);

        var refusal = await DataFolder.RefusalOf(() => EmbeddedPostgres.StartAsync(_folder.Options with { DataDirectory = link }, Ct));
        refusal.ShouldBeOfType<EmbeddedRefusal.AlreadyRunning>();
    }

    public void Dispose() => _folder.Dispose();

    private static string SocketFolderOf(EmbeddedPostgres postgres) =>
        new Npgsql.NpgsqlConnectionStringBuilder(postgres.AppConnectionString).Host!;

    private static async Task<string> StateOfAsync(ClusterLayout layout)
    {
        var control = await CommandOutput.OfAsync(
            new(Path.Combine(EmbeddedPostgres.FindBinaries().Folder, "pg_controldata"), [layout.Cluster]), null, Ct);
        return control.Checked("pg_controldata").Split('\n').Single(line => line.StartsWith("Database cluster state:", StringComparison.Ordinal))
            .Split(':')[1].Trim();
    }
}
