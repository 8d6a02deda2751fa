using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Inspections;

/// <summary>From the signed plan to visits that are planned and told of.</summary>
public sealed class InspectionPlanTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_real_plan_becomes_an_inspection_with_its_contents_units_team_limits_and_outline()
    {
        var paper = Seeds.Office("001", "docx");
        Assert.SkipWhen(paper is null, "The shared documents are not beside the project.");
        var s = await StageAsync();
        var page = await s.ImportAsync(await File.ReadAllBytesAsync(paper!, Ct));
        var id = await s.InspectionAsync();
        var i = await site.WithDbAsync(db => db.Inspections.AsNoTracking().SingleAsync(x => x.Id == id, Ct));
        (i.Number, i.IssuedOn, i.NoticeWorkingDays, i.ReportDaysBefore, i.SelfReportDue, i.DataFrom, i.PeriodFrom, i.PeriodTo).ShouldBe(
            ("1181/KH-HĐTĐKT", new DateOnly(2024, 3, 19), (short)15, (short)5, new DateOnly(2024, 11, 10), new DateOnly(2023, 1, 1), new DateOnly(2024, 4, 1), new DateOnly(2024, 9, 30)));
        page.ShouldContain("Kế hoạch số 1181/KH-HĐTĐKT");
        page.ShouldContain("các đơn vị chưa thấy gì");
        var questions = await site.WithDbAsync(db => db.InspectionQuestions.AsNoTracking().Where(q => q.InspectionId == id).OrderBy(q => q.SortNo).ToListAsync(Ct));
        questions.Select(q => q.Path).ShouldContain("II.6.đ");
        questions.Single(q => q.Path == "II.5").ShouldSatisfyAllConditions(q => q.WindowFrom.ShouldBe(new DateOnly(2023, 1, 1)), q => q.WindowTo.ShouldBe(new DateOnly(2023, 12, 31)));
        questions.Single(q => q.Path == "II.3").WindowSince.ShouldNotBeNull();
        // Headings over further questions ask nothing themselves; every other question asks something.
        var asked = await site.WithDbAsync(db => db.InspectionAsks.Where(a => db.InspectionQuestions.Any(q => q.Id == a.QuestionId && q.InspectionId == id)).Select(a => a.QuestionId).Distinct().ToListAsync(Ct));
        questions.Where(q => !asked.Contains(q.Id)).Select(q => q.Path).ShouldBe(["I", "II", "II.2", "II.6", "III"]);
        var targets = await site.WithDbAsync(db => db.InspectionTargets.AsNoTracking().Where(t => t.InspectionId == id).ToListAsync(Ct));
        targets.Count(t => t.SlotOf is null).ShouldBe(8);
        targets.Where(t => t.SlotOf is not null).Select(t => t.Label).ShouldContain("xã");
        var health = targets.Single(t => t.Label == "Sở Y tế");
        health.OrganisationId.ShouldBe(s.Health);
        var team = await site.WithDbAsync(db => db.InspectionMembers.AsNoTracking().Where(m => m.InspectionId == id).ToListAsync(Ct));
        team.Count(m => m.Role is InspectionRole.Head).ShouldBe(1);
        (await s.Officer.PageAsync($"/inspections/{id}/targets", Ct)).ShouldContain("Đi kèm UBND huyện Mường Ảng; chưa chọn đơn vị cụ thể");
    }

    [Fact]
    public async Task A_document_that_is_no_inspection_plan_is_refused_in_words_and_nothing_is_left()
    {
        var s = await StageAsync();
        var page = await s.ImportAsync(await File.ReadAllBytesAsync(Seeds.Sample("ke-hoach-tdkt-2026-phuong-lam-kieu.docx"), Ct));
        page.ShouldContain("không phải kế hoạch kiểm tra");
        (await site.WithDbAsync(db => db.Inspections.CountAsync(i => i.OrganisationId == s.Authority, Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task A_plan_with_double_numbers_a_unit_twice_and_terms_beyond_reason_is_taken_in_for_a_person_to_mend()
    {
        var s = await StageAsync();
        const string Text = "KẾ HOẠCH\nKiểm tra công tác thi đua, khen thưởng năm 2026\n\nI. NỘI DUNG KIỂM TRA\n\n1. Công tác lãnh đạo\n\n1. Công tác khen thưởng\n\nII. ĐỐI TƯỢNG KIỂM TRA\n\n1. Kiểm tra trực tiếp\n\n- Sở Y tế.\n\n- Sở Y tế.\n\n"
            + "III. TỔ CHỨC THỰC HIỆN\n\n- Thông báo cho đơn vị chậm nhất trước 99 ngày làm việc.\n\nĐỀ CƯƠNG\nBáo cáo kết quả kiểm tra\n\nI. Kết quả\n\n1. Công tác khen thưởng (số liệu tính từ 01/12/2025 đến 01/01/2025)\n\n1. Công tác quỹ\n";
        var answer = await s.Officer.UploadAsync("/inspections/import", [], [("Paper", "ke-hoach.txt", System.Text.Encoding.UTF8.GetBytes(Text))], Ct);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
        var id = await s.InspectionAsync();
        (await site.WithDbAsync(db => db.InspectionTargets.Where(t => t.InspectionId == id).Select(t => t.OrganisationId).ToListAsync(Ct))).ShouldBe([s.Health, null], ignoreOrder: true);
        (await site.WithDbAsync(db => db.Inspections.Where(i => i.Id == id).Select(i => i.NoticeWorkingDays).SingleAsync(Ct))).ShouldBeNull();
        (await site.WithDbAsync(db => db.InspectionContents.CountAsync(c => c.InspectionId == id, Ct))).ShouldBe(2);
    }

    [Fact]
    public async Task Units_are_chosen_for_the_places_of_the_plan_and_the_rest_of_the_clusters_inspects_itself()
    {
        var s = await StageAsync();
        var id = await s.PlannedAsync();
        var targets = $"/inspections/{id}/targets";
        var slot = await site.WithDbAsync(db => db.InspectionTargets.AsNoTracking().SingleAsync(t => t.InspectionId == id && t.OrganisationId == null, Ct));
        await s.DoneAsync($"{targets}?handler=Self", []);
        (await s.SelfAsync(id)).ShouldBe([s.Company, s.School, s.Ward], ignoreOrder: true);
        // One that was to inspect itself is visited instead.
        await s.DoneAsync($"{targets}?handler=Fill", new() { ["target"] = slot.Id.ToString(), ["unit"] = s.WardName });
        (await s.SelfAsync(id)).ShouldBe([s.Company, s.School], ignoreOrder: true);
        await s.DoneAsync($"{targets}?handler=Self", []);
        (await s.SelfAsync(id)).ShouldBe([s.Company, s.School], ignoreOrder: true);
        (await s.PostAsync($"{targets}?handler=Add", new() { ["unit"] = s.WardName })).ShouldContain("đã có trong danh sách kiểm tra trực tiếp");
        (await s.PostAsync($"{targets}?handler=Add", new() { ["unit"] = "Đơn vị không có" })).ShouldContain("Không tìm thấy đúng một đơn vị");
        (await site.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.SubjectId == id && e.Action == "inspection.target-added", Ct))).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_at_two_places_at_once_and_nobody_inspects_his_own_unit()
    {
        var s = await StageAsync();
        var id = await s.PlannedAsync();
        var (an, binh) = (await s.MemberAsync(id, "Nguyễn Văn An", s.Authority), await s.MemberAsync(id, "Trần Thị Bình", s.Health));
        var first = await s.TargetAsync(id, s.Health);
        await s.DoneAsync($"/inspections/{id}/targets?handler=Add", new() { ["unit"] = s.WardName });
        var second = await s.TargetAsync(id, s.Ward);
        (await s.PlanVisitAsync(id, first, "14/05/2026", "Day", an, binh)).ShouldContain("Trần Thị Bình công tác tại chính đơn vị được kiểm tra");
        await s.PlanVisitAsync(id, first, "14/05/2026", "Morning", an);
        (await s.PlanVisitAsync(id, second, "14/05/2026", "Day", an)).ShouldContain("Nguyễn Văn An đã có lịch kiểm tra Sở Y tế ngày 14/05/2026");
        (await s.PlanVisitAsync(id, second, "14/05/2026", "Afternoon", an, binh)).ShouldContain("Đã ghi lịch kiểm tra");
        (await site.WithDbAsync(db => db.InspectionVisitors.CountAsync(v => v.TargetId == second, Ct))).ShouldBe(2);
    }

    [Fact]
    public async Task A_notice_that_comes_late_is_shown_as_a_breach_and_the_receipt_is_recorded()
    {
        var s = await StageAsync();
        var id = await s.PlannedAsync();
        var target = await s.TargetAsync(id, s.Health);
        var page = $"/inspections/{id}/targets/{target}";
        await s.PlanVisitAsync(id, target, "14/05/2026", "Day");
        await s.TurnToAsync(new(2026, 4, 1));
        (await s.Officer.PageAsync(page, Ct)).ShouldContain("Ngày 17/04/2026 (15 ngày làm việc"); // 27 April (Hùng Kings' day in lieu), 30 April and 1 May off
        var words = await InspectionStage.WordsOfAsync(await s.Officer.GetAsync($"{page}/docx", Ct));
        words.ShouldContain("THÔNG BÁO");
        words.ShouldContain("gửi chậm nhất ngày 09/05/2026");
        (await s.PostAsync($"{page}?handler=Notice", new() { ["Notice.On"] = "04/05/2026", ["Notice.Version"] = await s.VersionAsync(target) })).ShouldContain("không thể sau hôm nay");
        await s.TurnToAsync(new(2026, 5, 4));
        await s.DoneAsync($"{page}?handler=Notice", new() { ["Notice.Number"] = "12/TB-SNV", ["Notice.On"] = "04/05/2026", ["Notice.Version"] = await s.VersionAsync(target) });
        (await s.Officer.PageAsync(page, Ct)).ShouldContain("Thông báo ngày 04/05/2026, chỉ trước 7 ngày làm việc; kế hoạch quy định 15 ngày");
        (await s.PostAsync($"{page}?handler=Receipt", new() { ["Receipt.On"] = "03/05/2026", ["Receipt.Note"] = "Văn thư xác nhận", ["Receipt.Version"] = await s.VersionAsync(target) })).ShouldContain("không thể trước ngày thông báo");
        await s.TurnToAsync(new(2026, 5, 5));
        await s.DoneAsync($"{page}?handler=Receipt", new() { ["Receipt.On"] = "05/05/2026", ["Receipt.Note"] = "Văn thư xác nhận", ["Receipt.Version"] = await s.VersionAsync(target) });
        (await s.Officer.PageAsync(page, Ct)).ShouldContain("Ngày 05/05/2026 (Văn thư xác nhận)");
        await s.TurnToAsync(new(2026, 5, 12));
        (await s.Officer.PageAsync($"/inspections/{id}/targets", Ct)).ShouldContain("Chưa gửi báo cáo (hạn ngày 09/05/2026)");
    }

    private Task<InspectionStage> StageAsync() => InspectionStage.MakeAsync(site);
}
