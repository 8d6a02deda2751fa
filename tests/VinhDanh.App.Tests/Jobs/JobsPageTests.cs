using System.Net;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Jobs;

public sealed class JobsPageTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_sees_why_a_job_failed_and_runs_it_again()
    {
        var province = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Việc Nền");
        await site.AccountAsync("quan.tri", Role.Administrator, province);
        var job = await FailedJobAsync();
        using var browser = await site.SignedInAsync("quan.tri", Ct);

        (await browser.PageAsync("/administration/jobs?State=Failed", Ct)).ShouldContain("SmtpException: không gửi được");
        var answer = await browser.PostAsync("/administration/jobs?handler=Retry", new() { ["job"] = job.ToString() }, Ct, "/administration/jobs?State=Failed");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.Database.AppConnectionString.ScalarAsync<bool>("select failed_at is null and attempts = 0 from app.job where id = $1", Ct, job)).ShouldBeTrue();
        (await site.Database.AppConnectionString.ScalarAsync<long>("select count(*) from app.audit_entry where action = 'job.retried' and subject_id = $1", Ct, job)).ShouldBe(1);
    }

    [Fact]
    public async Task Only_administrators_of_the_highest_authority_see_the_platforms_jobs()
    {
        var province = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Cấp Trên");
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Cấp Dưới", province);
        await site.AccountAsync("quan.tri.duoi", Role.Administrator, ward);
        await site.AccountAsync("can.bo.tren", Role.StandingAgencyOfficer, province);
        foreach (var name in (string[])["quan.tri.duoi", "can.bo.tren"])
        {
            using var browser = await site.SignedInAsync(name, Ct);
            (await browser.GetAsync("/administration/jobs", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    private async Task<Guid> FailedJobAsync()
    {
        var id = Guid.CreateVersion7();
        await site.Database.AppConnectionString.ExecuteAsync("""
            insert into app.job (id, kind, payload, run_at, created_at, attempts, failed_at, last_error)
            values ($1, 'mail', '{}', now(), now(), 8, now(), 'SmtpException: không gửi được')
            """, Ct, id);
        return id;
    }
}
