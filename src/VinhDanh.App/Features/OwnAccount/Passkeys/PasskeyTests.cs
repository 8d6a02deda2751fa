using System.Net;
using System.Text.Json;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.OwnAccount.Passkeys;

/// <summary>What the server refuses; with a device that signs: PasskeyJourneyTests in the browser.</summary>
public sealed class PasskeyTests(Site site) : IClassFixture<Site>
{
    private const string Own = "/account/passkeys";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_device_is_asked_to_verify_the_person_and_to_be_found_without_a_name()
    {
        await OfficerAsync("hoi.thiet.bi");
        using var browser = await site.SignedInAsync("hoi.thiet.bi", Ct);
        using var making = JsonDocument.Parse(await (await OptionsAsync(browser, Site.Password)).Content.ReadAsStringAsync(Ct));
        var selection = making.RootElement.GetProperty("authenticatorSelection");
        selection.GetProperty("residentKey").GetString().ShouldBe("required");
        selection.GetProperty("userVerification").GetString().ShouldBe("required");
        making.RootElement.GetProperty("user").GetProperty("name").GetString().ShouldBe("hoi.thiet.bi");

        using var guest = site.Open();
        using var signing = JsonDocument.Parse(await (await guest.PostAsync("/sign-in/passkey?handler=Options", [], Ct)).Content.ReadAsStringAsync(Ct));
        signing.RootElement.GetProperty("userVerification").GetString().ShouldBe("required");
        signing.RootElement.TryGetProperty("allowCredentials", out var named).ShouldBe(named.ValueKind is JsonValueKind.Array && named.GetArrayLength() == 0, "no account is named before it has proved itself");
    }

    [Fact]
    public async Task Adding_one_takes_the_password_and_wrong_ones_count()
    {
        var account = await OfficerAsync("them.khoa");
        using var browser = await site.SignedInAsync("them.khoa", Ct);
        for (var i = 1; i < Account.AttemptsAllowed; i++)
        {
            var refused = await OptionsAsync(browser, "không phải mật khẩu");
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await refused.Content.ReadAsStringAsync(Ct)).ShouldBe("Mật khẩu chưa đúng.");
        }

        (await (await OptionsAsync(browser, "không phải mật khẩu")).Content.ReadAsStringAsync(Ct)).ShouldContain("tạm khóa");
        (await OptionsAsync(browser, Site.Password)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CountAsync("select count(*) from app.passkey where account_id = $1", account)).ShouldBe(0);
    }

    [Theory]
    [InlineData(false, "{}")] // nothing was asked
    [InlineData(true, "")]
    [InlineData(true, "{}")]
    [InlineData(true, "không phải JSON")]
    [InlineData(true, """{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"e30","authenticatorData":"AAAA","signature":"AAAA","userHandle":"AAAA","attestationObject":"AAAA"}}""")]
    public async Task What_no_device_of_ours_signed_opens_nothing_and_adds_nothing(bool asked, string credential)
    {
        var name = $"gia.mao.{Guid.NewGuid():N}"[..20];
        var account = await OfficerAsync(name);
        using var guest = site.Open();
        if (asked) await guest.PostAsync("/sign-in/passkey?handler=Options", [], Ct);
        var knocks = await CountAsync("select count(*) from app.sign_in where outcome = 'wrong-passkey' and $1 is not null", account);
        var answer = await guest.PostAsync("/sign-in/passkey", new() { ["credential"] = credential }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("không mở được tài khoản nào");
        (await guest.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await CountAsync("select count(*) from app.sign_in where outcome = 'wrong-passkey' and $1 is not null", account)).ShouldBe(knocks + 1);

        using var browser = await site.SignedInAsync(name, Ct);
        if (asked) await OptionsAsync(browser, Site.Password);
        (await (await browser.PostAsync($"{Own}?handler=Add", new() { ["Input.Name"] = "Máy lạ", ["credential"] = credential }, Ct)).Content.ReadAsStringAsync(Ct)).ShouldContain("Chưa thêm được");
        (await CountAsync("select count(*) from app.passkey where account_id = $1", account)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_removes_the_passkey_of_another()
    {
        var owner = await OfficerAsync("chu.khoa");
        await OfficerAsync("nguoi.khac");
        var id = Guid.CreateVersion7();
        await site.WithDbAsync(async db =>
        {
            db.Passkeys.Add(SecondFactorSteps.PasskeyOf(owner, id, site.Clock.At));
            return await db.SaveChangesAsync(Ct);
        });
        using var other = await site.SignedInAsync("nguoi.khac", Ct);
        (await other.PostAsync($"{Own}?handler=Remove", new() { ["passkey"] = id.ToString(), ["Proof.Password"] = Site.Password }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var browser = await site.SignedInAsync("chu.khoa", Ct);
        (await browser.PageAsync(Own, Ct)).ShouldContain("Máy thử");
        (await browser.PostAsync($"{Own}?handler=Remove", new() { ["passkey"] = id.ToString(), ["Proof.Password"] = Site.Password }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await CountAsync("select count(*) from app.audit_entry where action = 'account.passkey-removed' and subject_id = $1", owner)).ShouldBe(1);
    }

    private async Task<Guid> OfficerAsync(string userName) =>
        await site.AccountAsync(userName, Role.UnitOfficer, await site.OrganisationAsync($"Ủy ban nhân dân phường {userName}"));

    private static Task<HttpResponseMessage> OptionsAsync(Browser browser, string password) =>
        browser.PostAsync($"{Own}?handler=Options", new() { ["Input.Name"] = "Máy thử", ["Input.Password"] = password }, Ct);

    private Task<long> CountAsync(string sql, Guid account) => site.Database.AppConnectionString.ScalarAsync<long>(sql, Ct, account);
}
