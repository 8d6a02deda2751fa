using VinhDanh.App.Platform.Embedded;

namespace VinhDanh.App.Tests.Embedded;

[Trait("Speed", "Slow")]
public sealed class RefusalTests : IDisposable
{
    private readonly DataFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cluster_of_another_major_version_is_refused_and_not_touched()
    {
        await _folder.MakeAsync(Ct);
        var version = Path.Combine(_folder.Cluster, "PG_VERSION");
        await File.WriteAllTextAsync(version, "14\n", Ct);

        var refusal = (await DataFolder.RefusalOf(() => _folder.StartAsync(Ct))).ShouldBeOfType<EmbeddedRefusal.OtherMajorVersion>();

        refusal.Cluster.ShouldBe(14);
        refusal.Installed.ShouldContain(EmbeddedPostgres.FindBinaries().Major);
        refusal.Vietnamese.ShouldContain("postgresql-14");
        (await File.ReadAllTextAsync(version, Ct)).ShouldBe("14\n");
    }

    [Fact]
    public async Task A_refused_start_frees_the_data_folder()
    {
        await DataFolder.RefusalOf(() => EmbeddedPostgres.StartAsync(_folder.Options with { BinariesRoot = "/nowhere" }, Ct));
        await using var postgres = await _folder.StartAsync(Ct);
    }

    [Fact]
    public async Task Missing_binaries_are_named_with_the_command_that_brings_them()
    {
        var refusal = await DataFolder.RefusalOf(() => EmbeddedPostgres.StartAsync(_folder.Options with { BinariesRoot = "/nowhere" }, Ct));

        refusal.ShouldBe(new EmbeddedRefusal.BinariesMissing("/nowhere", 15));
        refusal.Vietnamese.ShouldContain("apt-get install postgresql-15");
        refusal.English.ShouldContain("apt-get install postgresql-15");
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_left_as_it_is()
    {
        Directory.CreateDirectory(_folder.Path);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "letter.txt"), "mine", Ct);
        var mode = new DirectoryInfo(_folder.Path).UnixFileMode;

        (await DataFolder.RefusalOf(() => _folder.StartAsync(Ct))).ShouldBeOfType<EmbeddedRefusal.NotADataFolder>();

        new DirectoryInfo(_folder.Path).UnixFileMode.ShouldBe(mode);
        Directory.GetFileSystemEntries(_folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_path_longer_than_postgres_can_take_is_refused_by_its_length()
    {
        using var folder = new DataFolder(Path.Combine([.. Enumerable.Repeat(new string('x', 100), 9)]));

        var refusal = (await DataFolder.RefusalOf(() => folder.StartAsync(Ct))).ShouldBeOfType<EmbeddedRefusal.PathTooLong>();

        refusal.Bytes.ShouldBeGreaterThan(900);
        Directory.Exists(folder.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_setting_that_postgres_rejects_is_shown_in_its_own_words()
    {
        var options = _folder.Options with { Settings = new Dictionary<string, string> { ["no_such_setting"] = "1" } };

        var refusal = (await DataFolder.RefusalOf(() => EmbeddedPostgres.StartAsync(options, Ct))).ShouldBeOfType<EmbeddedRefusal.DidNotStart>();

        refusal.Output.ShouldContain("unrecognized configuration parameter \"no_such_setting\"");
    }

    public void Dispose() => _folder.Dispose();
}
