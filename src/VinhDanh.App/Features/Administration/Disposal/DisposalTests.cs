using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Tests.Support;
using VinhDanh.Law.Retention;

namespace VinhDanh.App.Features.Administration.Disposal;

public sealed class DisposalTests(Site site) : IClassFixture<Site>
{
    private const string Page = "/administration/disposal";
    private static int _number;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_due_when_its_term_is_over_and_goes_only_by_a_person_with_a_reason_leaving_its_trace()
    {
        var (ward, browser) = await AdministratorAsync();
        using var _ = browser;
        var old = await FileAsync(ward, "Minh chứng năm 2015.txt", Bytes(), "2015-06-01");
        var kept = await FileAsync(ward, "Minh chứng năm 2016.txt", Bytes(), "2016-06-01");
        var page = await browser.PageAsync(Page, Ct);
        page.ShouldContain("Minh chứng năm 2015.txt");
        page.ShouldContain("31/12/2025");
        page.ShouldContain("Thông tư 10/2022/TT-BNV");
        page.ShouldContain("Chưa đối chiếu");
        page.ShouldNotContain("Minh chứng năm 2016.txt");

        (await PostAsync(browser, "Quyết định hủy tài liệu số 12/QĐ-UBND", old)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await RowAsync(old)).ShouldBe("True Quyết định hủy tài liệu số 12/QĐ-UBND");
        (await browser.PageAsync(Page, Ct)).ShouldNotContain("Minh chứng năm 2015.txt");
        var trace = await browser.PageAsync(Page + "?View=Disposed", Ct);
        trace.ShouldContain("Minh chứng năm 2015.txt");
        trace.ShouldContain("12/QĐ-UBND");
        (await AuditedAsync(old)).ShouldBe("Quyết định hủy tài liệu số 12/QĐ-UBND");
        await RunJobsAsync();
        (await ThereAsync(old)).ShouldBeFalse();
        (await ThereAsync(kept)).ShouldBeTrue();
        // Whoever might open it is told.
        var gone = await browser.GetAsync($"/files/{(await UseAsync(ward, old))}", Ct);
        gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await gone.Content.ReadAsStringAsync(Ct)).ShouldContain("đã được tiêu hủy ngày 02/03/2026. Lý do: Quyết định hủy");
    }

    [Fact]
    public async Task Bytes_stay_while_another_record_uses_them()
    {
        var (ward, browser) = await AdministratorAsync();
        using var _ = browser;
        var bytes = Bytes();
        var first = await FileAsync(ward, "a.txt", bytes, "2014-01-01");
        var second = await FileAsync(ward, "b.txt", bytes, "2014-01-01");

        await PostAsync(browser, "Trùng với hồ sơ khác", first);
        await RunJobsAsync();
        (await ThereAsync(second)).ShouldBeTrue();

        await PostAsync(browser, "Hết giá trị sử dụng", second);
        await RunJobsAsync();
        (await ThereAsync(second)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_same_bytes_sent_again_are_there_again_whatever_the_job_does_afterwards()
    {
        var (ward, browser) = await AdministratorAsync();
        using var _ = browser;
        var bytes = Bytes();
        var old = await FileAsync(ward, "cũ.txt", bytes, "2014-01-01");
        await PostAsync(browser, "Hết giá trị sử dụng", old);

        var anew = await FileAsync(ward, "mới.txt", bytes, "2026-01-01");
        await RunJobsAsync();

        (await ThereAsync(anew)).ShouldBeTrue();
        (await site.WithDbAsync(db => db.StoredFiles.AnyAsync(f => f.DisposedAt != null && db.FileReferences.Any(r => r.Id == anew && r.Sha256 == f.Sha256), Ct))).ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_is_erased_while_a_file_comes_in_or_a_backup_runs()
    {
        var (ward, browser) = await AdministratorAsync();
        using var _ = browser;
        var old = await FileAsync(ward, "đang sao lưu.txt", Bytes(), "2014-01-01");
        await PostAsync(browser, "Hết giá trị sử dụng", old);

        await using (await VinhDanh.App.Platform.Backup.DatabaseSnapshot.TakeAsync(site.Database.OwnerConnectionString, Ct))
        {
            await RunJobsAsync();
            (await ThereAsync(old)).ShouldBeTrue();
        }

        site.Clock.At += FileErasing.Later;
        await RunJobsAsync();
        (await ThereAsync(old)).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_reason_confirmation_or_choice_nothing_happens()
    {
        var (ward, browser) = await AdministratorAsync();
        using var _ = browser;
        var old = await FileAsync(ward, "giữ lại.txt", Bytes(), "2014-01-01");

        foreach (var fields in (Dictionary<string, string>[])[
            new() { ["Input.Files"] = old.ToString(), ["Input.Reason"] = "", ["Input.Understood"] = "true" },
            new() { ["Input.Files"] = old.ToString(), ["Input.Reason"] = "Hết giá trị sử dụng", ["Input.Understood"] = "false" },
            new() { ["Input.Reason"] = "Hết giá trị sử dụng", ["Input.Understood"] = "true" }])
        {
            var answer = await browser.PostAsync(Page, fields, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("giữ lại.txt");
        }

        (await RowAsync(old)).ShouldBe("False ");
    }

    [Fact]
    public async Task A_file_that_is_not_due_or_another_authoritys_is_not_disposed_of_and_neither_is_one_sent_with_it()
    {
        var (ward, browser) = await AdministratorAsync();
        using var _ = browser;
        var other = await site.OrganisationAsync("Ủy ban nhân dân phường Khác");
        var due = await FileAsync(ward, "đến hạn.txt", Bytes(), "2014-01-01");
        (Guid Wrong, HttpStatusCode Answer)[] sent =
        [
            (await FileAsync(ward, "chưa đến hạn.txt", Bytes(), "2020-01-01"), HttpStatusCode.Redirect),
            (await FileAsync(other, "của nơi khác.txt", Bytes(), "2014-01-01"), HttpStatusCode.NotFound),
            (Guid.NewGuid(), HttpStatusCode.NotFound),
        ];
        foreach (var (wrong, answer) in sent)
        {
            (await PostAsync(browser, "Hết giá trị sử dụng", due, wrong)).StatusCode.ShouldBe(answer);
            (await RowAsync(due)).ShouldBe("False ");
        }

        (await browser.PageAsync(Page, Ct)).ShouldNotContain("của nơi khác.txt");
    }

    [Fact]
    public async Task Who_may_not_dispose_of_files_sees_nothing()
    {
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Chuyên Viên");
        await site.AccountAsync("chuyen.vien.tep", Role.StandingAgencyOfficer, ward);
        using var officer = await site.SignedInAsync("chuyen.vien.tep", Ct);
        (await officer.GetAsync(Page, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var nobody = site.Open();
        (await nobody.GetAsync(Page, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Removed_files_and_discarded_documents_are_due_after_three_months_and_plans_never()
    {
        var (ward, browser) = await AdministratorAsync();
        using var _ = browser;
        var removed = await FileAsync(ward, "đã gỡ.txt", Bytes(), "2025-01-01");
        var recent = await FileAsync(ward, "mới gỡ.txt", Bytes(), "2025-01-01");
        await ExecuteAsync("update app.file_reference set removed_at = '2025-11-01' where id = $1", removed);
        await ExecuteAsync("update app.file_reference set removed_at = '2026-02-20' where id = $1", recent);
        foreach (var (name, state) in ((string, string)[])[("bỏ.txt", "discarded"), ("kế hoạch.txt", "confirmed")])
        {
            var file = await FileAsync(ward, name, Bytes(), "2010-01-01", "plan-import");
            await ExecuteAsync("""
                insert into app.plan_import (id, organisation_id, file_id, purpose, state, reading, draft, created_at, created_by)
                select gen_random_uuid(), organisation_id, id, 'new', $2, '{"blocks": []}', '{}', added_at, added_by from app.file_reference where id = $1
                """, file, state);
        }

        var page = await browser.PageAsync(Page, Ct);

        page.ShouldContain("đã gỡ.txt");
        page.ShouldContain(">bỏ.txt<");
        page.ShouldContain("Quy ước của chương trình");
        page.ShouldNotContain("mới gỡ.txt");
        page.ShouldNotContain("kế hoạch.txt");
        (await browser.PageAsync(Page + "?View=Rules", Ct)).ShouldContain("Vĩnh viễn");
    }

    [Fact]
    public void Every_class_with_a_term_has_files_and_every_class_of_files_a_rule()
    {
        var classes = site.Services.GetServices<FileClass>().Select(c => c.Name).Order().ToList();
        site.Services.GetRequiredService<RetentionRules>().All.Where(r => r.KeepMonths is not null).Select(r => r.Class).Order().ShouldBe(classes);
    }

    private async Task<(Guid Ward, Browser Browser)> AdministratorAsync()
    {
        var n = Interlocked.Increment(ref _number);
        var ward = await site.OrganisationAsync($"Ủy ban nhân dân phường Lưu Trữ {n}");
        await site.AccountAsync($"quan.tri.{n}", Role.Administrator, ward);
        return (ward, await site.SignedInAsync($"quan.tri.{n}", Ct));
    }

    private static byte[] Bytes() => Encoding.UTF8.GetBytes($"Minh chứng {Guid.NewGuid()}");

    private Task<Guid> FileAsync(Guid unit, string name, byte[] bytes, string addedOn, string kind = ReportFiles.Kind) => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var person = await db.Accounts.OrderBy(a => a.Id).Select(a => a.Id).FirstAsync(Ct);
        services.GetRequiredService<Actor>().SignIn(person, null, "Người nạp", [], null);
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        var added = (FileOutcome.Added)await services.GetRequiredService<FileUploads>().AddAsync(new MemoryStream(bytes), name, unit, kind, Guid.CreateVersion7(), Ct);
        await db.SaveChangesAsync(Ct);
        await transaction.CommitAsync(Ct);
        await ExecuteAsync("update app.file_reference set added_at = $2::date where id = $1", added.Reference.Id, DateOnly.Parse(addedOn));
        return added.Reference.Id;
    });

    private static Task<HttpResponseMessage> PostAsync(Browser browser, string reason, params Guid[] files) =>
        browser.PostManyAsync(Page, [.. files.Select(f => ("Input.Files", f.ToString())), ("Input.Reason", reason), ("Input.Understood", "true")], Ct);

    /// <summary>A use of the same subject whose reader is whoever sees the unit: the evidence itself belongs to a report that these tests don't make.</summary>
    private async Task<Guid> UseAsync(Guid unit, Guid disposed)
    {
        var id = Guid.CreateVersion7();
        await ExecuteAsync("""
            insert into app.file_reference (id, organisation_id, sha256, name, subject_kind, subject_id, added_at, added_by, removed_at, disposed_at, disposed_by, disposal_reason)
            select $2, $3, sha256, name, 'sample', subject_id, added_at, added_by, removed_at, disposed_at, disposed_by, disposal_reason from app.file_reference where id = $1
            """, disposed, id, unit);
        return id;
    }

    private async Task RunJobsAsync()
    {
        while (await site.Services.GetRequiredService<JobRunner>().RunNextAsync(Ct)) { }
    }

    private Task<bool> ThereAsync(Guid file) => site.WithAsync(async services =>
    {
        var sha256 = await services.GetRequiredService<AppDb>().FileReferences.Where(f => f.Id == file).Select(f => f.Sha256).SingleAsync(Ct);
        try
        {
            await using var content = await services.GetRequiredService<IFileStore>().OpenReadAsync(sha256, Ct);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    });

    private Task<string> RowAsync(Guid file) => site.WithDbAsync(db =>
        db.FileReferences.Where(f => f.Id == file).Select(f => new { Gone = f.DisposedAt != null, f.DisposalReason }).SingleAsync(Ct).ContinueWith(t => $"{t.Result.Gone} {t.Result.DisposalReason}", Ct, TaskContinuationOptions.None, TaskScheduler.Default));

    private Task<string> AuditedAsync(Guid file) => site.Database.OwnerConnectionString.ScalarAsync<string>(
        "select reason from app.audit_entry where action = 'progress-report.file-disposed' and before ->> 'fileId' = $1::text and actor_id is not null", Ct, file);

    private Task<int> ExecuteAsync(string sql, params object[] values) => site.Database.OwnerConnectionString.ExecuteAsync(sql, Ct, values);
}
