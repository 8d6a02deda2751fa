using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Platform.Notices;
using VinhDanh.App.Tests.Mail;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Administration.Outbox;

public sealed class OutboxTests(MailSite site) : IClassFixture<MailSite>, IAsyncLifetime
{
    private const string Page = "/administration/mail";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>What another test has left waiting is not counted here.</summary>
    public async ValueTask InitializeAsync() => await site.Database.OwnerConnectionString.ExecuteAsync("delete from app.outgoing_mail where sent_at is null and failed_at is null", Ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_administrator_sees_in_words_why_a_mail_bounced_and_sends_it_again()
    {
        using var browser = await AdministratorAsync("xem.thu");
        var reader = await site.ReaderAsync("doi.hop.thu", MailChoice.AtOnce, "gone@an-thinh.example");
        var mail = await MailAsync(reader.Account, reader.Ward, "Nội dung riêng của thư");
        await site.SendAsync(Ct);

        var page = await TextAsync(browser, "?State=Failed");
        page.ShouldContain("Người dùng doi.hop.thu");
        page.ShouldContain("không có hộp thư, hoặc hộp thư không nhận thư");
        page.ShouldContain("Máy chủ trả lời: 550 5.1.1 no such user");
        page.ShouldNotContain("Nội dung riêng của thư");
        page.ShouldNotContain(SmtpServer.Password);

        // The mailbox has been made meanwhile.
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.outgoing_mail set address = 'da.co@an-thinh.example' where id = $1", Ct, mail);
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.account set email = 'da.co@an-thinh.example' where id = $1", Ct, reader.Account);
        (await PostAsync(browser, "Retry", mail)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.SendAsync(Ct)).ShouldBe(1);
        (await TextAsync(browser, "?State=Sent")).ShouldContain("da.co@an-thinh.example");
        (await ScalarAsync<bool>("select mail_refused_at is null from app.account where id = $1", reader.Account)).ShouldBeTrue("it takes mail after all");
        (await ScalarAsync<long>("select count(*) from app.audit_entry where action = 'mail.retried' and subject_id = $1", mail)).ShouldBe(1);
        (await PostAsync(browser, "Retry", mail)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.SendAsync(Ct)).ShouldBe(0, "sent is sent");
    }

    [Fact]
    public async Task A_waiting_mail_shows_its_next_try_and_is_given_up_or_sent_with_all_others()
    {
        using var browser = await AdministratorAsync("thoi.gui");
        var reader = await site.ReaderAsync("cho.gui", MailChoice.AtOnce);
        var (given, kept) = (await MailAsync(reader.Account, reader.Ward, "Tin thôi gửi"), await MailAsync(reader.Account, reader.Ward, "Tin vẫn gửi"));
        site.Smtp.IsBusy = true;
        await site.SendAsync(Ct);
        site.Smtp.IsBusy = false;
        var page = await TextAsync(browser);
        page.ShouldContain("đang bận, đề nghị gửi lại sau");
        page.ShouldContain(VinhDanh.App.Shell.Vn.Moment(site.Clock.At + MailPost.Waits[0]));

        await PostAsync(browser, "GiveUp", given);
        (await TextAsync(browser, "?State=Failed")).ShouldContain("Người quản trị thôi gửi.");
        site.Clock.At += TimeSpan.FromMinutes(2);
        (await site.SendAsync(Ct)).ShouldBe(1);
        (await ScalarAsync<bool>("select sent_at is not null from app.outgoing_mail where id = $1", kept)).ShouldBeTrue();
        (await ScalarAsync<long>("select count(*) from app.audit_entry where action = 'mail.given-up' and subject_id = $1", given)).ShouldBe(1);

        await browser.PostAsync($"{Page}?handler=RetryAll", [], Ct, $"{Page}?State=Failed");
        await site.SendAsync(Ct);
        (await ScalarAsync<bool>("select sent_at is not null from app.outgoing_mail where id = $1", given)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_password_that_the_server_refuses_is_said_and_the_mails_wait()
    {
        using var browser = await AdministratorAsync("sai.mat.khau");
        var reader = await site.ReaderAsync("cho.mat.khau", MailChoice.AtOnce);
        for (var i = 0; i < 3; i++) await MailAsync(reader.Account, reader.Ward, $"Tin {i}");
        var settings = site.Services.GetRequiredService<HostSettings>();
        var post = ActivatorUtilities.CreateInstance<MailPost>(site.Services, settings with { Mail = settings.Mail! with { Password = "sai" } });

        (await post.SendDueAsync(Ct)).ShouldBe(0);
        (await post.SendDueAsync(Ct)).ShouldBe(0);

        (await TextAsync(browser)).ShouldContain("từ chối tên đăng nhập hoặc mật khẩu");
        (await ScalarAsync<long>("select sum(attempts)::bigint from app.outgoing_mail where account_id = $1", reader.Account)).ShouldBe(1, "the server is not asked once for each mail");
        (await site.SendAsync(Ct)).ShouldBe(2, "set right, the others go at once");
        site.Clock.At += MailPost.Waits[0];
        (await site.SendAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_past_its_day_is_not_sent_again()
    {
        using var browser = await AdministratorAsync("qua.ngay");
        var reader = await site.ReaderAsync("thu.cu", MailChoice.AtOnce);
        var mail = await MailAsync(reader.Account, reader.Ward, "Tin cũ");
        site.Clock.At += TimeSpan.FromDays(4);
        using var later = await site.SignedInAsync("qua.ngay", Ct);
        await site.Services.GetRequiredService<MailPost>().TidyAsync(Ct);
        (await TextAsync(later, "?State=Failed")).ShouldContain("Quá thời hạn gửi.");
        await PostAsync(later, "Retry", mail);
        (await TextAsync(later)).ShouldContain("Không gửi lại");
        (await site.SendAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task A_test_mail_is_sent_at_once_and_its_fate_told()
    {
        using var browser = await AdministratorAsync("thu.may.chu");
        (await TestAsync(browser, "thu@an-thinh.example")).ShouldContain("Máy chủ thư đã nhận thư thử.");
        site.Smtp.To("thu@an-thinh.example").ShouldHaveSingleItem()["Subject"].ShouldBe("Thư thử của chương trình Vinh Danh");
        (await TestAsync(browser, "gone@an-thinh.example")).ShouldContain("Máy chủ trả lời: 550 5.1.1 no such user");
        (await TestAsync(browser, "thu@an-thinh.example\r\nBcc: ai@khac.example")).ShouldContain("Địa chỉ thư chưa đúng dạng");
        (await ScalarAsync<string>("select string_agg(after->>'mailAddress', ' ' order by after->>'mailAddress') from app.audit_entry where action = 'mail.tested'")).ShouldBe("g***@an-thinh.example t***@an-thinh.example");
    }

    [Fact]
    public async Task Only_administrators_of_the_highest_authority_see_mails_and_change_them()
    {
        var province = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Trên Cùng");
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Ở Dưới", province);
        await site.AccountAsync("quan.tri.duoi", Role.Administrator, ward);
        await site.AccountAsync("can.bo.tren", Role.StandingAgencyOfficer, province);
        var reader = await site.ReaderAsync("khong.ai.dung", MailChoice.AtOnce);
        var mail = await MailAsync(reader.Account, reader.Ward, "Tin");
        foreach (var name in (string[])["quan.tri.duoi", "can.bo.tren"])
        {
            using var browser = await site.SignedInAsync(name, Ct);
            (await browser.GetAsync(Page, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            foreach (var handler in (string[])["Retry", "RetryAll", "GiveUp", "Test"])
                (await browser.PostAsync($"{Page}?handler={handler}", new() { ["mail"] = mail.ToString(), ["Input.Address"] = "a@an-thinh.example" }, Ct, "/account")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await ScalarAsync<bool>("select failed_at is null and attempts = 0 from app.outgoing_mail where id = $1", mail)).ShouldBeTrue();
        site.Smtp.To("a@an-thinh.example").ShouldBeEmpty();
    }

    private async Task<Browser> AdministratorAsync(string name)
    {
        var province = await site.OrganisationAsync($"Ủy ban nhân dân tỉnh {name}");
        await site.AccountAsync(name, Role.Administrator, province);
        return await site.SignedInAsync(name, Ct);
    }

    private async Task<Guid> MailAsync(Guid account, Guid ward, string title)
    {
        // Ids of one moment have no order.
        var before = await ScalarAsync<Guid[]>("select coalesce(array_agg(id), '{}') from app.outgoing_mail where account_id = $1", account);
        await site.WithAsync(s => s.GetRequiredService<NoticeSender>().AddAsync([account], ward, "sample.told", title, title, "/notices", null, Ct));
        return await ScalarAsync<Guid>("select id from app.outgoing_mail where account_id = $1 and id <> all($2)", account, before);
    }

    private static Task<HttpResponseMessage> PostAsync(Browser browser, string handler, Guid mail) =>
        browser.PostAsync($"{Page}?handler={handler}", new() { ["mail"] = mail.ToString() }, Ct, Page);

    private static async Task<string> TestAsync(Browser browser, string address)
    {
        var answer = await browser.PostAsync($"{Page}?handler=Test", new() { ["Input.Address"] = address }, Ct, Page);
        return answer.StatusCode is HttpStatusCode.Redirect ? await TextAsync(browser) : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
    }

    private static async Task<string> TextAsync(Browser browser, string query = "") => WebUtility.HtmlDecode(await browser.PageAsync(Page + query, Ct));

    private Task<T> ScalarAsync<T>(string sql, params object[] values) => site.Database.OwnerConnectionString.ScalarAsync<T>(sql, Ct, values);
}
