using Npgsql;

namespace VinhDanh.App.Platform.Database;

public static class Connections
{
    /// <summary>
    /// The pool of the running program. Its connections are not reset when they go back: no statement leaves anything behind in one (locks and settings end
    /// with their transaction; who listens or holds a lock for long has a connection of its own), and resetting costs PostgreSQL seven commands a use.
    /// </summary>
    public static NpgsqlDataSource Of(string database) => new NpgsqlDataSourceBuilder(database) { ConnectionStringBuilder = { NoResetOnClose = true }, Name = "vinhdanh" }.Build();
}
