using Microsoft.EntityFrameworkCore;
using Npgsql;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Directory.Duplicates;

/// <summary>Points every row of any table from one record to another. Read from the database's own foreign keys: a table made later counts too.</summary>
public sealed class Repointing(AppDb db)
{
    /// <param name="table">Schema and table that is referred to.</param>
    /// <param name="but">Columns (“table.column”) that stay as they are.</param>
    /// <returns>How many rows were pointed on, and the tables in which both had what only one may have; then the caller takes all of it back.</returns>
    public async Task<(int Moved, IReadOnlyList<string> Both)> RunAsync(string table, Guid keep, Guid gone, IReadOnlyList<string> but, CancellationToken ct)
    {
        var keys = await db.Database.SqlQuery<Key>($"""
            select c.relname::text as "Table", a.attname::text as "Column", format('update %s set %I = @keep where %I = @gone', k.conrelid::regclass::text, a.attname, a.attname) as "Update"
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            where k.contype = 'f' and k.confrelid = {table}::regclass and a.attname <> 'merged_into_id'
            """).ToListAsync(ct);
        var (moved, both) = (0, new List<string>());
        foreach (var key in keys.Where(k => !but.Contains($"{k.Table}.{k.Column}")))
        {
            // A statement that fails spoils the transaction; the other tables are still to be asked.
            await db.Database.CurrentTransaction!.CreateSavepointAsync("repoint", ct);
            try
            {
                moved += await db.Database.ExecuteSqlRawAsync(key.Update, [new NpgsqlParameter("keep", keep), new NpgsqlParameter("gone", gone)], ct);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.CheckViolation)
            {
                await db.Database.CurrentTransaction!.RollbackToSavepointAsync("repoint", ct);
                both.Add(key.Table);
            }
        }
        return (moved, both);
    }

    private sealed record Key(string Table, string Column, string Update);
}
