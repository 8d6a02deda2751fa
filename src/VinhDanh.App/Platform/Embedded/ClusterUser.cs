using System.Diagnostics;

namespace VinhDanh.App.Platform.Embedded;

/// <summary>
/// The operating-system account that owns the cluster. When root runs the program, everything that touches the cluster's
/// files goes through <c>setpriv</c> as that account: root never writes where another account could plant a link.
/// </summary>
/// <param name="Drop">True when commands must be run through <c>setpriv</c>.</param>
internal sealed record ClusterUser(string Name, int Uid, int Gid, bool Drop)
{
    private static readonly string[] Preferred = ["vinhdanh", "postgres"];

    /// <summary>The owner of an existing data folder; for a new one the account <c>vinhdanh</c>, else <c>postgres</c>.</summary>
    /// <exception cref="EmbeddedRefusalException">Root, and there is no such account.</exception>
    public static async Task<ClusterUser> ForAsync(string dataDirectory, CancellationToken ct)
    {
        if (!Native.IsRoot) return new ClusterUser(Environment.UserName, Native.EffectiveUser, -1, Drop: false);

        var accounts = await File.ReadAllLinesAsync("/etc/passwd", ct);
        var owner = Directory.Exists(dataDirectory) ? await OwnerOfAsync(dataDirectory, ct) : 0;
        var found = owner != 0
            ? Parse(accounts, fields => fields[2] == owner.ToString())
            : Preferred.Select(name => Parse(accounts, fields => fields[0] == name)).FirstOrDefault(user => user is not null);
        return found ?? throw new EmbeddedRefusalException(new EmbeddedRefusal.NoUnprivilegedUser());
    }

    /// <summary>The owner's number.</summary>
    public static async Task<int> OwnerOfAsync(string path, CancellationToken ct) =>
        int.Parse((await CommandOutput.OfAsync(new ProcessStartInfo("stat", ["-c", "%u", "--", path]), null, ct)).Checked("stat"));

    /// <summary>How to start a program as this account.</summary>
    public ProcessStartInfo Start(string program, IEnumerable<string> arguments, params IEnumerable<string> setpriv)
    {
        List<string> options = [.. setpriv];
        if (Drop) options.AddRange([$"--reuid={Uid}", $"--regid={Gid}", "--clear-groups"]);
        var start = options.Count == 0
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("setpriv", [.. options, "--", program, .. arguments]);
        // The caller's folder may be closed to this account, and PostgreSQL's programs want to enter where they start.
        start.WorkingDirectory = "/";
        return start;
    }

    public Task<CommandOutput> RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct) =>
        CommandOutput.OfAsync(Start(program, arguments), null, ct);

    /// <summary>Writes a whole file, made when missing.</summary>
    public async Task WriteAsync(string path, string text, CancellationToken ct)
    {
        if (Drop)
            (await CommandOutput.OfAsync(Start("tee", ["--", path]), text, ct)).Checked("tee");
        else
            await File.WriteAllTextAsync(path, text, ct);
    }

    /// <summary>Makes a folder that nobody else can enter; an existing one is narrowed to that.</summary>
    public async Task MakePrivateFolderAsync(string path, CancellationToken ct) =>
        (await RunAsync("install", ["-d", "-m", "700", "--", path], ct)).Checked("install");

    private static ClusterUser? Parse(IEnumerable<string> accounts, Func<string[], bool> wanted) =>
        accounts.Select(line => line.Split(':'))
            .Where(fields => fields.Length >= 4 && wanted(fields))
            .Select(fields => new ClusterUser(fields[0], int.Parse(fields[2]), int.Parse(fields[3]), Drop: true))
            .FirstOrDefault();
}

/// <summary>What a finished command said.</summary>
internal sealed record CommandOutput(int ExitCode, string Output, string Error)
{
    public static async Task<CommandOutput> OfAsync(ProcessStartInfo start, string? input, CancellationToken ct)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        if (input is not null) await process.StandardInput.WriteAsync(input.AsMemory(), ct);
        process.StandardInput.Close();
        await process.WaitForExitAsync(ct);
        return new CommandOutput(process.ExitCode, await output, await error);
    }

    /// <returns>The output.</returns>
    /// <exception cref="EmbeddedRefusalException">The command failed.</exception>
    public string Checked(string what) =>
        ExitCode == 0
            ? Output
            : throw new EmbeddedRefusalException(new EmbeddedRefusal.DidNotStart(what, (Error + Output).Trim()));
}
