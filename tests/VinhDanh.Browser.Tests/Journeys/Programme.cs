using System.Text.RegularExpressions;
using Microsoft.Playwright;
using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Journeys;

/// <summary>The table of a programme, read as a person reads it: page after page.</summary>
internal static partial class Programme
{
    /// <summary>A row: its place in the document as the table says it (“II.9”, “Phiên 2”) and what is to be done.</summary>
    public sealed record Row(string Place, string Title);

    /// <returns>How the table writes a place: “PL1.II.9” is “II.9”, “session.2” is “Phiên 2”.</returns>
    public static string Shown(string path) => path.StartsWith("session.", StringComparison.Ordinal) ? $"Phiên {path[8..]}" : Appendix().Replace(path, "");

    public static async Task<IReadOnlyList<Row>> RowsAsync(Window window, Guid programme)
    {
        (await window.GoAsync($"/programmes/{programme}")).ShouldBe(200);
        return await ReadAsync(window);
    }

    /// <returns>Titles of the groups on all pages, in order, each once.</returns>
    public static async Task<IReadOnlyList<string>> GroupsAsync(Window window, Guid programme)
    {
        await window.GoAsync($"/programmes/{programme}");
        var groups = new List<string>();
        do groups.AddRange(await window.Page.Locator("tr.group").AllInnerTextsAsync());
        while (await NextAsync(window));
        return [.. groups.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Filters the table by hand.</summary>
    /// <returns>Places of the late rows.</returns>
    public static async Task<IReadOnlyList<string>> LateAsync(Window window, Guid programme)
    {
        await window.GoAsync($"/programmes/{programme}");
        var page = window.Page;
        await page.GetByLabel("Trạng thái").SelectOptionAsync("late");
        // With scripts the list follows the choice by itself; the button is for those without.
        var send = page.GetByRole(AriaRole.Button, new() { Name = "Lọc", Exact = true });
        if (await send.IsVisibleAsync()) await send.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("state=late", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("caption").Filter(new() { HasText = "quá hạn" })).ToHaveCountAsync(1);
        return [.. (await ReadAsync(window)).Select(r => r.Place)];
    }

    private static async Task<IReadOnlyList<Row>> ReadAsync(Window window)
    {
        var rows = new List<Row>();
        do
        {
            var table = window.Page.Locator("tbody tr:has(td[data-label='Dòng'])");
            var places = await table.Locator("td[data-label='Dòng']").AllInnerTextsAsync();
            var titles = await table.Locator("th[scope=row]").AllInnerTextsAsync();
            rows.AddRange(places.Zip(titles, (place, title) => new Row(place.Trim(), title.Trim())));
        }
        while (await NextAsync(window));
        return rows;
    }

    private static async Task<bool> NextAsync(Window window)
    {
        var next = window.Page.Locator("a[rel=next]");
        if (await next.CountAsync() == 0) return false;
        await window.GoAsync((await next.GetAttributeAsync("href"))!);
        return true;
    }

    [GeneratedRegex(@"^PL\d+\.")]
    private static partial Regex Appendix();
}
