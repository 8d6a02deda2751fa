using System.Globalization;
using System.Text;

namespace VinhDanh.App.Platform.Embedded;

/// <summary>Makes the cluster and writes its settings, which are the program's own and the same at every start.</summary>
internal static class ClusterFiles
{
    public const string SuperUser = "postgres";

    public static async Task InitialiseAsync(
        PostgresBinaries binaries, ClusterLayout layout, ClusterUser user, EmbeddedOptions options, CancellationToken ct)
    {
        if (File.Exists(Path.Combine(layout.Cluster, "PG_VERSION"))) return;
        if (Directory.Exists(layout.ClusterInMaking)) Directory.Delete(layout.ClusterInMaking, recursive: true);

        // Without locale and encoding a bare environment gives SQL_ASCII.
        List<string> arguments =
        [
            "-D", layout.ClusterInMaking, "-U", SuperUser, "--auth=peer", "--encoding=UTF8", "--locale=C.UTF-8",
            "--data-checksums", "--no-instructions",
        ];
        if (!options.Durable) arguments.Add("--no-sync");
        (await user.RunAsync(binaries.Initdb, arguments, ct)).Checked("initdb");
        Directory.Move(layout.ClusterInMaking, layout.Cluster);
    }

    public static async Task ConfigureAsync(
        ClusterLayout layout, ClusterUser user, string socketFolder, EmbeddedOptions options, CancellationToken ct)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["listen_addresses"] = "",
            ["port"] = SocketFolder.Port.ToString(CultureInfo.InvariantCulture),
            ["unix_socket_directories"] = socketFolder,
            ["unix_socket_permissions"] = "0700",
            ["cluster_name"] = layout.ClusterName,
            ["update_process_title"] = "on",
            ["max_connections"] = "200",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
            ["lc_messages"] = "C",
            // PostgreSQL's own collector outlives its postmaster for a moment; in a container without a reaping init it
            // would stay behind as a zombie. The supervisor keeps the log short instead.
            ["logging_collector"] = "off",
            ["log_checkpoints"] = "off",
            ["log_line_prefix"] = "%m [%p] %u@%d ",
        };
        if (!options.Durable)
            foreach (var name in (string[])["fsync", "synchronous_commit", "full_page_writes"]) settings[name] = "off";
        foreach (var (name, value) in options.Settings) settings[name] = value;

        var text = new StringBuilder("# Written by the program at every start.\n");
        foreach (var (name, value) in settings)
            text.Append(CultureInfo.InvariantCulture, $"{name} = '{value.Replace("'", "''", StringComparison.Ordinal)}'\n");
        await user.WriteAsync(Path.Combine(layout.Cluster, "postgresql.conf"), text.ToString(), ct);

        // Only the kernel's word on who connects counts: the account that runs the cluster, and root, who is above it anyway.
        await user.WriteAsync(Path.Combine(layout.Cluster, "pg_hba.conf"), "local all all peer map=vinhdanh\n", ct);
        var map = new StringBuilder();
        foreach (var account in ((string[])[user.Name, "root"]).Distinct(StringComparer.Ordinal))
            foreach (var role in (string[])[SuperUser, ClusterContent.OwnerRole, ClusterContent.AppRole])
                map.Append(CultureInfo.InvariantCulture, $"vinhdanh \"{account}\" {role}\n");
        await user.WriteAsync(Path.Combine(layout.Cluster, "pg_ident.conf"), map.ToString(), ct);
    }
}
