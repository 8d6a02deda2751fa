using System.Net;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Plans;

public sealed class ReviewTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private string _review = "";
    private Browser _officer = null!;

    public async ValueTask InitializeAsync()
    {
        var suffix = Guid.NewGuid().ToString("N")[..8];
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường " + suffix);
        await site.OrganisationAsync("Phòng Văn hóa - Xã hội " + suffix, ward);
        await site.AccountAsync("chuyen.vien." + suffix, Role.StandingAgencyOfficer, ward);
        _officer = await site.SignedInAsync("chuyen.vien." + suffix, Ct);
        var paper = await File.ReadAllBytesAsync(Seeds.Sample("ke-hoach-tdkt-2026-phuong-lam-kieu.docx"), Ct);
        var taken = await _officer.UploadAsync("/imports", [], [("Paper", "ke-hoach.docx", paper)], Ct);
        taken.StatusCode.ShouldBe(HttpStatusCode.Redirect, await taken.Content.ReadAsStringAsync(Ct));
        _review = taken.Headers.Location!.ToString();
    }

    public ValueTask DisposeAsync()
    {
        _officer.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_block_of_the_document_is_shown_beside_what_was_understood()
    {
        var page = await _officer.PageAsync(_review, Ct);
        var import = await ImportAsync();
        var reading = VinhDanh.Papers.Reading.PaperJson.Read(import.Reading);
        foreach (var block in reading.Blocks) page.ShouldContain($"id=\"b-{block.Id}\"");
    }

    [Fact]
    public async Task A_mended_deadline_is_read_again_and_the_row_counts_as_looked_at()
    {
        var row = (await DraftAsync()).Tasks[0];
        var form = $"{_review}/row?path={Uri.EscapeDataString(row.Path)}";
        var seen = await SeenAsync(form);

        var saved = await _officer.PostAsync(form, new()
        {
            ["Path"] = row.Path, ["Input.Seen"] = seen, ["Input.Title"] = "Xây dựng kế hoạch phát động thi đua", ["Input.Deadline"] = "Trước ngày 15/5", ["Input.Doers"] = "Đơn vị chưa ai biết",
        }, Ct, form);

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync(Ct));
        var mended = (await DraftAsync()).Find(row.Path)!;
        mended.Deadline.Due.ShouldBe(new DateOnly(2026, 5, 15));
        mended.Accepted.ShouldBeTrue();
        (await _officer.PageAsync(_review, Ct)).ShouldContain("Đơn vị chưa ai biết");
    }

    [Fact]
    public async Task Who_saves_a_row_that_another_changed_sees_both_versions()
    {
        var row = (await DraftAsync()).Tasks[0];
        var form = $"{_review}/row?path={Uri.EscapeDataString(row.Path)}";
        var seen = await SeenAsync(form);
        await _officer.PostAsync(form, new() { ["Path"] = row.Path, ["Input.Seen"] = seen, ["Input.Title"] = "Nội dung người thứ nhất", ["Input.Deadline"] = "" }, Ct, form);

        var second = await _officer.PostAsync(form, new() { ["Path"] = row.Path, ["Input.Seen"] = seen, ["Input.Title"] = "Nội dung người thứ hai", ["Input.Deadline"] = "" }, Ct, form);

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await second.Content.ReadAsStringAsync(Ct);
        page.ShouldContain("Nội dung người thứ nhất");
        page.ShouldContain("Nội dung người thứ hai");
    }

    [Fact]
    public async Task Rows_can_be_split_joined_left_out_and_brought_back()
    {
        var before = await DraftAsync();
        var (first, second) = (before.Tasks[0], before.Tasks[1]);
        var form = $"{_review}/row?path={Uri.EscapeDataString(first.Path)}";
        await _officer.PostAsync($"{form}&handler=Split", new() { ["Path"] = first.Path, ["Input.Title"] = "Việc thứ nhất\nViệc thứ hai" }, Ct, form);
        (await DraftAsync()).Tasks.Count.ShouldBe(before.Tasks.Count + 1);

        await _officer.PostAsync($"{_review}?handler=Merge", new() { ["Path"] = second.Path }, Ct, _review);
        (await DraftAsync()).Find(second.Path).ShouldBeNull();

        await _officer.PostAsync($"{_review}?handler=Drop", new() { ["Path"] = first.Path }, Ct, _review);
        (await DraftAsync()).Find(first.Path)!.DroppedBecause.ShouldNotBeNull();
        (await _officer.PageAsync(_review, Ct)).ShouldContain("Việc thứ nhất");

        await _officer.PostAsync($"{_review}?handler=Restore", new() { ["Path"] = first.Path }, Ct, _review);
        (await DraftAsync()).Find(first.Path)!.DroppedBecause.ShouldBeNull();
    }

    [Fact]
    public async Task A_name_given_once_is_matched_in_every_row_and_remembered()
    {
        var row = (await DraftAsync()).Tasks[0];
        var form = $"{_review}/row?path={Uri.EscapeDataString(row.Path)}";
        await _officer.PostAsync(form, new() { ["Path"] = row.Path, ["Input.Seen"] = await SeenAsync(form), ["Input.Title"] = row.Title, ["Input.Doers"] = "Tổ công tác số 7" }, Ct, form);
        var unknown = Doubts.UnknownNames(await DraftAsync()).Single(n => n.Text == "Tổ công tác số 7");
        var unit = await site.WithDbAsync(db => db.Organisations.Where(o => o.ParentId != null).OrderByDescending(o => o.Id).Select(o => o.Name).FirstAsync(Ct));

        var answer = await _officer.PostAsync($"{_review}?handler=Name", new() { ["name"] = unknown.Text, ["unit"] = unit, ["remember"] = "true" }, Ct, _review);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var after = await DraftAsync();
        Doubts.UnknownNames(after).ShouldNotContain(n => n.Text == unknown.Text);
        after.Kept.SelectMany(t => t.Parties).Where(p => p.Text == unknown.Text).ShouldAllBe(p => p.OrganisationId != null);
        (await site.WithDbAsync(db => db.OrganisationAliases.AnyAsync(a => a.Alias == unknown.Text, Ct))).ShouldBeTrue();
    }

    [Fact]
    public async Task Rows_not_accepted_are_named_before_they_become_a_programme()
    {
        var unread = (await DraftAsync()).Kept.Count(t => !t.Accepted);
        unread.ShouldBeGreaterThan(0);

        var asked = await _officer.PostAsync($"{_review}?handler=Confirm", [], Ct, _review);

        asked.Headers.Location!.ToString().ShouldBe(_review);
        (await ImportAsync()).ProgrammeId.ShouldBeNull();
        var page = await _officer.PageAsync(_review, Ct);
        page.ShouldContain($"{unread} dòng chưa xác nhận. Lập chương trình ngay");
        page.ShouldContain("Vẫn lập chương trình");
    }

    [Fact]
    public async Task Two_confirmations_make_one_programme()
    {
        await _officer.PostAsync($"{_review}?handler=Confirm", new() { ["sure"] = "true" }, Ct, _review);
        var import = await ImportAsync();
        import.ProgrammeId.ShouldNotBeNull();

        var again = await _officer.PostAsync($"{_review}?handler=Confirm", new() { ["sure"] = "true" }, Ct, "/imports");

        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.WithDbAsync(db => db.Programmes.CountAsync(p => p.OrganisationId == import.OrganisationId, Ct))).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_outside_the_authority_or_without_the_role_opens_the_review()
    {
        var other = await site.OrganisationAsync("Ủy ban nhân dân phường Khác");
        var suffix = Guid.NewGuid().ToString("N")[..8];
        await site.AccountAsync("noi.khac." + suffix, Role.StandingAgencyOfficer, other);
        await site.AccountAsync("don.vi." + suffix, Role.UnitOfficer, (await ImportAsync()).OrganisationId);
        using var stranger = await site.SignedInAsync("noi.khac." + suffix, Ct);
        using var unit = await site.SignedInAsync("don.vi." + suffix, Ct);
        using var nobody = site.Open();

        (await stranger.GetAsync(_review, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await unit.GetAsync(_review, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await nobody.GetAsync(_review, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_file_that_is_no_document_is_refused_in_plain_words_and_nothing_is_kept()
    {
        var before = await site.WithDbAsync(db => db.PlanImports.CountAsync(Ct));
        var answer = await _officer.UploadAsync("/imports", [], [("Paper", "ke-hoach.docx", "MZ\x90\0không phải Word"u8.ToArray())], Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("Tệp này là chương trình chạy được, không phải văn bản");
        (await site.WithDbAsync(db => db.PlanImports.CountAsync(Ct))).ShouldBe(before);
    }

    private async Task<string> SeenAsync(string form)
    {
        var page = await _officer.PageAsync(form, Ct);
        var at = page.IndexOf("name=\"Input.Seen\" value=\"", StringComparison.Ordinal);
        at.ShouldBePositive();
        return page.Substring(at + "name=\"Input.Seen\" value=\"".Length, 16);
    }

    private Task<PlanImport> ImportAsync() =>
        site.WithDbAsync(db =>
        {
            var id = new Guid(_review["/imports/".Length..]);
            return db.PlanImports.AsNoTracking().SingleAsync(i => i.Id == id, Ct);
        });

    private async Task<PlanDraft> DraftAsync() => PlanDraft.Read((await ImportAsync()).Draft);
}
