namespace VinhDanh.App.Platform.Commands;

/// <summary>Everything that can be set: in the settings file by its name, in the environment by its variable, on the command line by its option. <c>docs/settings.md</c> lists the same.</summary>
internal static class KnownSettings
{
    /// <summary>These have no option: whoever lists the processes of a machine reads their arguments.</summary>
    public static readonly IReadOnlyList<string> Secrets = ["mail-password", "oidc-client-secret", "s3-secret-key"];

    /// <summary>Hold a password among other things.</summary>
    private static readonly string[] PartlySecret = ["database", "database-owner"];

    // A clock is turned by hand, for a rehearsal; a file that turned it would be forgotten there.
    private static readonly string[] NotSettings = ["help", "version", "settings", "clock"];

    public static IReadOnlyList<string> All { get; } =
        [.. CommandLine.Build().Subcommands.Single(c => c.Name == "serve").Options.Select(o => o.Name.TrimStart('-')).Except(NotSettings).Concat(Secrets).Order(StringComparer.Ordinal)];

    public static string VariableOf(string name) => "VINHDANH_" + name.Replace('-', '_').ToUpperInvariant();

    public static bool IsSecret(string name) => Secrets.Contains(name) || PartlySecret.Contains(name);
}
