using System.Net;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Directory.Duplicates;

public sealed class DuplicatesTests(DirectoryStage stage) : IClassFixture<DirectoryStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task People_who_may_be_one_are_suggested_with_the_reason_and_others_are_not()
    {
        var first = await PersonAsync("Cầm Bá Trùng", 1980);
        var second = await PersonAsync("CẦM BÁ TRÙNG", 1980, stage.Ward);
        await PersonAsync("Cầm Bá Trùng", 1990);

        var page = await Text(await stage.Officer.GetAsync("/directory/duplicates", Ct));

        page.ShouldContain($"/directory/duplicates/people/{first}/{second}");
        page.ShouldContain("cùng năm sinh 1980");
        System.Text.RegularExpressions.Regex.Count(page, "Cầm Bá Trùng|CẦM BÁ TRÙNG").ShouldBe(3, "the pair and its button; who was born in another year is another person");
        (await Text(await stage.Stranger.GetAsync("/directory/duplicates", Ct))).ShouldNotContain("Cầm Bá Trùng");
        (await stage.Auditor.GetAsync("/directory/duplicates", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_merged_person_keeps_every_post_and_account_and_the_row_says_into_whom_it_went()
    {
        var (keep, gone) = (await PersonAsync("Tòng Thị Gộp", 1985), await PersonAsync("Tòng Thị Gộp", null, stage.Ward));
        foreach (var (person, unit, title) in (IEnumerable<(Guid, Guid, string)>)[(keep, stage.Home, "Chuyên viên"), (gone, stage.Home, "Chuyên viên"), (gone, stage.Ward, "Công chức")])
            await AddAsync(new Position { Id = Guid.CreateVersion7(), PersonId = person, OrganisationId = unit, Title = title, ValidFrom = new(2022, 1, 1) });
        var account = await stage.Site.AccountAsync("tong.gop", Role.UnitOfficer, stage.Ward);
        await stage.Site.WithDbAsync(db => db.Accounts.Where(a => a.Id == account).ExecuteUpdateAsync(s => s.SetProperty(a => a.PersonId, gone), Ct));
        await AddAsync(new People.PersonFacts { PersonId = gone, Ethnicity = "Thái" });
        var page = $"/directory/duplicates/people/{keep}/{gone}";
        (await Text(await stage.Officer.PostAsync(page, [], Ct))).ShouldContain("Nhập căn cứ, lý do.");

        (await stage.Officer.PostAsync(page, new() { ["Input.Reason"] = "Nạp hai lần" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await stage.Site.WithDbAsync(db => db.Positions.Where(p => p.PersonId == keep).OrderBy(p => p.Title).Select(p => p.Title).ToListAsync(Ct))).ShouldBe(["Chuyên viên", "Công chức"]);
        (await stage.Site.WithDbAsync(db => db.Accounts.Where(a => a.Id == account).Select(a => a.PersonId).SingleAsync(Ct))).ShouldBe(keep);
        (await stage.Site.WithDbAsync(db => db.PersonFacts.Where(f => f.PersonId == keep).Select(f => f.Ethnicity).SingleAsync(Ct))).ShouldBe("Thái");
        var row = await stage.Site.WithDbAsync(db => db.People.SingleAsync(p => p.Id == gone, Ct));
        row.MergedIntoId.ShouldBe(keep);
        foreach (var (action, subject) in (IEnumerable<(string, Guid)>)[("person.merged", keep), ("person.merged-into", gone)]) (await stage.AuditedAsync(action, subject)).ShouldBe(1, action);
        (await Text(await stage.Officer.GetAsync("/directory/people?state=all&q=tong+thi+gop", Ct))).ShouldNotContain(gone.ToString());
        (await Text(await stage.Officer.GetAsync($"/directory/people/{gone}", Ct))).ShouldContain($"Đã gộp vào <a href=\"/directory/people/{keep}\">");
        (await stage.Officer.PostAsync(page, new() { ["Input.Reason"] = "Lần nữa" }, Ct, "/directory/people/add")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_years_of_birth_or_two_accounts_are_not_merged()
    {
        var (a, b) = (await PersonAsync("Quàng Văn Hai", 1970), await PersonAsync("Quàng Văn Hai", 1971));
        (await Text(await stage.Officer.PostAsync($"/directory/duplicates/people/{a}/{b}", new() { ["Input.Reason"] = "Trùng" }, Ct))).ShouldContain("Năm sinh khác nhau");
        var (c, d) = (await PersonAsync("Lường Thị Ba", 1970), await PersonAsync("Lường Thị Ba", 1970));
        foreach (var (name, person) in (IEnumerable<(string, Guid)>)[("luong.ba.1", c), ("luong.ba.2", d)])
        {
            var account = await stage.Site.AccountAsync(name, Role.UnitOfficer, stage.Home);
            await stage.Site.WithDbAsync(db => db.Accounts.Where(x => x.Id == account).ExecuteUpdateAsync(s => s.SetProperty(x => x.PersonId, person), Ct));
        }
        (await Text(await stage.Officer.PostAsync($"/directory/duplicates/people/{c}/{d}", new() { ["Input.Reason"] = "Trùng" }, Ct))).ShouldContain("Cả hai đều có tài khoản");
        (await stage.Site.WithDbAsync(db => db.People.CountAsync(p => p.MergedIntoId != null && (p.Id == a || p.Id == b || p.Id == c || p.Id == d), Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task A_unit_entered_twice_becomes_one_with_all_below_it_and_its_names()
    {
        var (keep, gone) = (await UnitAsync("Chi cục Dân số Mây Ngàn"), await UnitAsync("CHI CỤC DÂN SỐ MÂY NGÀN"));
        var below = await stage.Site.OrganisationAsync("Phòng Truyền thông Dân số", gone);
        var person = await PersonAsync("Hà Thị Dân", 1977, gone);
        await AddAsync(new OrganisationAlias { Id = Guid.CreateVersion7(), OrganisationId = gone, Alias = "CCDS" });
        (await Text(await stage.Officer.GetAsync("/directory/duplicates?of=units", Ct))).ShouldContain("cùng tên, cùng cấp trên");

        var answer = await stage.Officer.PostAsync($"/directory/duplicates/units/{keep}/{gone}", new() { ["Input.Reason"] = "Nạp hai lần" }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await Text(answer));

        var units = await stage.Site.WithDbAsync(db => db.Organisations.AsNoTracking().Where(o => o.Id == keep || o.Id == gone || o.Id == below).ToDictionaryAsync(o => o.Id, Ct));
        (units[gone].MergedIntoId, units[gone].ValidTo is not null, units[below].ParentId).ShouldBe((keep, true, keep));
        ((string)units[below].Path).ShouldBe($"{units[keep].Path}.{below:N}");
        (await stage.Site.WithDbAsync(db => db.People.Where(p => p.Id == person).Select(p => p.OrganisationId).SingleAsync(Ct))).ShouldBe(keep);
        (await stage.Site.WithDbAsync(db => db.OrganisationAliases.Where(x => x.OrganisationId == keep).Select(x => x.Alias).ToListAsync(Ct))).ShouldBe(["CCDS"]);
        (await Text(await stage.Officer.GetAsync("/directory?on=01/01/2024&q=dan+so", Ct))).ShouldNotContain(gone.ToString(), customMessage: "the past has one of it too");
        (await Text(await stage.Officer.GetAsync($"/directory/organisations/{gone}", Ct))).ShouldContain($"Đã gộp vào <a href=\"/directory/organisations/{keep}\">");
        (await stage.AuditedAsync("organisation.merged", keep)).ShouldBe(1);
    }

    [Fact]
    public async Task Units_that_both_are_in_one_cluster_are_not_merged_and_nothing_has_moved()
    {
        var (keep, gone) = (await UnitAsync("Trung tâm Văn hóa Mây Ngàn"), await UnitAsync("Trung tâm văn hóa Mây Ngàn"));
        foreach (var unit in (Guid[])[keep, gone]) await AddAsync(new ClusterMember { Id = Guid.CreateVersion7(), ClusterId = stage.Cluster, OrganisationId = unit, Role = ClusterRole.Member });
        var person = await PersonAsync("Hà Văn Hóa", 1977, gone);

        (await Text(await stage.Officer.PostAsync($"/directory/duplicates/units/{keep}/{gone}", new() { ["Input.Reason"] = "Trùng" }, Ct))).ShouldContain("cả hai cùng: thuộc cụm, khối thi đua");

        (await stage.Site.WithDbAsync(db => db.People.Where(p => p.Id == person).Select(p => p.OrganisationId).SingleAsync(Ct))).ShouldBe(gone);
        (await stage.Site.WithDbAsync(db => db.Organisations.Where(o => o.Id == gone).Select(o => o.ValidTo).SingleAsync(Ct))).ShouldBeNull();
        (await stage.Stranger.GetAsync($"/directory/duplicates/units/{keep}/{gone}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<Guid> UnitAsync(string name) => stage.Site.OrganisationAsync(name, stage.Province);

    private async Task<Guid> PersonAsync(string name, short? year, Guid? unit = null)
    {
        var id = Guid.CreateVersion7();
        await AddAsync(new Person { Id = id, OrganisationId = unit ?? stage.Home, FullName = name, BirthYear = year, ValidFrom = new(2021, 1, 1) });
        return id;
    }

    private Task<int> AddAsync<T>(T record) where T : class => stage.Site.WithDbAsync(db =>
    {
        db.Add(record);
        return db.SaveChangesAsync(Ct);
    });

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
}
