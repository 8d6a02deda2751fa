using System.Net;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Provider;

/// <summary>Signing in by an identity provider, the whole way there and back.</summary>
public sealed class ProviderTests(ProviderSite site) : IClassFixture<ProviderSite>
{
    private const string Door = "/sign-in/provider";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_sign_in_links_the_one_account_of_a_proved_address_and_later_ones_go_by_the_subject()
    {
        var account = await site.MemberAsync("lan", "Lan@an-thinh.example");
        await site.KnownAsync("s-lan", "lan@an-thinh.example", verified: true);
        using (var first = site.Visit())
        {
            (await first.PageAsync("/sign-in?back=%2Faccount", Ct)).ShouldContain("Đăng nhập bằng Cổng cán bộ");
            var (at, text) = await first.GoAsync($"{Door}?back=%2Faccount", "s-lan", Ct);
            at.PathAndQuery.ShouldBe("/account");
            text.ShouldContain("Người dùng lan");
            text.ShouldContain("Đăng nhập thành công (nhà cung cấp danh tính)");
        }

        (await TextAsync("select subject from app.external_login where account_id = $1", account)).ShouldBe("s-lan");
        (await CountAsync("select count(*) from app.audit_entry where action = 'account.provider-linked' and subject_id = $1", account)).ShouldBe(1);
        (await CountAsync("select count(*) from app.audit_entry where action = 'session.opened' and actor_id = $1 and after->>'way' = 'provider'", account)).ShouldBe(1);

        // The address goes to somebody else here and there; the subject stays whom it was.
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.account set email = null where id = $1", Ct, account);
        await site.MemberAsync("lan.moi", "lan@an-thinh.example");
        using var second = site.Visit();
        (await second.GoAsync($"{Door}?back=%2Faccount", "s-lan", Ct)).Text.ShouldContain("Người dùng lan –", customMessage: "the linked account");
        (await CountAsync("select count(*) from app.external_login where subject = 's-lan'")).ShouldBe(1);
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("no-nonce")]
    [InlineData("audience")]
    [InlineData("party")]
    [InlineData("issuer")]
    [InlineData("expired")]
    [InlineData("signature")]
    [InlineData("key-id")]
    [InlineData("none")]
    [InlineData("shared-secret")]
    [InlineData("other-person")]
    public async Task A_token_that_proves_nothing_opens_nothing(string fault)
    {
        var account = await site.MemberAsync($"sai.{fault}", $"sai-{fault}@an-thinh.example");
        await site.KnownAsync($"s-{fault}", $"sai-{fault}@an-thinh.example", verified: true);
        await site.FaultAsync(fault);
        try
        {
            using var visitor = site.Visit();
            var (at, text) = await visitor.GoAsync(Door, $"s-{fault}", Ct);
            at.PathAndQuery.ShouldBe("/sign-in?refused=not-taken");
            text.ShouldContain("Xác nhận của Cổng cán bộ không hợp lệ");
            await NobodyIsInAsync(visitor, account);
        }
        finally
        {
            await site.FaultAsync(null);
        }

        using var again = site.Visit();
        (await again.GoAsync($"{Door}?back=%2Faccount", $"s-{fault}", Ct)).At.PathAndQuery.ShouldBe("/account", "without the fault the same way is open");
    }

    [Fact]
    public async Task Whether_a_token_is_over_is_judged_by_the_programs_clock()
    {
        var account = await site.MemberAsync("qua.han", "qua.han@an-thinh.example");
        await site.KnownAsync("s-qua-han", "qua.han@an-thinh.example", verified: true);
        var now = site.Clock.At;
        site.Clock.At = now.AddHours(2);
        try
        {
            using var visitor = site.Visit();
            (await visitor.GoAsync(Door, "s-qua-han", Ct)).At.PathAndQuery.ShouldBe("/sign-in?refused=not-taken");
            await NobodyIsInAsync(visitor, account);
        }
        finally
        {
            site.Clock.At = now;
        }
    }

