using System.CommandLine;

namespace VinhDanh.App.Platform.Commands;

/// <summary>One program, all its commands. Exit codes: 0 done, 1 a check failed, 2 refused, 70 a bug.</summary>
public static class CommandLine
{
    /// <summary>The settings file in use; null: none.</summary>
    internal static SettingsFile? Settings { get; private set; }

    public static RootCommand Build()
    {
        var options = new CommonOptions();
        var root = new RootCommand(Words.Of(
            "Vinh Danh: quản lý công tác thi đua, khen thưởng",
            "Vinh Danh: emulation and commendation work"));
        root.Options.Add(new Option<string?>(SettingsFile.Option)
        {
            Description = Words.Of($"tệp thiết đặt; mặc định {SettingsFile.DefaultPath} nếu có (hoặc biến {SettingsFile.Variable})", $"settings file; {SettingsFile.DefaultPath} where it is there (or {SettingsFile.Variable})"),
            Recursive = true,
        });
        foreach (var command in ServeCommand.All(options)) root.Subcommands.Add(command);
        root.Subcommands.Add(ReadCommand.Build());
        root.Subcommands.Add(LawCommand.Build());
        root.Subcommands.Add(ImportCommand.Build(options));
        root.Subcommands.Add(DemoCommand.Build(options));
        root.Subcommands.Add(MigrateCommand.Build(options));
        root.Subcommands.Add(VerifyCommand.Build(options));
        root.Subcommands.Add(BackupCommand.Build(options));
        root.Subcommands.Add(RestoreCommand.Build(options));
        root.Subcommands.Add(LetInCommand.Build(options));
        root.Subcommands.Add(CheckSettingsCommand.Build(options));
        root.Subcommands.Add(PsqlCommand.Build(options));
        root.Subcommands.Add(ResetCommand.Build(options));
        return root;
    }

    /// <summary>Runs one command line; refusals are sentences, not stack traces.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            string[] effective = args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version")
                ? ["serve", .. args]
                : args is ["help", .. var rest] ? [.. rest, "--help"] : args;
            Settings = SettingsFile.Find(effective);
            Settings?.LayUnderEnvironment();
            return await Build().Parse(effective).InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // The default, two seconds after Ctrl-C, would cut off PostgreSQL's clean stop.
                ProcessTerminationTimeout = TimeSpan.FromSeconds(60),
            });
        }
        catch (Exception e) when (Refusal(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 2;
        }
    }

    private static string? Refusal(Exception e) => e switch
    {
        CommandRefusalException => Settings?.WithPlaces(e.Message) ?? e.Message,
        Database.MigrationRefusedException => e.Message,
        Backup.BackupRefusedException refused => Words.Of(refused.Trouble.Vietnamese, refused.Trouble.English),
        Embedded.EmbeddedRefusalException refused => Words.Of(refused.Refusal.Vietnamese, refused.Refusal.English),
        Npgsql.NpgsqlException { InnerException: System.Net.Sockets.SocketException } => Words.Of(
            "Không kết nối được PostgreSQL: " + e.Message, "Cannot connect to PostgreSQL: " + e.Message),
        OperationCanceledException => Words.Of("Đã dừng.", "Stopped."),
        _ => null,
    };
}
