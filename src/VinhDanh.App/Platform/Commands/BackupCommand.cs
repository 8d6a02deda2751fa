using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using VinhDanh.App.Platform.Backup;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Embedded;
using VinhDanh.App.Platform.Files;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run backup DIR</c>: database, files and noted seals of one moment, also while the program serves. With <c>--verify</c> only checks one. Exit code 1 when it is damaged.</summary>
internal static class BackupCommand
{
    public static Command Build(CommonOptions options)
    {
        var place = new Argument<DirectoryInfo>("dir") { Description = Words.Of("nơi để các bản sao lưu, nên ở ổ đĩa khác", "where backups are kept, best on another disk") };
        var verify = new Option<bool>("--verify")
        {
            Description = Words.Of("không sao lưu, chỉ kiểm tra bản mới nhất trong dir (hoặc chính dir) còn nguyên vẹn", "make none, only check that the newest one in dir (or dir itself) is whole"),
            Arity = ArgumentArity.Zero,
        };
        var command = new Command("backup", Words.Of("sao lưu cơ sở dữ liệu và tệp, kiểm tra lại ngay", "back up database and files, and check what was written")) { place, verify };
        options.AddDatabaseTo(command);
        options.Bucket.AddTo(command);
        command.SetAction(async (parsed, ct) => parsed.GetValue(verify) ? await VerifyAsync(parsed.GetValue(place)!.FullName, ct) : await MakeAsync(parsed, options, parsed.GetValue(place)!.FullName, ct));
        return command;
    }

    private static async Task<int> MakeAsync(ParseResult parsed, CommonOptions options, string place, CancellationToken ct)
    {
        var data = parsed.GetValue(options.Data)!.FullName;
        // Opening would make a new, empty database there.
        if (string.IsNullOrEmpty(parsed.GetValue(options.Database)) && !Directory.Exists(new ClusterLayout(data).Cluster))
            throw new BackupRefusedException(new BackupTrouble.NothingToBackUp(data));
        await using var database = await OpenDatabase.OpenAsync(parsed, options, serve: false, NullLogger.Instance, ct);
        var bucket = options.Bucket.Read(parsed);
        await BucketOptions.RefuseUnfitAsync(bucket, needed: true, ct);
        var store = FileStores.Of(new HostSettings(database.AppConnectionString, database.DataDirectory) { Bucket = bucket });
        using var connections = store as IDisposable;
        var made = await new BackupMaking(database.OwnerConnectionString ?? database.AppConnectionString, store, database.DataDirectory, TimeProvider.System).RunAsync(place, ct);
        Console.WriteLine(Words.Of(
            $"Đã sao lưu vào {made.Folder}: {Counts(made.Manifest)} ({made.Reused} tệp dùng lại của bản trước), cơ sở dữ liệu {made.DumpBytes / 1_000_000.0:0.0} MB. Đã đọc lại và đối chiếu toàn bộ.",
            $"Backed up to {made.Folder}: {Counts(made.Manifest)} ({made.Reused} files shared with the one before), database {made.DumpBytes / 1_000_000.0:0.0} MB. All was read back and compared."));
        if (made.Manifest.AuditSeal is { } seal) Console.WriteLine(Words.Of($"Niêm phong mới nhất của nhật ký: {seal}", $"Newest seal of the audit: {seal}"));
        return 0;
    }

    private static async Task<int> VerifyAsync(string given, CancellationToken ct)
    {
        try
        {
            var backup = await BackupCheck.RunAsync(BackupFolder.Choose(given), new HashSet<string>(), ct);
            Console.WriteLine(Words.Of($"Nguyên vẹn: {backup.Folder}, {Of(backup.Manifest)}.", $"Whole: {backup.Folder}, {Of(backup.Manifest)}."));
            return 0;
        }
        catch (BackupRefusedException e) when (e.Trouble.IsDamage)
        {
            await Console.Error.WriteLineAsync(Words.Of(e.Trouble.Vietnamese, e.Trouble.English));
            return 1;
        }
    }

    internal static string Of(Manifest manifest) => Words.Of(
        $"sao lưu lúc {VietnamTime.Local(manifest.MadeAt):HH:mm 'ngày' dd/MM/yyyy}, {Counts(manifest)}, bước {manifest.Migration:0000}",
        $"backed up {VietnamTime.Local(manifest.MadeAt):yyyy-MM-dd HH:mm zzz}, {Counts(manifest)}, migration {manifest.Migration:0000}");

    private static string Counts(Manifest manifest) => Words.Of(
        $"{manifest.Rows.Count} bảng, {manifest.Rows.Values.Sum()} dòng, {manifest.Files} tệp",
        $"{manifest.Rows.Count} tables, {manifest.Rows.Values.Sum()} rows, {manifest.Files} files");
}
