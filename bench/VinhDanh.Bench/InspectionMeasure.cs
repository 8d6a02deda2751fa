using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VinhDanh.App.Features.Inspections;
using VinhDanh.App.Features.Inspections.Import;
using VinhDanh.App.Features.Inspections.Prefill;
using VinhDanh.App.Features.Inspections.Reports;
using VinhDanh.App.Features.Inspections.Summary;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Jobs;

namespace VinhDanh.Bench;

/// <summary>
/// The outline of a real inspection plan: filled in for one unit over 1,000,000 awards and 200,000 people, for a ward and for the whole province; for 500 units by the job; and 500 reports
/// put together for the summary page.
/// </summary>
internal static class InspectionMeasure
{
    private const int Units = 500, Asked = 20, WarmUps = 3;
    private const double MostForOne = 500, MostForMany = 60, MostForSummary = 1_000;

    private static readonly DateOnly Visit = new(2026, 6, 30);

    /// <summary>The real plan of the shared seeds where they lie beside the repository, else the sample.</summary>
    private static readonly string[] Plans = ["../shared/seeds/office/001_b2f9e35ba5c0c826.docx", "samples/ke-hoach-kiem-tra-tdkt-2026-tinh-an-thinh.docx"];

    public static async Task<IReadOnlyList<Result>> PrefillAsync(Ground ground, CancellationToken ct)
    {
        await DirectoryMeasure.FillAsync(ground, ct);
        await FiguresMeasure.FillAsync(ground, ct);
        await using var program = Program(ground);
        var inspection = await PlannedAsync(program, ct);
        await ground.ExecuteAsync("analyze", ct);
        List<Result> results = [];
        // Nothing is promised of the province: whoever inspects it would have to stand above everything that the program holds.
        foreach (var (what, unit, atLeast, most) in ((string, int, int, double?)[])[("a ward with its schools", 7, 500, MostForOne), ("the whole province", 1, 100_000, null)])
        {
            var target = await TargetAsync(program, inspection, unit, ct);
            results.AddRange(await TimeAsync(ground, $"outline of {what} filled in", most, () => ClearAsync(ground, ct), () => BeginAsync(program, target, ct)));
            var counted = await CountedAsync(program, target, ct);
            if (counted < atLeast) throw new InvalidOperationException($"Of {what} only {counted} awards were counted.");
            results.Add(Result.Only($"  outline of {what}: awards of people counted", counted, ""));
        }
        await ClearAsync(ground, ct);
        results.AddRange(await ForAllAsync(ground, program, inspection, ct));
        results.AddRange(await SummarisedAsync(ground, program, inspection, ct));
        return results;
    }

    public static async Task<IReadOnlyList<Result>> SummaryAsync(Ground ground, CancellationToken ct)
    {
        await using var program = Program(ground);
        var inspection = await PlannedAsync(program, ct);
        await OrderAsync(program, inspection, ct);
        await RunJobsAsync(program, ct);
        return await SummarisedAsync(ground, program, inspection, ct);
    }

