using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using VinhDanh.App.Platform.Embedded;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run psql</c>: PostgreSQL's own shell on the program's database, as the role that owns the schema.</summary>
internal static class PsqlCommand
{
    public static Command Build(CommonOptions options)
    {
        var command = new Command("psql", Words.Of(
            "mở cơ sở dữ liệu bằng psql; tham số khác được chuyển cho psql: ./run psql -c 'select 1'",
            "open the database with psql, which gets all other arguments: ./run psql -c 'select 1'"))
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        options.AddDatabaseTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var database = await OpenDatabase.OpenAsync(parsed, options, serve: false, NullLogger.Instance, ct);
            var text = database.OwnerConnectionString ?? database.AppConnectionString;
            return await ShellAsync(new NpgsqlConnectionStringBuilder(text), parsed.UnmatchedTokens, ct);
        });
        return command;
    }

    private static async Task<int> ShellAsync(NpgsqlConnectionStringBuilder target, IEnumerable<string> arguments, CancellationToken ct)
    {
        // Ctrl-C in psql clears the line or cancels a query; it must not end the program that keeps the database up for it.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        var installed = PostgresBinaries.All(PostgresBinaries.DebianRoot);
        var start = PostgresTools.Start(installed is [var newest, ..] ? newest.Psql : "psql", target, arguments);
        using var psql = Process.Start(start)!;
        await psql.WaitForExitAsync(ct);
        return psql.ExitCode;
    }
}
