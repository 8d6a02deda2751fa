using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Inspections.Reports;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;
using VinhDanh.Law.Retention;

namespace VinhDanh.App.Features.Inspections;

public sealed class InspectionFileClassesTests(Site site) : IClassFixture<Site>
{
    private static readonly byte[] Paper = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_proves_an_answer_or_a_finding_has_its_term_from_the_end_of_the_inspection()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        var target = await s.TargetAsync(inspection, s.Health);
        using var unit = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        var (report, onsite) = ($"/inspections/units/{target}", $"/inspections/{inspection}/targets/{target}/onsite");
        (await unit.PostAsync($"{report}?handler=Begin", [], Ct, report)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var ask = await site.WithDbAsync(db => db.InspectionAsks.Where(a => db.InspectionQuestions.Any(q => q.Id == a.QuestionId && q.InspectionId == inspection)).Select(a => a.Id).FirstAsync(Ct));
        await AttachAsync(unit, report, "ask", ask);
        await s.PlanVisitAsync(inspection, target, "20/04/2026", "Day");
        await s.TurnToAsync(new(2026, 4, 20));
        await s.DoneAsync($"{onsite}?handler=Add", new() { ["Input.Content"] = "", ["Input.Kind"] = nameof(FindingKind.Shortcoming), ["Input.Text"] = "Lưu hồ sơ chưa đủ", ["Input.Version"] = "0" });
        await AttachAsync(s.Officer, onsite, "finding", await site.WithDbAsync(db => db.InspectionFindings.Where(f => f.TargetId == target).Select(f => f.Id).SingleAsync(Ct)));

        (await ClassedAsync()).ShouldBeEmpty();
        DateTimeOffset ended = new(2026, 7, 1, 9, 0, 0, TimeSpan.FromHours(7));
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.inspection set state = 'closed', closed_at = $2 where id = $1", Ct, inspection, ended.ToUniversalTime());

        (await ClassedAsync()).ShouldBe([(AnswerFiles.Kind, ended.ToUniversalTime()), (FindingFiles.Kind, ended.ToUniversalTime())]);
        var rule = site.Services.GetRequiredService<RetentionRules>().All.Single(r => r.Class == "inspection-evidence");
        (rule.DueBefore(new(2036, 12, 31)) <= new DateOnly(2026, 7, 1), rule.DueBefore(new(2037, 1, 1)) > new DateOnly(2026, 7, 1)).ShouldBe((true, true));
    }

    private Task<List<(string, DateTimeOffset)>> ClassedAsync() => site.WithDbAsync(async db =>
    {
        var files = InspectionFileClasses.All.Single(c => c.Name == "inspection-evidence").Files(db);
        var found = await (from classed in files join file in db.FileReferences on classed.ReferenceId equals file.Id orderby file.SubjectKind select new { file.SubjectKind, classed.Since }).ToListAsync(Ct);
        return found.ConvertAll(f => (f.SubjectKind, f.Since));
    });

    private static async Task AttachAsync(Browser browser, string page, string field, Guid subject)
    {
        var answer = await browser.UploadAsync($"{page}?handler=Attach", new() { [field] = subject.ToString() }, [("file", "minh-chung.pdf", Paper)], Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
    }
}
