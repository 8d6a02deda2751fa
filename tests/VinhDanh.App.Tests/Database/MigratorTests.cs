using Npgsql;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Database;

public sealed class MigratorTests(PostgresCluster cluster)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrating_twice_does_nothing_the_second_time()
    {
        await using var database = await cluster.CloneAsync(Ct);
        (await Migrator.MigrateAsync(database.OwnerConnectionString, Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_changed_after_it_was_applied_is_refused()
    {
        await using var database = await cluster.CloneAsync(Ct);
        var changed = Migration.BuiltIn().Select(m => m.Number == 2 ? m with { Checksum = "khác" } : m).ToList();
        (await Should.ThrowAsync<MigrationRefusedException>(() => Migrator.MigrateAsync(database.OwnerConnectionString, changed, Ct)))
            .Message.ShouldContain("0002");
    }

    [Fact]
    public async Task A_database_that_a_newer_version_has_run_on_is_refused()
    {
        await using var database = await cluster.CloneAsync(Ct);
        var older = Migration.BuiltIn().SkipLast(1).ToList();
        (await Should.ThrowAsync<MigrationRefusedException>(() => Migrator.MigrateAsync(database.OwnerConnectionString, older, Ct)))
            .Message.ShouldContain("newer");
    }

    [Fact]
    public async Task Nodes_that_start_at_once_migrate_once()
    {
        await using var database = await cluster.CloneAsync(Ct);
        List<Migration> migrations = [.. Migration.BuiltIn(), Migration.Of("9000_slow.sql", "select pg_sleep(0.2); create table app.once (id integer primary key);")];

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrator.MigrateAsync(database.OwnerConnectionString, migrations, Ct)));

        applied.Select(a => a.Count).Order().ShouldBe([0, 0, 0, 1]);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_of_itself_and_keeps_those_before_it()
    {
        await using var database = await cluster.CloneAsync(Ct);
        List<Migration> migrations =
        [
            .. Migration.BuiltIn(),
            Migration.Of("9000_good.sql", "create table app.good (id integer primary key);"),
            Migration.Of("9001_bad.sql", "create table app.bad (id integer primary key); select 1 / 0;"),
        ];

        await Should.ThrowAsync<PostgresException>(() => Migrator.MigrateAsync(database.OwnerConnectionString, migrations, Ct));

        (await TableAsync(database, "app.good")).ShouldBeTrue();
        (await TableAsync(database, "app.bad")).ShouldBeFalse();
        (await database.OwnerConnectionString.ScalarAsync<int>("select max(number) from app.schema_migration", Ct)).ShouldBe(9000);
        // The lock went with the session: once mended, the rest is applied.
        migrations[^1] = Migration.Of("9001_bad.sql", "create table app.bad (id integer primary key);");
        (await Migrator.MigrateAsync(database.OwnerConnectionString, migrations, Ct)).Count.ShouldBe(1);
        (await database.AppConnectionString.ScalarAsync<long>("select count(*) from app.bad", Ct)).ShouldBe(0);
    }

    [Theory]
    [InlineData("1_short.sql")]
    [InlineData("abcd_words.sql")]
    [InlineData("0001.sql")]
    public void A_file_without_number_and_words_is_none_of_ours(string name) =>
        Should.Throw<InvalidDataException>(() => Migration.Of(name, ""));

    private static Task<bool> TableAsync(TestDatabase database, string name) =>
        database.OwnerConnectionString.ScalarAsync<bool>("select to_regclass($1) is not null", Ct, name);
}
