using Microsoft.Playwright;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;
using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Journeys;

/// <summary>Adding a passkey and coming in with it, on Chromium's virtual authenticator.</summary>
public sealed class PasskeyJourneyTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    [Fact]
    public async Task A_passkey_opens_the_door_without_name_or_password_and_counts_as_both_factors()
    {
        var (account, window, device) = await StartAsync("khoa.truy.cap");
        await using var _ = window;
        var page = window.Page;
        await AddAsync(window, "Máy tính phòng làm việc");
        (await window.FaultsAsync()).ShouldBeEmpty();
        // From now on a password alone is not enough for this role.
        await DemandAsync(account);

        await SignOutAsync(window);
        await window.GoAsync("/sign-in?Back=%2Fnotices");
        await page.GetByRole(AriaRole.Link, new() { Name = "Dùng khóa truy cập" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dùng khóa truy cập" }).ClickAsync();
        await page.WaitForURLAsync("**/notices");
        await window.GoAsync("/account");
        await Assertions.Expect(page.Locator("#knocks")).ToContainTextAsync("Đăng nhập thành công (khóa truy cập)");
        (await site.WithDbAsync(async db => await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Passkeys, p => p.AccountId == account))).LastUsedAt.ShouldNotBeNull();

        // Gone from the account, still on the device.
        await window.GoAsync("/account/passkeys");
        await page.Locator("#Proof_Password").FillAsync(Site.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gỡ khóa truy cập" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Chưa có khóa truy cập nào.")).ToBeVisibleAsync();
        await SignOutAsync(window);
        await window.GoAsync("/sign-in/passkey");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dùng khóa truy cập" }).ClickAsync();
        await Assertions.Expect(page.Locator("#refusal")).ToContainTextAsync("không mở được tài khoản nào");
        await device.DetachAsync();
        window.ShouldHaveBeenQuiet();
    }

    [Fact]
    public async Task Who_must_have_two_factors_goes_on_after_adding_a_passkey()
    {
        var (account, window, device) = await StartAsync("bat.buoc.khoa");
        await using var _ = window;
        await DemandAsync(account);
        await window.GoAsync("/work");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new() { Name = "Xác thực hai bước", Level = 1 })).ToBeVisibleAsync();
        await AddAsync(window, "Máy tính bảng");
        (await window.GoAsync("/work")).ShouldBe(200);
        window.Page.Url.ShouldEndWith("/work");
        await device.DetachAsync();
    }

    [Fact]
    public async Task A_device_that_does_not_know_the_person_is_told_in_words()
    {
        var (_, window, device) = await StartAsync("khong.xac.minh", verified: false);
        await using var _ = window;
        await window.GoAsync("/account/passkeys");
        await FillAsync(window, "Máy không khóa");
        await Assertions.Expect(window.Page.Locator("form [role=status]")).ToContainTextAsync("Chưa nhận được khóa truy cập");
        await Assertions.Expect(window.Page.GetByText("Chưa có khóa truy cập nào.")).ToBeVisibleAsync();
        await device.DetachAsync();
        window.ShouldHaveBeenQuiet();
    }

    private async Task<(Guid Account, Window Window, ICDPSession Device)> StartAsync(string name, bool verified = true)
    {
        var account = await site.AccountAsync(name, Role.UnitOfficer, await site.OrganisationAsync($"Ủy ban nhân dân phường {name}"));
        // A passkey belongs to a name; an address of numbers has none.
        var window = await Window.OpenAsync(chromium, new UriBuilder(site.Address) { Host = "localhost" }.Uri);
        var device = await window.Page.Context.NewCDPSessionAsync(window.Page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = verified, ["automaticPresenceSimulation"] = true,
            },
        });
        await PlanSteps.SignInAsync(window, name);
        return (account, window, device);
    }

    private static async Task AddAsync(Window window, string name)
    {
        await window.GoAsync("/account/passkeys");
        await FillAsync(window, name);
        await Assertions.Expect(window.Page.Locator("#passkeys")).ToContainTextAsync(name);
    }

    private static async Task FillAsync(Window window, string name)
    {
        await window.Page.GetByLabel("Tên thiết bị").FillAsync(name);
        await window.Page.Locator("#Input_Password").FillAsync(Site.Password);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Thêm khóa truy cập trên thiết bị này" }).ClickAsync();
    }

    private static async Task SignOutAsync(Window window)
    {
        await window.GoAsync("/sign-out");
        await window.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await window.Page.WaitForURLAsync("**/sign-in");
    }

    private Task<int> DemandAsync(Guid account) => site.WithDbAsync(async db =>
    {
        var held = db.RoleAssignments.Single(r => r.AccountId == account);
        db.SecondFactorDemands.Add(new() { OrganisationId = held.OrganisationId, Role = held.Role, CreatedAt = site.Clock.At, CreatedBy = account });
        return await db.SaveChangesAsync();
    });
}
