using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Inspections.Reports;

/// <summary>The outline as a form: filled from data, typed by several, frozen when it is handed in; who sees it when.</summary>
public sealed partial class ReportTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_filled_from_the_records_handed_in_frozen_and_shows_what_changed_later()
    {
        var s = await InspectionStage.MakeAsync(site);
        var target = await s.TargetAsync(await s.PlannedAsync(), s.Health);
        var people = await AwardedAsync(s.Health, 3);
        using var officer = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        using var head = await s.OfUnitAsync(s.Health, Role.UnitHead);
        var page = $"/inspections/units/{target}";
        await DoneAsync(officer, $"{page}?handler=Begin", [], page);
        var begun = await officer.PageAsync(page, Ct);
        begun.ShouldContain("Chương trình tính: <a href=\"/figures/awards.individuals?");
        var (awards, share) = (await AnswerAsync(target, "awards.individuals"), await AnswerAsync(target, "awards.without-post"));
        awards.Number.ShouldBe(3);
        (share.Number, share.Whole).ShouldBe((0, 3));
        // The unit knows better, and says why before it hands in.
        await SaveAsync(officer, target, "II.2", ("awards.individuals", "5", null, null));
        (await PostAsync(head, $"{page}?handler=Submit", [], page)).ShouldContain("khác số chương trình tính mà chưa ghi lý do (II.2)");
        await SaveAsync(officer, target, "II.2", ("awards.individuals", "5", null, "Hai quyết định ký tháng 12 chưa cập nhật"));
        await DoneAsync(officer, $"{page}?handler=Ask", [], page);
        (await PostAsync(officer, $"{page}?handler=Refill", [], page)).ShouldContain("Not found");
        await DoneAsync(head, $"{page}?handler=Submit", [], page);
        var frozen = await head.PageAsync(page, Ct);
        frozen.ShouldContain("Đơn vị ghi khác; lý do: Hai quyết định ký tháng 12 chưa cập nhật");
        frozen.ShouldNotContain("Tính lại hôm nay");
        // What comes into the records later changes nothing that was handed in, and is shown.
        await AwardedAsync(s.Health, 1);
        var later = await s.Officer.PageAsync(page, Ct);
        later.ShouldContain("Tính lại hôm nay: 4");
        (await AnswerAsync(target, "awards.individuals")).Number.ShouldBe(5);
        var words = await InspectionStage.WordsOfAsync(await s.Officer.GetAsync($"{page}/docx", Ct));
        words.IndexOf("Đặc điểm tình hình", StringComparison.Ordinal).ShouldBeLessThan(words.IndexOf("Công tác khen thưởng", StringComparison.Ordinal));
        words.ShouldContain("Số lượt cá nhân được khen thưởng: 5");
        words.ShouldContain("lý do khác: Hai quyết định ký tháng 12 chưa cập nhật");
        people.Count.ShouldBe(3);
        (await s.PostAsync($"{page}?handler=Return", new() { ["Reason"] = "" })).ShouldContain("Ghi lý do trả lại");
        await s.DoneAsync($"{page}?handler=Return", new() { ["Reason"] = "Bổ sung danh sách văn bản" });
        (await officer.PageAsync(page, Ct)).ShouldContain("trả lại để bổ sung: Bổ sung danh sách văn bản");
        await DoneAsync(head, $"{page}?handler=Submit", [], page);
        await s.DoneAsync($"{page}?handler=Accept", []);
        (await officer.PageAsync(page, Ct)).ShouldContain("Đã tiếp nhận");
    }

    [Fact]
    public async Task Two_people_write_different_questions_at_once_and_of_the_same_part_the_later_one_sees_both()
    {
        var s = await InspectionStage.MakeAsync(site);
        var target = await s.TargetAsync(await s.PlannedAsync(), s.Health);
        using var one = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        using var two = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        var page = $"/inspections/units/{target}";
        await DoneAsync(one, $"{page}?handler=Begin", [], page);
        await DoneAsync(two, $"{page}?handler=Begin", [], page); // the second finds the report there
        var first = await FieldsAsync(target, "I", text: "Sở có 12 phòng");
        var stale = await FieldsAsync(target, "I", text: "Sở có 11 phòng");
        (await one.PostAsync(page, first, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var answer = WebUtility.HtmlDecode(await (await two.PostAsync(page, stale, Ct, page)).Content.ReadAsStringAsync(Ct));
        answer.ShouldContain("Nội dung người khác vừa ghi: Nội dung báo cáo: Sở có 12 phòng");
        answer.ShouldContain("Sở có 11 phòng"); // what was typed is kept
        (await two.PostAsync(page, await FieldsAsync(target, "II.1", text: "Đã ban hành đủ văn bản"), Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.WithDbAsync(db => db.InspectionAnswers.Where(a => a.Text != null && db.InspectionReports.Any(r => r.Id == a.ReportId && r.TargetId == target)).Select(a => a.Text).OrderBy(t => t).ToListAsync(Ct)))
            .ShouldBe(["Đã ban hành đủ văn bản", "Sở có 12 phòng"], ignoreOrder: true);
        // Knowing theirs, the second writes again.
        stale["Answers[0].Version"] = VersionInputs().Match(answer).Groups["v"].Value;
        (await two.PostAsync(page, stale, Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await one.PageAsync(page, Ct)).ShouldContain("Sở có 11 phòng");
    }

    [Fact]
    public async Task Nothing_of_an_unannounced_visit_is_seen_by_the_unit_before_its_release()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        var target = await s.TargetAsync(inspection, s.Health);
        var (visit, page) = ($"/inspections/{inspection}/targets/{target}", $"/inspections/units/{target}");
        await s.DoneAsync(visit, new() { ["Input.Version"] = await s.VersionAsync(target), ["Input.VisitOn"] = "14/05/2026", ["Input.IsUnannounced"] = "true" });
        foreach (var role in Enum.GetValues<Role>())
        {
            using var inside = await s.OfUnitAsync(s.Health, role);
            (await inside.GetAsync(page, Ct)).StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
            (await inside.GetAsync(visit, Ct)).StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
            var list = await inside.GetAsync("/inspections", Ct);
            if (list.StatusCode is HttpStatusCode.OK) (await list.Content.ReadAsStringAsync(Ct)).ShouldNotContain(target.ToString());
        }
        (await s.PostAsync($"{visit}?handler=Notice", new() { ["Notice.On"] = "02/03/2026", ["Notice.Version"] = await s.VersionAsync(target) })).ShouldContain("không thông báo trước");
        await s.DoneAsync($"{visit}?handler=Release", new() { ["version"] = await s.VersionAsync(target) });
        using var unit = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        (await unit.PageAsync("/inspections", Ct)).ShouldContain(target.ToString());
        (await unit.PageAsync(page, Ct)).ShouldContain("Lập báo cáo");
    }

    [Fact]
    public async Task Another_unit_sees_nothing_and_a_draft_is_seen_by_no_unit()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        var target = await s.TargetAsync(inspection, s.Health);
        using var other = await s.OfUnitAsync(s.Ward, Role.UnitOfficer);
        (await other.GetAsync($"/inspections/units/{target}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"/inspections/{inspection}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await site.WithDbAsync(db => db.Inspections.Where(i => i.Id == inspection).ExecuteUpdateAsync(u => u.SetProperty(i => i.State, InspectionState.Draft), Ct));
        using var own = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        (await own.GetAsync($"/inspections/units/{target}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_that_saves_itself_is_answered_with_the_versions_to_go_on_with()
    {
        var s = await InspectionStage.MakeAsync(site);
        var target = await s.TargetAsync(await s.PlannedAsync(), s.Health);
        using var officer = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        var page = $"/inspections/units/{target}";
        await DoneAsync(officer, $"{page}?handler=Begin", [], page);
        var fields = await FieldsAsync(target, "I", text: "một");
        var saved = await AutosaveAsync(officer, page, fields);
        saved.StatusCode.ShouldBe(HttpStatusCode.OK);
        var version = JsonVersions().Match(await saved.Content.ReadAsStringAsync(Ct)).Groups["v"].Value;
        (await AutosaveAsync(officer, page, new(fields) { ["Answers[0].Text"] = "hai" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await AutosaveAsync(officer, page, new(fields) { ["Answers[0].Text"] = "hai", ["Answers[0].Version"] = version })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AutosaveAsync(officer, page, new(await FieldsAsync(target, "II.2", text: null)) { ["Answers[0].Number"] = "nhiều" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task What_is_no_number_comes_back_as_it_was_typed_with_the_way_to_its_field()
    {
        var s = await InspectionStage.MakeAsync(site);
        var target = await s.TargetAsync(await s.PlannedAsync(), s.Health);
        using var officer = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        var page = $"/inspections/units/{target}";
        await DoneAsync(officer, $"{page}?handler=Begin", [], page);
        var fields = await FieldsAsync(target, "II.2", text: null);
        var answer = await (await officer.PostAsync(page, new(fields) { ["Answers[0].Number"] = "hai chục" }, Ct, page)).Content.ReadAsStringAsync(Ct);
        answer.ShouldContain("Số phải viết dạng");
        answer.ShouldContain("href=\"#Answers_0__Number\"");
        answer.ShouldContain("id=\"Answers_0__Number\" name=\"Answers[0].Number\" value=\"hai chục\"");
        (await AnswerAsync(target, "awards.individuals")).Number.ShouldBe(0);
    }

    private static async Task<HttpResponseMessage> AutosaveAsync(Browser browser, string page, Dictionary<string, string> fields) => await browser.PostAsync(page, fields, Ct, page, "X-Autosave");

    /// <summary>People of a unit who each have an award of 2025 by a decision of that year.</summary>
    private Task<List<Guid>> AwardedAsync(Guid unit, int count) => site.WithDbAsync(async db =>
    {
        List<Guid> people = [];
        for (var i = 0; i < count; i++)
        {
            var person = new Person { Id = Guid.CreateVersion7(), OrganisationId = unit, FullName = $"Người {i}", ValidFrom = new(2020, 1, 1) };
            db.People.Add(person);
            db.Achievements.Add(new()
            {
                Id = Guid.CreateVersion7(), PersonId = person.Id, Kind = AchievementKind.Title, Code = "giay_khen", Year = 2025, Basis = AwardBasis.Merit, DecisionDate = new(2025, 6, 1), DecisionNumber = "5/QĐ", Source = AchievementSource.Hand,
                CreatedAt = site.Clock.At,
            });
            people.Add(person.Id);
        }
        await db.SaveChangesAsync();
        return people;
    });

    private Task<InspectionAnswer> AnswerAsync(Guid target, string figure) => site.WithDbAsync(db => (
        from a in db.InspectionAnswers
        join r in db.InspectionReports on a.ReportId equals r.Id
        join k in db.InspectionAsks on a.AskId equals k.Id
        where r.TargetId == target && k.Figure == figure
        select a).AsNoTracking().SingleAsync(Ct));

    /// <summary>The fields of one question as its form has them now.</summary>
    private async Task<Dictionary<string, string>> FieldsAsync(Guid target, string path, string? text, params (string Figure, string? Number, string? Whole, string? Reason)[] numbers)
    {
        var (question, asks, answers) = await site.WithDbAsync(async db =>
        {
            var inspection = await db.InspectionTargets.Where(t => t.Id == target).Select(t => t.InspectionId).SingleAsync();
            var q = await db.InspectionQuestions.Where(x => x.InspectionId == inspection && x.Path == path).Select(x => x.Id).SingleAsync();
            return (q, await db.InspectionAsks.AsNoTracking().Where(a => a.QuestionId == q).OrderBy(a => a.SortNo).ToListAsync(),
                await db.InspectionAnswers.AsNoTracking().Where(a => db.InspectionReports.Any(r => r.Id == a.ReportId && r.TargetId == target)).ToDictionaryAsync(a => a.AskId));
        });
        Dictionary<string, string> fields = new() { ["question"] = question.ToString() };
        foreach (var (n, ask) in asks.Index())
        {
            var stored = answers.GetValueOrDefault(ask.Id);
            var said = numbers.FirstOrDefault(x => x.Figure == ask.Figure);
            fields[$"Answers[{n}].Ask"] = ask.Id.ToString();
            fields[$"Answers[{n}].Version"] = (stored?.Version ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture);
            fields[$"Answers[{n}].Number"] = said.Number ?? (stored?.Number is { } number ? Shell.Vn.Number(number, 4) : "");
            fields[$"Answers[{n}].Whole"] = said.Whole ?? (stored?.Whole is { } whole ? Shell.Vn.Number(whole, 4) : "");
            fields[$"Answers[{n}].Reason"] = said.Reason ?? "";
            fields[$"Answers[{n}].Text"] = (ask.Kind is AskKind.Narrative ? text : null) ?? stored?.Text ?? "";
        }
        return fields;
    }

    private async Task SaveAsync(Browser browser, Guid target, string path, params (string Figure, string? Number, string? Whole, string? Reason)[] numbers)
    {
        var page = $"/inspections/units/{target}";
        var answer = await browser.PostAsync(page, await FieldsAsync(target, path, null, numbers), Ct, page);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
    }

    private static async Task DoneAsync(Browser browser, string action, Dictionary<string, string> fields, string page)
    {
        var answer = await browser.PostAsync(action, fields, Ct, page);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
    }

    private static async Task<string> PostAsync(Browser browser, string action, Dictionary<string, string> fields, string page)
    {
        var answer = await browser.PostAsync(action, fields, Ct, page);
        return answer.StatusCode is HttpStatusCode.NotFound ? "Not found" : await InspectionStage.PageOfAsync(browser, answer);
    }

    [GeneratedRegex(@"name=""Answers\[0\]\.Version"" value=""(?<v>\d+)""")]
    private static partial Regex VersionInputs();

    [GeneratedRegex(@"""versions"":\{""[0-9a-f-]+"":(?<v>\d+)")]
    private static partial Regex JsonVersions();
}
