using Npgsql;

namespace VinhDanh.App.Platform.Database;

/// <summary>
/// Statements that nearly every request asks: PostgreSQL reads and plans them once a connection, which for short ones costs as much as running them.
/// Such a plan serves every value of the parameters, so only statements go here whose plan does not depend on them; all others are planned each time.
/// </summary>
internal static class Reading
{
    /// <param name="values">$1, $2, …; their types become the statement's.</param>
    public static async Task<T> ReadPreparedAsync<T>(
        this NpgsqlDataSource source, string sql, IEnumerable<object> values, Func<NpgsqlDataReader, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value, DataTypeName = TypeOf(value) });
        await command.PrepareAsync(ct); // stays with the connection when that goes back to the pool
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await read(reader, ct);
    }

    /// <summary>The same without preparing: planned for these very values.</summary>
    public static async Task<T> ReadAsync<T>(
        this NpgsqlDataSource source, string sql, IEnumerable<object> values, Func<NpgsqlDataReader, CancellationToken, Task<T>> read, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await read(reader, ct);
    }

    private static string TypeOf(object value) => value switch
    {
        Guid => "uuid",
        DateOnly => "date",
        string => "text",
        int => "integer",
        DateTimeOffset => "timestamp with time zone",
        _ => throw new ArgumentException($"A parameter of type {value.GetType().Name} is not prepared.", nameof(value)),
    };
}