    private static WebApplication Program(Ground ground) =>
        WebProgram.Build(new HostSettings(ground.App, ground.Files) { Port = 0, BackgroundWork = false }, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));

    /// <summary>
    /// The plan as read, under way, all its days two years later (the invented units exist since 2025): 500 units are visited on the last day of June 2026, so that figures are counted over
    /// eighteen months as the plan asks in the middle of its period.
    /// </summary>
    private static async Task<Guid> PlannedAsync(WebApplication program, CancellationToken ct) => await InAsync(program, async services =>
    {
        var plan = Plans.First(File.Exists);
        await using var content = File.OpenRead(plan);
        if (await services.GetRequiredService<InspectionImporting>().TakeAsync(content, Path.GetFileName(plan), services.GetRequiredService<Actor>().OrganisationId, ct) is not InspectionImporting.Outcome.Taken(var id)) throw new InvalidOperationException($"{plan} was not taken in.");
        var db = services.GetRequiredService<AppDb>();
        db.ChangeTracker.Clear();
        await services.GetRequiredService<InspectionDesk>().ConfirmAsync(id, ct);
        await db.InspectionTargets.Where(t => t.InspectionId == id && t.SlotOf != null).ExecuteDeleteAsync(ct);
        await db.InspectionTargets.Where(t => t.InspectionId == id).ExecuteDeleteAsync(ct);
        await db.Inspections.Where(i => i.Id == id).ExecuteUpdateAsync(s => s.SetProperty(i => i.DataFrom, i => i.DataFrom!.Value.AddYears(2)), ct);
        await db.InspectionQuestions.Where(q => q.InspectionId == id && q.WindowTo != null).ExecuteUpdateAsync(s => s.SetProperty(q => q.WindowTo, q => q.WindowTo!.Value.AddYears(2)), ct);
        await db.InspectionQuestions.Where(q => q.InspectionId == id && q.WindowFrom != null).ExecuteUpdateAsync(s => s.SetProperty(q => q.WindowFrom, q => q.WindowFrom!.Value.AddYears(2)), ct);
        // Every second one is a ward with a hundred schools below it, while there are wards.
        foreach (var n in Enumerable.Range(0, Units))
            db.InspectionTargets.Add(new() { Id = Guid.CreateVersion7(), InspectionId = id, SortNo = n, OrganisationId = Unit(n % 2 == 0 && n / 2 < 199 ? 2 + n / 2 : 300 + n), Label = $"Đơn vị số {n}", Kind = TargetKind.Direct, VisitOn = Visit });
        await db.SaveChangesAsync(ct);
        return id;
    }, ct);

    private static Guid Unit(int n) => Guid.Parse($"01900000-0000-7000-8001-{n:x12}");

    private static Task<Guid> TargetAsync(WebApplication program, Guid inspection, int unit, CancellationToken ct) => InAsync(program, async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        if (await db.InspectionTargets.Where(t => t.InspectionId == inspection && t.OrganisationId == Unit(unit)).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct) is { } there) return there;
        var id = Guid.CreateVersion7();
        db.InspectionTargets.Add(new() { Id = id, InspectionId = inspection, SortNo = Units, OrganisationId = Unit(unit), Label = "Toàn tỉnh", Kind = TargetKind.Direct, VisitOn = Visit });
        await db.SaveChangesAsync(ct);
        return id;
    }, ct);

    /// <summary>As when a unit begins its report: the outline read, every part counted, every answer written.</summary>
    private static Task<bool> BeginAsync(WebApplication program, Guid target, CancellationToken ct) => InAsync(program, async services =>
    {
        var desk = services.GetRequiredService<ReportDesk>();
        await desk.BeginAsync((await desk.OpenAsync(target, compare: false, ct))!, ct);
        return true;
    }, ct);

    private static Task<double> CountedAsync(WebApplication program, Guid target, CancellationToken ct) => InAsync(program, async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        return (double)(await (from a in db.InspectionAnswers
                               join r in db.InspectionReports on a.ReportId equals r.Id
                               join k in db.InspectionAsks on a.AskId equals k.Id
                               where r.TargetId == target && k.Figure == "awards.individuals"
                               select a.Number).SingleAsync(ct))!.Value;
    }, ct);

    private static Task ClearAsync(Ground ground, CancellationToken ct) => ground.ExecuteAsync("delete from app.inspection_answer; delete from app.inspection_report", ct);

    private static async Task<IReadOnlyList<Result>> ForAllAsync(Ground ground, WebApplication program, Guid inspection, CancellationToken ct)
    {
        await OrderAsync(program, inspection, ct);
        var database = ground.Processor;
        var began = Stopwatch.GetTimestamp();
        await RunJobsAsync(program, ct);
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        database = ground.Processor - database;
        var (run, answers) = await InAsync(program, async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            return (await db.InspectionPrefills.AsNoTracking().SingleAsync(ct), await db.InspectionAnswers.CountAsync(ct));
        }, ct);
        if (run.FinishedAt is null || run.Made != run.Total || run.Made < Units) throw new InvalidOperationException($"Of {run.Total} reports {run.Made} were filled in.");
        return
        [
            Result.AtMost($"outline filled in for {run.Made} units, the job", took, MostForMany, "s"),
            Result.Only("  the job: processor of PostgreSQL", database.TotalSeconds, "s"),
            Result.Only("  the job: answers written", answers, ""),
        ];
    }

    private static Task<bool> OrderAsync(WebApplication program, Guid inspection, CancellationToken ct) => InAsync(program, async services =>
        await services.GetRequiredService<PrefillDesk>().OrderAsync(await services.GetRequiredService<AppDb>().Inspections.AsNoTracking().SingleAsync(i => i.Id == inspection, ct), ct), ct);

    private static async Task RunJobsAsync(WebApplication program, CancellationToken ct)
    {
        var runner = program.Services.GetRequiredService<JobRunner>();
        while (await runner.RunNextAsync(ct))
        {
            // Until nothing is due.
        }
    }

    /// <summary>All reports handed in with a number in each part that takes one, and words in the others; then what the summary page shows of them.</summary>
    private static async Task<IReadOnlyList<Result>> SummarisedAsync(Ground ground, WebApplication program, Guid inspection, CancellationToken ct)
    {
        await ground.ExecuteAsync($"""
            insert into app.inspection_answer (id, report_id, ask_id, edited_by, edited_at)
            select gen_random_uuid(), r.id, a.id, i.created_by, now()
            from app.inspection_report r join app.inspection_target t on t.id = r.target_id join app.inspection i on i.id = t.inspection_id join app.inspection_question q on q.inspection_id = i.id join app.inspection_ask a on a.question_id = q.id
            on conflict (report_id, ask_id) do nothing;
            update app.inspection_answer w set
                number = case when a.kind in ('number', 'money', 'percent') then coalesce(w.number, floor(random() * 100)) end, whole = case when a.kind = 'percent' then greatest(coalesce(w.whole, 0), 100) end,
                text = case when a.kind not in ('number', 'money', 'percent') then coalesce(w.text, repeat('Đơn vị đã triển khai đầy đủ nội dung theo kế hoạch. ', 20)) end
            from app.inspection_ask a where a.id = w.ask_id;
            update app.inspection_report r set state = 'submitted', submitted_at = now(), prepared_at = null, submitted_by = i.created_by
            from app.inspection_target t join app.inspection i on i.id = t.inspection_id where t.id = r.target_id;
            analyze
            """, ct);
        var answers = 0;
        var results = await TimeAsync(ground, $"summary of {Units} reports handed in", MostForSummary, () => Task.CompletedTask, () => InAsync(program, async services =>
        {
            var found = await services.GetRequiredService<AppDb>().Inspections.AsNoTracking().SingleAsync(i => i.Id == inspection, ct);
            var view = await services.GetRequiredService<SummaryDesk>().OfAsync(found, null, ct);
            answers = view.Questions.Sum(q => q.Asks.Sum(a => a.Rows.Count));
            return view.In >= Units ? view.In : throw new InvalidOperationException($"Only {view.In} reports are in.");
        }, ct));
        return [.. results, Result.Only("  summary: answers put together", answers, "")];
    }

    private static async Task<Result[]> TimeAsync<T>(Ground ground, string what, double? most, Func<Task> before, Func<Task<T>> work)
    {
        List<double> took = [];
        using var self = Process.GetCurrentProcess();
        var (database, own) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var i = -WarmUps; i < Asked; i++)
        {
            await before();
            self.Refresh();
            var (databaseBefore, ownBefore, began) = (ground.Processor, self.TotalProcessorTime, Stopwatch.GetTimestamp());
            await work();
            var elapsed = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (i < 0) continue;
            self.Refresh();
            took.Add(elapsed);
            (database, own) = (database + ground.Processor - databaseBefore, own + self.TotalProcessorTime - ownBefore);
        }
        took.Sort();
        return
        [
            Result.Of($"{what}: 95 of 100 within", took[Asked * 95 / 100], most, "ms"),
            Result.Only($"  {what}: middle", took[Asked / 2], "ms"),
            Result.Only($"  {what}: processor of PostgreSQL", database.TotalMilliseconds / Asked, "ms"),
            Result.Only($"  {what}: processor of the program", own.TotalMilliseconds / Asked, "ms"),
        ];
    }

    /// <summary>In a scope of its own, as the officer of the province.</summary>
    private static async Task<T> InAsync<T>(WebApplication program, Func<IServiceProvider, Task<T>> work, CancellationToken ct)
    {
        await using var scope = program.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (!await services.GetRequiredService<Actor>().TakeAsync(services.GetRequiredService<AppDb>(), Filling.UserName, Unit(1), Permission.EditInspections, services.GetRequiredService<TimeProvider>(), ct))
            throw new InvalidOperationException("The officer may not lead inspections.");
        return await work(services);
    }
}
