using System.Net;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Inspections.Conclusion;

/// <summary>From the first finding at a unit to the end of what follows from it.</summary>
public sealed class ConclusionTests(Site site) : IClassFixture<Site>
{
    private static readonly DateOnly Visit = new(2026, 4, 20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_found_becomes_minutes_a_conclusion_and_tasks_and_the_next_inspection_opens_with_what_is_open()
    {
        var (s, inspection, target) = await VisitedAsync();
        var (onsite, conclusion, ofUnit) = ($"/inspections/{inspection}/targets/{target}/onsite", $"/inspections/{inspection}/targets/{target}/conclusion", $"/inspections/units/{target}/conclusion");
        var contents = await ContentsAsync(inspection);
        await s.DoneAsync($"{onsite}?handler=Check", new() { ["Check.Content"] = contents[0].ToString(), ["Check.State"] = "Looked", ["Check.Note"] = "12 văn bản năm 2025", ["Check.Version"] = "0" });
        await s.DoneAsync($"{onsite}?handler=Add", Finding(contents[0], FindingKind.Achievement, "Ban hành đủ văn bản chỉ đạo", ("IsExemplary", "true")));
        await s.DoneAsync($"{onsite}?handler=Add", Finding(contents[1], FindingKind.Shortcoming, "Tỷ lệ khen người lao động trực tiếp còn thấp", ("Topic", "Khen người trực tiếp lao động còn ít"), ("Explanation", "Số người đăng ký ít")));
        await s.DoneAsync($"{onsite}?handler=Add", Finding(contents[1], FindingKind.Recommendation, "Xây dựng kế hoạch khen người lao động trực tiếp", ("DueOn", "30/06/2026")));
        (await s.PostAsync($"{onsite}?handler=Close", [])).ShouldContain("Ghi đủ giờ bắt đầu");
        await s.DoneAsync($"{onsite}?handler=Meeting", new() { ["Meeting.BeganAt"] = "08:00", ["Meeting.EndedAt"] = "11:30", ["Meeting.UnitPeople"] = "Trần Thị Bình, Phó Giám đốc", ["Meeting.Version"] = "0" });
        await s.DoneAsync($"{onsite}?handler=Close", []);
        var minutes = await KeptAsync(s.Officer, Findings.MinutesFiles.Kind, target);
        minutes.ShouldContain("hồi 08 giờ 00");
        minutes.ShouldContain("Giải trình của đơn vị: Số người đăng ký ít.");
        minutes.IndexOf("Ban hành đủ văn bản", StringComparison.Ordinal).ShouldBeLessThan(minutes.IndexOf("Tỷ lệ khen", StringComparison.Ordinal));
        // Minutes that both sides agreed to stay as they were.
        (await s.PostAsync($"{onsite}?handler=Meeting", new() { ["Meeting.UnitPeople"] = "Người khác", ["Meeting.Version"] = "0" })).ShouldContain("Biên bản đã được thông qua");

        using var unit = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        (await unit.GetAsync(ofUnit, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound); // a draft is the authority's own
        (await s.PostAsync($"{conclusion}?handler=Submit", new() { ["version"] = "0" })).ShouldContain("Chưa có nhận xét chung");
        await s.DoneAsync(conclusion, new() { ["Draft.Assessment"] = "Đơn vị thực hiện tốt công tác chỉ đạo.", ["Draft.Version"] = "0" });
        await s.DoneAsync($"{conclusion}?handler=Round", new() { ["Round.Due"] = "30/04/2026", ["Round.Version"] = await VersionAsync(target) });
        (await unit.PageAsync("/notices", Ct)).ShouldContain("Dự thảo kết luận kiểm tra lấy ý kiến đơn vị");
        (await unit.PageAsync(ofUnit, Ct)).ShouldContain("Tỷ lệ khen người lao động trực tiếp còn thấp");
        (await unit.PostAsync(ofUnit, new() { ["Input.Text"] = "Đề nghị ghi rõ năm" }, Ct, ofUnit)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await s.PostAsync($"{conclusion}?handler=Submit", new() { ["version"] = await VersionAsync(target) })).ShouldContain("Còn 1 ý kiến góp ý chưa trả lời");
        await s.DoneAsync($"{conclusion}?handler=Answer", new() { ["Answer.Comment"] = (await CommentAsync(target)).ToString(), ["Answer.Text"] = "Đã tiếp thu" });
        await s.DoneAsync($"{conclusion}?handler=Submit", new() { ["version"] = await VersionAsync(target) });
        (await s.PostAsync($"{onsite}?handler=Add", Finding(null, FindingKind.Shortcoming, "Ghi muộn"))).ShouldContain("đã trình ký");

        using var leader = await s.OfUnitAsync(s.Authority, Role.AgencyLeader);
        var signed = await leader.PostAsync($"{conclusion}?handler=Sign", new() { ["Issue.Number"] = "12/KL-UBND", ["Issue.On"] = "20/04/2026", ["Issue.Signer"] = "Lê Văn Cường", ["Issue.Version"] = await VersionAsync(target) }, Ct, conclusion);
        signed.StatusCode.ShouldBe(HttpStatusCode.Redirect, await signed.Content.ReadAsStringAsync(Ct));
        var issued = await KeptAsync(unit, ConclusionFiles.Kind, target);
        issued.ShouldContain("Số: 12/KL-UBND");
        issued.ShouldContain("Xây dựng kế hoạch khen người lao động trực tiếp. Đơn vị thực hiện: Sở Y tế, chậm nhất ngày 30/06/2026.");
        (await unit.PageAsync("/notices", Ct)).ShouldContain("Kết luận số 12/KL-UBND về kiểm tra tại đơn vị");

        // The recommendation is a task of the unit, with its day; the unit answers it, the authority accepts.
        var task = await FollowedAsync(target);
        (task.Title, task.DueOn, task.GroupTitle).ShouldBe(("Xây dựng kế hoạch khen người lao động trực tiếp", new DateOnly(2026, 6, 30), "Thực hiện kết luận kiểm tra"));
        await s.TurnToAsync(new(2026, 7, 2));
        (await s.Officer.PageAsync($"/inspections/{inspection}/conclusions", Ct)).ShouldContain("Quá hạn");
        (await s.PostAsync($"{conclusion}?handler=Close", [])).ShouldContain("Còn 1 kiến nghị chưa thực hiện xong");
        // The next inspection of the unit opens with it, and says that it is still so.
        var next = await s.PlannedAsync();
        var again = $"/inspections/{next}/targets/{await s.TargetAsync(next, s.Health)}/onsite";
        var opening = await s.Officer.PageAsync(again, Ct);
        opening.ShouldContain("Từ các lần kiểm tra trước");
        opening.ShouldContain("Tỷ lệ khen người lao động trực tiếp còn thấp");
        var open = await FindingAsync(target, FindingKind.Recommendation);
        await s.DoneAsync($"{again}?handler=Repeat", new() { ["point"] = open.ToString() });
        (await s.PostAsync($"{again}?handler=Repeat", new() { ["point"] = open.ToString() })).ShouldContain("đã được ghi lại");
        (await s.Officer.PageAsync(again, Ct)).ShouldContain("Chưa thực hiện xong kiến nghị của Kết luận số 12/KL-UBND: Xây dựng kế hoạch");

        using var later = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        var part = $"/tasks/{task.Id}/answers/{await PartAsync(task.Id)}";
        (await later.PostAsync($"{part}?handler=Report", new() { ["Report.Text"] = "Đã ban hành kế hoạch số 5", ["final"] = "true" }, Ct, part)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await s.Officer.PageAsync(conclusion, Ct)).ShouldContain("Đã báo cáo ngày 02/07/2026, chờ xác nhận");
        await s.DoneAsync($"{part}?handler=Accept", []);
        await s.DoneAsync($"{conclusion}?handler=Close", []);
        (await s.Officer.PageAsync(conclusion, Ct)).ShouldContain("Đã kết thúc theo dõi");
        (await s.Officer.PageAsync(again, Ct)).ShouldNotContain("việc theo dõi");
        var report = await InspectionStage.WordsOfAsync(await s.Officer.GetAsync($"/inspections/{inspection}/conclusions/report", Ct));
        report.ShouldContain("Tổng số 1 kiến nghị; đã thực hiện xong 1, quá hạn 0.");
        await s.DoneAsync($"/inspections/{inspection}/conclusions?handler=Close", []);
        (await s.Officer.PageAsync($"/inspections/{inspection}/conclusions", Ct)).ShouldContain("Đã kết thúc.");
    }

    [Fact]
    public async Task Two_inspectors_who_change_the_same_finding_both_keep_their_words_and_a_form_that_saves_itself_is_told()
    {
        var (s, inspection, target) = await VisitedAsync();
        var onsite = $"/inspections/{inspection}/targets/{target}/onsite";
        await s.DoneAsync($"{onsite}?handler=Add", Finding(null, FindingKind.Shortcoming, "Lưu hồ sơ chưa đủ"));
        var finding = await FindingAsync(target, FindingKind.Shortcoming);
        var version = await FindingVersionAsync(finding);
        Dictionary<string, string> Words(string text, string of) => new(Finding(null, FindingKind.Shortcoming, text)) { ["finding"] = finding.ToString(), ["Input.Version"] = of };
        await s.DoneAsync($"{onsite}?handler=Save", Words("Lưu hồ sơ chưa đủ năm 2024", version));
        var auto = await s.Officer.PostAsync($"{onsite}?handler=Save", Words("Lưu hồ sơ chưa đủ năm 2025", version), Ct, onsite, "X-Autosave");
        auto.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var back = await s.PostAsync($"{onsite}?handler=Save", Words("Lưu hồ sơ chưa đủ năm 2025", version));
        back.ShouldContain("Nội dung người khác vừa ghi: Lưu hồ sơ chưa đủ năm 2024.");
        back.ShouldContain("Lưu hồ sơ chưa đủ năm 2025");
        await s.DoneAsync($"{onsite}?handler=Save", Words("Lưu hồ sơ chưa đủ năm 2025", await FindingVersionAsync(finding)));
        var saved = await s.Officer.PostAsync($"{onsite}?handler=Save", Words("Lưu hồ sơ chưa đủ hai năm", await FindingVersionAsync(finding)), Ct, onsite, "X-Autosave");
        saved.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await saved.Content.ReadAsStringAsync(Ct)).ShouldContain($"\"row\":{await FindingVersionAsync(finding)}");
    }

    [Fact]
    public async Task What_does_not_fit_a_kind_is_said_and_nothing_typed_is_lost()
    {
        var (s, inspection, target) = await VisitedAsync();
        var onsite = $"/inspections/{inspection}/targets/{target}/onsite";
        (await s.PostAsync($"{onsite}?handler=Add", Finding(null, FindingKind.Achievement, "Đạt kết quả tốt", ("DueOn", "30/06/2026")))).ShouldContain("Thời hạn chỉ ghi cho kiến nghị");
        var strange = await s.PostAsync($"{onsite}?handler=Add", Finding(null, FindingKind.Recommendation, "Bổ sung quy chế", ("DueOn", "30/06/2026"), ("Responsible", "Sở Không Có")));
        strange.ShouldContain("Không tìm thấy đúng một đơn vị tên “Sở Không Có”");
        strange.ShouldContain("value=\"Sở Không Có\"");
        strange.ShouldContain("Bổ sung quy chế");
        (await s.PostAsync($"{onsite}?handler=Meeting", new() { ["Meeting.BeganAt"] = "11:00", ["Meeting.EndedAt"] = "09:00", ["Meeting.Version"] = "0" })).ShouldContain("Giờ kết thúc không thể trước giờ bắt đầu");
        (await site.WithDbAsync(db => db.InspectionFindings.CountAsync(f => f.TargetId == target, Ct))).ShouldBe(0);
    }

    [Fact]
    public async Task A_conclusion_signed_on_paper_needs_its_file_and_a_recommendation_without_a_day_keeps_it_from_being_signed()
    {
        var (s, inspection, target) = await VisitedAsync();
        var (onsite, conclusion) = ($"/inspections/{inspection}/targets/{target}/onsite", $"/inspections/{inspection}/targets/{target}/conclusion");
        await s.DoneAsync($"{onsite}?handler=Add", Finding(null, FindingKind.Recommendation, "Bổ sung quy chế", ("Responsible", s.WardName)));
        await s.DoneAsync(conclusion, new() { ["Draft.Assessment"] = "Cơ bản tốt.", ["Draft.Version"] = "0" });
        List<(string, string)> signed = [("Issue.Number", "13/KL-UBND"), ("Issue.On", "20/04/2026"), ("Issue.Signer", "Lê Văn Cường"), ("Issue.Version", await VersionAsync(target))];
        (await InspectionStage.PageOfAsync(s.Officer, await s.Officer.PostManyAsync($"{conclusion}?handler=Record", signed, Ct))).ShouldContain("Chọn tệp kết luận đã ký");
        var scan = ("Issue.Scan", "ket-luan.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray());
        var undated = await s.Officer.UploadAsync($"{conclusion}?handler=Record", signed.ToDictionary(f => f.Item1, f => f.Item2), [scan], Ct);
        WebUtility.HtmlDecode(await undated.Content.ReadAsStringAsync(Ct)).ShouldContain("Còn 1 kiến nghị chưa có thời hạn: Bổ sung quy chế");
        var finding = await FindingAsync(target, FindingKind.Recommendation);
        await s.DoneAsync($"{onsite}?handler=Save", new(Finding(null, FindingKind.Recommendation, "Bổ sung quy chế", ("Responsible", s.WardName), ("DueOn", "30/06/2026"))) { ["finding"] = finding.ToString(), ["Input.Version"] = await FindingVersionAsync(finding) });
        var done = await s.Officer.UploadAsync($"{conclusion}?handler=Record", signed.ToDictionary(f => f.Item1, f => f.Item2), [scan], Ct);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect, WebUtility.HtmlDecode(await done.Content.ReadAsStringAsync(Ct)));
        // Somebody else than the inspected unit carries it out.
        var task = await FollowedAsync(target);
        (await site.WithDbAsync(db => db.Assignments.Where(a => a.TaskId == task.Id).Select(a => a.OrganisationId).SingleAsync(Ct))).ShouldBe(s.Ward);
    }

    [Fact]
    public async Task Another_unit_sees_neither_draft_nor_conclusion_nor_their_files()
    {
        var (s, inspection, target) = await VisitedAsync();
        var (onsite, conclusion) = ($"/inspections/{inspection}/targets/{target}/onsite", $"/inspections/{inspection}/targets/{target}/conclusion");
        await s.DoneAsync($"{onsite}?handler=Add", Finding(null, FindingKind.Shortcoming, "Lưu hồ sơ chưa đủ"));
        var finding = await FindingAsync(target, FindingKind.Shortcoming);
        var attached = await s.Officer.UploadAsync($"{onsite}?handler=Attach", new() { ["finding"] = finding.ToString() }, [("file", "anh.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray())], Ct);
        attached.StatusCode.ShouldBe(HttpStatusCode.Redirect, await attached.Content.ReadAsStringAsync(Ct));
        var file = await site.WithDbAsync(db => db.FileReferences.Where(f => f.SubjectKind == Findings.FindingFiles.Kind && f.SubjectId == finding).Select(f => f.Id).SingleAsync(Ct));
        using var own = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        using var other = await s.OfUnitAsync(s.Ward, Role.UnitOfficer);
        foreach (var browser in (Browser[])[own, other])
            foreach (var path in (string[])[onsite, conclusion, $"/inspections/units/{target}/conclusion", $"/files/{file}"])
                (await browser.GetAsync(path, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await s.Officer.GetAsync($"/files/{file}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await s.DoneAsync($"{conclusion}?handler=Round", new() { ["Round.Due"] = "30/04/2026", ["Round.Version"] = "0" });
        (await own.GetAsync($"/files/{file}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync($"/files/{file}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"/inspections/units/{target}/conclusion", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>A running inspection on the day of its visit of the health department.</summary>
    private async Task<(InspectionStage Stage, Guid Inspection, Guid Target)> VisitedAsync()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        var target = await s.TargetAsync(inspection, s.Health);
        await s.PlanVisitAsync(inspection, target, "20/04/2026", "Day");
        await s.TurnToAsync(Visit);
        return (s, inspection, target);
    }

    private static Dictionary<string, string> Finding(Guid? content, FindingKind kind, string text, params (string Field, string Value)[] more)
    {
        Dictionary<string, string> fields = new() { ["Input.Content"] = content?.ToString() ?? "", ["Input.Kind"] = kind.ToString(), ["Input.Text"] = text, ["Input.Version"] = "0" };
        foreach (var (field, value) in more) fields[$"Input.{field}"] = value;
        return fields;
    }

    private Task<List<Guid>> ContentsAsync(Guid inspection) => site.WithDbAsync(db => db.InspectionContents.Where(c => c.InspectionId == inspection).OrderBy(c => c.SortNo).Select(c => c.Id).ToListAsync(Ct));

    private Task<Guid> FindingAsync(Guid target, FindingKind kind) => site.WithDbAsync(db => db.InspectionFindings.Where(f => f.TargetId == target && f.Kind == kind).Select(f => f.Id).SingleAsync(Ct));

    private Task<string> FindingVersionAsync(Guid finding) => site.WithDbAsync(async db => Text((await db.InspectionFindings.AsNoTracking().SingleAsync(f => f.Id == finding, Ct)).Version));

    private Task<string> VersionAsync(Guid target) => site.WithDbAsync(async db => Text((await db.InspectionConclusions.AsNoTracking().SingleAsync(c => c.TargetId == target, Ct)).Version));

    private Task<Guid> CommentAsync(Guid target) => site.WithDbAsync(db => db.InspectionComments.Where(c => c.TargetId == target).Select(c => c.Id).SingleAsync(Ct));

    private Task<PlanTask> FollowedAsync(Guid target) => site.WithDbAsync(db => db.Tasks.AsNoTracking().SingleAsync(t => db.InspectionFindings.Any(f => f.TargetId == target && f.TaskId == t.Id), Ct));

    private Task<Guid> PartAsync(Guid task) => site.WithDbAsync(db => db.Assignments.Where(a => a.TaskId == task).Select(a => a.Id).SingleAsync(Ct));

    private async Task<string> KeptAsync(Browser browser, string kind, Guid target)
    {
        var file = await site.WithDbAsync(db => db.FileReferences.Where(f => f.SubjectKind == kind && f.SubjectId == target).Select(f => f.Id).SingleAsync(Ct));
        return await InspectionStage.WordsOfAsync(await browser.GetAsync($"/files/{file}", Ct));
    }

    private static string Text(uint version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
