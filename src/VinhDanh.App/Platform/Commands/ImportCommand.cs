using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.Import;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Platform.Commands;

/// <summary><c>./run import FILE --into ORG</c>: the same as dropping the plan in on the page; the draft waits there for review.</summary>
internal static class ImportCommand
{
    public static Command Build(CommonOptions options)
    {
        var file = new Argument<FileInfo>("file") { Description = Words.Of("tệp kế hoạch", "the plan's file") };
        var into = new Option<string>("--into") { Description = Words.Of("cơ quan: mã định danh, tên hoặc tên viết tắt", "the authority: code, name or short name"), Required = true };
        var by = new Option<string?>("--as") { Description = Words.Of("tên đăng nhập của người nạp", "user name of who imports") };
        var command = new Command("import", Words.Of("nạp một kế hoạch để kiểm tra", "take a plan in for review")) { file, into, by };
        options.AddDatabaseTo(command);
        options.Bucket.AddTo(command);
        command.Options.Add(options.Clamd);
        command.SetAction((parsed, ct) => ImportAsync(parsed, options, parsed.GetValue(file)!, parsed.GetValue(into)!, parsed.GetValue(by), ct));
        return command;
    }

    private static async Task<int> ImportAsync(ParseResult parsed, CommonOptions options, FileInfo file, string into, string? by, CancellationToken ct)
    {
        if (!file.Exists) throw new CommandRefusalException(Words.Of($"Không có tệp {file.FullName}.", $"There is no file {file.FullName}."));
        await using var database = await OpenDatabase.OpenAsync(parsed, options, serve: false, NullLogger.Instance, ct);
        await database.MigrateAsync(ct);
        // The services of the web program without its server.
        await using var program = WebProgram.Build(new HostSettings(database.AppConnectionString, database.DataDirectory) { BackgroundWork = false, Clamd = options.ClamdOf(parsed), Bucket = options.Bucket.Read(parsed) });
        await using var scope = program.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<AppDb>();
        var time = services.GetRequiredService<TimeProvider>();
        var found = await db.Organisations.AsNoTracking()
            .Where(o => o.ValidTo == null && (o.Code == into || o.Name == into || o.ShortName == into)).Take(2).ToListAsync(ct);
        if (found.Count != 1)
            throw new CommandRefusalException(found.Count == 0
                ? Words.Of($"Danh bạ không có cơ quan “{into}”.", $"The directory has no “{into}”.")
                : Words.Of($"Có nhiều cơ quan tên “{into}”; hãy dùng mã định danh.", $"Several organisations are called “{into}”; use the code."));
        if (!await services.GetRequiredService<Actor>().TakeAsync(db, by, found[0].Id, Permission.ImportPlans, time, ct))
            throw new CommandRefusalException(Words.Of(
                "Cần --as TÊN_ĐĂNG_NHẬP của người được nạp kế hoạch tại cơ quan này.",
                "Give --as USER_NAME of somebody who may import plans there."));

        await using var content = file.OpenRead();
        switch (await services.GetRequiredService<PlanImporting>().TakeAsync(content, file.Name, found[0].Id, ImportPurpose.New, null, ct))
        {
            case PlanImporting.Outcome.Taken(var import):
                Console.WriteLine(Words.Of($"Đã nạp. Kiểm tra tại /imports/{import.Id}", $"Taken in. Review at /imports/{import.Id}"));
                return 0;
            case PlanImporting.Outcome.Refused(var why):
                throw new CommandRefusalException(why);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
