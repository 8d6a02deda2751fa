using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run migrate</c>: brings the database to this version's schema.</summary>
internal static class MigrateCommand
{
    public static Command Build(CommonOptions options)
    {
        var command = new Command("migrate", Words.Of("nâng cấp cơ sở dữ liệu", "bring the database up to date"));
        options.AddDatabaseTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            await using var database = await OpenDatabase.OpenAsync(parsed, options, serve: false, NullLogger.Instance, ct);
            var applied = await database.MigrateAsync(ct);
            foreach (var migration in applied) Console.WriteLine(migration.Name);
            Console.WriteLine(applied.Count == 0
                ? Words.Of("Cơ sở dữ liệu đã ở phiên bản mới nhất.", "The database is up to date.")
                : Words.Of($"Đã áp dụng {applied.Count} bước.", $"{applied.Count} migrations applied."));
            return 0;
        });
        return command;
    }
}
