using Npgsql;

namespace VinhDanh.App.Tests.Support;

/// <summary>One statement on a connection of its own, not pooled, for tests that look at or disturb the database.</summary>
internal static class Sql
{
    public static async Task<T> ScalarAsync<T>(this string connectionString, string sql, CancellationToken ct, params object[] values)
    {
        await using var connection = await OpenAsync(connectionString, ct);
        await using var command = Command(connection, sql, values);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }

    public static async Task<int> ExecuteAsync(this string connectionString, string sql, CancellationToken ct, params object[] values)
    {
        await using var connection = await OpenAsync(connectionString, ct);
        await using var command = Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
