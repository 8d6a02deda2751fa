using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Directory.Organisations;

public sealed partial class OrganisationPagesTests(DirectoryStage stage) : IClassFixture<DirectoryStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_added_unit_stands_under_its_parent_and_in_the_audit()
    {
        var id = await AddAsync("Sở Xây dựng tỉnh Mây Ngàn", "H98.08");

        var added = await stage.Site.WithDbAsync(db => db.Organisations.SingleAsync(o => o.Id == id, Ct));
        added.ParentId.ShouldBe(stage.Province);
        (await stage.AuditedAsync("organisation.added", id)).ShouldBe(1);
        (await stage.Site.WithDbAsync(db => db.OrganisationParents.CountAsync(p => p.OrganisationId == id, Ct))).ShouldBe(1);
        (await Text(await stage.Officer.GetAsync("/directory", Ct))).ShouldContain("Sở Xây dựng tỉnh Mây Ngàn");
    }

    [Fact]
    public async Task A_code_in_use_and_a_missing_name_are_refused_in_words()
    {
        await AddAsync("Sở Y tế tỉnh Mây Ngàn", "H98.05");
        var twice = await stage.Officer.PostAsync("/directory/organisations/add", Form("Sở khác", "H98.05"), Ct);
        (await Text(twice)).ShouldContain("Mã này đang dùng cho tổ chức khác.");
        var nameless = await stage.Officer.PostAsync("/directory/organisations/add", Form("", "h 1"), Ct);
        (await Text(nameless)).ShouldContain("Nhập tên tổ chức.");
        (await Text(nameless)).ShouldContain("Mã gồm chữ in hoa");
    }

    [Theory]
    [InlineData("so tu phap")]
    [InlineData("SỞ TƯ PHÁP")]
    [InlineData("tu phap may ngan")]
    [InlineData("STP")]
    [InlineData("so tu phapp")]
    public async Task Search_ignores_marks_and_finds_other_names(string text)
    {
        await stage.Site.WithDbAsync(async db =>
        {
            if (await db.Organisations.AnyAsync(o => o.Code == "H98.11", Ct)) return 0;
            var above = await db.Organisations.SingleAsync(o => o.Id == stage.Province, Ct);
            var id = Guid.CreateVersion7();
            db.Organisations.Add(new() { Id = id, ParentId = above.Id, Path = Organisation.PathOf(above.Path, id), Kind = OrganisationKind.Department, Code = "H98.11", Name = "Sở Tư pháp tỉnh Mây Ngàn", ValidFrom = new(2020, 1, 1) });
            db.OrganisationAliases.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = id, Alias = "STP" });
            return await db.SaveChangesAsync(Ct);
        });
        (await Text(await stage.Officer.GetAsync("/directory?q=" + Uri.EscapeDataString(text), Ct))).ShouldContain("Sở Tư pháp tỉnh Mây Ngàn");
    }

    [Fact]
    public async Task Whoever_saves_second_sees_both_versions_and_decides()
    {
        var id = await AddAsync("Sở Ngoại vụ tỉnh Mây Ngàn", "H98.13");
        var version = await VersionAsync($"/directory/organisations/{id}/edit");
        (await EditAsync(id, "Sở Ngoại vụ (bản một)", version)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var second = await EditAsync(id, "Sở Ngoại vụ (bản hai)", version);

        var page = await Text(second);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("Người khác vừa sửa tổ chức này");
        page.ShouldContain("Sở Ngoại vụ (bản một)");
        page.ShouldContain("Sở Ngoại vụ (bản hai)");
        (await NameAsync(id)).ShouldBe("Sở Ngoại vụ (bản một)");
        (await EditAsync(id, "Sở Ngoại vụ (bản hai)", Version().Match(page).Groups[1].Value)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await NameAsync(id)).ShouldBe("Sở Ngoại vụ (bản hai)");
        (await stage.AuditedAsync("organisation.edited", id)).ShouldBe(2);
    }

    [Fact]
    public async Task A_unit_passes_under_another_from_a_day_with_all_below_it_and_the_past_stays()
    {
        var school = await AddAsync("Trường Chính trị Mây Ngàn", "H98.21");
        var below = await AddAsync("Khoa Xây dựng Đảng Mây Ngàn", "H98.21.1", school);
        var page = $"/directory/organisations/{school}/move";
        var move = new Dictionary<string, string> { ["Input.Parent"] = "Sở Nội vụ tỉnh Mây Ngàn", ["Input.From"] = "15/02/2026", ["Input.Reason"] = "Quyết định số 9/QĐ-UBND", ["Input.Version"] = await VersionAsync(page) };

        (await Text(await stage.Officer.PostAsync(page, new(move) { ["Input.Parent"] = "Khoa Xây dựng Đảng Mây Ngàn" }, Ct))).ShouldContain("Không chuyển được về chính đơn vị");
        (await Text(await stage.Officer.PostAsync(page, new(move) { ["Input.Parent"] = "Ủy ban nhân dân tỉnh Mây Ngàn" }, Ct))).ShouldContain("đang trực thuộc tổ chức này");
        (await Text(await stage.Officer.PostAsync(page, new(move) { ["Input.From"] = "31/12/2030" }, Ct))).ShouldContain("Ngày chuyển chưa đến");
        (await Text(await stage.Officer.PostAsync(page, new(move) { ["Input.From"] = "31/12/2025" }, Ct))).ShouldContain("không được trước ngày 01/01/2026");
        (await stage.AuditedAsync("organisation.moved", school)).ShouldBe(0);
        var moved = await stage.Officer.PostAsync(page, move, Ct);
        moved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await Text(moved));

        var (home, top, sub) = await stage.Site.WithDbAsync(async db => (
            await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == stage.Home, Ct),
            await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == school, Ct),
            await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == below, Ct)));
        top.ParentId.ShouldBe(stage.Home);
        ((string)top.Path).ShouldBe($"{home.Path}.{school:N}");
        ((string)sub.Path).ShouldBe($"{home.Path}.{school:N}.{below:N}");
        sub.ParentId.ShouldBe(school);
        (await stage.Site.WithDbAsync(db => db.OrganisationParents.Where(p => p.OrganisationId == school).OrderBy(p => p.ValidFrom).Select(p => new { p.ParentId, p.ValidFrom, p.ValidTo }).ToListAsync(Ct)))
            .Select(p => (p.ParentId, p.ValidFrom, p.ValidTo)).ShouldBe([(stage.Province, new(2026, 1, 1), new(2026, 2, 14)), (stage.Home, new(2026, 2, 15), null)]);
        var shown = await Text(await stage.Officer.GetAsync($"/directory/organisations/{school}", Ct));
        shown.ShouldContain("<b>Chuyển đơn vị</b>");
        shown.ShouldContain("Quyết định số 9/QĐ-UBND");
        shown.ShouldContain("01/01/2026 – 14/02/2026");

        // Whoever opened the form before sees where the unit stands now, and what was typed stays.
        var second = await Text(await stage.Officer.PostAsync(page, new(move) { ["Input.Parent"] = "Ủy ban nhân dân phường Đồi Chè" }, Ct));
        second.ShouldContain("hiện nay: Trường Chính trị Mây Ngàn, trực thuộc Sở Nội vụ tỉnh Mây Ngàn");
        second.ShouldContain("value=\"Ủy ban nhân dân phường Đồi Chè\"");
        (await stage.AuditedAsync("organisation.moved", school)).ShouldBe(1);
    }

    [Fact]
    public async Task A_unit_put_in_the_wrong_place_is_put_right_from_its_first_day_and_ones_own_organisation_stays()
    {
        var id = await AddAsync("Ban Quản lý khu công nghiệp Mây Ngàn", "H98.22");
        var page = $"/directory/organisations/{id}/move";
        var move = new Dictionary<string, string> { ["Input.Parent"] = "Sở Nội vụ tỉnh Mây Ngàn", ["Input.From"] = "01/01/2026", ["Input.Reason"] = "Nạp nhầm", ["Input.Version"] = await VersionAsync(page) };

        (await stage.Officer.PostAsync(page, move, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await stage.Site.WithDbAsync(db => db.OrganisationParents.Where(p => p.OrganisationId == id).Select(p => p.ParentId).SingleAsync(Ct))).ShouldBe(stage.Home);
        (await stage.Officer.GetAsync($"/directory/organisations/{stage.Province}/move", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Other_names_are_added_once_and_removed()
    {
        var page = $"/directory/organisations/{stage.Ward}";
        (await stage.Officer.PostAsync($"{page}?handler=AddAlias", new() { ["Input.Alias"] = "UBND P. Đồi Chè" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Text(await stage.Officer.PostAsync($"{page}?handler=AddAlias", new() { ["Input.Alias"] = "ubnd p. doi che" }, Ct))).ShouldContain("Tổ chức đã có tên gọi này.");
        (await Text(await stage.Officer.PostAsync($"{page}?handler=AddAlias", new() { ["Input.Alias"] = "…" }, Ct))).ShouldContain("Nhập tên gọi khác.");
        var alias = await stage.Site.WithDbAsync(db => db.OrganisationAliases.SingleAsync(a => a.OrganisationId == stage.Ward, Ct));

        (await stage.Officer.PostAsync($"{page}?handler=RemoveAlias", new() { ["alias"] = alias.Id.ToString() }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await stage.Site.WithDbAsync(db => db.OrganisationAliases.AnyAsync(a => a.OrganisationId == stage.Ward, Ct))).ShouldBeFalse();
        (await stage.AuditedAsync("organisation.alias-removed", stage.Ward)).ShouldBe(1);
    }

    private async Task<Guid> AddAsync(string name, string code, Guid? under = null)
    {
        var answer = await stage.Officer.PostAsync($"/directory/organisations/add{(under is null ? "" : $"?under={under}")}", Form(name, code), Ct, "/directory/organisations/add");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await Text(answer));
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    private Task<HttpResponseMessage> EditAsync(Guid id, string name, string version)
    {
        var form = Form(name, "H98.13");
        form["Input.Version"] = version;
        return stage.Officer.PostAsync($"/directory/organisations/{id}/edit", form, Ct);
    }

    private async Task<string> VersionAsync(string page) => Version().Match(await stage.Officer.PageAsync(page, Ct)).Groups[1].Value;

    private Task<string> NameAsync(Guid id) => stage.Site.WithDbAsync(db => db.Organisations.Where(o => o.Id == id).Select(o => o.Name).SingleAsync(Ct));

    private static Dictionary<string, string> Form(string name, string code) => new()
    {
        ["Input.Name"] = name, ["Input.Code"] = code, ["Input.Kind"] = "Department", ["Input.ValidFrom"] = "01/01/2026", ["Input.IsOutside"] = "false",
    };

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));

    [GeneratedRegex("name=\"Input.Version\" value=\"(\\d+)\"")]
    private static partial Regex Version();
}
