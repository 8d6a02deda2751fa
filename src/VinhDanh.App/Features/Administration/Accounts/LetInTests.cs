using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Administration.Accounts;

/// <summary>The way in that whoever keeps the machine opens (<c>./run let-in</c>).</summary>
public sealed class LetInTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_only_administrator_who_lost_password_and_telephone_comes_in_again_and_the_audit_says_so()
    {
        var own = await site.OrganisationAsync("Ủy ban nhân dân xã Một Quản Trị");
        var account = await site.AccountAsync("mot.quan.tri", Role.Administrator, own);
        using var old = await site.SignedInAsync("mot.quan.tri", Ct);
        await site.SecondFactorAsync(account);

        (await LetInAsync("khong.co", true)).ShouldBeNull();
        var token = await LetInAsync("mot.quan.tri", true);
        (await old.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "its sessions have ended");

        using var browser = site.Open();
        const string Chosen = "mật khẩu đặt lại sau khi mất";
        (await browser.PostAsync($"/password/{token}", new() { ["Input.Password"] = Chosen, ["Input.Again"] = Chosen }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var signIn = await browser.PostAsync("/sign-in", new() { ["Input.UserName"] = "mot.quan.tri", ["Input.Password"] = Chosen }, Ct);
        signIn.Headers.Location!.ToString().ShouldBe("/", "no code is asked for any more");
        (await site.Database.AppConnectionString.ScalarAsync<long>("""
            select count(*) from app.audit_entry where subject_id = $1 and reason = 'Mất điện thoại' and actor_id is null and action in ('account.second-factor-removed', 'account.reset-link-made')
            """, Ct, account)).ShouldBe(2);
    }

    [Fact]
    public async Task The_second_factor_stays_where_only_the_password_was_lost()
    {
        var account = await site.AccountAsync("quen.mat.khau", Role.Administrator, await site.OrganisationAsync("Ủy ban nhân dân xã Quên Mật Khẩu"));
        await site.SecondFactorAsync(account);
        (await LetInAsync("quen.mat.khau", false)).ShouldNotBeNull();
        (await site.Database.AppConnectionString.ScalarAsync<long>("select count(*) from app.authenticator where account_id = $1", Ct, account)).ShouldBe(1);
    }

    private Task<string?> LetInAsync(string name, bool without) =>
        site.WithAsync(services => services.GetRequiredService<PasswordResets>().MakeByKeeperAsync(name, without, "Mất điện thoại", Ct));
}
