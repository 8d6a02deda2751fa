using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using VinhDanh.App.Features.OwnAccount.Passkeys;
using VinhDanh.App.Features.OwnAccount.SecondFactor;
using VinhDanh.App.Features.OwnAccount.SignOut;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Administration.SecondFactor;

public sealed partial class DemandTests(Site site) : IClassFixture<Site>
{
    private const string Settings = "/administration/second-factor";
    private const string SetUp = "/account/second-factor";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_holds_a_demanded_role_sets_up_the_second_factor_before_anything_else()
    {
        var (ward, administrator) = await AdministratorAsync("doi.hai.buoc");
        using var _ = administrator;
        var account = await site.AccountAsync("phai.bat", Role.UnitOfficer, ward);
        await site.AccountAsync("khong.phai", Role.Auditor, ward);
        await DemandAsync(administrator, Role.UnitOfficer);

        using var officer = await site.SignedInAsync("phai.bat", Ct);
        foreach (var page in (string[])["/", "/work", "/account", "/notices", "/directory", "/search?q=a"])
            (await officer.GetAsync(page, Ct)).Headers.Location?.OriginalString.ShouldBe(SetUp, page);
        (await officer.GetAsync("/notices/stream", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.PostAsync("/account?handler=Password", new() { ["Input.Current"] = Site.Password, ["Input.New"] = "một câu khác hẳn mọi câu", ["Input.Again"] = "một câu khác hẳn mọi câu" }, Ct, SetUp))
            .Headers.Location!.OriginalString.ShouldBe(SetUp);
        (await officer.PageAsync(SetUp, Ct)).ShouldContain("Thiết lập xong mới tiếp tục");
        (await officer.PageAsync("/sign-out", Ct)).ShouldContain("Đăng xuất");
        using var auditor = await site.SignedInAsync("khong.phai", Ct);
        (await auditor.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var code = await site.BegunSecondFactorAsync(account);
        (await officer.PostAsync($"{SetUp}?handler=Confirm", new() { ["Input.OneTimeCode"] = code, ["Input.Password"] = Site.Password }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_demand_reaches_whoever_is_in_already_at_the_next_page()
    {
        var (ward, administrator) = await AdministratorAsync("dang.mo");
        using var _ = administrator;
        await site.AccountAsync("mo.tu.truoc", Role.UnitHead, ward);
        using var head = await site.SignedInAsync("mo.tu.truoc", Ct);
        (await head.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await DemandAsync(administrator, Role.UnitHead);

        (await head.GetAsync("/account", Ct)).Headers.Location!.OriginalString.ShouldBe(SetUp);
        await DemandAsync(administrator);
        (await head.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_superiors_demand_holds_below_and_cannot_be_dropped_there()
    {
        var (province, superior) = await AdministratorAsync("tinh.doi");
        using var _ = superior;
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Bên Dưới", province);
        await site.AccountAsync("phuong.doi", Role.Administrator, ward);
        await site.AccountAsync("can.bo.duoi", Role.UnitOfficer, ward);
        var elsewhere = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Khác");
        await site.AccountAsync("can.bo.khac", Role.UnitOfficer, elsewhere);
        await DemandAsync(superior, Role.UnitOfficer, Role.Auditor);

        using var lower = await site.SignedInAsync("phuong.doi", Ct);
        (await lower.PageAsync(Settings, Ct)).ShouldContain("Ủy ban nhân dân phường tinh.doi");
        await DemandAsync(lower);

        using var officer = await site.SignedInAsync("can.bo.duoi", Ct);
        (await officer.GetAsync("/account", Ct)).Headers.Location!.OriginalString.ShouldBe(SetUp);
        using var other = await site.SignedInAsync("can.bo.khac", Ct);
        (await other.GetAsync("/account", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await site.Database.AppConnectionString.ScalarAsync<long>("select count(*) from app.second_factor_demand where organisation_id = $1", Ct, province)).ShouldBe(2);
    }

    [Fact]
    public async Task The_page_tells_how_many_are_without_and_the_history_tells_who_demanded_it()
    {
        var (ward, administrator) = await AdministratorAsync("dem.nguoi");
        using var _ = administrator;
        var with = await site.AccountAsync("co.roi", Role.CouncilMember, ward);
        await site.AccountAsync("chua.co", Role.CouncilMember, ward);
        await site.SecondFactorAsync(with);
        await DemandAsync(administrator, Role.CouncilMember);

        var row = Row().Matches(await administrator.PageAsync(Settings, Ct)).Single(m => m.Value.Contains("Thành viên Hội đồng", StringComparison.Ordinal)).Value;
        row.ShouldContain("checked");
        Number().Matches(row).Select(m => m.Groups[1].Value).ShouldBe(["2", "1"]);
        (await site.Database.AppConnectionString.ScalarAsync<string>(
            "select after->>'roles' from app.audit_entry where action = 'organisation.second-factor-demanded' and subject_id = $1", Ct, ward)).ShouldBe("[\"council-member\"]");
    }

    [Fact]
    public async Task Turning_it_off_where_it_is_demanded_leads_to_setting_up_the_next()
    {
        var (ward, administrator) = await AdministratorAsync("doi.may");
        using var _ = administrator;
        var account = await site.AccountAsync("doi.dien.thoai", Role.UnitOfficer, ward);
        await DemandAsync(administrator, Role.UnitOfficer);
        using var officer = await site.SignedInAsync("doi.dien.thoai", Ct);
        var code = await site.BegunSecondFactorAsync(account);
        await officer.PostAsync($"{SetUp}?handler=Confirm", new() { ["Input.OneTimeCode"] = code, ["Input.Password"] = Site.Password }, Ct);
        var recovery = await site.WithAsync(async services => (await ((SecondFactors)services.GetService(typeof(SecondFactors))!).NewCodesAsync(account, Ct))[0]);

        (await officer.PostAsync($"{SetUp}?handler=Remove", new() { ["Input.Password"] = Site.Password, ["Input.OneTimeCode"] = recovery }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await officer.GetAsync("/account", Ct)).Headers.Location!.OriginalString.ShouldBe(SetUp);
        (await officer.PageAsync(SetUp, Ct)).ShouldContain("Bắt đầu thiết lập");
    }

    [Fact]
    public void Only_setting_up_and_leaving_are_open_before_the_second_factor() =>
        typeof(WebProgram).Assembly.GetTypes().Where(t => t.GetCustomAttribute<BeforeSecondFactorAttribute>() is not null)
            .ShouldBe([typeof(SecondFactorModel), typeof(PasskeysModel), typeof(SignOutModel)], ignoreOrder: true);

    private static async Task DemandAsync(Browser administrator, params Role[] roles)
    {
        // One field a role, as ticked boxes are sent.
        var path = $"{Settings}?{string.Join('&', roles.Select(r => $"roles={r}"))}";
        (await administrator.PostAsync(path, [], Ct, Settings)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<(Guid Ward, Browser Browser)> AdministratorAsync(string userName)
    {
        var ward = await site.OrganisationAsync($"Ủy ban nhân dân phường {userName}");
        await site.AccountAsync(userName, Role.Administrator, ward);
        return (ward, await site.SignedInAsync(userName, Ct));
    }

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("class=\"num\">(\\d+)<")]
    private static partial Regex Number();
}
