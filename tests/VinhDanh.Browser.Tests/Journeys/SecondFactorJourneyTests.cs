using Microsoft.Playwright;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;
using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Journeys;

/// <summary>Setting up a second factor and coming in with it, with and without JavaScript.</summary>
public sealed class SecondFactorJourneyTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_officer_scans_confirms_and_comes_in_with_a_code(bool script)
    {
        var name = script ? "hai.buoc" : "hai.buoc.khong.script";
        await site.AccountAsync(name, Role.UnitOfficer, await site.OrganisationAsync($"Ủy ban nhân dân phường {name}"));
        await using var window = await Window.OpenAsync(chromium, site.Address, script: script);
        var page = window.Page;
        await PlanSteps.SignInAsync(window, name);
        await window.GoAsync("/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Bật xác thực hai bước" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu thiết lập" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "Mã QR" })).ToBeVisibleAsync();
        if (script) (await window.FaultsAsync()).ShouldBeEmpty("set-up");
        var key = FromBase32(await page.Locator("#key").InnerTextAsync());
        await page.GetByLabel("Mã 6 chữ số").FillAsync(Totp.Code(key, Totp.StepOf(site.Clock.At)));
        await page.GetByRole(AriaRole.Main).GetByLabel("Mật khẩu").FillAsync(Site.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bật xác thực hai bước" }).ClickAsync();
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(SecondFactors.CodesGiven);
        if (script) (await window.FaultsAsync()).ShouldBeEmpty("recovery codes");

        site.Clock.At += TimeSpan.FromMinutes(1);
        await using var door = await Window.OpenAsync(chromium, site.Address, script: script);
        await door.GoAsync("/sign-in?Back=%2Fnotices");
        await door.Page.GetByLabel("Tên đăng nhập").FillAsync(name);
        await door.Page.GetByLabel("Mật khẩu").FillAsync(Site.Password);
        await door.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(door.Page.GetByLabel("Mã 6 chữ số")).ToBeFocusedAsync();
        if (script)
        {
            (await door.FaultsAsync()).ShouldBeEmpty("light");
            (await door.FaultsOfColoursAsync(new Uri(door.Page.Url).PathAndQuery, ColorScheme.Dark)).ShouldBeEmpty("dark");
            await door.Page.GetByRole(AriaRole.Link, new() { Name = "dùng mã dự phòng" }).ClickAsync();
            (await door.FaultsAsync()).ShouldBeEmpty("recovery");
            await door.Page.GetByRole(AriaRole.Link, new() { Name = "Dùng mã của ứng dụng" }).ClickAsync();
        }

        await door.Page.GetByLabel("Mã 6 chữ số").FillAsync(Totp.Code(key, Totp.StepOf(site.Clock.At)));
        await door.Page.Keyboard.PressAsync("Enter");
        await door.Page.WaitForURLAsync("**/notices");
        window.ShouldHaveBeenQuiet();
        door.ShouldHaveBeenQuiet();
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(c => c != ' ').Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}
