using System.Net;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.Amend;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Plans;

/// <summary>A whole annual plan brought in a second time: what is the same must be seen to be the same.</summary>
[Trait("Speed", "Slow")]
public sealed class RealPlanAmendTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_annual_plan_brought_in_again_changes_nothing_and_with_one_row_edited_changes_that_row()
    {
        var seed = Seeds.Office("003", "docx");
        var paper = await File.ReadAllBytesAsync(seed ?? Seeds.Sample("ke-hoach-tdkt-2026-tinh-an-thinh.docx"), Ct);
        site.Clock.At = new(seed is null ? 2026 : 2024, 4, 11, 1, 0, 0, TimeSpan.Zero);
        await SampleDistrict.InAsync(site);
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var review = await BringAsync(officer, "/imports", paper);
        var programme = (await officer.PostAsync($"{review}?handler=Confirm", new() { ["sure"] = "true" }, Ct, review)).Headers.Location!.ToString();
        var tasks = await site.WithDbAsync(db => db.Tasks.CountAsync(Ct));

        var changes = await BringAsync(officer, $"{programme}/correct", paper);

        var same = await DifferenceAsync(changes);
        same.IsEmpty.ShouldBeTrue(string.Join('\n', same.Changed.SelectMany(p => p.Fields.Select(f => $"{p.Old.Path} {f.Field}: {f.Old.Compared} → {f.New.Compared}"))));
        same.Pairs.Count.ShouldBe(tasks);

        var row = same.Pairs[^1].New.Path;
        var form = $"{changes[..^"/changes".Length]}/row?path={Uri.EscapeDataString(row)}";
        var page = await officer.PageAsync(form, Ct);
        var seen = System.Text.RegularExpressions.Regex.Match(page, "name=\"Input.Seen\" value=\"([^\"]+)\"").Groups[1].Value;
        var edited = await officer.PostAsync(form, new()
        {
            ["Path"] = row, ["Input.Seen"] = seen, ["Input.Title"] = same.Pairs[^1].New.Title, ["Input.Deadline"] = "Trước ngày 20/12", ["Input.Doers"] = "Phòng Nội vụ",
        }, Ct, form);
        edited.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await DifferenceAsync(changes)).Changed.ShouldHaveSingleItem().Fields.ShouldContain(f => f.Field == RowField.Deadline);
    }

    private async Task<PlanDifference> DifferenceAsync(string changes) => await site.WithDbAsync(async db =>
    {
        var import = await db.PlanImports.AsNoTracking().SingleAsync(i => i.Id == new Guid(changes.Split('/')[2]), Ct);
        return PlanDifference.Of(
            await PlanRows.OfProgrammeAsync(db, import.ProgrammeId!.Value, Ct), PlanRows.OfDraft(PlanDraft.Read(import.Draft)), ImportPurpose.Correction);
    });

    private static async Task<string> BringAsync(Browser officer, string page, byte[] paper)
    {
        var taken = await officer.UploadAsync(page, [], [("Paper", "ke-hoach.docx", paper)], Ct);
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect, await taken.Content.ReadAsStringAsync(Ct));
        return taken.Headers.Location!.ToString();
    }
}
