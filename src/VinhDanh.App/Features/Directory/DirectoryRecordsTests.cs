using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Directory;

/// <summary>People, groups, roles and clusters through their pages.</summary>
public sealed partial class DirectoryRecordsTests(DirectoryStage stage) : IClassFixture<DirectoryStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_added_gets_a_post_and_gives_it_up()
    {
        var form = new Dictionary<string, string> { ["Input.FullName"] = "Mạc Quý Hà", ["Input.BirthYear"] = "1970", ["Input.Unit"] = "Sở Nội vụ tỉnh Mây Ngàn" };
        (await Text(await stage.Officer.PostAsync("/directory/people/add", new(form) { ["Input.Unit"] = "Sở Không Có" }, Ct))).ShouldContain("Không tìm thấy đúng một tổ chức");
        (await Text(await stage.Officer.PostAsync("/directory/people/add", new(form) { ["Input.BirthYear"] = "70" }, Ct))).ShouldContain("Năm sinh gồm bốn chữ số");
        var page = (await stage.Officer.PostAsync("/directory/people/add", form, Ct)).Headers.Location!.ToString();
        var id = Guid.Parse(page.Split('/')[^1]);

        (await stage.Officer.PostAsync($"{page}?handler=AddPost", new() { ["Input.Title"] = "Giám đốc", ["Input.Unit"] = "Sở Nội vụ tỉnh Mây Ngàn", ["Input.From"] = "01/02/2026" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var post = await stage.Site.WithDbAsync(db => db.Positions.SingleAsync(p => p.PersonId == id, Ct));
        post.IsHead.ShouldBeTrue();
        (await Text(await stage.Officer.PostAsync($"{page}?handler=EndPost", new() { ["post"] = post.Id.ToString(), ["lastDay"] = "01/01/2026" }, Ct))).ShouldContain("không được trước 01/02/2026");
        (await stage.Officer.PostAsync($"{page}?handler=EndPost", new() { ["post"] = post.Id.ToString(), ["lastDay"] = "31/03/2026" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await Text(await stage.Officer.GetAsync(page, Ct))).ShouldContain("01/02/2026 – 31/03/2026");
        foreach (var action in (string[])["person.added", "person.post-added", "person.post-ended"]) (await stage.AuditedAsync(action, id)).ShouldBe(1, action);
        (await Text(await stage.Officer.GetAsync("/directory/people?q=mac+quy", Ct))).ShouldContain("Mạc Quý Hà");
    }

    [Fact]
    public async Task Facts_for_statistics_are_seen_by_who_keeps_them_and_nowhere_else()
    {
        var person = Guid.CreateVersion7();
        await stage.Site.WithDbAsync(async db =>
        {
            db.People.Add(new() { Id = person, OrganisationId = stage.Home, FullName = "Bùi Thị Kín", ValidFrom = new(2020, 1, 1) });
            return await db.SaveChangesAsync(Ct);
        });
        var page = $"/directory/people/{person}";
        var form = new Dictionary<string, string> { ["Input.Gender"] = "Female", ["Input.Ethnicity"] = "Mường Thử", ["Input.IsPartyMember"] = "True", ["Input.IsDirectWorker"] = "False", ["Input.FactsVersion"] = "" };
        form["Input.Version"] = Version().Match(await stage.Officer.PageAsync($"{page}/facts", Ct)).Groups[1].Value;
        (await stage.Officer.PostAsync($"{page}/facts", form, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var facts = await stage.Site.WithDbAsync(db => db.PersonFacts.SingleAsync(f => f.PersonId == person, Ct));
        (facts.Ethnicity, facts.IsPartyMember, facts.IsDirectWorker).ShouldBe(("Mường Thử", true, false));
        (await stage.AuditedAsync("person-facts.edited", person)).ShouldBe(1);
        (await Text(await stage.Officer.GetAsync(page, Ct))).ShouldContain("Mường Thử");
        (await Text(await stage.Officer.PostAsync($"{page}/facts", form, Ct))).ShouldContain("Người khác vừa sửa", customMessage: "the form was opened before there were facts");

        // Whoever may look people up sees neither the facts nor their history; other provinces see nothing at all.
        var seen = await Text(await stage.Auditor.GetAsync(page, Ct));
        seen.ShouldContain("Bùi Thị Kín");
        foreach (var hidden in (string[])["Mường Thử", "Giới tính", "Nữ", "Đảng viên", "/facts"]) seen.ShouldNotContain(hidden);
        (await stage.Auditor.GetAsync($"{page}/facts", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stage.Stranger.GetAsync($"{page}/facts", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var role in Enum.GetValues<VinhDanh.App.Platform.Accounts.Role>())
            VinhDanh.App.Platform.Accounts.RoleMatrix.Allows(role, VinhDanh.App.Platform.Accounts.Permission.ManagePersonFacts)
                .ShouldBe(role is VinhDanh.App.Platform.Accounts.Role.Administrator or VinhDanh.App.Platform.Accounts.Role.StandingAgencyOfficer, role.ToString());
    }

    [Fact]
    public async Task Facts_come_in_with_the_people_of_a_table()
    {
        var csv = "Họ và tên;Giới tính;Dân tộc;Đảng viên;Trực tiếp lao động;Tổ chức\nHạng A Bảng;Nam;Mông;x;Không;Sở Nội vụ tỉnh Mây Ngàn\n";
        var upload = await stage.Officer.UploadAsync("/directory/import?purpose=people", [], [("Input.Table", "nguoi.csv", System.Text.Encoding.UTF8.GetBytes(csv))], Ct);
        (await stage.Officer.PostAsync($"{upload.Headers.Location}?handler=Confirm", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var facts = await stage.Site.WithDbAsync(db => (from f in db.PersonFacts join p in db.People on f.PersonId equals p.Id where p.FullName == "Hạng A Bảng" select new { p.Gender, f.Ethnicity, f.IsPartyMember, f.IsDirectWorker }).SingleAsync(Ct));
        (facts.Gender, facts.Ethnicity, facts.IsPartyMember, facts.IsDirectWorker).ShouldBe((Gender.Male, "Mông", true, false));
    }

    [Fact]
    public async Task A_stale_edit_of_a_person_shows_both_versions()
    {
        var page = $"/directory/people/{stage.Person}/edit";
        var version = Version().Match(await stage.Officer.PageAsync(page, Ct)).Groups[1].Value;
        Dictionary<string, string> Form(string phone) => new() { ["Input.FullName"] = "Lò Thị Thu Nhài", ["Input.Phone"] = phone, ["Input.Unit"] = "Sở Nội vụ tỉnh Mây Ngàn", ["Input.Version"] = version };
        (await stage.Officer.PostAsync(page, Form("0901"), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var second = await Text(await stage.Officer.PostAsync(page, Form("0902"), Ct));

        second.ShouldContain("Người khác vừa sửa");
        second.ShouldContain("0901");
        second.ShouldContain("0902");
    }

    [Fact]
    public async Task A_group_means_kinds_and_named_units_of_a_day()
    {
        var page = $"/directory/groups/{stage.Group}";
        var version = Version().Match(await stage.Officer.PageAsync(page, Ct)).Groups[1].Value;
        var form = new Dictionary<string, string> { ["Input.Name"] = "Các phường", ["Input.Kinds"] = "Ward", ["Input.Reach"] = "Below", ["Input.IncludesOutside"] = "false", ["Input.Aliases"] = "UBND các phường\nCác phường thuộc tỉnh", ["Input.Version"] = version };
        var saved = await stage.Officer.PostAsync(page, form, Ct);
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect, await Text(saved));
        (await Text(await stage.Officer.PostAsync(page, form, Ct))).ShouldContain("Người khác vừa sửa nhóm này");

        var member = new Dictionary<string, string> { ["Member.Unit"] = "Sở Nội vụ tỉnh Mây Ngàn", ["Member.From"] = "01/01/2026", ["Member.To"] = "30/06/2026" };
        (await stage.Officer.PostAsync($"{page}?handler=Member", member, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Text(await stage.Officer.PostAsync($"{page}?handler=Member", member, Ct))).ShouldContain("đã ở trong nhóm vào thời gian đó");

        (await Text(await stage.Officer.GetAsync($"{page}?day=01/03/2026", Ct))).ShouldContain("2 đơn vị vào ngày 01/03/2026");
        (await Text(await stage.Officer.GetAsync($"{page}?day=01/08/2026", Ct))).ShouldContain("1 đơn vị vào ngày 01/08/2026");
        (await stage.AuditedAsync("address-group.edited", stage.Group)).ShouldBe(1);
        (await Text(await stage.Officer.PostAsync("/directory/groups", new() { ["Input.Name"] = "các phường" }, Ct))).ShouldContain("Đã có nhóm cùng tên.");
    }

    [Fact]
    public async Task A_role_passes_on_and_the_past_stays()
    {
        const string role = "Cơ quan Thường trực Hội đồng TĐKT tỉnh";
        Dictionary<string, string> Give(string holder, string from) => new() { ["Input.Name"] = role, ["Input.Holder"] = holder, ["Input.From"] = from };
        (await stage.Officer.PostAsync("/directory/roles", Give("Sở Nội vụ tỉnh Mây Ngàn", "01/01/2025"), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Text(await stage.Officer.PostAsync("/directory/roles", Give("Ủy ban nhân dân phường Đồi Chè", "01/01/2025"), Ct))).ShouldContain("ngày mới phải sau đó");
        (await stage.Officer.PostAsync("/directory/roles", Give("Ủy ban nhân dân phường Đồi Chè", "01/06/2026"), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await Text(await stage.Officer.GetAsync("/directory/roles", Ct));
        page.ShouldContain("01/01/2025 – 31/05/2026");
        page.ShouldContain("từ 01/06/2026");
        (await Text(await stage.Officer.PostAsync("/directory/roles", Give("Ai đó", "01/01/2027"), Ct))).ShouldContain("Không tìm thấy đúng một tổ chức");
    }

    [Fact]
    public async Task A_cluster_has_one_head_at_a_time()
    {
        var page = $"/directory/clusters/{stage.Cluster}";
        async Task<Dictionary<string, string>> Member(string unit, string role) => new(await SeenAsync(page)) { ["Input.Unit"] = unit, ["Input.Role"] = role };
        (await stage.Officer.PostAsync(page, await Member("Sở Nội vụ tỉnh Mây Ngàn", "Head"), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await stage.Officer.PostAsync(page, await Member("Ủy ban nhân dân phường Đồi Chè", "Head"), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Text(await stage.Officer.GetAsync(page, Ct))).ShouldContain("Thôi làm cụm trưởng, khối trưởng"); // in the history

        var members = await stage.Site.WithDbAsync(db => db.ClusterMembers.Where(m => m.ClusterId == stage.Cluster).ToListAsync(Ct));
        members.Single(m => m.OrganisationId == stage.Ward).Role.ShouldBe(ClusterRole.Head);
        members.Single(m => m.OrganisationId == stage.Home).Role.ShouldBe(ClusterRole.Member);
        (await stage.Officer.PostAsync($"{page}?handler=Remove", new() { ["member"] = members[0].Id.ToString(), ["version"] = (await SeenAsync(page))["Input.Version"] }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await stage.AuditedAsync("cluster.member-removed", stage.Cluster)).ShouldBe(1);
        (await Text(await stage.Officer.PostAsync("/directory/clusters", new() { ["Input.Name"] = "Cụm số 1", ["Input.Kind"] = "Cluster", ["Input.Year"] = "2026" }, Ct))).ShouldContain("đã có cụm, khối cùng tên");
    }

    [Fact]
    public async Task Whoever_changes_a_cluster_second_keeps_what_was_typed_and_sees_what_the_other_changed()
    {
        await stage.Officer.PostAsync("/directory/clusters", new() { ["Input.Name"] = "Cụm số 9", ["Input.Kind"] = "Cluster", ["Input.Year"] = "2026" }, Ct);
        var id = await stage.Site.WithDbAsync(db => db.Clusters.Where(c => c.Name == "Cụm số 9").Select(c => c.Id).SingleAsync(Ct));
        var page = $"/directory/clusters/{id}";
        var seen = await SeenAsync(page);
        await stage.Officer.PostAsync(page, new(seen) { ["Input.Unit"] = "Sở Nội vụ tỉnh Mây Ngàn", ["Input.Role"] = "Deputy" }, Ct);

        var second = await stage.Officer.PostAsync(page, new(seen) { ["Input.Unit"] = "Ủy ban nhân dân phường Đồi Chè", ["Input.Role"] = "Head" }, Ct);

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await Text(second);
        answer.ShouldContain("Người khác vừa sửa cụm, khối này.");
        answer.ShouldContain("Thêm Sở Nội vụ tỉnh Mây Ngàn, cụm phó");
        answer.ShouldContain("value=\"Ủy ban nhân dân phường Đồi Chè\"");
        answer.ShouldContain("<option selected=\"selected\" value=\"Head\">");
        (await stage.Site.WithDbAsync(db => db.ClusterMembers.CountAsync(m => m.ClusterId == id, Ct))).ShouldBe(1);

        var again = new Dictionary<string, string> { ["Input.Version"] = Version().Match(answer).Groups[1].Value, ["Input.Unit"] = "Ủy ban nhân dân phường Đồi Chè", ["Input.Role"] = "Head" };
        (await stage.Officer.PostAsync(page, again, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var member = await stage.Site.WithDbAsync(db => db.ClusterMembers.Where(m => m.ClusterId == id && m.OrganisationId == stage.Home).Select(m => m.Id).SingleAsync(Ct));
        var stale = await stage.Officer.PostAsync($"{page}?handler=Remove", new() { ["member"] = member.ToString(), ["version"] = seen["Input.Version"], ["seen"] = seen["Input.Seen"] }, Ct);
        (await Text(stale)).ShouldContain("Thêm Ủy ban nhân dân phường Đồi Chè, cụm trưởng");
        (await stage.Site.WithDbAsync(db => db.ClusterMembers.CountAsync(m => m.ClusterId == id, Ct))).ShouldBe(2);
    }

    [Fact]
    public async Task Every_record_of_the_directory_tells_its_history_in_words()
    {
        await stage.Officer.PostAsync($"/directory/organisations/{stage.Ward}?handler=AddAlias", new() { ["Input.Alias"] = "P. Đồi Chè" }, Ct);
        await stage.Officer.PostAsync($"/directory/people/{stage.Person}?handler=AddPost", new() { ["Input.Title"] = "Chuyên viên", ["Input.Unit"] = "Sở Nội vụ tỉnh Mây Ngàn", ["Input.From"] = "01/02/2026" }, Ct);
        await stage.Officer.PostAsync($"/directory/groups/{stage.Group}?handler=Member", new() { ["Member.Unit"] = "Sở Nội vụ tỉnh Mây Ngàn", ["Member.From"] = "01/01/2027" }, Ct);
        await stage.Officer.PostAsync("/directory/clusters", new() { ["Input.Name"] = "Khối lịch sử", ["Input.Kind"] = "Bloc", ["Input.Year"] = "2026" }, Ct);
        var cluster = await stage.Site.WithDbAsync(db => db.Clusters.Where(c => c.Name == "Khối lịch sử").Select(c => c.Id).SingleAsync(Ct));

        foreach (var (page, said) in ((string, string)[])[
            ($"organisations/{stage.Ward}", "Thêm tên gọi khác"), ($"people/{stage.Person}", "Ghi chức vụ"),
            ($"groups/{stage.Group}", "Thêm đơn vị vào nhóm"), ($"clusters/{cluster}", "Lập cụm, khối thi đua")])
        {
            var text = await Text(await stage.Officer.GetAsync($"/directory/{page}", Ct));
            text.ShouldContain($"<b>{said}</b>", Case.Sensitive, page);
            text.ShouldContain("Người dùng chuyen.vien");
            UnnamedField().IsMatch(text).ShouldBeFalse(page);
        }

        (await Text(await stage.Officer.GetAsync($"/directory/clusters/{cluster}", Ct))).ShouldContain("<ins>2026</ins>");
    }

    private async Task<Dictionary<string, string>> SeenAsync(string page)
    {
        var text = await stage.Officer.PageAsync(page, Ct);
        return new() { ["Input.Version"] = Version().Match(text).Groups[1].Value, ["Input.Seen"] = Seen().Match(text).Groups[1].Value };
    }

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));

    [GeneratedRegex("name=\"Input.Version\" value=\"(\\d+)\"")]
    private static partial Regex Version();

    [GeneratedRegex("name=\"Input.Seen\" value=\"([^\"]*)\"")]
    private static partial Regex Seen();

    /// <summary>A field of a history that shows its name in the program.</summary>
    [GeneratedRegex("<dt>[a-z][A-Za-z]*</dt>")]
    private static partial Regex UnnamedField();
}
