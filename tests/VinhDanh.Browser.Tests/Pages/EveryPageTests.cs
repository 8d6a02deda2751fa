using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Pages;

/// <summary>What holds on every page of the program.</summary>
public sealed class EveryPageTests(ViewOfWorld view) : IClassFixture<ViewOfWorld>
{
    private readonly World _world = view.World;

    public static TheoryData<string> Routes => PageList.Routes;

    [Fact]
    public void Every_route_of_the_program_is_visited_or_said_to_be_no_page()
    {
        var routes = _world.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints
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
        var light = await view.VisitAsync(visit);
        (await light.FaultsAsync()).ShouldBeEmpty("light");
        light.ShouldHaveBeenQuiet();
        var dark = await view.VisitAsync(visit, colours: ColorScheme.Dark);
        (await dark.FaultsOfColoursAsync()).ShouldBeEmpty("dark");
        dark.ShouldHaveBeenQuiet();
    }

    [Fact]
    public async Task A_picture_without_words_and_words_too_pale_in_the_dark_would_be_noticed()
    {
        var window = await view.VisitAsync(PageList.Of("/sign-in"));
        await window.Page.EvaluateAsync("""() => { document.querySelector("main").insertAdjacentHTML("beforeend", '<img src="/img/none.svg">'); }""");
        (await window.FaultsAsync()).ShouldHaveSingleItem().ShouldStartWith("image-alt: ");
        // Dark grey: readable on white, not on the dark page.
        const string Pale = """() => { const p = document.createElement("p"); p.textContent = "Chữ mờ"; p.style.color = "#444444"; document.querySelector("main").append(p); }""";
        await window.Page.EvaluateAsync(Pale);
        (await window.FaultsOfColoursAsync()).ShouldBeEmpty();
        window.Complaints.ShouldHaveSingleItem().ShouldContain("none.svg");
        Should.Throw<ShouldAssertException>(window.ShouldHaveBeenQuiet);
        var dark = await view.VisitAsync(PageList.Of("/sign-in"), colours: ColorScheme.Dark);
        (await dark.FaultsOfColoursAsync()).ShouldBeEmpty();
        await dark.Page.EvaluateAsync(Pale);
        (await dark.FaultsOfColoursAsync()).ShouldHaveSingleItem().ShouldStartWith("color-contrast: ");
        // The next visit in the same windows finds the page as it is.
        window = await view.VisitAsync(PageList.Of("/sign-in"));
        (await window.FaultsAsync()).ShouldBeEmpty();
        window.ShouldHaveBeenQuiet();
        dark = await view.VisitAsync(PageList.Of("/sign-in"), colours: ColorScheme.Dark);
        (await dark.FaultsOfColoursAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_breach_of_the_policy_or_a_request_to_elsewhere_would_be_noticed()
    {
        await using var window = await _world.SignedInAsync(null);
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