    [Theory]
    [InlineData("khong.ai", "khong-ai@an-thinh.example", true, "chưa liên kết với tài khoản nào")]
    [InlineData("chua.xac.minh", "dung.chu@an-thinh.example", false, "chưa xác minh địa chỉ thư")]
    [InlineData("chung", "chung@an-thinh.example", true, "Nhiều tài khoản cùng dùng địa chỉ thư này")]
    [InlineData("khong.thu", null, true, "chưa liên kết với tài khoản nào")]
    [InlineData("da.nghi", "da.nghi@an-thinh.example", true, "chưa liên kết với tài khoản nào")]
    public async Task Who_is_not_surely_one_account_stays_outside_and_no_account_is_made(string subject, string? address, bool verified, string words)
    {
        await site.MemberAsync($"{subject}.khac", address == "dung.chu@an-thinh.example" ? address : null);
        if (subject == "chung") foreach (var name in (string[])["chung.mot", "chung.hai"]) await site.MemberAsync(name, address);
        if (subject == "da.nghi") await site.Database.OwnerConnectionString.ExecuteAsync("update app.account set deactivated_at = now() where id = $1", Ct, await site.MemberAsync("da.nghi", address));
        await site.KnownAsync(subject, address, verified);
        var before = await CountAsync("select count(*) from app.account");

        using var visitor = site.Visit();
        var (at, text) = await visitor.GoAsync(Door, subject, Ct);

        at.AbsolutePath.ShouldBe(Door);
        text.ShouldContain(words);
        (await visitor.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await CountAsync("select count(*) from app.account")).ShouldBe(before);
        (await CountAsync("select count(*) from app.external_login where subject = $1", subject)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_was_deactivated_is_kept_out_although_linked()
    {
        var account = await site.MemberAsync("ngung", "ngung@an-thinh.example");
        await site.KnownAsync("s-ngung", "ngung@an-thinh.example", verified: true);
        using (var before = site.Visit()) (await before.GoAsync($"{Door}?back=%2Faccount", "s-ngung", Ct)).At.PathAndQuery.ShouldBe("/account");
        await site.Database.OwnerConnectionString.ExecuteAsync("update app.account set deactivated_at = now() where id = $1", Ct, account);

        using var visitor = site.Visit();
        (await visitor.GoAsync(Door, "s-ngung", Ct)).Text.ShouldContain("Tài khoản đã ngừng sử dụng");
        (await visitor.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_answer_of_the_provider_counts_once_and_in_the_browser_that_asked()
    {
        await site.MemberAsync("lap.lai", "lap.lai@an-thinh.example");
        await site.KnownAsync("s-lap-lai", "lap.lai@an-thinh.example", verified: true);
        using var visitor = site.Visit();
        (await visitor.GoAsync($"{Door}?back=%2Faccount", "s-lap-lai", Ct)).At.PathAndQuery.ShouldBe("/account");

        using var other = site.Visit();
        foreach (var again in (Visitor[])[visitor, other])
        {
            var (at, text) = await again.OpenAsync(visitor.Callback!, Ct);
            at.PathAndQuery.ShouldBe("/sign-in?refused=stale");
            text.ShouldContain("đã dùng hoặc đã quá thời gian");
        }

        (await other.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await other.GetAsync("/sign-in/provider/callback?code=x&state=y", Ct)).Headers.Location!.ToString().ShouldBe("/sign-in?refused=stale");
        (await other.GetAsync($"{Door}?handler=Done", Ct)).Headers.Location!.ToString().ShouldBe("/sign-in?refused=stale");
    }

    [Theory]
    [InlineData("cross-site", null, false)]
    [InlineData("same-site", null, false)]
    [InlineData(null, null, false)]
    [InlineData(null, "https://dien-dan.example/bai-viet", false)]
    [InlineData(null, "own", true)]
    [InlineData("same-origin", null, true)]
    [InlineData("none", null, true)]
    public async Task A_link_of_another_site_signs_nobody_in(string? fetched, string? from, bool goesOn)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        if (fetched is not null) client.DefaultRequestHeaders.Add("Sec-Fetch-Site", fetched);
        if (from is not null) client.DefaultRequestHeaders.Referrer = from == "own" ? new Uri(site.Address, "sign-in") : new Uri(from);
        using var answer = await client.GetAsync(new Uri($"{Door}?back=%2Fnotices", UriKind.Relative), Ct);
        var to = answer.Headers.Location!.ToString();
        if (goesOn) to.ShouldContain("code_challenge=");
        else to.ShouldBe("/sign-in?Back=%2Fnotices");
    }

    [Theory]
    [InlineData("https://xau.example/")]
    [InlineData("//xau.example/")]
    [InlineData("/\\xau.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_on_to_a_foreign_page(string back)
    {
        await site.MemberAsync($"dan.duong.{Guid.NewGuid():N}", $"{Guid.NewGuid():N}@an-thinh.example");
        var address = await TextAsync("select email::text from app.account where user_name like 'dan.duong.%' order by id desc limit 1");
        await site.KnownAsync(address, address, verified: true);
        using var visitor = site.Visit();
        // The visitor refuses to follow anywhere but to the program and the provider.
        (await visitor.GoAsync($"{Door}?back={Uri.EscapeDataString(back)}", address, Ct)).Text.ShouldContain("Người dùng dan.duong");
        (await visitor.GetAsync($"{Door}?handler=Done&back={Uri.EscapeDataString(back)}", Ct)).Headers.Location!.ToString().ShouldBe("/sign-in?refused=stale");
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_as_after_the_password()
    {
        var account = await site.MemberAsync("hai.buoc", "hai.buoc@an-thinh.example");
        var code = await site.SecondFactorAsync(account);
        await site.KnownAsync("s-hai-buoc", "hai.buoc@an-thinh.example", verified: true);
        using var visitor = site.Visit();

        var (at, text) = await visitor.GoAsync($"{Door}?back=%2Faccount", "s-hai-buoc", Ct);

        at.AbsolutePath.ShouldBe("/sign-in/code");
        text.ShouldContain("Nhà cung cấp danh tính đã xác nhận.");
        (await visitor.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "not in before the code");
        var (inside, own) = await visitor.PostAsync(at.PathAndQuery, at.PathAndQuery, new() { ["Input.OneTimeCode"] = code, ["Back"] = "/account" }, Ct);
        inside.AbsolutePath.ShouldBe("/account");
        own.ShouldContain("Đăng nhập thành công (nhà cung cấp danh tính và mã dự phòng)");
        own.ShouldContain("Nhà cung cấp danh tính đã xác nhận, chờ mã xác thực");
    }

    [Fact]
    public async Task The_provider_alone_is_not_enough_for_a_role_that_takes_two_steps()
    {
        var account = await site.MemberAsync("bat.buoc", "bat.buoc@an-thinh.example", Role.AgencyLeader);
        await site.Database.OwnerConnectionString.ExecuteAsync(
            "insert into app.second_factor_demand (organisation_id, role, created_at, created_by) select organisation_id, role, now(), account_id from app.role_assignment where account_id = $1", Ct, account);
        await site.KnownAsync("s-bat-buoc", "bat.buoc@an-thinh.example", verified: true);
        using var visitor = site.Visit();
        (await visitor.GoAsync($"{Door}?back=%2Faccount", "s-bat-buoc", Ct)).At.AbsolutePath.ShouldBe("/account/second-factor");
    }

    [Fact]
    public async Task Whoever_is_in_links_and_unlinks_by_hand_with_the_password()
    {
        var account = await site.MemberAsync("tu.noi", "tu.noi@an-thinh.example");
        await site.KnownAsync("s-tu-noi", "rieng@khac.example", verified: false);
        using var visitor = site.Visit();
        await visitor.PostAsync("/sign-in", "/sign-in", new() { ["Input.UserName"] = "tu.noi", ["Input.Password"] = Site.Password }, Ct);

        var (at, text) = await visitor.GoAsync("/account/provider?handler=Start", "s-tu-noi", Ct);
        at.PathAndQuery.ShouldBe("/account/provider");
        text.ShouldContain("rieng@khac.example");
        (await visitor.GoAsync($"{Door}?handler=Done", null, Ct)).At.PathAndQuery.ShouldBe("/sign-in?refused=stale", "what is for linking lets nobody in, and is gone by the try");
        await visitor.GoAsync("/account/provider?handler=Start", "s-tu-noi", Ct);
        (await visitor.PostAsync("/account/provider?handler=Link", at.PathAndQuery, new() { ["Input.Password"] = "không phải mật khẩu" }, Ct)).Text.ShouldContain("Mật khẩu chưa đúng.");
        (await CountAsync("select count(*) from app.external_login where account_id = $1", account)).ShouldBe(0);
        (await visitor.PostAsync("/account/provider?handler=Link", at.PathAndQuery, new() { ["Input.Password"] = Site.Password }, Ct)).Text.ShouldContain("Đã liên kết");
        using (var comes = site.Visit()) (await comes.GoAsync($"{Door}?back=%2Faccount", "s-tu-noi", Ct)).Text.ShouldContain("Người dùng tu.noi");

        (await visitor.PostAsync("/account/provider?handler=Unlink", "/account/provider", new() { ["Input.Password"] = Site.Password }, Ct)).Text.ShouldContain("Đã gỡ liên kết;");
        (await CountAsync("select count(*) from app.audit_entry where action in ('account.provider-linked', 'account.provider-unlinked') and actor_id = $1", account)).ShouldBe(2);

        // What was taken away by hand does not come back by itself, not even with the right address.
        await site.KnownAsync("s-tu-noi", "tu.noi@an-thinh.example", verified: true);
        using var stays = site.Visit();
        (await stays.GoAsync(Door, "s-tu-noi", Ct)).Text.ShouldContain("chưa liên kết với tài khoản nào");
    }

    [Fact]
    public async Task One_identity_is_one_account()
    {
        await site.MemberAsync("nguoi.mot", "nguoi.mot@an-thinh.example");
        var two = await site.MemberAsync("nguoi.hai", null);
        await site.KnownAsync("s-mot", "nguoi.mot@an-thinh.example", verified: true);
        using (var one = site.Visit()) await one.GoAsync(Door, "s-mot", Ct);

        using var visitor = site.Visit();
        await visitor.PostAsync("/sign-in", "/sign-in", new() { ["Input.UserName"] = "nguoi.hai", ["Input.Password"] = Site.Password }, Ct);
        await visitor.GoAsync("/account/provider?handler=Start", "s-mot", Ct);
        (await visitor.PostAsync("/account/provider?handler=Link", "/account/provider", new() { ["Input.Password"] = Site.Password }, Ct)).Text.ShouldContain("đã liên kết với một tài khoản khác");
        (await CountAsync("select count(*) from app.external_login where account_id = $1", two)).ShouldBe(0);
        (await CountAsync("select count(*) from app.audit_entry where action = 'account.provider-linked' and subject_id = $1", two)).ShouldBe(0, "what did not happen is not told");
    }

    [Fact]
    public async Task A_second_identity_with_the_same_address_does_not_slip_into_a_linked_account()
    {
        await site.MemberAsync("dia.chi", "dia.chi@an-thinh.example");
        foreach (var subject in (string[])["s-cu", "s-moi"]) await site.KnownAsync(subject, "dia.chi@an-thinh.example", verified: true);
        using (var old = site.Visit()) (await old.GoAsync($"{Door}?back=%2Faccount", "s-cu", Ct)).At.AbsolutePath.ShouldBe("/account");

        using var visitor = site.Visit();
        (await visitor.GoAsync(Door, "s-moi", Ct)).Text.ShouldContain("chưa liên kết với tài khoản nào");
    }

    [Fact]
    public async Task Whoever_changes_their_mind_at_the_provider_is_told_so()
    {
        await site.MemberAsync("doi.y", null);
        using var visitor = site.Visit();
        var (at, text) = await visitor.GoAsync(Door, null, Ct);
        at.PathAndQuery.ShouldBe("/sign-in?refused=cancelled");
        text.ShouldContain("đã hủy việc đăng nhập");
    }

    private async Task NobodyIsInAsync(Visitor visitor, Guid account)
    {
        (await visitor.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await CountAsync("select count(*) from app.session where account_id = $1", account)).ShouldBe(0);
        (await CountAsync("select count(*) from app.external_login where account_id = $1", account)).ShouldBe(0);
    }

    private Task<long> CountAsync(string sql, params object[] values) => site.Database.OwnerConnectionString.ScalarAsync<long>(sql, Ct, values);

    private Task<string> TextAsync(string sql, params object[] values) => site.Database.OwnerConnectionString.ScalarAsync<string>(sql, Ct, values);
}
