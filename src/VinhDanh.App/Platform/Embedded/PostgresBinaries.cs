namespace VinhDanh.App.Platform.Embedded;

/// <summary>An installed PostgreSQL server.</summary>
/// <param name="Major">Its major version.</param>
/// <param name="Folder">The folder of <c>postgres</c> and <c>initdb</c>.</param>
public sealed record PostgresBinaries(int Major, string Folder)
{
    public const int OldestMajor = 15;
    public const string DebianRoot = "/usr/lib/postgresql";

    public string Postgres => Path.Combine(Folder, "postgres");

    public string Initdb => Path.Combine(Folder, "initdb");

    public string Psql => Path.Combine(Folder, "psql");

    /// <returns>Every usable version, the newest first; empty when there is none.</returns>
    public static IReadOnlyList<PostgresBinaries> All(string root) =>
        !Directory.Exists(root)
            ? []
            : [.. Directory.EnumerateDirectories(root)
                .Select(folder => int.TryParse(Path.GetFileName(folder), out var major)
                    ? new PostgresBinaries(major, Path.Combine(folder, "bin"))
                    : null)
                .OfType<PostgresBinaries>()
                .Where(found => found.Major >= OldestMajor && File.Exists(found.Postgres) && File.Exists(found.Initdb))
                .OrderByDescending(found => found.Major)];

    /// <summary>The newest installed version.</summary>
    /// <exception cref="EmbeddedRefusalException"><see cref="EmbeddedRefusal.BinariesMissing"/>.</exception>
    public static PostgresBinaries Newest(string root) =>
        All(root) is [var newest, ..]
            ? newest
            : throw new EmbeddedRefusalException(new EmbeddedRefusal.BinariesMissing(root, OldestMajor));

    /// <summary>The version that made an existing cluster, else the newest.</summary>
    /// <param name="clusterFolder">Folder with <c>PG_VERSION</c>, or none yet.</param>
    /// <exception cref="EmbeddedRefusalException">None is installed, or not the cluster's.</exception>
    public static PostgresBinaries For(string clusterFolder, string root)
    {
        var newest = Newest(root);
        var versionFile = Path.Combine(clusterFolder, "PG_VERSION");
        if (!File.Exists(versionFile)) return newest;

        var major = int.Parse(File.ReadAllText(versionFile).Trim());
        var installed = All(root);
        return installed.FirstOrDefault(found => found.Major == major)
            ?? throw new EmbeddedRefusalException(
                new EmbeddedRefusal.OtherMajorVersion(clusterFolder, major, [.. installed.Select(found => found.Major)]));
    }
}
