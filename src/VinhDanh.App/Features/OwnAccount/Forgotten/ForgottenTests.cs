using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Tests.Mail;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.OwnAccount.Forgotten;

/// <summary>Links that open an account, by mail: asked for at the door, made by an administrator, an invitation.</summary>
public sealed partial class ForgottenTests(MailSite site) : IClassFixture<MailSite>
{
    private const string NewOne = "một câu mật khẩu mới tinh";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_comes_to_the_address_of_the_account_and_sets_a_new_password()
    {
        var reader = await site.ReaderAsync("quen.mat.khau", MailChoice.InApp);
        using var guest = site.Open();
        (await guest.PageAsync("/sign-in", Ct)).ShouldContain("/forgotten-password");
        await AskAsync(guest, " QUEN.mat.khau ");
        await RunAsync();

        var link = PasswordLink().Match(site.Smtp.To(reader.Address).ShouldHaveSingleItem().Text).Value;
        (await ScalarAsync<long>("select count(*) from app.audit_entry where action = 'account.reset-link-mailed' and subject_id = $1", reader.Account)).ShouldBe(1);
        (await SetAsync(guest, link)).Headers.Location!.OriginalString.ShouldBe("/sign-in");
        (await guest.PostAsync("/sign-in", new() { ["Input.UserName"] = "quen.mat.khau", ["Input.Password"] = NewOne }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await site.SendAsync(Ct);
        site.Smtp.To(reader.Address)[^1]["Subject"].ShouldBe("Mật khẩu đã được đặt lại");
    }

    [Fact]
    public async Task The_door_answers_the_same_whether_the_name_exists_or_not()
    {
        await site.ReaderAsync("co.that", MailChoice.Digest);
        var unproved = await site.ReaderAsync("khong.dia.chi", MailChoice.Digest);
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.account set email = null where id = $1", Ct, unproved.Account);
        var gone = await site.ReaderAsync("da.ngung", MailChoice.Digest);
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.account set deactivated_at = now() where id = $1", Ct, gone.Account);
        List<string> answers = [];
        foreach (var name in (string[])["co.that", "khong.dia.chi", "da.ngung", "khong.co.ai"])
        {
            using var guest = site.Open();
            answers.Add(await AskAsync(guest, name));
        }

        answers.Distinct().ShouldHaveSingleItem().ShouldContain("Nếu tên đăng nhập đúng");
        (await ScalarAsync<long>("select count(*) from app.job where kind = 'password.forgotten' and done_at is null")).ShouldBe(4, "the same work for each");
        await RunAsync();
        (await ScalarAsync<long>("select count(*) from app.job where kind = 'password.forgotten' and done_at is null")).ShouldBe(0);
        site.Smtp.To("co.that@an-thinh.example").ShouldHaveSingleItem();
        foreach (var nobody in (string[])["khong.dia.chi@an-thinh.example", "da.ngung@an-thinh.example"]) site.Smtp.To(nobody).ShouldBeEmpty();
    }

    [Fact]
    public async Task Asking_again_and_again_sends_one_mail()
    {
        var reader = await site.ReaderAsync("hoi.mai", MailChoice.Digest);
        using var guest = site.Open();
        for (var i = 0; i < 3; i++) await AskAsync(guest, "hoi.mai");
        await RunAsync();
        site.Smtp.To(reader.Address).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_administrator_has_the_link_mailed_and_does_not_see_it()
    {
        var reader = await site.ReaderAsync("nho.quan.tri", MailChoice.Digest);
        await site.AccountAsync("quan.tri.nho", Role.Administrator, reader.Ward);
        using var administrator = await site.SignedInAsync("quan.tri.nho", Ct);
        var page = $"/administration/accounts/{reader.Account}";
        await administrator.PostAsync($"{page}?handler=MailResetLink", [], Ct, page);
        var shown = WebUtility.HtmlDecode(await administrator.PageAsync(page, Ct));
        shown.ShouldContain("Đã gửi đường dẫn đặt lại mật khẩu");
        shown.ShouldNotContain("/password/");
        await site.SendAsync(Ct);
        using var guest = site.Open();
        (await SetAsync(guest, PasswordLink().Match(site.Smtp.To(reader.Address).ShouldHaveSingleItem().Text).Value)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_invitation_by_mail_is_shown_to_nobody_and_its_acceptance_proves_the_address()
    {
        using var administrator = await AdministratorAsync("moi.qua.thu");
        (await InviteAsync(administrator, "nguoi.moi", "nguoi.moi@an-thinh.example")).Headers.Location!.OriginalString.ShouldBe("/administration/accounts");
        var list = WebUtility.HtmlDecode(await administrator.PageAsync("/administration/accounts", Ct));
        list.ShouldContain("Đã gửi thư mời đến nguoi.moi@an-thinh.example");
        list.ShouldNotContain("/invitation/");
        await site.SendAsync(Ct);

        using var guest = site.Open();
        var link = InvitationLink().Match(site.Smtp.To("nguoi.moi@an-thinh.example").ShouldHaveSingleItem().Text).Value;
        (await SetAsync(guest, link)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ScalarAsync<string>("select email::text from app.account where user_name = 'nguoi.moi'")).ShouldBe("nguoi.moi@an-thinh.example");
    }

    [Fact]
    public async Task An_invitation_that_bounced_says_so_and_one_revoked_is_not_sent()
    {
        using var administrator = await AdministratorAsync("moi.hong");
        await InviteAsync(administrator, "khong.den", "gone@an-thinh.example");
        await site.SendAsync(Ct);
        (await InviteAsync(administrator, "thu.hoi", "thu.hoi@an-thinh.example")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        WebUtility.HtmlDecode(await administrator.PageAsync("/administration/accounts", Ct)).ShouldContain("Thư mời đến gone@an-thinh.example không gửi được");

        var invitation = await ScalarAsync<Guid>("select id from app.invitation where user_name = 'thu.hoi'");
        await administrator.PostAsync("/administration/accounts?handler=Revoke", new() { ["invitation"] = invitation.ToString() }, Ct, "/administration/accounts");
        await site.SendAsync(Ct);
        site.Smtp.To("thu.hoi@an-thinh.example").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_invitation_to_what_is_no_address_is_not_made()
    {
        using var administrator = await AdministratorAsync("moi.sai");
        (await TextAsync(await InviteAsync(administrator, "sai.dia.chi", "ai@khac.example\r\nBcc: toi@khac.example"))).ShouldContain("Địa chỉ thư chưa đúng dạng");
        (await ScalarAsync<long>("select count(*) from app.invitation where user_name = 'sai.dia.chi'")).ShouldBe(0);
    }

    private async Task<Browser> AdministratorAsync(string name)
    {
        await site.AccountAsync(name, Role.Administrator, await site.OrganisationAsync($"Ủy ban nhân dân tỉnh {name}"));
        return await site.SignedInAsync(name, Ct);
    }

    private async Task<HttpResponseMessage> InviteAsync(Browser administrator, string userName, string address)
    {
        var form = await administrator.PageAsync("/administration/accounts/invite", Ct);
        var organisation = Regex.Match(form, "<option[^>]* value=\"([0-9a-f-]{36})\"").Groups[1].Value;
        return await administrator.PostAsync("/administration/accounts/invite", new()
        {
            ["Input.DisplayName"] = "Người được mời", ["Input.UserName"] = userName, ["Input.Address"] = address, ["Input.OrganisationId"] = organisation, ["Input.Role"] = "UnitOfficer",
            ["Input.ValidFrom"] = VinhDanh.App.Shell.Vn.Date(VinhDanh.App.Platform.Clock.VietnamTime.DateOf(site.Clock.At)),
        }, Ct);
    }

    /// <returns>What the page says after it.</returns>
    private static async Task<string> AskAsync(Browser guest, string name)
    {
        (await guest.PostAsync("/forgotten-password", new() { ["Input.UserName"] = name }, Ct)).Headers.Location!.OriginalString.ShouldBe("/sign-in");
        return Regex.Match(WebUtility.HtmlDecode(await guest.PageAsync("/sign-in", Ct)), "Nếu tên đăng nhập đúng[^<]*").Value;
    }

    private async Task RunAsync()
    {
        while (await site.WithAsync(s => s.GetRequiredService<JobRunner>().RunNextAsync(Ct)))
        {
        }

        await site.SendAsync(Ct);
    }

    private static Task<HttpResponseMessage> SetAsync(Browser guest, string link) => guest.PostAsync(link, new() { ["Input.Password"] = NewOne, ["Input.Again"] = NewOne }, Ct);

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));

    private Task<T> ScalarAsync<T>(string sql, params object[] values) => site.Database.OwnerConnectionString.ScalarAsync<T>(sql, Ct, values);

    [GeneratedRegex("/password/[0-9a-f]{64}")]
    private static partial Regex PasswordLink();

    [GeneratedRegex("/invitation/[0-9a-f]{64}")]
    private static partial Regex InvitationLink();
}
