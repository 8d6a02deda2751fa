using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Pages;

/// <summary>What holds on every page of the program.</summary>
[Collection(WorldCollection.Name)]
public sealed class EveryPageTests(World world)
{
    private const int PhoneWidth = 390;

    /// <summary>The innermost elements that make the page wider than the screen.</summary>
    private const string StickingOut =
        """
        width => {
          if (document.documentElement.scrollWidth <= width) return [];
          const wide = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > width);
          const inner = wide.filter(e => !wide.some(o => o !== e && e.contains(o)));
          return [`${document.documentElement.scrollWidth} px`, ...inner.slice(0, 5).map(e => e.outerHTML.slice(0, 160))];
        }
        """;

    public static TheoryData<string> Routes => PageList.Routes;

    [Fact]
    public void Every_route_of_the_program_is_visited_or_said_to_be_no_page()
    {
        var routes = world.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Distinct().Order(StringComparer.Ordinal).ToList();
        routes.ShouldNotBeEmpty();
        routes.ShouldBe(PageList.All.Select(p => p.Route).Concat(PageList.NoPages.Keys).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Routes))]
    public async Task Axe_finds_nothing_in_light_and_in_dark_and_the_page_keeps_to_itself(string route)
    {
        var visit = PageList.Of(route);
        await using var window = await world.SignedInAsync(visit.Who);
        (await window.GoAsync(visit.Address(world))).ShouldBe(visit.Status);
        (await window.FaultsAsync()).ShouldBeEmpty("light");
        await window.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await window.GoAsync(visit.Address(world));
        (await window.FaultsAsync()).ShouldBeEmpty("dark");
        window.ShouldHaveBeenQuiet();
    }

    [Theory, MemberData(nameof(Routes))]
    public async Task A_phone_needs_no_scrolling_to_the_side(string route)
    {
        var visit = PageList.Of(route);
        await using var window = await world.SignedInAsync(visit.Who, width: PhoneWidth, height: 844);
        (await window.GoAsync(visit.Address(world))).ShouldBe(visit.Status);
        (await window.Page.EvaluateAsync<string[]>(StickingOut, PhoneWidth)).ShouldBeEmpty();
        (await window.FaultsAsync()).ShouldBeEmpty("phone");
        window.ShouldHaveBeenQuiet();
    }

    [Theory, MemberData(nameof(Routes))]
    public async Task The_keyboard_reaches_the_main_action_and_the_focus_is_seen(string route)
    {
        var visit = PageList.Of(route);
        await using var window = await world.SignedInAsync(visit.Who);
        (await window.GoAsync(visit.Address(world))).ShouldBe(visit.Status);
        var page = window.Page;
        await page.EvaluateAsync("() => { document.activeElement?.blur(); document.body.focus(); }");

        var hasMain = await page.Locator(Keyboard.MainAction).CountAsync() > 0;
        var seen = new List<string>();
        var reached = false;
        for (var step = 0; step < Keyboard.Steps && !reached; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await Keyboard.WhereAsync(page);
            at.Marked.ShouldBeTrue($"the focus on “{at.Text}” is not seen");
            seen.Add(at.Text);
            reached = hasMain ? at.IsMain : at.InMain || at.Text == Keyboard.Outside;
        }

        reached.ShouldBeTrue($"after {string.Join(" · ", seen)}");
        if (visit.Who is null) return;
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator(".search__box")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_breach_of_the_policy_or_a_request_to_elsewhere_would_be_noticed()
    {
        await using var window = await world.SignedInAsync(null);
        await window.GoAsync("/sign-in");
        await window.Page.EvaluateAsync(
            """
            () => {
              const script = document.createElement("script");
              script.textContent = "window.broken = true";
              document.body.append(script);
              const picture = new Image();
              const tried = new Promise(done => { picture.onerror = done; });
              picture.src = "http://elsewhere.invalid/a.png";
              return tried;
            }
            """);
        window.Complaints.ShouldContain(c => c.Contains("Content Security Policy", StringComparison.Ordinal) && c.Contains("script-src", StringComparison.Ordinal));
        window.Complaints.ShouldContain(c => c.Contains("elsewhere.invalid", StringComparison.Ordinal));
    }
}
