using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory.Reorganising;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Directory;

/// <summary>One event at a time, through its pages; every test has communes of its own.</summary>
public sealed partial class ReorganisingTests(DirectoryStage stage) : IClassFixture<DirectoryStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private static int _communes;

    [Fact]
    public async Task Merging_shows_what_follows_and_carries_it_over_on_the_day()
    {
        var (a, b) = (await CommuneAsync("Suối Bạc"), await CommuneAsync("Suối Vàng"));
        var school = await stage.Site.OrganisationAsync("Trường Mầm non Suối Bạc", a.Id, OrganisationKind.School);
        var (chair, clerk) = (await PersonAsync("Giàng A Chủ", a.Id, "Chủ tịch", isHead: true), await PersonAsync("Vàng Thị Thư", b.Id, "Công chức văn hóa - xã hội"));
        var cluster = await InAsync(new Cluster { Id = Guid.CreateVersion7(), OrganisationId = stage.Province, Name = "Cụm xã vùng cao", Kind = ClusterKind.Cluster, Year = 2026 }, c => c.Id);
        await InAsync(new ClusterMember { Id = Guid.CreateVersion7(), ClusterId = cluster, OrganisationId = a.Id, Role = ClusterRole.Head }, m => m.Id);
        await InAsync(new AddressGroupMember { Id = Guid.CreateVersion7(), GroupId = stage.Group, OrganisationId = b.Id, ValidFrom = new(2020, 1, 1) }, m => m.Id);
        await InAsync(new OrganisationRole { Id = Guid.CreateVersion7(), OrganisationId = stage.Province, Name = "Trưởng đoàn kiểm tra chéo", HeldById = a.Id, ValidFrom = new(2020, 1, 1) }, r => r.Id);

        var page = await PrepareAsync("merge", [a.Name, b.Name], ("Ủy ban nhân dân xã Suối Ngọc", "H99.71", "Commune"));

        var preview = await Text(await stage.Officer.GetAsync(page, Ct));
        foreach (var shown in (string[])["Ủy ban nhân dân xã Suối Ngọc", "Trường Mầm non Suối Bạc", "Giàng A Chủ", "Vàng Thị Thư", "Cụm xã vùng cao năm 2026", "Các phường", "Trưởng đoàn kiểm tra chéo"]) preview.ShouldContain(shown);
        (await UnitAsync(a.Id)).ValidTo.ShouldBeNull("a preview changes nothing");
        await DoAsync(page, "CarryOut");

        var heir = await stage.Site.WithDbAsync(db => db.Organisations.SingleAsync(o => o.Code == "H99.71", Ct));
        (heir.ParentId, heir.ValidFrom).ShouldBe((stage.Province, new(2026, 2, 1)));
        var former = await UnitAsync(a.Id);
        former.ValidTo.ShouldBe(new(2026, 1, 31));
        ((string)former.Path).ShouldStartWith((string)heir.Path, customMessage: "the heir sees the former unit's records");
        (await UnitAsync(school)).ParentId.ShouldBe(heir.Id);
        ((string)(await UnitAsync(school)).Path).ShouldBe($"{heir.Path}.{school:N}");
        (await PostsAsync(clerk)).ShouldBe([("Công chức văn hóa - xã hội", b.Id, new(2026, 1, 31)), ("Công chức văn hóa - xã hội", heir.Id, null)]);
        (await PostsAsync(chair)).ShouldBe([("Chủ tịch", a.Id, new(2026, 1, 31))], "a decision says who heads the new unit");
        (await stage.Site.WithDbAsync(db => db.People.Where(p => p.Id == chair || p.Id == clerk).Select(p => p.OrganisationId).Distinct().SingleAsync(Ct))).ShouldBe(heir.Id);
        (await stage.Site.WithDbAsync(db => db.ClusterMembers.Where(m => m.ClusterId == cluster).OrderBy(m => m.Role).Select(m => m.OrganisationId).ToListAsync(Ct))).ShouldBe([heir.Id, a.Id]);
        (await stage.Site.WithDbAsync(db => db.AddressGroupMembers.AnyAsync(m => m.GroupId == stage.Group && m.OrganisationId == heir.Id && m.ValidFrom == new DateOnly(2026, 2, 1), Ct))).ShouldBeTrue();
        (await stage.Site.WithDbAsync(db => db.OrganisationRoles.Where(r => r.Name == "Trưởng đoàn kiểm tra chéo").OrderBy(r => r.ValidFrom).Select(r => r.HeldById).ToListAsync(Ct))).ShouldBe([a.Id, heir.Id]);
        (await stage.AuditedAsync("organisation.ended", a.Id)).ShouldBe(1);
        (await stage.AuditedAsync("organisation.began", heir.Id)).ShouldBe(1);
        (await stage.AuditedAsync("person.reorganised", clerk)).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_unused_is_taken_back_to_the_last_row()
    {
        var (a, b) = (await CommuneAsync("Núi Xanh"), await CommuneAsync("Núi Đỏ"));
        var school = await stage.Site.OrganisationAsync("Trường Tiểu học Núi Xanh", a.Id, OrganisationKind.School);
        var person = await PersonAsync("Sùng Thị Mai", a.Id, "Công chức");
        var before = await StateAsync(a.Id, b.Id, school, person);
        var page = await PrepareAsync("merge", [a.Name, b.Name], ("Ủy ban nhân dân xã Núi Thắm", "H99.72", "Commune"));
        await DoAsync(page, "CarryOut");
        (await StateAsync(a.Id, b.Id, school, person)).ShouldNotBe(before);

        await DoAsync(page, "Undo");

        (await StateAsync(a.Id, b.Id, school, person)).ShouldBe(before);
        (await stage.Site.WithDbAsync(db => db.Organisations.AnyAsync(o => o.Code == "H99.72", Ct))).ShouldBeFalse();
        (await Text(await stage.Officer.GetAsync(page, Ct))).ShouldContain("đã hoàn tác");
        (await stage.Officer.PostAsync($"{page}?handler=Undo", [], Ct, "/directory/reorganisations/prepare")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_has_been_used_is_not_taken_back_and_the_reason_is_said()
    {
        var (a, b) = (await CommuneAsync("Đèo Gió"), await CommuneAsync("Đèo Mây"));
        var page = await PrepareAsync("merge", [a.Name, b.Name], ("Ủy ban nhân dân xã Đèo Cao", "H99.73", "Commune"));
        await DoAsync(page, "CarryOut");
        var heir = await stage.Site.WithDbAsync(db => db.Organisations.Where(o => o.Code == "H99.73").Select(o => o.Id).SingleAsync(Ct));
        await PersonAsync("Lý Văn Mới", heir, "Công chức");

        var answer = await Text(await stage.Officer.PostAsync($"{page}?handler=Undo", [], Ct));

        answer.ShouldContain("Không hoàn tác được nữa");
        answer.ShouldContain("Ủy ban nhân dân xã Đèo Cao đã được dùng: có người (1).");
        answer.ShouldContain("có chức vụ (1)");
        (await UnitAsync(a.Id)).ValidTo.ShouldNotBeNull();
        (await stage.AuditedAsync("reorganisation.undone", Guid.Parse(page.Split('/')[^1]))).ShouldBe(0);
    }

    [Fact]
    public async Task People_and_units_of_a_split_go_where_the_officer_chose()
    {
        var old = await CommuneAsync("Bản Lớn");
        var (stays, goes, leaves) = (await PersonAsync("Mùa A Ở", old.Id, "Công chức"), await PersonAsync("Mùa A Đi", old.Id, "Công chức"), await PersonAsync("Mùa A Thôi", old.Id, "Công chức"));
        var page = await PrepareAsync("split", [old.Name], ("Ủy ban nhân dân xã Bản Một", "H99.74", "Commune"), ("Ủy ban nhân dân xã Bản Hai", "H99.75", "Commune"));
        var shown = await Text(await stage.Officer.GetAsync(page, Ct));
        var second = Regex.Match(shown, "value=\"([0-9a-f-]{36})\"[^>]*>Ủy ban nhân dân xã Bản Hai<").Groups[1].Value;
        string Key(Guid person) => $"to[person:{old.Id:N}:{person:N}]";

        (await stage.Officer.PostAsync($"{page}?handler=Choose", new() { [Key(goes)] = second, [Key(leaves)] = "none" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await DoAsync(page, "CarryOut");

        var heirs = await stage.Site.WithDbAsync(db => db.Organisations.Where(o => o.Code == "H99.74" || o.Code == "H99.75").OrderBy(o => o.Code).Select(o => o.Id).ToListAsync(Ct));
        (await PostsAsync(stays))[^1].ShouldBe(("Công chức", heirs[0], null));
        (await PostsAsync(goes))[^1].ShouldBe(("Công chức", heirs[1], null));
        (await PostsAsync(leaves)).ShouldBe([("Công chức", old.Id, new(2026, 1, 31))]);
    }

    [Fact]
    public async Task A_renamed_unit_is_the_same_unit_and_both_names_answer_by_date()
    {
        var unit = await CommuneAsync("Thác Bạc");
        var page = await PrepareAsync("rename", [unit.Name], ("Ủy ban nhân dân phường Thác Bạc", "H99.76", "Ward"));
        await DoAsync(page, "CarryOut");

        var now = await UnitAsync(unit.Id);
        (now.Name, now.Kind, now.Code, now.ValidTo).ShouldBe(("Ủy ban nhân dân phường Thác Bạc", OrganisationKind.Ward, "H99.76", null));
        Facts(await Text(await stage.Officer.GetAsync($"/directory/organisations/{unit.Id}?on=31/01/2026", Ct))).ShouldContain(unit.Name);
        Facts(await Text(await stage.Officer.GetAsync($"/directory/organisations/{unit.Id}?on=01/02/2026", Ct))).ShouldContain("Ủy ban nhân dân phường Thác Bạc");
        (await Text(await stage.Officer.GetAsync("/directory?on=31/01/2026", Ct))).ShouldContain($">{unit.Name}</a>");
        (await Text(await stage.Officer.GetAsync("/directory", Ct))).ShouldNotContain($">{unit.Name}</a>");
        (await Text(await stage.Officer.GetAsync("/directory?q=" + Uri.EscapeDataString("xã Thác Bạc"), Ct))).ShouldContain("Ủy ban nhân dân phường Thác Bạc", customMessage: "the former name still finds it");

        await DoAsync(page, "Undo");
        (await UnitAsync(unit.Id)).Name.ShouldBe(unit.Name);
        (await stage.Site.WithDbAsync(db => db.OrganisationAliases.AnyAsync(x => x.OrganisationId == unit.Id, Ct))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_moved_unit_answers_with_the_parent_of_the_day()
    {
        var unit = await CommuneAsync("Đồi Sim");
        var page = await PrepareAsync("move", [unit.Name], parent: "Sở Nội vụ tỉnh Mây Ngàn");
        await DoAsync(page, "CarryOut");

        (await UnitAsync(unit.Id)).ParentId.ShouldBe(stage.Home);
        Facts(await Text(await stage.Officer.GetAsync($"/directory/organisations/{unit.Id}?on=01/02/2026", Ct))).ShouldContain("Sở Nội vụ tỉnh Mây Ngàn");
        Facts(await Text(await stage.Officer.GetAsync($"/directory/organisations/{unit.Id}?on=31/01/2026", Ct))).ShouldNotContain("Sở Nội vụ tỉnh Mây Ngàn");
        await DoAsync(page, "Undo");
        (await UnitAsync(unit.Id)).ParentId.ShouldBe(stage.Province);
    }

    [Fact]
    public async Task A_unit_that_lived_before_or_after_is_asked_of_its_kin()
    {
        var (a, b) = (await CommuneAsync("Khe Trong"), await CommuneAsync("Khe Đục"));
        var page = await PrepareAsync("merge", [a.Name, b.Name], ("Ủy ban nhân dân xã Khe Sâu", "H99.77", "Commune"));
        await DoAsync(page, "CarryOut");
        var heir = await stage.Site.WithDbAsync(db => db.Organisations.Where(o => o.Code == "H99.77").Select(o => o.Id).SingleAsync(Ct));

        var before = Facts(await Text(await stage.Officer.GetAsync($"/directory/organisations/{heir}?on=01/03/2024", Ct)));
        before.ShouldContain("chưa thành lập");
        before.ShouldContain(a.Name);
        before.ShouldContain(b.Name);
        var after = Facts(await Text(await stage.Officer.GetAsync($"/directory/organisations/{a.Id}?on=02/03/2026", Ct)));
        after.ShouldContain("đã kết thúc hoạt động (ngày cuối 31/01/2026)");
        after.ShouldContain("Ủy ban nhân dân xã Khe Sâu");
        var then = Facts(await Text(await stage.Officer.GetAsync($"/directory/organisations/{a.Id}?on=01/03/2024", Ct)));
        then.ShouldContain("Ủy ban nhân dân tỉnh Mây Ngàn");
        then.ShouldNotContain("Khe Sâu", customMessage: "on that day nobody had succeeded it");
    }

    [Fact]
    public async Task A_dissolved_unit_without_an_heir_leaves_its_children_to_the_one_above()
    {
        var unit = await CommuneAsync("Bãi Bồi");
        var school = await stage.Site.OrganisationAsync("Trường Mầm non Bãi Bồi", unit.Id, OrganisationKind.School);
        var page = await PrepareAsync("dissolve", [unit.Name]);
        await DoAsync(page, "CarryOut");

        (await UnitAsync(school)).ParentId.ShouldBe(stage.Province);
        (await UnitAsync(unit.Id)).ValidTo.ShouldBe(new(2026, 1, 31));
    }

    [Fact]
    public async Task Roles_of_accounts_wait_for_somebody_who_may_give_roles()
    {
        var (a, b) = (await CommuneAsync("Hồ Trong"), await CommuneAsync("Hồ Ngoài"));
        var account = await stage.Site.AccountAsync("ho.trong", Role.UnitOfficer, a.Id);
        await stage.Site.AccountAsync("quan.tri", Role.Administrator, stage.Province);
        var page = await PrepareAsync("merge", [a.Name, b.Name], ("Ủy ban nhân dân xã Hồ Lớn", "H99.78", "Commune"));
        (await Text(await stage.Officer.GetAsync(page, Ct))).ShouldNotContain("Người dùng ho.trong");
        await DoAsync(page, "CarryOut");
        (await RolesAsync(account)).ShouldBe([(a.Id, (DateOnly?)null)]);
        (await Text(await stage.Officer.GetAsync(page, Ct))).ShouldContain("1 vai trò của tài khoản còn ở đơn vị cũ");
        (await stage.Officer.PostAsync($"{page}?handler=Follow", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        using var administrator = await stage.Site.SignedInAsync("quan.tri", Ct);
        (await administrator.PostAsync($"{page}?handler=Follow", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var heir = await stage.Site.WithDbAsync(db => db.Organisations.Where(o => o.Code == "H99.78").Select(o => o.Id).SingleAsync(Ct));
        (await RolesAsync(account)).ShouldBe([(a.Id, new(2026, 1, 31)), (heir, null)]);
        (await Text(await stage.Officer.PostAsync($"{page}?handler=Undo", [], Ct))).ShouldContain("chỉ người có quyền quản trị tài khoản");
        (await administrator.PostAsync($"{page}?handler=Undo", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await RolesAsync(account)).ShouldBe([(a.Id, (DateOnly?)null)]);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_in_words_before_anything_is_kept()
    {
        var unit = await CommuneAsync("Gò Cao");
        (await RefusedAsync("merge", [unit.Name], [("Ủy ban nhân dân xã Gò Mới", "H99.79", "Commune")])).ShouldContain("Sáp nhập cần từ hai đơn vị.");
        (await RefusedAsync("dissolve", ["Xã Không Có"], [])).ShouldContain("không tìm thấy đúng một tổ chức như vậy");
        (await RefusedAsync("dissolve", ["Ủy ban nhân dân tỉnh Mây Ngàn"], [])).ShouldContain("chỉ đổi tên được");
        (await RefusedAsync("dissolve", [unit.Name], [], effective: "01/01/2020")).ShouldContain("ngày hiệu lực phải sau ngày đó");
        (await RefusedAsync("rename", [unit.Name], [(unit.Name, unit.Code, "Commune")])).ShouldContain("Tên, mã và loại mới giống hiện nay.");
        (await RefusedAsync("split", [unit.Name], [("Ủy ban nhân dân xã Gò Thấp", "H99.79", "Commune")])).ShouldContain("Chia cần từ hai đơn vị nhận");
        var school = await stage.Site.OrganisationAsync("Trường Mầm non Gò Cao", unit.Id, OrganisationKind.School);
        (await RefusedAsync("move", [unit.Name], [], parent: "Trường Mầm non Gò Cao")).ShouldContain("không thể trực thuộc chính đơn vị");
        (await UnitAsync(school)).ParentId.ShouldBe(unit.Id);
    }

    [Fact]
    public async Task Before_the_day_it_is_prepared_but_not_carried_out()
    {
        var unit = await CommuneAsync("Đầm Sen");
        var page = await PrepareAsync("dissolve", [unit.Name], effective: "01/07/2030");

        (await Text(await stage.Officer.PostAsync($"{page}?handler=CarryOut", [], Ct))).ShouldContain("Văn bản có hiệu lực từ ngày 01/07/2030");

        (await UnitAsync(unit.Id)).ValidTo.ShouldBeNull();
        (await stage.Officer.PostAsync($"{page}?handler=Discard", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await stage.Officer.GetAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_province_sees_nothing_of_it_and_an_auditor_only_reads()
    {
        var unit = await CommuneAsync("Vườn Cam");
        var page = await PrepareAsync("dissolve", [unit.Name]);

        (await stage.Stranger.GetAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stage.Stranger.PostAsync($"{page}?handler=CarryOut", [], Ct, "/directory/reorganisations/prepare")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stage.Auditor.GetAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stage.Auditor.PostAsync($"{page}?handler=CarryOut", [], Ct, "/account")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stage.Visitor.GetAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await UnitAsync(unit.Id)).ValidTo.ShouldBeNull();
    }

    private async Task<(Guid Id, string Name, string Code)> CommuneAsync(string name)
    {
        var code = $"H99.4{Interlocked.Increment(ref _communes):00}";
        var full = $"Ủy ban nhân dân xã {name}";
        var id = await stage.Site.OrganisationAsync(full, stage.Province, OrganisationKind.Commune);
        await stage.Site.WithDbAsync(db => db.Organisations.Where(o => o.Id == id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Code, code), Ct));
        return (id, full, code);
    }

    private async Task<Guid> PersonAsync(string name, Guid unit, string title, bool isHead = false)
    {
        var id = await InAsync(new Person { Id = Guid.CreateVersion7(), OrganisationId = unit, FullName = name, ValidFrom = new(2021, 1, 1) }, p => p.Id);
        await InAsync(new Position { Id = Guid.CreateVersion7(), PersonId = id, OrganisationId = unit, Title = title, IsHead = isHead, ValidFrom = new(2021, 1, 1) }, p => p.Id);
        return id;
    }

    private Task<Guid> InAsync<T>(T record, Func<T, Guid> id) where T : class => stage.Site.WithDbAsync(async db =>
    {
        db.Add(record);
        await db.SaveChangesAsync(Ct);
        return id(record);
    });

    private static Dictionary<string, string> Form(IReadOnlyList<string> units, IReadOnlyList<(string Name, string Code, string Kind)> targets, string? parent, string effective)
    {
        var form = new Dictionary<string, string> { ["Input.LegalNumber"] = "12/NQ-HĐND", ["Input.LegalDate"] = "15/01/2026", ["Input.EffectiveOn"] = effective, ["Input.Parent"] = parent ?? "", ["Input.Inherits"] = "Yes" };
        foreach (var (i, unit) in units.Index()) form[$"Input.Units[{i}]"] = unit;
        foreach (var (i, target) in targets.Index()) (form[$"Input.Targets[{i}].Name"], form[$"Input.Targets[{i}].Code"], form[$"Input.Targets[{i}].Kind"]) = target;
        return form;
    }

    private async Task<string> PrepareAsync(string kind, IReadOnlyList<string> units, params IReadOnlyList<(string Name, string Code, string Kind)> targets) => await PrepareAsync(kind, units, targets, null, "01/02/2026");

    private Task<string> PrepareAsync(string kind, IReadOnlyList<string> units, string? parent = null, string effective = "01/02/2026") => PrepareAsync(kind, units, [], parent, effective);

    private async Task<string> PrepareAsync(string kind, IReadOnlyList<string> units, IReadOnlyList<(string Name, string Code, string Kind)> targets, string? parent, string effective)
    {
        var answer = await stage.Officer.PostAsync($"/directory/reorganisations/prepare?kind={kind}", Form(units, targets, parent, effective), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await Text(answer));
        return answer.Headers.Location!.ToString();
    }

    private async Task<string> RefusedAsync(string kind, IReadOnlyList<string> units, IReadOnlyList<(string Name, string Code, string Kind)> targets, string? parent = null, string effective = "01/02/2026")
    {
        var before = await stage.Site.WithDbAsync(db => db.Reorganisations.CountAsync(Ct));
        var text = await Text(await stage.Officer.PostAsync($"/directory/reorganisations/prepare?kind={kind}", Form(units, targets, parent, effective), Ct));
        (await stage.Site.WithDbAsync(db => db.Reorganisations.CountAsync(Ct))).ShouldBe(before);
        return text;
    }

    private async Task DoAsync(string page, string handler)
    {
        var answer = await stage.Officer.PostAsync($"{page}?handler={handler}", [], Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await Text(answer));
    }

    private Task<Organisation> UnitAsync(Guid id) => stage.Site.WithDbAsync(db => db.Organisations.AsNoTracking().SingleAsync(o => o.Id == id, Ct));

    private Task<List<(string, Guid, DateOnly?)>> PostsAsync(Guid person) => stage.Site.WithDbAsync(async db =>
        (await db.Positions.Where(p => p.PersonId == person).OrderBy(p => p.ValidFrom).ToListAsync(Ct)).ConvertAll(p => (p.Title, p.OrganisationId, p.ValidTo)));

    private Task<List<(Guid, DateOnly?)>> RolesAsync(Guid account) => stage.Site.WithDbAsync(async db =>
        (await db.RoleAssignments.Where(r => r.AccountId == account).OrderBy(r => r.ValidFrom).ToListAsync(Ct)).ConvertAll(r => (r.OrganisationId, r.ValidTo)));

    /// <summary>Everything of these rows that a reorganisation may touch, as one text.</summary>
    private Task<string> StateAsync(Guid a, Guid b, Guid school, Guid person) => stage.Site.WithDbAsync(async db =>
    {
        var units = await db.Organisations.AsNoTracking().Where(o => o.Id == a || o.Id == b || o.Id == school).OrderBy(o => o.Id).Select(o => $"{o.Id} {o.ParentId} {(string)o.Path} {o.ValidTo}").ToListAsync(Ct);
        var periods = await db.OrganisationParents.Where(p => p.OrganisationId == a || p.OrganisationId == b || p.OrganisationId == school).Select(p => $"{p.OrganisationId} {p.ValidFrom}").ToListAsync(Ct);
        var posts = await db.Positions.Where(p => p.PersonId == person).Select(p => $"{p.OrganisationId} {p.ValidTo}").ToListAsync(Ct);
        var home = await db.People.Where(p => p.Id == person).Select(p => p.OrganisationId).SingleAsync(Ct);
        var kin = await db.OrganisationSuccessions.CountAsync(s => s.FromId == a || s.FromId == b, Ct);
        return string.Join('\n', [.. units, .. periods, .. posts, $"{home} {kin}"]);
    });

    /// <summary>The panel that answers for a day.</summary>
    private static string Facts(string page) => Panel().Match(page).Value;

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));

    [GeneratedRegex("<section class=\"panel\" id=\"then\">.*?</section>", RegexOptions.Singleline)]
    private static partial Regex Panel();
}
