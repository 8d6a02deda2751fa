using Microsoft.Playwright;
using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Pages;

/// <summary>What holds on every page of the program for whoever touches a phone or uses the keyboard alone.</summary>
public sealed class EveryPageByHandTests(ViewOfWorld view) : IClassFixture<ViewOfWorld>
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

    [Theory, MemberData(nameof(Routes))]
    public async Task A_phone_needs_no_scrolling_to_the_side(string route)
    {
        var window = await view.VisitAsync(PageList.Of(route), PhoneWidth, 844);
        // What is folded away is seen on a phone too.
        await window.Page.EvaluateAsync("""() => document.querySelectorAll("main details").forEach(d => d.open = true)""");
        (await window.Page.EvaluateAsync<string[]>(StickingOut, PhoneWidth)).ShouldBeEmpty();
        (await window.FaultsAsync()).ShouldBeEmpty("phone");
        window.ShouldHaveBeenQuiet();
    }

    [Theory, MemberData(nameof(Routes))]
    public async Task The_keyboard_reaches_the_main_action_and_the_focus_is_seen(string route)
    {
        var visit = PageList.Of(route);
        var window = await view.VisitAsync(visit);
        var page = window.Page;
        await page.EvaluateAsync("() => { document.activeElement?.blur(); document.body.focus(); }");

        var hasMain = await page.Locator(Keyboard.MainAction).CountAsync() > 0;
        var seen = new List<string>();
        var reached = false;
        await foreach (var at in Keyboard.TabAsync(window))
        {
            at.Marked.ShouldBeTrue($"the focus on “{at.Text}” is not seen");
            seen.Add(at.Text);
            reached = hasMain ? at.IsMain : at.InMain || at.Text == Keyboard.Outside;
            if (reached) break;
        }

        reached.ShouldBeTrue($"after {string.Join(" · ", seen)}");
        window.ShouldHaveBeenQuiet();
        if (visit.Who is null) return;
        // The presses that were too many may have left the page for the browser's own buttons.
        await page.BringToFrontAsync();
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator(".search__box")).ToBeFocusedAsync();
    }
}
