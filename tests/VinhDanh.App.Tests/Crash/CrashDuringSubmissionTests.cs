using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Inspections;
using VinhDanh.App.Features.Inspections.Reports;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Embedded;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Crash;

/// <summary>
/// The program or PostgreSQL is killed while a unit hands its report in. Afterwards the report is wholly in, with its figures frozen and its entry in the history, or wholly open with
/// every answer; and it can be handed in.
/// </summary>
public sealed class CrashDuringSubmissionTests
{
    private const string Password = "câu mật khẩu dùng thử", Head = "truong.don.vi";
    private const int Parts = 40;

    private readonly Guid _target = Guid.CreateVersion7(), _report = Guid.CreateVersion7();

    private string Page => $"/inspections/units/{_target}";

    [Theory, Trait("Speed", "Slow")]
    [InlineData(Killed.Program)]
    [InlineData(Killed.Postgres)]
    public async Task A_report_is_wholly_open_after_a_kill_in_the_middle_and_wholly_in_after_a_kill_behind_the_answer(Killed killed)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(10));
        var ct = limit.Token;
        var data = Directory.CreateTempSubdirectory("vinhdanh-crash-").FullName;
        await using var server = new ServerProcess(data, FreePort());
        await server.StartAsync(ct);
        using (var founder = new WritingClient(server.Address, 250))
            await founder.PostFormAsync(await server.FirstRunPathAsync(ct), new()
            {
                ["Input.Authority"] = "Ủy ban nhân dân tỉnh Sự Cố", ["Input.Kind"] = "Province", ["Input.Since"] = "01/07/2025",
                ["Input.DisplayName"] = "Quản trị viên", ["Input.UserName"] = "quan.tri", ["Input.Password"] = Password, ["Input.Again"] = Password,
            }, ct);
        await ReportAsync(data, ct);
        using var head = new Browser(server.Address);
        (await head.PostAsync("/sign-in", new() { ["Input.UserName"] = Head, ["Input.Password"] = Password }, ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        // The report's row is taken, and its history can't be written yet: here the kill comes.
        Task<HttpResponseMessage> handing;
        await using (var audit = await HeldAudit.TakeAsync(data, ct))
        {
            handing = head.PostAsync($"{Page}?handler=Submit", [], ct, Page);
            var writing = await audit.WaitedForAsync(ct);
            if (killed is Killed.Program)
            {
                await server.KillAsync(ct);
            }
            else
            {
                // Processes of PostgreSQL live on for a moment without their first one, and might finish what they do.
                Native.Signal(writing, Native.Kill);
                await server.KillPostgresAsync(ct);
            }
        }
        await NotAcknowledgedAsync(handing);
        if (killed is Killed.Program) await server.StartAsync(ct);
        await WaitForDatabaseAsync(head, ct);
        (await StandingAsync(data, ct)).ShouldBe(new Standing("open", null, Parts, Parts, 0));

        // Nobody had to help: the same page hands it in, and what was acknowledged stands.
        var again = await head.PostAsync($"{Page}?handler=Submit", [], ct, Page);
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect, await again.Content.ReadAsStringAsync(ct));
        if (killed is Killed.Program)
        {
            await server.KillAsync(ct);
            await server.StartAsync(ct);
        }
        else
        {
            await server.KillPostgresAsync(ct);
        }
        await WaitForDatabaseAsync(head, ct);
        var stands = await StandingAsync(data, ct);
        stands.ShouldBe(new Standing("submitted", stands.SubmittedBy, Parts, Parts, 1));
        stands.SubmittedBy.ShouldNotBeNull();
        (await head.PageAsync(Page, ct)).ShouldContain("Đã gửi");
        (await server.StopAsync(ct)).ShouldBe(0, server.Output);
        (await server.RunAsync("verify", ct)).ExitCode.ShouldBe(0);
    }

    public enum Killed
    {
        Program,
        Postgres,
    }

    /// <summary>A unit's report in which every part is answered.</summary>
    private async Task ReportAsync(string data, CancellationToken ct)
    {
        await using var postgres = await EmbeddedPostgres.JoinAsync(new EmbeddedOptions { DataDirectory = data }, ct);
        await using var db = new AppDb(new DbContextOptionsBuilder<AppDb>().UseNpgsql(postgres.AppConnectionString + ";Pooling=false").Options);
        var authority = await db.Organisations.SingleAsync(ct);
        var by = await db.Accounts.Select(a => a.Id).SingleAsync(ct);
        var (unit, inspection, account) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        db.Organisations.Add(new() { Id = unit, ParentId = authority.Id, Path = Organisation.PathOf(authority.Path, unit), Kind = OrganisationKind.Department, Name = "Sở Sự Cố", ValidFrom = new(2025, 7, 1) });
        var head = new Account { Id = account, UserName = Head, DisplayName = "Trưởng đơn vị", SecurityStamp = Door.NewToken(), CreatedAt = DateTimeOffset.UtcNow };
        head.PasswordHash = new PasswordHasher<Account>().HashPassword(head, Password);
        db.Accounts.Add(head);
        db.RoleAssignments.Add(new() { Id = Guid.CreateVersion7(), AccountId = account, OrganisationId = unit, Role = Role.UnitHead, ValidFrom = new(2025, 7, 1) });
        db.Inspections.Add(new() { Id = inspection, OrganisationId = authority.Id, Title = "Kiểm tra", Year = 2026, State = InspectionState.Running, CreatedBy = by, CreatedAt = DateTimeOffset.UtcNow });
        db.InspectionTargets.Add(new() { Id = _target, InspectionId = inspection, SortNo = 0, OrganisationId = unit, Label = "Sở Sự Cố", Kind = TargetKind.Direct });
        db.InspectionReports.Add(new() { Id = _report, TargetId = _target, OrganisationId = unit, State = ReportState.Open, FilledAt = DateTimeOffset.UtcNow });
        for (var i = 0; i < Parts; i++)
        {
            var (question, ask) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            db.InspectionQuestions.Add(new() { Id = question, InspectionId = inspection, SortNo = i, Path = $"II.{i + 1}", Text = "Công tác khen thưởng" });
            db.InspectionAsks.Add(new() { Id = ask, QuestionId = question, SortNo = 0, Kind = AskKind.Number, Label = "Số lượt", Figure = "awards.total" });
            db.InspectionAnswers.Add(new()
            {
                Id = Guid.CreateVersion7(), ReportId = _report, AskId = ask, Number = i, Counted = AnswerJson.Write(new("awards.total", FigureKind.Number, i, null, 0, [])),
                CountedFrom = new(2025, 1, 1), CountedTo = new(2025, 12, 31), EditedBy = account, EditedAt = DateTimeOffset.UtcNow,
            });
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What is there to be read of the report, its answers and its history.</summary>
    private async Task<Standing> StandingAsync(string data, CancellationToken ct)
    {
        await using var postgres = await EmbeddedPostgres.JoinAsync(new EmbeddedOptions { DataDirectory = data }, ct);
        await using var source = NpgsqlDataSource.Create(postgres.AppConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand("""
            select r.state, r.submitted_by, (select count(*) from app.inspection_answer a where a.report_id = r.id), (select count(*) from app.inspection_answer a where a.report_id = r.id and a.counted is not null and a.number = (a.counted ->> 'number')::numeric),
                   (select count(*) from app.audit_entry e where e.subject_id = r.id and e.action = 'inspection-report.submitted'), (r.submitted_at is null) = (r.submitted_by is null)
            from app.inspection_report r where r.id = $1
            """);
        command.Parameters.Add(new() { Value = _report });
        await using var reader = await command.ExecuteReaderAsync(ct);
        (await reader.ReadAsync(ct)).ShouldBeTrue();
        reader.GetBoolean(5).ShouldBeTrue();
        return new(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetGuid(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));
    }

    private static async Task NotAcknowledgedAsync(Task<HttpResponseMessage> handing)
    {
        try
        {
            ((int)(await handing).StatusCode).ShouldBeGreaterThanOrEqualTo(500);
        }
        catch (HttpRequestException)
        {
            // The program went with its connections.
        }
    }

    /// <summary>PostgreSQL is started again by the program; until then pages are refused.</summary>
    private async Task WaitForDatabaseAsync(Browser browser, CancellationToken ct)
    {
        while (true)
        {
            using var answer = await browser.GetAsync(Page, ct);
            if (answer.StatusCode is HttpStatusCode.OK) return;
            ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(500);
            await Task.Delay(50, ct);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Standing(string State, Guid? SubmittedBy, long Answers, long Frozen, long Entries);

    /// <summary>While it is held, nobody writes into the audit.</summary>
    private sealed class HeldAudit(EmbeddedPostgres postgres, NpgsqlConnection holding) : IAsyncDisposable
    {
        public static async Task<HeldAudit> TakeAsync(string data, CancellationToken ct)
        {
            var postgres = await EmbeddedPostgres.JoinAsync(new EmbeddedOptions { DataDirectory = data }, ct);
            var holding = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres.SuperUserConnectionString) { Database = "vinhdanh", Pooling = false }.ConnectionString);
            await holding.OpenAsync(ct);
            await using var command = new NpgsqlCommand("begin; lock table app.audit_entry in share row exclusive mode", holding);
            await command.ExecuteNonQueryAsync(ct);
            return new(postgres, holding);
        }

        /// <summary>Ends when a transaction has taken a report's row and waits to write its entry.</summary>
        /// <returns>The process of PostgreSQL that waits.</returns>
        public async Task<int> WaitedForAsync(CancellationToken ct)
        {
            while (true)
            {
                await using var command = new NpgsqlCommand("""
                    select w.pid from pg_locks w
                    join pg_locks h on h.pid = w.pid and h.granted and h.relation = 'app.inspection_report'::regclass and h.mode in ('RowShareLock', 'RowExclusiveLock')
                    where not w.granted and w.relation = 'app.audit_entry'::regclass
                    """, holding);
                if (await command.ExecuteScalarAsync(ct) is int pid) return pid;
                await Task.Delay(20, ct);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await holding.DisposeAsync(); // ends the transaction, also where PostgreSQL is gone
            await postgres.DisposeAsync();
        }
    }
}
