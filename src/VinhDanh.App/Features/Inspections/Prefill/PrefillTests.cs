using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Tests.Support;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Inspections.Prefill;

/// <summary>Figures filled in for all units at once: whose, whose not, and what stands when the run is killed in the middle.</summary>
public sealed class PrefillTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_unit_that_may_know_gets_its_figures_and_what_is_handed_in_stays_as_it_was()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        await s.DoneAsync($"/inspections/{inspection}/targets?handler=Self", []);
        await AwardAsync(s.Health, 3);
        await AwardAsync(s.Ward, 2);
        await AwardAsync(s.Company, 4);
        // The ward has typed its own number, the school has handed in, the company does not know that it will be visited.
        var (typed, handedIn) = (await ReportAsync(s, inspection, s.Ward, ReportState.Returned, 7), await ReportAsync(s, inspection, s.School, ReportState.Submitted, 1));
        await site.WithDbAsync(db => db.InspectionTargets.Where(t => t.InspectionId == inspection && t.OrganisationId == s.Company).ExecuteUpdateAsync(u => u.SetProperty(t => t.Kind, TargetKind.Direct).SetProperty(t => t.IsUnannounced, true), Ct));

        (await s.PostAsync($"/inspections/{inspection}/targets?handler=Prefill", [])).ShouldContain("0/3");
        (await s.PostAsync($"/inspections/{inspection}/targets?handler=Prefill", [])).ShouldContain("Đang điền số liệu cho các đơn vị");
        await RunAsync();

        (await NumbersAsync(inspection)).ShouldBe(
        [
            (s.Health, ReportState.Open, 3, 3, true), (s.Ward, ReportState.Returned, 7, 2, false), (s.School, ReportState.Submitted, 1, null, false),
        ], ignoreOrder: true);
        var page = await s.Officer.PageAsync($"/inspections/{inspection}/targets", Ct);
        page.ShouldContain("lập sẵn 1 báo cáo, tính lại 1, giữ nguyên 1 báo cáo");
        page.ShouldContain("Đã điền sẵn số liệu");
        (await ActionsAsync(typed)).ShouldBe(["inspection-report.counted"]);
        (await ActionsAsync(handedIn)).ShouldBeEmpty();
        // Nothing that belongs to the company or its people speaks of the inspection.
        (await CountAsync("select count(*) from app.audit_entry where organisation_id = $1 and subject_kind like 'inspection%'", s.Company)).ShouldBe(0);
        (await CountAsync("select count(*) from app.notice where kind like 'inspection%' or href like '/inspections%'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_second_run_counts_again_what_changed_and_the_words_of_units_stay()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        await PrefillAsync(s, inspection);
        var report = await ReportOfAsync(inspection, s.Health);
        await AwardAsync(s.Health, 2);
        await PrefillAsync(s, inspection);
        (await NumbersAsync(inspection)).ShouldBe([(s.Health, ReportState.Open, 2, 2, true)]);
        (await ActionsAsync(report)).ShouldBe(["inspection-report.prepared", "inspection-report.counted"], ignoreOrder: true); // the clock stands still
        using var unit = await s.OfUnitAsync(s.Health, Role.UnitOfficer);
        var page = $"/inspections/units/{await s.TargetAsync(inspection, s.Health)}";
        (await unit.PostAsync($"{page}?handler=Ask", [], Ct, page)).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        await AwardAsync(s.Health, 1);
        await PrefillAsync(s, inspection);
        (await NumbersAsync(inspection)).ShouldBe([(s.Health, ReportState.Waiting, 2, 2, false)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(PrefillJob.Step + 1)]
    [InlineData(PrefillJob.Step + 40)]
    public async Task A_run_that_was_killed_goes_on_and_fills_every_unit_once(int killedAt)
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        var units = await ManyUnitsAsync(s, inspection, PrefillJob.Step + 70);
        // The audit refuses the entry of one report: the connection ends there, and nothing is caught on the way.
        await using (var killing = await KillAtAsync(s, inspection, killedAt))
        {
            await s.DoneAsync($"/inspections/{inspection}/targets?handler=Prefill", []);
            (await RunnerAsync(r => r.RunNextAsync(Ct))).ShouldBeTrue();
        }
        var stood = await NumbersAsync(inspection);
        stood.Count.ShouldBe(killedAt <= PrefillJob.Step ? 0 : PrefillJob.Step);
        var half = await RunOfAsync(inspection);
        (half.Done, half.FinishedAt).ShouldBe((stood.Count, null));

        site.Clock.At += TimeSpan.FromMinutes(1);
        await RunAsync();

        var all = await NumbersAsync(inspection);
        all.Select(n => n.Unit).ShouldBe([s.Health, .. units], ignoreOrder: true);
        var run = await RunOfAsync(inspection);
        (run.Made, run.Recounted, run.Kept, run.Total, run.FinishedAt).ShouldBe((units.Count + 1, 0, 0, units.Count + 1, site.Clock.At));
        (await CountAsync("select count(*) from app.audit_entry e where action = 'inspection-report.prepared' and e.subject_id in (select r.id from app.inspection_report r join app.inspection_target t on t.id = r.target_id where t.inspection_id = $1)", inspection))
            .ShouldBe(units.Count + 1);
        (await CountAsync("select count(*) from app.inspection_answer a join app.inspection_report r on r.id = a.report_id join app.inspection_target t on t.id = r.target_id where t.inspection_id = $1", inspection))
            .ShouldBe((units.Count + 1) * 3);
    }

    [Fact]
    public async Task Two_who_run_it_at_once_fill_every_unit_once()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        var units = await ManyUnitsAsync(s, inspection, PrefillJob.Step * 3);
        await s.DoneAsync($"/inspections/{inspection}/targets?handler=Prefill", []);
        var id = (await RunOfAsync(inspection)).Id;
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => site.WithAsync(async services =>
        {
            await services.GetRequiredService<PrefillJob>().RunAsync(new(Guid.CreateVersion7(), PrefillJob.Kind, System.Text.Json.JsonSerializer.SerializeToElement(new { prefill = id }), 1), Ct);
            return true;
        })));
        var run = await RunOfAsync(inspection);
        (run.Made, run.Recounted, run.Kept, run.Total).ShouldBe((units.Count + 1, 0, 0, units.Count + 1));
        (await NumbersAsync(inspection)).Count.ShouldBe(units.Count + 1);
    }

    [Fact]
    public async Task A_visit_that_is_made_unannounced_while_its_report_is_filled_in_is_not_given_away()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        await s.DoneAsync($"/inspections/{inspection}/targets?handler=Prefill", []);
        await using var visit = new NpgsqlConnection(site.Database.OwnerConnectionString);
        await visit.OpenAsync(Ct);
        await ExecuteAsync(visit, $"begin; update app.inspection_target set is_unannounced = true where inspection_id = '{inspection}' and organisation_id = '{s.Health}'");
        var running = RunAsync();
        // The run has counted for the unit and waits for its row.
        while (await CountAsync("select count(*) from pg_locks w where not w.granted and w.pid in (select pid from pg_locks where relation = 'app.inspection_target'::regclass)") == 0) await Task.Delay(10, Ct);
        await ExecuteAsync(visit, "commit");
        await running;
        (await NumbersAsync(inspection)).ShouldBeEmpty();
        var run = await RunOfAsync(inspection);
        (run.Done, run.Total, run.FinishedAt is null).ShouldBe((0, 0, false));
        (await CountAsync("select count(*) from app.audit_entry where organisation_id = $1 and subject_kind like 'inspection%'", s.Health)).ShouldBe(0);
    }

    [Fact]
    public async Task A_run_that_stands_still_is_told_and_can_be_begun_again()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        await s.DoneAsync($"/inspections/{inspection}/targets?handler=Prefill", []);
        await site.WithDbAsync(db => db.Jobs.ExecuteDeleteAsync(Ct));
        site.Clock.At += PrefillDesk.Patience + TimeSpan.FromSeconds(1);
        (await s.Officer.PageAsync($"/inspections/{inspection}/targets", Ct)).ShouldContain("Điền tiếp");
        await s.DoneAsync($"/inspections/{inspection}/targets?handler=Prefill", []);
        await RunAsync();
        (await NumbersAsync(inspection)).Count.ShouldBe(1);
        (await s.Officer.PageAsync($"/inspections/{inspection}/targets?handler=Filling", Ct)).ShouldContain("lập sẵn 1 báo cáo");
    }

    [Fact]
    public async Task A_unit_that_was_only_filled_in_for_is_taken_off_the_list_and_one_that_has_begun_is_not()
    {
        var s = await InspectionStage.MakeAsync(site);
        var inspection = await s.PlannedAsync();
        await s.DoneAsync($"/inspections/{inspection}/targets?handler=Self", []);
        await PrefillAsync(s, inspection);
        var (ward, school) = (await s.TargetAsync(inspection, s.Ward), await s.TargetAsync(inspection, s.School));
        using var unit = await s.OfUnitAsync(s.School, Role.UnitOfficer);
        (await unit.PostAsync($"/inspections/units/{school}?handler=Refill", [], Ct, $"/inspections/units/{school}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        (await s.PostAsync($"/inspections/{inspection}/targets?handler=Remove", new() { ["target"] = school.ToString() })).ShouldContain("đã bắt đầu báo cáo");
        (await s.PostAsync($"/inspections/{inspection}/targets?handler=Remove", new() { ["target"] = ward.ToString() })).ShouldContain("Đã đưa ra khỏi danh sách");
        (await NumbersAsync(inspection)).Select(n => n.Unit).ShouldBe([s.Health, s.School, s.Company], ignoreOrder: true);
    }

    private async Task PrefillAsync(InspectionStage s, Guid inspection)
    {
        await s.DoneAsync($"/inspections/{inspection}/targets?handler=Prefill", []);
        await RunAsync();
    }

    private Task<bool> RunAsync() => RunnerAsync(async runner =>
    {
        while (await runner.RunNextAsync(Ct))
        {
            // Until nothing is due.
        }
        return true;
    });

    private Task<T> RunnerAsync<T>(Func<JobRunner, Task<T>> work) => site.WithAsync(services => work(services.GetRequiredService<JobRunner>()));

    /// <summary>While it lasts, the connection of whoever writes the history of one unit's report is ended by the database, in the middle of its transaction.</summary>
    private async Task<IAsyncDisposable> KillAtAsync(InspectionStage s, Guid inspection, int place)
    {
        var unit = await site.WithDbAsync(db => db.InspectionTargets.Where(t => t.InspectionId == inspection && t.OrganisationId != null).OrderBy(t => t.Id).Select(t => t.OrganisationId!.Value).Skip(place - 1).FirstAsync(Ct));
        var owner = new NpgsqlConnection(site.Database.OwnerConnectionString);
        await owner.OpenAsync(Ct);
        await ExecuteAsync(owner, $"""
            create function app.end_of_test() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
            create trigger end_of_test before insert on app.audit_entry for each row when (new.organisation_id = '{unit}' and new.action = 'inspection-report.prepared') execute function app.end_of_test();
            """);
        return new Undoing(owner);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private sealed class Undoing(NpgsqlConnection owner) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await ExecuteAsync(owner, "drop trigger end_of_test on app.audit_entry; drop function app.end_of_test()");
            await owner.DisposeAsync();
        }
    }

    private Task<List<Guid>> ManyUnitsAsync(InspectionStage s, Guid inspection, int count) => site.WithDbAsync(async db =>
    {
        var above = (await db.Organisations.SingleAsync(o => o.Id == s.Authority)).Path;
        List<Guid> units = [];
        for (var i = 0; i < count; i++)
        {
            var unit = Guid.CreateVersion7();
            units.Add(unit);
            db.Organisations.Add(new() { Id = unit, ParentId = s.Authority, Path = Organisation.PathOf(above, unit), Kind = OrganisationKind.School, Name = $"Trường số {i}", ValidFrom = new(2020, 1, 1) });
            db.InspectionTargets.Add(new() { Id = Guid.CreateVersion7(), InspectionId = inspection, SortNo = 0, OrganisationId = unit, Label = $"Trường số {i}", Kind = TargetKind.Self });
        }
        await db.SaveChangesAsync(Ct);
        return units;
    });

    private Task<int> AwardAsync(Guid unit, int count) => site.WithDbAsync(db =>
    {
        for (var i = 0; i < count; i++)
        {
            var person = new Person { Id = Guid.CreateVersion7(), OrganisationId = unit, FullName = $"Người {i}", ValidFrom = new(2020, 1, 1) };
            db.People.Add(person);
            db.Achievements.Add(new()
            {
                Id = Guid.CreateVersion7(), PersonId = person.Id, Kind = AchievementKind.Title, Code = "giay_khen", Year = 2025, Basis = AwardBasis.Merit, DecisionDate = new(2025, 6, 1), DecisionNumber = "5/QĐ", Source = AchievementSource.Hand,
                CreatedAt = site.Clock.At,
            });
        }
        return db.SaveChangesAsync(Ct);
    });

    /// <summary>A report of a unit in some state, in which it says a number of its own.</summary>
    private Task<Guid> ReportAsync(InspectionStage s, Guid inspection, Guid unit, ReportState state, decimal number) => site.WithDbAsync(async db =>
    {
        var target = await db.InspectionTargets.Where(t => t.InspectionId == inspection && t.OrganisationId == unit).Select(t => t.Id).SingleAsync();
        var by = await db.Accounts.Where(a => a.UserName == $"kiem.tra.{s.Mark}").Select(a => a.Id).SingleAsync();
        var report = Guid.CreateVersion7();
        db.InspectionReports.Add(new() { Id = report, TargetId = target, OrganisationId = unit, State = state, SubmittedAt = site.Clock.At, SubmittedBy = by });
        var ask = await (from a in db.InspectionAsks join q in db.InspectionQuestions on a.QuestionId equals q.Id where q.InspectionId == inspection && a.Figure == "awards.individuals" select a.Id).SingleAsync();
        db.InspectionAnswers.Add(new() { Id = Guid.CreateVersion7(), ReportId = report, AskId = ask, Number = number, EditedBy = by, EditedAt = site.Clock.At });
        await db.SaveChangesAsync();
        return report;
    });

    private Task<List<(Guid Unit, ReportState State, decimal? Said, decimal? Counted, bool IsPrepared)>> NumbersAsync(Guid inspection) => site.WithDbAsync(async db => (await (
        from r in db.InspectionReports
        join t in db.InspectionTargets on r.TargetId equals t.Id
        join a in db.InspectionAnswers on r.Id equals a.ReportId
        join k in db.InspectionAsks on a.AskId equals k.Id
        where t.InspectionId == inspection && k.Figure == "awards.individuals"
        select new { Unit = r.OrganisationId, r.State, Said = a.Number, a.Counted, IsPrepared = r.PreparedAt != null }).ToListAsync(Ct))
        .ConvertAll(x => (x.Unit, x.State, x.Said, x.Counted is { } json ? Reports.AnswerJson.Read(json).Number : (decimal?)null, x.IsPrepared)));

    private Task<Guid> ReportOfAsync(Guid inspection, Guid unit) =>
        site.WithDbAsync(db => db.InspectionReports.Where(r => r.OrganisationId == unit && db.InspectionTargets.Any(t => t.Id == r.TargetId && t.InspectionId == inspection)).Select(r => r.Id).SingleAsync(Ct));

    private Task<List<string>> ActionsAsync(Guid report) => site.WithDbAsync(db => db.AuditEntries.Where(e => e.SubjectId == report).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Ct));

    private Task<InspectionPrefill> RunOfAsync(Guid inspection) => site.WithDbAsync(db => db.InspectionPrefills.AsNoTracking().SingleAsync(p => p.InspectionId == inspection, Ct));

    private async Task<long> CountAsync(string sql, params Guid[] values)
    {
        await using var source = NpgsqlDataSource.Create(site.Database.AppConnectionString);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
