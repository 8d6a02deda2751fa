using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Database;

/// <summary>What the program believes of the database is what the migrations made, both ways.</summary>
public sealed class SchemaTests(PostgresCluster cluster)
{
    /// <summary>Written and read by plain SQL only.</summary>
    private static readonly string[] UnmappedTables = ["schema_migration", "audit_seal", "audit_sealed", "search_entry", "search_due", "search_word", "search_count"];

    /// <summary>Made by a trigger of the database and proved by verification, which reads it by plain SQL.</summary>
    private static readonly string[] UnmappedColumns = ["audit_entry.hash"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Columns_have_the_types_and_nullability_that_the_program_maps()
    {
        var real = await ColumnsAsync();
        var mapped = Tables().SelectMany(t => t.Columns.Where(c => c.Name != "xmin").Select(c =>
            $"{t.Name}.{c.Name} {c.StoreType}{(c.IsNullable ? "" : " not null")}")).ToHashSet();

        mapped.Except(real).Order().ShouldBeEmpty("mapped, but not so in the database");
        real.Except(mapped).Where(c => !UnmappedTables.Contains(c.Split('.')[0]) && !UnmappedColumns.Contains(c.Split(' ')[0])).Order()
            .ShouldBeEmpty("in the database, but not mapped so");
    }

    [Fact]
    public async Task Primary_keys_are_the_same()
    {
        var real = await ListAsync("""
            select t.relname || '(' || string_agg(a.attname, ',' order by k.n) || ')'
            from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace s on s.oid = t.relnamespace,
                 unnest(c.conkey) with ordinality as k(attnum, n), pg_attribute a
            where c.contype = 'p' and s.nspname = 'app' and a.attrelid = t.oid and a.attnum = k.attnum group by t.relname
            """);
        var mapped = Tables().Select(t => $"{t.Name}({string.Join(',', t.PrimaryKey!.Columns.Select(c => c.Name))})").ToHashSet();
        real.Where(k => !UnmappedTables.Contains(k.Split('(')[0])).Order().ShouldBe(mapped.Order());
    }

    [Fact]
    public async Task Foreign_keys_are_the_same()
    {
        var real = await ListAsync("""
            select t.relname || '(' || (select string_agg(a.attname, ',' order by k.n) from unnest(c.conkey) with ordinality k(attnum, n)
                                        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum)
                || ') -> ' || f.relname || '(' || (select string_agg(a.attname, ',' order by k.n) from unnest(c.confkey) with ordinality k(attnum, n)
                                        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum) || ')'
            from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid join pg_namespace s on s.oid = t.relnamespace
            where c.contype = 'f' and s.nspname = 'app'
            """);
        var mapped = Tables().SelectMany(t => t.ForeignKeyConstraints.Select(k =>
            $"{t.Name}({string.Join(',', k.Columns.Select(c => c.Name))}) -> {k.PrincipalTable.Name}({string.Join(',', k.PrincipalColumns.Select(c => c.Name))})")).ToHashSet();
        mapped.Except(real).Order().ShouldBeEmpty("mapped, but not in the database");
        real.Except(mapped).Where(k => !UnmappedTables.Contains(k.Split('(')[0])).Order().ShouldBeEmpty("in the database, but not mapped");
    }

    [Fact]
    public async Task Every_table_has_a_primary_key_and_the_program_may_not_change_the_audit()
    {
        (await ListAsync("""
            select t.relname::text from pg_class t join pg_namespace s on s.oid = t.relnamespace
            where s.nspname = 'app' and t.relkind = 'r' and not exists (select 1 from pg_constraint c where c.conrelid = t.oid and c.contype = 'p')
            """)).ShouldBeEmpty();
        (await ListAsync("""
            select table_name || ' ' || privilege_type from information_schema.role_table_grants
            where table_schema = 'app' and grantee = 'vinhdanh_app' and table_name in ('audit_entry', 'audit_seal', 'audit_sealed') and privilege_type not in ('SELECT', 'INSERT')
            """)).ShouldBeEmpty();
    }

    private static IEnumerable<ITable> Tables()
    {
        using var db = new AppDb(new DbContextOptionsBuilder<AppDb>().UseNpgsql("Host=nowhere").Options);
        return [.. db.Model.GetRelationalModel().Tables];
    }

    private Task<HashSet<string>> ColumnsAsync() => ListAsync("""
        select t.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
        from pg_attribute a join pg_class t on t.oid = a.attrelid join pg_namespace s on s.oid = t.relnamespace
        where s.nspname = 'app' and t.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
        """);

    private async Task<HashSet<string>> ListAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(cluster.Postgres.OwnerConnectionString + ";Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var found = new HashSet<string>();
        while (await reader.ReadAsync(Ct)) found.Add(reader.GetString(0));
        return found;
    }
}
