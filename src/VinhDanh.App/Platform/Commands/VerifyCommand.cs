using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using VinhDanh.App.Platform.Audit;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run verify</c>: proves that the audit is what was sealed, or names the first thing that is not. Exit code 1 when broken.</summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Build(CommonOptions options)
    {
        var command = new Command("verify", Words.Of(
            "kiểm tra toàn bộ nhật ký: bản ghi, lô niêm phong, chuỗi (chỉ đọc)",
            "check the whole audit: entries, batches, chain (only reads)"));
        var expect = new Option<string?>("--expect")
        {
            Description = Words.Of(
                "mã niêm phong đã ghi lại trước đây ở nơi khác; phải còn trong chuỗi",
                "a seal noted elsewhere before; the chain must still hold it"),
        };
        var json = new Option<bool>("--json") { Description = Words.Of("in kết quả dạng JSON", "print the result as JSON") };
        options.AddDatabaseTo(command);
        command.Options.Add(expect);
        command.Options.Add(json);
        command.SetAction(async (parsed, ct) =>
        {
            await using var database = await OpenDatabase.OpenAsync(parsed, options, serve: false, NullLogger.Instance, ct);
            var noted = RootsLog.Read(RootsLog.PathIn(database.DataDirectory));
            var report = await new AuditVerification(database.AppConnectionString, noted, parsed.GetValue(expect)).RunAsync(ct);
            Console.WriteLine(parsed.GetValue(json) ? AsJson(report) : InWords(report, noted.Count));
            return report.Break is null ? 0 : 1;
        });
        return command;
    }

    internal static string InWords(AuditReport report, int noted)
    {
        var counted = Words.Of(
            $"{report.Entries} bản ghi trong {report.Batches} lô đã kiểm tra; {report.Unsealed} bản ghi chưa niêm phong; đối chiếu với {noted} dòng ghi nhận bên ngoài.",
            $"{report.Entries} entries in {report.Batches} batches checked; {report.Unsealed} not sealed yet; compared with {noted} lines noted outside.");
        if (report.Break is { } found) return Words.Of($"NHẬT KÝ ĐÃ BỊ THAY ĐỔI. {found.Vietnamese}", $"THE AUDIT WAS CHANGED. {found.English}") + "\n" + counted;
        return Words.Of("Nhật ký nguyên vẹn.", "The audit is intact.") + " " + counted
            + (report.Newest is null ? "" : "\n" + Words.Of($"Niêm phong mới nhất: {report.Newest}", $"Newest seal: {report.Newest}"));
    }

    private static string AsJson(AuditReport report) => JsonSerializer.Serialize(
        new
        {
            ok = report.Break is null,
            report.Batches,
            report.Entries,
            report.Unsealed,
            report.Newest,
            @break = report.Break is { } found ? new { found.Code, vi = found.Vietnamese, en = found.English } : null,
        }, Json);
}
