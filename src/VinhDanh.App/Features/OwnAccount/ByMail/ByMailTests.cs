using System.Net;
using System.Text.RegularExpressions;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Tests.Mail;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.OwnAccount.ByMail;

public sealed partial class ByMailTests(MailSite site) : IClassFixture<MailSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_counts_when_the_link_sent_there_has_been_pressed()
    {
        var (account, browser) = await PersonAsync("co.dia.chi");
        using var _ = browser;
        (await AskAsync(browser, "co.dia.chi@an-thinh.example")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        WebUtility.HtmlDecode(await browser.PageAsync("/account/mail", Ct)).ShouldContain("Đã gửi thư xác nhận đến co.dia.chi@an-thinh.example");
        (await EmailAsync(account)).ShouldBe("");
        await site.SendAsync(Ct);
        var link = LinkIn(site.Smtp.To("co.dia.chi@an-thinh.example").ShouldHaveSingleItem());

        using var telephone = site.Open();
        (await telephone.PageAsync(link, Ct)).ShouldContain("co.dia.chi@an-thinh.example");
        (await EmailAsync(account)).ShouldBe("", "a program that looks at mails has opened the link");
        (await telephone.PostAsync(link, [], Ct)).Headers.Location!.OriginalString.ShouldBe("/sign-in");

        (await EmailAsync(account)).ShouldBe("co.dia.chi@an-thinh.example");
        (await telephone.GetAsync(link, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "used");
        (await ScalarAsync<string>("select after->>'mailAddress' from app.audit_entry where action = 'account.mail-address-proved' and subject_id = $1", account)).ShouldBe("c***@an-thinh.example");
    }

    [Fact]
    public async Task The_address_before_hears_of_the_new_one_and_of_its_removal()
    {
        var (account, browser) = await PersonAsync("doi.dia.chi");
        using var _ = browser;
        await ProveAsync(browser, "cu@an-thinh.example");
        site.Clock.At += TimeSpan.FromMinutes(2);
        await ProveAsync(browser, "moi@an-thinh.example");
        await site.SendAsync(Ct);
        site.Smtp.To("cu@an-thinh.example")[^1]["Subject"].ShouldBe("Địa chỉ nhận thư đã thay đổi");
        site.Smtp.To("cu@an-thinh.example")[^1].Text.ShouldNotContain("moi@an-thinh.example");

        await browser.PostAsync("/account/mail?handler=Remove", new() { ["Proof.Password"] = Site.Password }, Ct, "/account/mail");
        await site.SendAsync(Ct);
        (await EmailAsync(account)).ShouldBe("");
        site.Smtp.To("moi@an-thinh.example")[^1]["Subject"].ShouldBe("Địa chỉ nhận thư đã thay đổi");
    }

    [Fact]
    public async Task Without_the_password_or_with_what_is_no_address_nothing_is_sent()
    {
        var (account, browser) = await PersonAsync("sai.dia.chi");
        using var _ = browser;
        (await TextAsync(await AskAsync(browser, "sai@an-thinh.example", "không phải mật khẩu"))).ShouldContain("Mật khẩu chưa đúng.");
        foreach (var wrong in (string[])["sai@an-thinh", "sai@an-thinh.example\r\nBcc: ai@khac.example", "<sai@an-thinh.example>", "sải@an-thinh.example"])
            (await TextAsync(await AskAsync(browser, wrong))).ShouldContain("Địa chỉ thư chưa đúng dạng");
        (await ScalarAsync<long>("select count(*) from app.outgoing_mail where account_id = $1", account)).ShouldBe(0);

        await AskAsync(browser, "dung@an-thinh.example");
        (await TextAsync(await AskAsync(browser, "khac@an-thinh.example"))).ShouldContain("Chờ một phút");
        (await ScalarAsync<long>("select count(*) from app.outgoing_mail where account_id = $1", account)).ShouldBe(1, "nobody's mailbox is filled from here");
    }

    [Fact]
    public async Task A_link_that_is_old_or_replaced_proves_nothing()
    {
        var (account, browser) = await PersonAsync("lien.ket.cu");
        using var _ = browser;
        await AskAsync(browser, "mot@an-thinh.example");
        site.Clock.At += TimeSpan.FromMinutes(2);
        await AskAsync(browser, "hai@an-thinh.example");
        await site.SendAsync(Ct);
        var (first, second) = (LinkIn(site.Smtp.To("mot@an-thinh.example")[^1]), LinkIn(site.Smtp.To("hai@an-thinh.example")[^1]));
        (await browser.GetAsync(first, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync(second, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        site.Clock.At += ProvedAddresses.Lifetime;
        (await browser.GetAsync(second, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await EmailAsync(account)).ShouldBe("");
    }

    [Fact]
    public async Task The_way_of_being_told_is_chosen_kept_and_audited_once()
    {
        var (account, browser) = await PersonAsync("chon.cach");
        using var _ = browser;
        (await ScalarAsync<string>("select mail_choice from app.account where id = $1", account)).ShouldBe("digest", "until somebody chooses");
        for (var i = 0; i < 2; i++) await browser.PostAsync("/account/mail?handler=Choice", new() { ["choice"] = "AtOnce" }, Ct, "/account/mail");
        (await browser.PageAsync("/account/mail", Ct)).ShouldContain("value=\"AtOnce\" checked");
        (await ScalarAsync<string>("select mail_choice from app.account where id = $1", account)).ShouldBe("at-once");
        (await ScalarAsync<string>("select string_agg(after->>'mailChoice', ',') from app.audit_entry where action = 'account.mail-choice-changed' and subject_id = $1", account)).ShouldBe("at-once");
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.account set email = 'chon.cach@an-thinh.example' where id = $1", Ct, account);
        WebUtility.HtmlDecode(await browser.PageAsync("/account/mail", Ct)).ShouldContain("Thông báo được gửi đến chon.cach@an-thinh.example.");
        await browser.PostAsync("/account/mail?handler=Choice", new() { ["choice"] = "InApp" }, Ct, "/account/mail");
        WebUtility.HtmlDecode(await browser.PageAsync("/account/mail", Ct)).ShouldContain("Thông báo hiện chỉ xem được trong chương trình.");
        WebUtility.HtmlDecode(await browser.PageAsync("/account", Ct)).ShouldContain("Không gửi thư, chỉ báo trong chương trình.");
        (await browser.PostAsync("/account/mail?handler=Choice", new() { ["choice"] = "9" }, Ct, "/account/mail")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_address_that_was_refused_says_so_and_counts_again_when_it_is_proved_again()
    {
        var (account, browser) = await PersonAsync("bi.tu.choi");
        using var _ = browser;
        await ProveAsync(browser, "bi.tu.choi@an-thinh.example");
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.account set mail_refused_at = now() where id = $1", Ct, account);
        WebUtility.HtmlDecode(await browser.PageAsync("/account/mail", Ct)).ShouldContain("Máy chủ thư không nhận địa chỉ bi.tu.choi@an-thinh.example");
        site.Clock.At += TimeSpan.FromMinutes(2);
        await ProveAsync(browser, "bi.tu.choi@an-thinh.example");
        (await ScalarAsync<bool>("select mail_refused_at is null from app.account where id = $1", account)).ShouldBeTrue();
    }

    private async Task<(Guid Account, Browser Browser)> PersonAsync(string name)
    {
        var ward = await site.OrganisationAsync($"Ủy ban nhân dân phường {name}");
        return (await site.AccountAsync(name, Role.UnitOfficer, ward), await site.SignedInAsync(name, Ct));
    }

    private async Task ProveAsync(Browser browser, string address)
    {
        (await AskAsync(browser, address)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await site.SendAsync(Ct);
        (await browser.PostAsync(LinkIn(site.Smtp.To(address)[^1]), [], Ct)).Headers.Location!.OriginalString.ShouldBe("/account/mail");
    }

    private static Task<HttpResponseMessage> AskAsync(Browser browser, string address, string password = Site.Password) =>
        browser.PostAsync("/account/mail?handler=Address", new() { ["Input.Address"] = address, ["Input.Password"] = password }, Ct, "/account/mail");

    private static string LinkIn(ReceivedMail mail) => Link().Match(mail.Text).Value;

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));

    private Task<string> EmailAsync(Guid account) => ScalarAsync<string>("select coalesce(email::text, '') from app.account where id = $1", account);

    private Task<T> ScalarAsync<T>(string sql, params object[] values) => site.Database.OwnerConnectionString.ScalarAsync<T>(sql, Ct, values);

    [GeneratedRegex("/mail-address/[0-9a-f]{64}")]
    private static partial Regex Link();
}
