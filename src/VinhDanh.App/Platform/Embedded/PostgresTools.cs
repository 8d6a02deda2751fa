using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace VinhDanh.App.Platform.Embedded;

/// <summary>PostgreSQL's own programs for a database that Npgsql knows: <c>psql</c>, <c>pg_dump</c>, <c>pg_restore</c>.</summary>
/// <param name="Major">Their version: not older than the server's, which <c>pg_dump</c> refuses.</param>
internal sealed record PostgresTools(int Major, string Folder)
{
    private string Dump => Path.Combine(Folder, "pg_dump");

    private string Restore => Path.Combine(Folder, "pg_restore");

    /// <summary>The oldest installed ones that are new enough: what a much newer <c>pg_restore</c> sends, an older server may not know.</summary>
    /// <exception cref="EmbeddedRefusalException"><see cref="EmbeddedRefusal.ToolsMissing"/>.</exception>
    public static PostgresTools For(int serverMajor, string root = PostgresBinaries.DebianRoot) =>
        (Directory.Exists(root) ? Directory.EnumerateDirectories(root) : [])
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
                ? new PostgresTools(major, Path.Combine(folder, "bin"))
                : null)
            .OfType<PostgresTools>()
            .Where(found => found.Major >= serverMajor && File.Exists(found.Dump) && File.Exists(found.Restore))
            .MinBy(found => found.Major)
        ?? throw new EmbeddedRefusalException(new EmbeddedRefusal.ToolsMissing(root, serverMajor));

    /// <summary>How to start one of them; who, where and the password go by the environment, which other accounts can't read.</summary>
    public static ProcessStartInfo Start(string program, NpgsqlConnectionStringBuilder target, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["PGHOST"] = target.Host;
        start.Environment["PGPORT"] = target.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = target.Username;
        start.Environment["PGDATABASE"] = target.Database;
        if (target.Password is { } password) start.Environment["PGPASSWORD"] = password;
        start.Environment["PGSSLMODE"] = target.SslMode switch
        {
            SslMode.Disable => "disable",
            SslMode.Allow => "allow",
            SslMode.Prefer => "prefer",
            SslMode.Require => "require",
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var other => throw new ArgumentOutOfRangeException(nameof(target), other, "An SslMode that libpq does not know."),
        };
        if (target.RootCertificate is { Length: > 0 } root) start.Environment["PGSSLROOTCERT"] = root;
        return start;
    }

    /// <summary>Writes schema <c>app</c>, as one exported snapshot shows it, to a stream.</summary>
    /// <exception cref="EmbeddedRefusalException">It ended with an error; its last words.</exception>
    public async Task DumpAsync(NpgsqlConnectionStringBuilder source, string snapshot, Stream to, CancellationToken ct)
    {
        // Owner and rights are those of the place it is restored to.
        using var process = Begin(Start(Dump, source,
            ["--format=custom", "--schema=app", "--no-owner", "--no-privileges", "--no-password", $"--snapshot={snapshot}"]));
        var error = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.StandardOutput.BaseStream.CopyToAsync(to, ct);
            await process.WaitForExitAsync(ct);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }

        Check(process, "pg_dump", await error);
    }

    /// <summary>Puts a dump into a database without schema <c>app</c>: all of it or, on any error, nothing.</summary>
    public async Task RestoreAsync(NpgsqlConnectionStringBuilder target, string dump, CancellationToken ct)
    {
        // The name is quoted: one with “=” in it would be read as a connection string.
        var name = target.Database!.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
        await RunAsync(Start(Restore, target,
            [$"--dbname=dbname='{name}'", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--no-password", "--", dump]), ct);
    }

    /// <summary>Reads a dump's table of contents: whether these tools can read it at all.</summary>
    public Task ListAsync(string dump, CancellationToken ct) => RunAsync(new ProcessStartInfo(Restore, ["--list", "--", dump]), ct);

    private static async Task RunAsync(ProcessStartInfo start, CancellationToken ct)
    {
        using var process = Begin(start);
        var output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.WaitForExitAsync(ct);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }

        await output;
        Check(process, "pg_restore", await error);
    }

    private static Process Begin(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return Process.Start(start)!;
    }

    private static void Check(Process process, string name, string error)
    {
        if (process.ExitCode != 0) throw new EmbeddedRefusalException(new EmbeddedRefusal.DidNotStart(name, error.Trim()));
    }
}
