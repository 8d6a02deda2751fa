using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Plans;

/// <summary>A plan taken in before it was signed gets its number, its date and the signed paper.</summary>
public sealed class SignedCopyTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private AmendedPlan _plan = null!;
    private string Page => $"/programmes/{_plan.Programme}/signed";

    public async ValueTask InitializeAsync() => _plan = await AmendedPlan.MakeAsync(site, number: null);

    public ValueTask DisposeAsync()
    {
        _plan.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_signed_copy_is_compared_and_saved_without_touching_tasks()
    {
        var before = await _plan.TasksAsync();
        var compare = await BringAsync(AmendedPlan.Paper([AmendedPlan.Rows[0], AmendedPlan.Rows[1].Replace("31/3", "15/4", StringComparison.Ordinal), .. AmendedPlan.Rows[3..]]));
        var page = WebUtility.HtmlDecode(await _plan.Officer.PageAsync(compare, Ct));
        page.ShouldContain("value=\"07/KH-UBND\""); // read in the signed copy
        page.ShouldContain("Trước ngày 15/4/2026 (15/04/2026)");
        page.ShouldContain("Không có trong bản ký (1)");
        page.ShouldContain("Lưu và xử lý như bản sửa đổi");

        var saved = await SaveAsync(compare, page);

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync(Ct));
        var programme = await ProgrammeAsync();
        (programme.Number, programme.IssuedOn).ShouldBe(("07/KH-UBND", new DateOnly(2026, 1, 14)));
        programme.SignedFileId.ShouldNotBeNull();
        (await _plan.Officer.GetAsync($"/files/{programme.SignedFileId}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _plan.TasksAsync()).Select(t => (t.Id, t.DueOn, t.WithdrawnOn)).ShouldBe(before.Select(t => (t.Id, t.DueOn, t.WithdrawnOn)));
    }

    [Fact]
    public async Task Its_differences_can_be_treated_as_a_corrected_version()
    {
        var compare = await BringAsync(AmendedPlan.Paper([AmendedPlan.Rows[0], AmendedPlan.Rows[1].Replace("31/3", "15/4", StringComparison.Ordinal), .. AmendedPlan.Rows[2..]]));
        var page = await _plan.Officer.PageAsync(compare, Ct);

        var on = await SaveAsync(compare, page, "Correct");

        var changes = on.Headers.Location!.ToString();
        changes.ShouldEndWith("/changes");
        (await _plan.ConfirmAsync(changes)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _plan.TaskAsync("PL1.I.2")).DueOn.ShouldBe(new DateOnly(2026, 4, 15));
        (await ProgrammeAsync()).SignedFileId.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_text_is_said_to_be_the_same()
    {
        var page = WebUtility.HtmlDecode(await _plan.Officer.PageAsync(await BringAsync(AmendedPlan.Paper(AmendedPlan.Rows)), Ct));
        page.ShouldContain("Bản đã ký giống nội dung chương trình đang theo dõi.");
        page.ShouldNotContain("Lưu và xử lý như bản sửa đổi");
    }

    [Fact]
    public async Task Who_saves_over_another_is_told_and_nothing_is_saved()
    {
        var first = await BringAsync(AmendedPlan.Paper(AmendedPlan.Rows));
        var page = await _plan.Officer.PageAsync(first, Ct);
        var second = await BringAsync(AmendedPlan.Paper(AmendedPlan.Rows, "08/KH-UBND"));
        await SaveAsync(second, await _plan.Officer.PageAsync(second, Ct), number: "08/KH-UBND");

        var stale = await SaveAsync(first, page);

        stale.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync(Ct)).ShouldContain("Người khác vừa sửa chương trình này");
        (await ProgrammeAsync()).Number.ShouldBe("08/KH-UBND");
    }

    [Fact]
    public async Task A_scan_that_cannot_be_read_may_be_kept_unread_with_its_number_and_date()
    {
        byte[] picture = [.. "%PDF-1.4\n"u8, .. "1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"u8];
        var refused = await _plan.Officer.UploadAsync(Page, [], [("Input.Paper", "ban-ky.pdf", picture)], Ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Ct)).ShouldContain("Chỉ lưu tệp, không đọc và so sánh");
        var blank = await _plan.Officer.UploadAsync(Page, new() { ["Input.WithoutReading"] = "true" }, [("Input.Paper", "ban-ky.pdf", picture)], Ct);
        WebUtility.HtmlDecode(await blank.Content.ReadAsStringAsync(Ct)).ShouldContain("Nhập số, ký hiệu của bản đã ký.");

        var kept = await _plan.Officer.UploadAsync(Page,
            new() { ["Input.WithoutReading"] = "true", ["Input.Number"] = "07/KH-UBND", ["Input.IssuedOn"] = "14/01/2026" }, [("Input.Paper", "ban-ky.pdf", picture)], Ct);

        kept.StatusCode.ShouldBe(HttpStatusCode.Redirect, await kept.Content.ReadAsStringAsync(Ct));
        var programme = await ProgrammeAsync();
        (programme.Number, programme.IssuedOn).ShouldBe(("07/KH-UBND", new DateOnly(2026, 1, 14)));
        programme.SignedFileId.ShouldNotBeNull();
    }

    private async Task<string> BringAsync(byte[] paper)
    {
        var taken = await _plan.Officer.UploadAsync(Page, [], [("Input.Paper", "ban-ky.txt", paper)], Ct);
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect, await taken.Content.ReadAsStringAsync(Ct));
        return taken.Headers.Location!.ToString();
    }

    private Task<HttpResponseMessage> SaveAsync(string compare, string page, string? handler = null, string number = "07/KH-UBND") =>
        _plan.Officer.PostAsync(handler is null ? compare : $"{compare}?handler={handler}", new()
        {
            ["Input.Seen"] = Regex.Match(page, "name=\"Input.Seen\"[^>]* value=\"([^\"]+)\"").Groups[1].Value,
            ["Input.Number"] = number, ["Input.IssuedOn"] = "14/01/2026",
        }, Ct, compare);

    private Task<Programme> ProgrammeAsync() => site.WithDbAsync(db => db.Programmes.AsNoTracking().SingleAsync(p => p.Id == _plan.Programme, Ct));
}
