using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.TaskList;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Api;

/// <summary>Programmes and tasks, by the same queries as the pages.</summary>
internal sealed class ApiPlans(AppDb db, Actor actor, ProgrammeQueries programmes, TaskListQuery lists, TaskQueries tasks, TimeProvider time)
{
    private const string ProgrammesPath = ApiFeature.Root + "/programmes";
    private const string TasksPath = ApiFeature.Root + "/tasks";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/programmes", (HttpRequest request, ApiPlans plans, CancellationToken ct) => plans.ProgrammesAsync(new(request), ct))
            .Answers<ApiPage<ProgrammeJson>>().Reads(ApiScope.Plans, "Chương trình công tác trong phạm vi, mới nhất trước. Tham số: year, after.");
        api.MapGet("/programmes/{id:guid}", (Guid id, ApiPlans plans, CancellationToken ct) => plans.ProgrammeAsync(id, ct))
            .Answers<ProgrammeWithCounts>().Reads(ApiScope.Plans, "Một chương trình, với số nhiệm vụ theo tình trạng hôm nay.");
        api.MapGet("/programmes/{id:guid}/tasks", (Guid id, HttpRequest request, ApiPlans plans, CancellationToken ct) => plans.TasksOfAsync(id, new(request), ct))
            .Answers<ApiPage<TaskJson>>().Reads(ApiScope.Plans, "Nhiệm vụ của một chương trình theo thứ tự của văn bản; đơn vị được giao chỉ thấy phần của mình. Tham số: state, unit, month, q, after.");
        api.MapGet("/tasks", (HttpRequest request, ApiPlans plans, CancellationToken ct) => plans.TasksAsync(new(request), ct))
            .Answers<ApiPage<TaskJson>>().Reads(ApiScope.Plans, "Nhiệm vụ của các chương trình trong phạm vi, theo hạn; việc đã xong hoặc thôi làm chỉ có khi hỏi bằng state. Tham số: state, unit, month, q, after.");
        api.MapGet("/tasks/{id:guid}", (Guid id, ApiPlans plans, CancellationToken ct) => plans.TaskAsync(id, ct))
            .Answers<TaskWithParts>().Reads(ApiScope.Plans, "Một nhiệm vụ, với sản phẩm phải nộp và phần của từng đơn vị.");
    }

    private async Task<IResult> ProgrammesAsync(ApiQuestion asked, CancellationToken ct)
    {
        var year = asked.Number("year", 1945, 2200);
        var after = asked.Place(text => Guid.TryParseExact(text, "N", out var id) ? id : (Guid?)null);
        if (asked.Refusal() is { } refusal) return refusal;
        var rows = await (
            from p in db.VisibleProgrammes(actor)
            join o in db.Organisations on p.OrganisationId equals o.Id
            where (year == null || p.Year == year) && (after == null || p.Id < after)
            orderby p.Id descending
            select ProgrammeJson.Of(p, o.Name)).Take(ApiPage<ProgrammeJson>.Size + 1).ToListAsync(ct);
        return new ApiAnswer<ApiPage<ProgrammeJson>>(ApiPage<ProgrammeJson>.Of(rows, last => LocalAddress.Of(ProgrammesPath, ("year", Text(year)), ("after", last.Id.ToString("N")))));
    }

    private async Task<IResult> ProgrammeAsync(Guid id, CancellationToken ct)
    {
        if (await programmes.FindAsync(id, ct) is not { } found) return Results.NotFound();
        return new ApiAnswer<ProgrammeWithCounts>(new(ProgrammeJson.Of(found.Programme, found.Owner), (await programmes.CountAsync(id, found.Owned, ct)).OrderBy(c => c.Key).ToDictionary(c => c.Key, c => c.Value)));
    }

    private async Task<IResult> TasksOfAsync(Guid id, ApiQuestion asked, CancellationToken ct)
    {
        var filter = Filter(asked, out var state);
        var after = asked.Place(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var no) ? no : (int?)null);
        if (asked.Refusal() is { } refusal) return refusal;
        if (await programmes.FindAsync(id, ct) is not { } found) return Results.NotFound();
        var page = await lists.OfProgrammeAsync(id, found.Owned, filter, after ?? 0, ct);
        return Page(page.Rows, page.Next is { } next ? Href($"{ProgrammesPath}/{id}/tasks", filter, state, Text(next.SortNo)) : null);
    }

    private async Task<IResult> TasksAsync(ApiQuestion asked, CancellationToken ct)
    {
        var filter = Filter(asked, out var state);
        var after = asked.Place(DueKey.Parse);
        if (asked.Refusal() is { } refusal) return refusal;
        var page = await lists.InScopeAsync(filter, after, ct);
        return Page(page.Rows, page.Next is { } next ? Href(TasksPath, filter, state, next.ToString()) : null);
    }

    private async Task<IResult> TaskAsync(Guid id, CancellationToken ct) =>
        await tasks.FindAsync(id, ct) is { } found ? new ApiAnswer<TaskWithParts>(TaskWithParts.Of(found)) : Results.NotFound();

    private ApiAnswer<ApiPage<TaskJson>> Page(IReadOnlyList<TaskRow> rows, string? next)
    {
        var today = time.Today();
        return new(new([.. rows.Select(r => TaskJson.Of(r, today))], next));
    }

    private static TaskFilter Filter(ApiQuestion asked, out TaskState? state)
    {
        state = asked.OneOf<TaskState>("state");
        return new(state is { } wanted ? Names.OfEnum(wanted) : null, asked.Id("unit"), null, asked.Number("month", 1, 12), asked.Text("q"));
    }

    private static string Href(string path, TaskFilter filter, TaskState? state, string after) => LocalAddress.Of(
        path, ("state", state is { } s ? Names.OfEnum(s) : null), ("unit", filter.Unit?.ToString()), ("month", Text(filter.Month)), ("q", filter.Text), ("after", after));

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
