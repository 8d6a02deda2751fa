using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Backup;
using VinhDanh.App.Platform.Embedded;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Platform.Commands;

/// <summary>
/// <c>./run restore DIR</c>: a backup into an empty place. It is read and compared whole before anything is written; what fails on the way is taken away again. Exit
/// code 1 when all is restored but the audit in it was changed before the backup.
/// </summary>
internal static class RestoreCommand
{
    public static Command Build(CommonOptions options)
    {
        var source = new Argument<DirectoryInfo>("dir") { Description = Words.Of("một bản sao lưu, hoặc nơi để các bản (lấy bản mới nhất)", "a backup, or the place of several (the newest is taken)") };
        var command = new Command("restore", Words.Of("khôi phục một bản sao lưu vào nơi còn trống", "restore a backup into an empty place")) { source };
        options.AddDatabaseTo(command);
        options.Bucket.AddTo(command);
        command.SetAction((parsed, ct) => RunAsync(parsed, options, parsed.GetValue(source)!.FullName, ct));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommonOptions options, string given, CancellationToken ct)
    {
        var data = parsed.GetValue(options.Data)!.FullName;
        var external = parsed.GetValue(options.Database) is { Length: > 0 };
        if (external && string.IsNullOrEmpty(parsed.GetValue(options.DatabaseOwner))) throw new BackupRefusedException(new BackupTrouble.OwnerMissing());
        if (!ClusterLayout.IsEmpty(data)) throw new BackupRefusedException(new BackupTrouble.FolderNotEmpty(data));
        var folder = BackupFolder.Choose(given);
        var backup = await BackupCheck.RunAsync(folder, new HashSet<string>(), ct);
        Restoring.RefuseNewer(backup.Manifest);
        Console.WriteLine(Words.Of($"Bản sao lưu nguyên vẹn: {folder}, {BackupCommand.Of(backup.Manifest)}.", $"The backup is whole: {folder}, {BackupCommand.Of(backup.Manifest)}."));
        var bucket = options.Bucket.Read(parsed);
        await BucketOptions.RefuseUnfitAsync(bucket, needed: true, ct);
        if (bucket is null) RefuseSmall(data, backup.Manifest.FileBytes);

        AuditReport report;
        try
        {
            report = external ? await IntoExternalAsync(parsed, options, backup, data, bucket, ct) : await IntoOwnAsync(backup, data, bucket, ct);
        }
        catch (Exception e) when (SafeWriting.TroubleOf(e, data) is { } trouble)
        {
            throw new BackupRefusedException(trouble);
        }

        Console.WriteLine(Words.Of($"Đã khôi phục vào {data}; số dòng từng bảng, mã băm từng tệp khớp với bản sao lưu.", $"Restored into {data}; the rows of each table and the digest of each file are those of the backup."));
        Console.WriteLine(VerifyCommand.InWords(report, RootsLog.Read(RootsLog.PathIn(data)).Count));
        return report.Break is null ? 0 : 1;
    }

    private static async Task<AuditReport> IntoOwnAsync(CheckedBackup backup, string data, BucketSettings? bucket, CancellationToken ct)
    {
        var options = new EmbeddedOptions { DataDirectory = data };
        var mine = false;
        try
        {
            // As a server: nobody else may start on a half-filled folder.
            await using var postgres = await EmbeddedPostgres.StartAsync(options, ct);
            await Restoring.RefuseUnfitAsync(postgres.OwnerConnectionString, ct);
            mine = true;
            return await MarkedAsync(new(postgres.OwnerConnectionString, postgres.AppConnectionString, data, bucket), backup, data, ct);
        }
        // Without a cluster there are only beginnings of one, which nobody's data can be in.
        catch when (mine || !Directory.Exists(new ClusterLayout(data).Cluster))
        {
            await EmbeddedPostgres.EraseAsync(options, CancellationToken.None);
            throw;
        }
    }

    private static async Task<AuditReport> IntoExternalAsync(ParseResult parsed, CommonOptions options, CheckedBackup backup, string data, BucketSettings? bucket, CancellationToken ct)
    {
        await using var database = await OpenDatabase.OpenAsync(parsed, options, serve: false, NullLogger.Instance, ct);
        await Restoring.RefuseUnfitAsync(database.OwnerConnectionString!, ct);
        SafeWriting.MakeFolder(data);
        var restoring = new Restoring(database.OwnerConnectionString!, database.AppConnectionString, data, bucket);
        try
        {
            return await MarkedAsync(restoring, backup, data, ct);
        }
        // Up to there PostgreSQL undoes its part by itself; afterwards the mark stays, so that nobody serves what was found wanting.
        catch when (!restoring.DatabaseWritten)
        {
            foreach (var below in Directory.EnumerateDirectories(data)) Directory.Delete(below, recursive: true);
            File.Delete(Path.Combine(data, ClusterLayout.RestoreMark));
            throw;
        }
    }

    /// <summary>While the mark lies in the folder no other command opens it: half a restored place must not pass for a whole one.</summary>
    private static async Task<AuditReport> MarkedAsync(Restoring restoring, CheckedBackup backup, string data, CancellationToken ct)
    {
        await restoring.RefuseUnreadableAsync(backup, ct);
        var mark = Path.Combine(data, ClusterLayout.RestoreMark);
        await SafeWriting.WriteAsync(mark, default, ct);
        FolderSync.Sync(data);
        var report = await restoring.RunAsync(backup, ct);
        File.Delete(mark);
        FolderSync.Sync(data);
        return report;
    }

    private static void RefuseSmall(string data, long needed)
    {
        var above = Path.GetFullPath(data);
        while (!Directory.Exists(above)) above = Path.GetDirectoryName(above)!;
        var free = new DriveInfo(above).AvailableFreeSpace;
        if (free < needed) throw new BackupRefusedException(new BackupTrouble.TooSmall(data, needed, free));
    }
}
