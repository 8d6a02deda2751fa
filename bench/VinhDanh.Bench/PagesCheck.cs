using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace VinhDanh.Bench;

/// <summary>Walks the task list over all rows as a reader would, page after page, and compares with plain SQL: nothing lost, doubled or out of order. Measures no time.</summary>
internal static partial class PagesCheck
{
    private const int PageRows = 50, FromTheStart = 20, FromTheMiddle = 5;

    // The day is that of Servers.FixedDay.
    private static readonly (string What, string Address, string Where)[] Lists =
    [
        ("all open tasks", "/tasks", "true"),
        ("late tasks", "/tasks?state=late", "due_on < date '2026-06-01'"),
        ("tasks due soon", "/tasks?state=due-soon", "handed_in_on is null and due_on between date '2026-06-01' and date '2026-06-15'"),
        ("tasks not started", "/tasks?state=not-started", "handed_in_on is null and started_on is null and due_on > date '2026-06-15'"),
        ("open tasks of June", "/tasks?month=6", "extract(month from due_on) = 6"),
        ("open tasks by words without marks", "/tasks?q=noi+dung+so+77", "title like '%nội dung số 77%'"),
    ];

    public static async Task<IReadOnlyList<Result>> AllAsync(Ground ground, CancellationToken ct)
    {
        await using var page = await Child.SelfAsync(ct, "page", ground.App, ground.Files);
        using var officer = await Visitor.SignedInAsync(page.Address, "", ct);
        List<Result> results = [];
        foreach (var (what, address, where) in Lists)
        {
            var expected = await ExpectedAsync(ground, where, ct);
            var wrong = await WalkAsync(officer, address, [.. expected.Take(FromTheStart * PageRows)], ct);
            var middle = expected.Count / 2;
            if (middle > PageRows)
            {
                var (due, id) = expected[middle - 1];
                var from = $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={due:yyyy-MM-dd}.{id:N}";
                wrong += await WalkAsync(officer, from, [.. expected.Skip(middle).Take(FromTheMiddle * PageRows)], ct);
            }

            if (expected.Count == 0) wrong++; // a list of nothing proves nothing
            results.Add(Result.AtMost($"pages of {what} ({expected.Count}): rows that differ from SQL", wrong, 0, ""));
        }

        return results;
    }

    private static async Task<List<(DateOnly Due, Guid Id)>> ExpectedAsync(Ground ground, string where, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(ground.Super);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"select due_on, id from app.task where completed_on is null and {where} order by due_on, id", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<(DateOnly, Guid)> rows = [];
        while (await reader.ReadAsync(ct)) rows.Add((reader.GetFieldValue<DateOnly>(0), reader.GetGuid(1)));
        return rows;
    }

    /// <returns>How many rows were not the expected ones.</returns>
    private static async Task<int> WalkAsync(Visitor officer, string address, IReadOnlyList<(DateOnly Due, Guid Id)> expected, CancellationToken ct)
    {
        List<Guid> seen = [];
        for (string? next = address; next is not null && seen.Count < expected.Count;)
        {
            var html = Encoding.UTF8.GetString(await officer.GetAsync(next, ct));
            seen.AddRange(Row().Matches(html).Select(m => Guid.Parse(m.Groups[1].Value)));
            next = Next().Match(html) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;
        }

        var shown = seen.Take(expected.Count).ToList();
        return expected.Count - shown.Count + shown.Where((id, i) => id != expected[i].Id).Count();
    }

    [GeneratedRegex("<th scope=\"row\"[^>]*><a href=\"/tasks/([0-9a-f-]{36})\">")]
    private static partial Regex Row();

    [GeneratedRegex("href=\"([^\"]+)\" rel=\"next\"")]
    private static partial Regex Next();
}
