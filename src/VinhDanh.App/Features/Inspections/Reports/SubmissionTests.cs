using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Inspections.Reports;

/// <summary>A report is handed in as a whole: with every number explained, and wherever the connection breaks, before or after.</summary>
public sealed class SubmissionTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_number_that_comes_to_differ_while_the_report_is_handed_in_keeps_it_open()
    {
        var (page, report, head) = await BegunAsync();
        using var _ = head;
        await using var other = new NpgsqlConnection(site.Database.OwnerConnectionString);
        await other.OpenAsync(Ct);
        await ExecuteAsync(other, $"begin; select from app.inspection_report where id = '{report}' for update");
        var handing = head.PostAsync($"{page}?handler=Submit", [], Ct, page);
        // The head's request has looked at all numbers, found them right, and waits for the row.
        while (await CountAsync(other, $"select count(*) from pg_locks w where not w.granted and w.pid in (select pid from pg_locks where relation = 'app.inspection_report'::regclass and pid <> pg_backend_pid())") == 0) await Task.Delay(10, Ct);
        await ExecuteAsync(other, $"update app.inspection_answer set number = number + 1 where report_id = '{report}' and whole is null and number is not null; commit");
        (await InspectionStage.PageOfAsync(head, await handing)).ShouldContain("khác số chương trình tính mà chưa ghi lý do (II.2)");
        (await StandingAsync(report)).ShouldBe((ReportState.Open, false, 0));
    }

    [Fact]
    public async Task A_report_that_lost_its_last_answer_meanwhile_is_not_handed_in()
    {
        var (page, report, head) = await BegunAsync();
        using var _ = head;
        await site.WithDbAsync(db => db.InspectionAnswers.Where(a => a.ReportId == report).ExecuteDeleteAsync(Ct));
        (await InspectionStage.PageOfAsync(head, await head.PostAsync($"{page}?handler=Submit", [], Ct, page))).ShouldContain("báo cáo chưa có nội dung nào");
        (await StandingAsync(report)).ShouldBe((ReportState.Open, false, 0));
    }

    [Theory]
    [InlineData("after update on app.inspection_report", "behind its row")]
    [InlineData("before insert on app.audit_entry", "before its history")]
    [InlineData("after insert on app.audit_entry deferrable initially deferred", "at the very end")]
    public async Task A_connection_that_breaks_leaves_the_report_wholly_open_and_the_next_try_hands_it_in(string at, string where)
    {
        var (page, report, head) = await BegunAsync();
        using var _ = head;
        var answers = await AnswersAsync(report);
        await using (var owner = new NpgsqlConnection(site.Database.OwnerConnectionString))
        {
            await owner.OpenAsync(Ct);
            var (kind, condition) = at.Contains("deferrable", StringComparison.Ordinal) ? ("constraint trigger", "new.action = 'inspection-report.submitted'") : ("trigger", at.Contains("audit", StringComparison.Ordinal) ? "new.action = 'inspection-report.submitted'" : "new.state = 'submitted'");
            await ExecuteAsync(owner, $"""
                create function app.end_of_test() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
                create {kind} end_of_test {at} for each row when ({condition}) execute function app.end_of_test();
                """);
            ((int)(await head.PostAsync($"{page}?handler=Submit", [], Ct, page)).StatusCode).ShouldBeGreaterThanOrEqualTo(500, where);
            await ExecuteAsync(owner, "drop function app.end_of_test() cascade");
        }
        (await StandingAsync(report)).ShouldBe((ReportState.Open, false, 0), where);
        (await AnswersAsync(report)).ShouldBe(answers, where);

        (await head.PostAsync($"{page}?handler=Submit", [], Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await StandingAsync(report)).ShouldBe((ReportState.Submitted, true, 1), where);
        (await AnswersAsync(report)).ShouldBe(answers, where);
    }

    /// <summary>A report that was begun by the unit, and the one who answers for it.</summary>
    private async Task<(string Page, Guid Report, Browser Head)> BegunAsync()
    {
        var s = await InspectionStage.MakeAsync(site);
        var target = await s.TargetAsync(await s.PlannedAsync(), s.Health);
        var page = $"/inspections/units/{target}";
        using var officer = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        (await officer.PostAsync($"{page}?handler=Begin", [], Ct, page)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return (page, await site.WithDbAsync(db => db.InspectionReports.Where(r => r.TargetId == target).Select(r => r.Id).SingleAsync(Ct)), await s.OfUnitAsync(s.Health, Role.UnitHead));
    }

    private Task<(ReportState State, bool IsSigned, int Entries)> StandingAsync(Guid report) => site.WithDbAsync(async db =>
    {
        var row = await db.InspectionReports.AsNoTracking().SingleAsync(r => r.Id == report, Ct);
        return (row.State, row is { SubmittedAt: not null, SubmittedBy: not null }, await db.AuditEntries.CountAsync(e => e.SubjectId == report && e.Action == "inspection-report.submitted", Ct));
    });

    private Task<List<string>> AnswersAsync(Guid report) => site.WithDbAsync(async db =>
        (await db.InspectionAnswers.AsNoTracking().Where(a => a.ReportId == report).OrderBy(a => a.Id).ToListAsync(Ct)).ConvertAll(a => $"{a.AskId} {a.Number} {a.Whole} {a.Text} {a.Counted} {a.CountedFrom} {a.CountedTo}"));

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
