using System.Net;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Plans;

/// <summary>The first real use: a signed plan of 2024 is dropped in, reviewed, confirmed, and tracked.</summary>
public sealed class PlanBecomesProgrammeTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_annual_plan_becomes_a_programme_whose_late_list_is_the_rows_passed_unmet()
    {
        if (Seeds.Office("003", "docx") is not { } paper) return; // the shared documents are not beside this clone
        site.Clock.At = new(2024, 4, 11, 1, 0, 0, TimeSpan.Zero);
        await SampleDistrict.InAsync(site);
        using var officer = await site.SignedInAsync("thuong.truc", Ct);

        var taken = await officer.UploadAsync("/imports", [], [("Paper", "ke-hoach.docx", await File.ReadAllBytesAsync(paper, Ct))], Ct);
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect, await taken.Content.ReadAsStringAsync(Ct));
        var review = taken.Headers.Location!.ToString();
        var page = await officer.PageAsync(review, Ct);
        page.ShouldContain("Trình hồ sơ xét tặng Cúp Thăng Long");
        (await officer.PostAsync($"{review}?handler=AcceptAll", [], Ct, review)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var confirmed = await officer.PostAsync($"{review}?handler=Confirm", new() { ["sure"] = "true" }, Ct, review);
        confirmed.StatusCode.ShouldBe(HttpStatusCode.Redirect, await confirmed.Content.ReadAsStringAsync(Ct));

        var tasks = await site.WithDbAsync(db => db.Tasks.AsNoTracking().OrderBy(t => t.SortNo).ToListAsync(Ct));
        tasks.Count(t => t.Path.StartsWith("PL1.", StringComparison.Ordinal)).ShouldBe(46);
        tasks.Count(t => t.Kind is TaskKind.Session).ShouldBe(5);
        tasks.Count(t => t.Path.StartsWith("PL2.", StringComparison.Ordinal)).ShouldBe(4);
        tasks.Where(t => t.StateOn(LateRows.Day) is TaskState.Late).Select(t => t.Path).ShouldBe(LateRows.Of003);
    }
}
