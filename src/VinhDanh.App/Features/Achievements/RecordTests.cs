using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Achievements.Importing;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Directory.Duplicates;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Tests.Support;
using VinhDanh.Law.Records;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Achievements;

/// <summary>Records of achievement: entered, corrected, imported, merged; who sees them.</summary>
public sealed class RecordTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_by_hand_stands_in_the_record_with_its_decision_and_in_the_audit()
    {
        var (browser, _, person) = await OfficerAsync();
        var href = $"/achievements/people/{person}";
        (await browser.PageAsync($"{href}/add?kind=Title", Ct)).ShouldContain("Chiến sĩ thi đua cơ sở");
        var wrong = await browser.PostAsync($"{href}/add?kind=Title", new() { ["Input.Code"] = "khong_co", ["Input.Year"] = "2999" }, Ct, $"{href}/add?kind=Title");
        var words = await wrong.Content.ReadAsStringAsync(Ct);
        words.ShouldContain("Chọn một mục trong danh sách.");
        words.ShouldContain("Năm phải từ 1945 đến 2100.");
        await DoneAsync(browser, $"{href}/add?kind=Title", new() { ["Input.Code"] = "chien_si_thi_dua_co_so", ["Input.Year"] = "2024", ["Input.DecisionNumber"] = "12/QĐ-SNV", ["Input.DecisionDate"] = "15/01/2025", ["Input.DecisionIssuer"] = "Sở Nội vụ", ["Input.DecisionSigner"] = "Trần Thị Bình" });
        var page = await browser.PageAsync(href, Ct);
        page.ShouldContain("Chiến sĩ thi đua cơ sở");
        page.ShouldContain("Quyết định 12/QĐ-SNV ngày 15/01/2025 của Sở Nội vụ");
        page.ShouldContain("Trần Thị Bình ký");
        page.ShouldContain("Ghi thành tích");
        var twice = await browser.PostAsync($"{href}/add?kind=Title", new() { ["Input.Code"] = "chien_si_thi_dua_co_so", ["Input.Year"] = "2024" }, Ct, $"{href}/add?kind=Title");
        (await twice.Content.ReadAsStringAsync(Ct)).ShouldContain("của năm đã có trong hồ sơ");
        (await site.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.SubjectId == person && e.Action == "achievement.entered", Ct))).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_corrected_stays_readable_with_reason_and_document_and_has_to_be_compared_again()
    {
        var (browser, _, person) = await OfficerAsync();
        var href = $"/achievements/people/{person}";
        await DoneAsync(browser, $"{href}/add?kind=Rating", new() { ["Input.Code"] = "hoan_thanh_tot", ["Input.Year"] = "2023" });
        var entry = await site.WithDbAsync(db => db.Achievements.AsNoTracking().SingleAsync(e => e.PersonId == person, Ct));
        // What somebody else changed after the page was opened is not confirmed unread.
        var seen = Record.ShowModel.Seen(entry);
        await site.WithDbAsync(db => db.Achievements.Where(e => e.Id == entry.Id).ExecuteUpdateAsync(s => s.SetProperty(e => e.DecisionNumber, "9/QĐ"), Ct));
        (await (await browser.PostAsync($"{href}?handler=Verify", new() { ["entry"] = seen }, Ct, href)).Content.ReadAsStringAsync(Ct)).ShouldContain("Có mục vừa được người khác sửa");
        entry = await site.WithDbAsync(db => db.Achievements.AsNoTracking().SingleAsync(e => e.PersonId == person, Ct));
        entry.VerifiedAt.ShouldBeNull();
        await DoneAsync(browser, $"{href}?handler=Verify", new() { ["entry"] = Record.ShowModel.Seen(entry) }, href);
        (await browser.PageAsync(href, Ct)).ShouldContain("Đã đối chiếu");
        var correct = $"/achievements/entries/{entry.Id}/correct";
        var version = (await site.WithDbAsync(db => db.Achievements.AsNoTracking().SingleAsync(e => e.Id == entry.Id, Ct))).Version;
        Dictionary<string, string> fields = new() { ["Input.Code"] = "hoan_thanh_xuat_sac", ["Input.Year"] = "2023", ["Because.Version"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        (await (await browser.PostAsync(correct, fields, Ct)).Content.ReadAsStringAsync(Ct)).ShouldContain("Nhập lý do.");
        fields["Because.Reason"] = "Ghi nhầm mức";
        fields["Because.Document"] = "Biên bản số 3/BB";
        await DoneAsync(browser, correct, fields);
        var page = await browser.PageAsync(href, Ct);
        page.ShouldContain("Hoàn thành xuất sắc nhiệm vụ");
        page.ShouldContain("Trước đó: Hoàn thành tốt nhiệm vụ, năm 2023 (Quyết định 9/QĐ). Lý do: Ghi nhầm mức (theo Biên bản số 3/BB)");
        (await site.WithDbAsync(db => db.Achievements.AsNoTracking().SingleAsync(e => e.Id == entry.Id, Ct))).VerifiedAt.ShouldBeNull();
        // The form of a while ago is told so, and nothing is lost.
        (await (await browser.PostAsync(correct, fields, Ct)).Content.ReadAsStringAsync(Ct)).ShouldContain("Người khác vừa sửa mục này");
        fields["Because.Version"] = (await site.WithDbAsync(db => db.Achievements.AsNoTracking().SingleAsync(e => e.Id == entry.Id, Ct))).Version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await DoneAsync(browser, $"{correct}?handler=Remove", fields);
        (await browser.PageAsync(href, Ct)).ShouldContain("Chưa ghi thành tích nào");
        (await site.WithDbAsync(db => db.Achievements.CountAsync(e => e.Id == entry.Id && e.RemovedAt != null, Ct))).ShouldBe(1);
    }

    [Fact]
    public async Task Only_who_has_the_person_in_scope_sees_the_record_and_only_officers_change_it()
    {
        var (_, unit, person) = await OfficerAsync();
        var reader = $"doc.{Guid.CreateVersion7():n}";
        await site.AccountAsync(reader, Role.Auditor, unit);
        using var sees = await site.SignedInAsync(reader, Ct);
        (await sees.GetAsync($"/achievements/people/{person}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await sees.GetAsync($"/achievements/people/{person}/add", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var (elsewhere, _, _) = await OfficerAsync();
        (await elsewhere.GetAsync($"/achievements/people/{person}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.GetAsync($"/achievements/people/{person}/roadmap", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var nobody = site.Open();
        (await nobody.GetAsync($"/achievements/people/{person}", Ct)).Headers.Location!.ToString().ShouldContain("sign-in");
    }

    [Fact]
    public async Task A_units_table_of_either_layout_is_understood_shown_and_taken_over_whole()
    {
        var (browser, unit, person) = await OfficerAsync();
        var name = await site.WithDbAsync(db => db.People.Where(p => p.Id == person).Select(p => p.FullName).SingleAsync(Ct));
        var place = await site.WithDbAsync(db => db.Organisations.Where(o => o.Id == unit).Select(o => o.Name).SingleAsync(Ct));
        var wide = Sheet(["Họ và tên", "Đơn vị", "Năm 2022", "2023", "Năm học 2023-2024"],
            [name, place, "HTTNV; LĐTT", "Hoàn thành xuất sắc nhiệm vụ, LĐTT, CSTĐ cơ sở", "HTXSNV; BK UBND tỉnh"],
            [place, "", "Tập thể lao động tiên tiến", "", ""]);
        var preview = await UploadAsync(browser, wide);
        preview.Page.ShouldContain("8 mục mới, 0 dòng cần sửa");
        preview.Page.ShouldContain("Bằng khen của Bộ, ban, ngành, tỉnh (năm học 2023–2024)");
        await DoneAsync(browser, $"{preview.Href}?handler=Confirm", [], preview.Href);
        var entries = await site.WithDbAsync(db => db.Achievements.AsNoTracking().Where(e => e.PersonId == person).OrderBy(e => e.Year).ThenBy(e => e.Code).Select(e => $"{e.Year}{(e.IsSchoolYear ? "h" : "")} {e.Code}").ToListAsync(Ct));
        entries.ShouldBe(["2022 hoan_thanh_tot", "2022 lao_dong_tien_tien", "2023 chien_si_thi_dua_co_so", "2023 hoan_thanh_xuat_sac", "2023 lao_dong_tien_tien", "2024h bang_khen_bo_nganh_tinh", "2024h hoan_thanh_xuat_sac"]);
        (await site.WithDbAsync(db => db.Achievements.CountAsync(e => e.UnitId == unit, Ct))).ShouldBe(1);

        // The same once more brings nothing new; a long table with mistakes says which.
        (await UploadAsync(browser, wide)).Page.ShouldContain("0 mục mới, 0 dòng cần sửa");
        var longer = await UploadAsync(browser, Sheet(["Họ và tên", "Năm", "Mức xếp loại", "Danh hiệu thi đua", "Sáng kiến", "Phạm vi ảnh hưởng", "Số quyết định"],
            [name, "2021", "HTTNV", "LĐTT", "Số hóa hồ sơ", "cơ sở", "9/QĐ"], [name, "2022", "HTXSNV", "", "", "", ""], ["Người Không Có", "2021", "HTTNV", "", "", "", ""], [name, "20x1", "", "CSTĐ gì đó", "", "", ""], [place, "2021", "", "LĐTT", "", "", ""]));
        longer.Page.ShouldContain("4 dòng cần sửa");
        longer.Page.ShouldContain("Năm 2022 đã ghi “Hoàn thành tốt nhiệm vụ”");
        longer.Page.ShouldContain("Không có “Người Không Có” trong danh bạ");
        longer.Page.ShouldContain("Năm “20x1” chưa đúng");
        longer.Page.ShouldContain("Lao động tiên tiến không dành cho tập thể");
        longer.Page.ShouldContain("Số hóa hồ sơ");
        longer.Page.ShouldNotContain("handler=Confirm");
    }

    [Fact]
    public async Task A_table_that_names_a_unit_means_the_one_that_lives_and_is_told_of_two()
    {
        var (browser, root, person) = await OfficerAsync();
        var name = await site.WithDbAsync(db => db.People.Where(p => p.Id == person).Select(p => p.FullName).SingleAsync(Ct));
        var (ended, lives) = (await site.OrganisationAsync("Phòng Trùng Tên", root), await site.OrganisationAsync("Phòng Trùng Tên", root));
        foreach (var _ in (string[])["a", "b"]) await site.OrganisationAsync("Phòng Hai Nơi", root);
        await site.WithDbAsync(db => db.Organisations.Where(o => o.Id == ended).ExecuteUpdateAsync(s => s.SetProperty(o => o.ValidTo, new DateOnly(2025, 6, 30)), Ct));
        // A title for a deed of that year is no title for merit of that year; a decision is not signed tomorrow.
        var deed = Title(person, 2024, "giay_khen");
        deed.Basis = AwardBasis.Sudden;
        await AddAsync(deed);
        var preview = await UploadAsync(browser, Sheet(["Họ và tên", "Năm", "Danh hiệu thi đua", "Ngày quyết định"],
            ["Phòng Trùng Tên", "2024", "Tập thể lao động tiên tiến", "15/01/2025"], ["Phòng Hai Nơi", "2024", "Tập thể lao động tiên tiến", ""], [name, "2024", "Giấy khen", "01/01/2099"]));
        preview.Page.ShouldContain("2 mục mới, 2 dòng cần sửa");
        preview.Page.ShouldContain("Có 2 đơn vị tên “Phòng Hai Nơi”; ghi mã của đơn vị thay cho tên.");
        preview.Page.ShouldContain("Ngày quyết định chưa đến.");
        var right = await UploadAsync(browser, Sheet(["Họ và tên", "Năm", "Danh hiệu thi đua"], ["Phòng Trùng Tên", "2024", "Tập thể lao động tiên tiến"], [name, "2024", "Giấy khen"]));
        await DoneAsync(browser, $"{right.Href}?handler=Confirm", [], right.Href);
        (await site.WithDbAsync(db => db.Achievements.CountAsync(e => e.UnitId == lives, Ct))).ShouldBe(1);
        (await site.WithDbAsync(db => db.Achievements.CountAsync(e => e.PersonId == person && e.Code == "giay_khen", Ct))).ShouldBe(2);
    }

    [Fact]
    public void What_was_said_twice_is_taken_the_same_in_whatever_order_the_rows_come()
    {
        var (law, now, before) = (new LawShelf(VinhDanh.Law.Packs.LawLibrary.LoadEmbedded(), TimeProvider.System), Guid.CreateVersion7(), Guid.CreateVersion7());
        var second = 0;
        Achievement Of(Guid unit, AchievementKind kind, short year, string code, bool? holds, decimal? amount = null) =>
            new() { Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddSeconds(++second)), UnitId = unit, Kind = kind, Year = year, Code = code, Holds = holds, Amount = amount, Source = AchievementSource.Hand, CreatedAt = DateTimeOffset.UnixEpoch };
        List<Achievement> entries =
        [
            Of(now, AchievementKind.Finding, 2024, "policy_compliance", true), Of(now, AchievementKind.Finding, 2024, "policy_compliance", false), Of(before, AchievementKind.Finding, 2024, "policy_compliance", true),
            Of(now, AchievementKind.Members, 2024, MembersFigures.All, null, 20), Of(before, AchievementKind.Members, 2024, MembersFigures.All, null, 50), Of(now, AchievementKind.Members, 2023, MembersFigures.All, null, 10),
        ];
        foreach (var order in (List<Achievement>[])[entries, [.. entries.AsEnumerable().Reverse()], [.. entries.OrderBy(e => e.Year)]])
        {
            var history = new AwardRecord(new(now, true, "Phòng Mới", null, now, "Phòng Mới"), order, null, [], [new(before, "Phòng Cũ", new(2025, 7, 1), "Nghị quyết 1", false)]).History(law);
            history.Found["policy_compliance"].ShouldBeFalse("its own entry, and of these the one written last");
            history.Members!.Count.ShouldBe(20);
        }
    }

    [Fact]
    public void Short_forms_mean_what_offices_mean_by_them()
    {
        var law = new LawShelf(VinhDanh.Law.Packs.LawLibrary.LoadEmbedded(), TimeProvider.System);
        var awards = new NameMatcher(law.Awards.SelectMany(a => a.FormerNames.Concat(a.AlsoCalled).Prepend(a.Name).Select(n => (a.Code, n))));
        foreach (var (said, code) in ((string, string)[])[("LĐTT", "lao_dong_tien_tien"), ("CSTĐCS", "chien_si_thi_dua_co_so"), ("CSTĐ cơ sở", "chien_si_thi_dua_co_so"), ("CSTĐ cấp tỉnh", "chien_si_thi_dua_bo_nganh_tinh"), ("TTLĐXS", "tap_the_lao_dong_xuat_sac"),
            ("Tập thể LĐXS", "tap_the_lao_dong_xuat_sac"), ("BK TTg", "bang_khen_thu_tuong"), ("BK của Thủ tướng Chính phủ", "bang_khen_thu_tuong"), ("BK UBND tỉnh", "bang_khen_bo_nganh_tinh"), ("HCLĐ hạng Ba", "huan_chuong_lao_dong_hang_ba"),
            ("Huân chương Lao động hạng III", "huan_chuong_lao_dong_hang_ba"), ("giấy khen", "giay_khen")])
            awards.Find(said).ShouldBe([code], said);
        awards.Find("không biết").ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_records_of_one_person_become_one_and_say_nothing_twice()
    {
        var (browser, unit, keep) = await OfficerAsync();
        var gone = await PersonAsync(unit, "Người ghi hai lần");
        await AddAsync(Rating(keep, 2022, "hoan_thanh_tot"), Rating(gone, 2022, "hoan_thanh_xuat_sac"), Rating(gone, 2023, "hoan_thanh_tot"), Title(keep, 2023, "lao_dong_tien_tien"), Title(gone, 2023, "lao_dong_tien_tien"));
        await site.WithDbAsync(async db =>
        {
            db.AchievementSubjects.AddRange(new() { Id = Guid.CreateVersion7(), PersonId = keep, IsRetiring = true }, new() { Id = Guid.CreateVersion7(), PersonId = gone, IsRetiring = false, PendingCase = "thanh tra khi có dấu hiệu vi phạm" });
            return await db.SaveChangesAsync(Ct);
        });
        await DoneAsync(browser, $"/achievements/people/{gone}/settings?handler=Read", new() { ["Choice.Reading"] = "bang_khen_bo.two_titles_alone", ["Choice.Yes"] = "True", ["Choice.Reason"] = "Hướng dẫn", ["Choice.Document"] = "Công văn 5/SNV" }, $"/achievements/people/{gone}/settings");
        await DoneAsync(browser, $"/directory/duplicates/people/{keep}/{gone}", new() { ["Input.Reason"] = "Ghi hai lần" });
        // A case that is being dealt with does not end because somebody was entered twice; nor does what a named person chose.
        var settings = await site.WithDbAsync(db => db.AchievementSubjects.AsNoTracking().SingleAsync(s => s.PersonId == keep || s.PersonId == gone, Ct));
        (settings.PersonId, settings.IsRetiring, settings.PendingCase).ShouldBe((keep, true, "thanh tra khi có dấu hiệu vi phạm"));
        (await site.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.SubjectId == keep && e.Action == "achievement.settings-edited", Ct))).ShouldBe(1);
        (await browser.PageAsync($"/achievements/people/{keep}", Ct)).ShouldContain("Hướng dẫn (theo Công văn 5/SNV)");
        var left = await site.WithDbAsync(db => db.Achievements.AsNoTracking().Where(e => e.PersonId == keep && e.RemovedAt == null).OrderBy(e => e.Year).ThenBy(e => e.Code).Select(e => $"{e.Year} {e.Code}").ToListAsync(Ct));
        left.ShouldBe(["2022 hoan_thanh_tot", "2023 hoan_thanh_tot", "2023 lao_dong_tien_tien"]);
        (await browser.PageAsync($"/achievements/people/{keep}", Ct)).ShouldContain("Gộp hồ sơ thành tích");
    }

    [Fact]
    public async Task A_successor_carries_what_the_forerunner_earned_where_the_decision_says_so()
    {
        var (browser, root, _) = await OfficerAsync();
        var (old, part, now) = (await site.OrganisationAsync("Phòng Cũ", root), await site.OrganisationAsync("Phòng Một Phần", root), await site.OrganisationAsync("Phòng Mới", root));
        await site.WithDbAsync(async db =>
        {
            foreach (var (from, how) in ((Guid, HistoryInheritance)[])[(old, HistoryInheritance.Yes), (part, HistoryInheritance.Partly)])
                db.OrganisationSuccessions.Add(new() { Id = Guid.CreateVersion7(), FromId = from, ToId = now, Kind = SuccessionKind.Merge, LegalDocument = "Nghị quyết 1/NQ-HĐND", EffectiveOn = new(2025, 7, 1), InheritsHistory = how });
            return await db.SaveChangesAsync(Ct);
        });
        await AddAsync(new Achievement { Id = Guid.CreateVersion7(), UnitId = old, Kind = AchievementKind.Rating, Year = 2023, Code = "hoan_thanh_xuat_sac", Source = AchievementSource.Hand, CreatedAt = site.Clock.At },
            new Achievement { Id = Guid.CreateVersion7(), UnitId = part, Kind = AchievementKind.Rating, Year = 2022, Code = "hoan_thanh_tot", Source = AchievementSource.Hand, CreatedAt = site.Clock.At });
        var page = await browser.PageAsync($"/achievements/units/{now}", Ct);
        page.ShouldContain("Thành tích của Phòng Cũ");
        page.ShouldContain("kế thừa một phần");
        page.ShouldNotContain("Năm 2022");
        (await browser.PageAsync($"/achievements/units/{now}/roadmap", Ct)).ShouldContain("2023");
    }

    [Fact]
    public async Task Who_moved_from_an_office_to_a_school_has_an_unbroken_record_that_says_why()
    {
        var (browser, _, person) = await OfficerAsync();
        await AddAsync(Rating(person, 2021, "hoan_thanh_xuat_sac"), Rating(person, 2022, "hoan_thanh_xuat_sac"), School(Rating(person, 2024, "hoan_thanh_xuat_sac")), School(Rating(person, 2025, "hoan_thanh_xuat_sac")));
        (await browser.PageAsync($"/achievements/people/{person}", Ct)).ShouldContain("Năm học 2023–2024 nối tiếp năm 2022");
        var roadmap = await browser.PageAsync($"/achievements/people/{person}/roadmap?year=2025", Ct);
        roadmap.ShouldContain("nối tiếp năm 2022");
        roadmap.ShouldNotContain("ngắt ở năm 2023");
    }

    [Fact]
    public async Task A_case_that_is_being_dealt_with_puts_the_record_on_hold()
    {
        var (browser, _, person) = await OfficerAsync();
        await AddAsync(Rating(person, 2025, "hoan_thanh_tot"));
        var settings = $"/achievements/people/{person}/settings";
        await DoneAsync(browser, settings, new() { ["Input.PendingCase"] = "thanh tra khi có dấu hiệu vi phạm" });
        var roadmap = await browser.PageAsync($"/achievements/people/{person}/roadmap?year=2025", Ct);
        roadmap.ShouldContain("Tạm dừng xét: thanh tra khi có dấu hiệu vi phạm");
        Verdict(roadmap, "lao_dong_tien_tien").ShouldContain("Tạm dừng xét");
        (await (await browser.PostAsync(settings, new() { ["Input.PendingCase"] = "khác" }, Ct)).Content.ReadAsStringAsync(Ct)).ShouldContain("Người khác vừa sửa thông tin này");
    }

    [Fact]
    public async Task A_disputed_reading_is_chosen_by_a_named_person_and_told_with_the_record()
    {
        var (browser, _, person) = await OfficerAsync();
        await AddAsync([.. ((short[])[2024, 2025]).SelectMany(y => new[] { Rating(person, y, "hoan_thanh_xuat_sac"), Title(person, y, "chien_si_thi_dua_co_so") })]);
        var roadmap = $"/achievements/people/{person}/roadmap?year=2025&date=15/01/2026";
        Verdict(await browser.PageAsync(roadmap, Ct), "bang_khen_bo_nganh_tinh").ShouldContain("Chưa đủ điều kiện, tiêu chuẩn");
        await DoneAsync(browser, $"/achievements/people/{person}/settings?handler=Read", new() { ["Choice.Reading"] = "bang_khen_bo.two_titles_alone", ["Choice.Yes"] = "True", ["Choice.Reason"] = "Hướng dẫn của Sở", ["Choice.Document"] = "Công văn 5/SNV" }, $"/achievements/people/{person}/settings");
        var page = await browser.PageAsync(roadmap, Ct);
        Verdict(page, "bang_khen_bo_nganh_tinh").ShouldContain("Đủ điều kiện, tiêu chuẩn");
        page.ShouldContain("Hướng dẫn của Sở (theo Công văn 5/SNV)");
        (await browser.PageAsync($"/achievements/people/{person}", Ct)).ShouldContain("Cách hiểu được chọn cho hồ sơ này");
    }

    [Fact]
    public async Task A_roadmap_follows_its_assumptions_and_comes_as_a_document()
    {
        var (browser, _, person) = await OfficerAsync();
        await AddAsync([.. Enumerable.Range(2021, 5).SelectMany(y => new[] { Rating(person, (short)y, "hoan_thanh_xuat_sac"), Title(person, (short)y, "lao_dong_tien_tien"), Title(person, (short)y, "chien_si_thi_dua_co_so") })]);
        var path = $"/achievements/people/{person}/roadmap";
        var plain = await browser.PageAsync($"{path}?year=2025&date=15/01/2026", Ct);
        plain.ShouldContain("Giả định: mức xếp loại giữ như năm gần nhất");
        Verdict(plain, "chien_si_thi_dua_co_so").ShouldContain("Đã được tặng");
        var with = await browser.PageAsync($"{path}?year=2025&date=15/01/2026&work-2026=co_so&work-2027=co_so", Ct);
        with.ShouldContain("năm 2026 có 01 sáng kiến ảnh hưởng trong cơ sở");
        Verdict(with, "bang_khen_bo_nganh_tinh").ShouldContain("Sớm nhất với thành tích đến năm 2027");
        // What was given under a law that the one asked for does not know keeps its name.
        await AddAsync(Title(person, 2025, "bang_khen_quan_khu_dhqg"));
        var older = await browser.PageAsync($"{path}?year=2025&date=15/06/2023", Ct);
        older.ShouldContain(site.Services.GetRequiredService<LawShelf>().NameOf("bang_khen_quan_khu_dhqg"));
        older.ShouldNotContain("bang_khen_quan_khu_dhqg");
        await DoneAsync(browser, $"/achievements/people/{person}/settings?handler=Read", new() { ["Choice.Reading"] = "bang_khen_bo.two_titles_alone", ["Choice.Yes"] = "True", ["Choice.Reason"] = "Hướng dẫn của Sở", ["Choice.Document"] = "Công văn 5/SNV" }, $"/achievements/people/{person}/settings");
        var compared = await browser.PageAsync($"{path}?year=2025&date=15/01/2026&with=old_law", Ct);
        compared.ShouldContain("Khác gì so với");
        var docx = await browser.GetAsync($"{path}/docx?year=2025&work-2026=co_so", Ct);
        docx.StatusCode.ShouldBe(HttpStatusCode.OK, await docx.Content.ReadAsStringAsync(Ct));
        docx.Content.Headers.ContentType!.MediaType!.ShouldContain("wordprocessingml");
        using var read = new MemoryStream(await docx.Content.ReadAsByteArrayAsync(Ct));
        using var zip = new System.IO.Compression.ZipArchive(read);
        using var body = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var words = await body.ReadToEndAsync(Ct);
        words.ShouldContain("LỘ TRÌNH");
        words.ShouldContain("Công văn 5/SNV", customMessage: "a reading chosen for the record stands wherever the record is told");
    }

    [Fact]
    public async Task Numbers_and_days_beyond_all_bounds_are_told_to_be_wrong()
    {
        var (browser, _, person) = await OfficerAsync();
        var href = $"/achievements/people/{person}";
        var huge = await browser.PostAsync($"{href}/add?kind=Post", new() { ["Input.Code"] = "khong_co", ["Input.Year"] = "2020", ["Input.Amount"] = "99999999999999999999" }, Ct, $"{href}/add?kind=Post");
        huge.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await huge.Content.ReadAsStringAsync(Ct)).ShouldContain("Số chưa đúng.");
        await AddAsync(Rating(person, 2025, "hoan_thanh_tot"));
        (await browser.PageAsync($"{href}/roadmap?date=31/12/9999&year=99999999999&ahead=0", Ct)).ShouldContain("Ngày nhận hồ sơ chưa đúng");
        (await browser.PageAsync($"{href}/roadmap?date=01/01/0001", Ct)).ShouldContain("Ngày nhận hồ sơ chưa đúng");
    }

    /// <summary>The panel of one award on a roadmap.</summary>
    private static string Verdict(string page, string award)
    {
        var from = page.IndexOf($"<div id=\"{award}\">", StringComparison.Ordinal);
        if (from < 0) return "Chưa đủ điều kiện, tiêu chuẩn (không trong tầm)";
        return page[from..page.IndexOf("</section>", from, StringComparison.Ordinal)];
    }

    private static Achievement Rating(Guid person, short year, string code) => new() { Id = Guid.CreateVersion7(), PersonId = person, Kind = AchievementKind.Rating, Year = year, Code = code, Source = AchievementSource.Hand, CreatedAt = DateTimeOffset.UnixEpoch };

    private static Achievement Title(Guid person, short year, string code) => new() { Id = Guid.CreateVersion7(), PersonId = person, Kind = AchievementKind.Title, Year = year, Code = code, Basis = AwardBasis.Merit, Source = AchievementSource.Hand, CreatedAt = DateTimeOffset.UnixEpoch };

    private static Achievement School(Achievement entry)
    {
        entry.IsSchoolYear = true;
        return entry;
    }

    private Task<int> AddAsync(params Achievement[] entries) => site.WithDbAsync(async db =>
    {
        db.Achievements.AddRange(entries);
        return await db.SaveChangesAsync(Ct);
    });

    private static byte[] Sheet(string[] headers, params string[][] rows)
    {
        using var file = new MemoryStream();
        XlsxWriter.Write("Theo dõi thành tích", [new() { Name = "Bảng", Columns = [.. headers.Select(h => new SheetColumn(h))], Rows = rows.Select(r => (IReadOnlyList<SheetCell>)[.. r.Select(c => (SheetCell)c)]) }], file);
        return file.ToArray();
    }

    private static async Task<(string Href, string Page)> UploadAsync(Browser browser, byte[] table)
    {
        var answer = await browser.UploadAsync("/achievements/import", [], [("Input.Table", "theo-doi.xlsx", table)], Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
        var href = answer.Headers.Location!.ToString();
        return (href, await browser.PageAsync(href, Ct));
    }

    private static async Task DoneAsync(Browser browser, string action, Dictionary<string, string> fields, string? page = null)
    {
        var answer = await browser.PostAsync(action, fields, Ct, page ?? action.Replace("?handler=Remove", "", StringComparison.Ordinal));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
    }

    private async Task<Guid> PersonAsync(Guid unit, string name)
    {
        var id = Guid.CreateVersion7();
        await site.WithDbAsync(async db =>
        {
            db.People.Add(new() { Id = id, OrganisationId = unit, FullName = name, ValidFrom = new(2020, 1, 1) });
            return await db.SaveChangesAsync(Ct);
        });
        return id;
    }

    private async Task<(Browser Browser, Guid Unit, Guid Person)> OfficerAsync()
    {
        var name = $"ho.so.{Guid.CreateVersion7():n}";
        var unit = await site.OrganisationAsync($"Sở Thử {Guid.CreateVersion7().ToString("n")[^6..]}");
        await site.AccountAsync(name, Role.StandingAgencyOfficer, unit);
        return (await site.SignedInAsync(name, Ct), unit, await PersonAsync(unit, $"Nguyễn Văn {Guid.CreateVersion7().ToString("n")[^6..]}"));
    }
}
