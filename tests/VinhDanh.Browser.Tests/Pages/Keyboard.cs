using System.Text.Json;
using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Pages;

/// <summary>How far the Tab key has come.</summary>
internal static class Keyboard
{
    /// <summary>The main action of a page: the first primary button of its head, else of its content.</summary>
    public const string MainAction = "main .btn-primary:visible";

    /// <summary>Where the focus is when it has left the page.</summary>
    public const string Outside = "(outside)";

    /// <summary>Presses after which an officer gives up.</summary>
    public const int Steps = 60;

    /// <summary>Presses sent together: asking after each would cost more than a few presses too many, which change nothing.</summary>
    private const int AtOnce = 10;

    /// <summary>From now on the page writes down where the focus is after each press.</summary>
    private const string Watch =
        """
        () => {
          const where = () => {
            const at = document.activeElement;
            if (!at || at === document.body) return { text: "(outside)", marked: true, isMain: false, inMain: false };
            const style = getComputedStyle(at);
            const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
            const label = at.id ? document.querySelector(`label[for="${CSS.escape(at.id)}"]`) : null;
            const box = at.getBoundingClientRect();
            const main = [...document.querySelectorAll("main .btn-primary")].filter(b => b.checkVisibility());
            return {
              text: (at.getAttribute("aria-label") ?? label?.textContent ?? at.textContent ?? at.name ?? "").trim().slice(0, 60),
              marked: (outlined || style.boxShadow !== "none") && box.width > 0 && box.height > 0,
              isMain: at === main[0],
              inMain: at.closest("main") !== null,
            };
          };
          const places = window.placesOfFocus = [];
          addEventListener("keyup", event => { if (event.key === "Tab") places.push(where()); }, { capture: true });
        }
        """;

    /// <summary>Where the focus comes to at each press of Tab, from the first on; some more presses may have been made than are read.</summary>
    public static async IAsyncEnumerable<Place> TabAsync(Window window)
    {
        await window.Page.EvaluateAsync(Watch);
        for (var known = 0; known < Steps; known += AtOnce)
        {
            await window.PressTabAsync(AtOnce);
            var places = JsonSerializer.Deserialize<Place[]>(await window.Page.EvaluateAsync<string>("() => JSON.stringify(window.placesOfFocus)"), JsonSerializerOptions.Web)!;
            places.Length.ShouldBe(known + AtOnce, "a press was not seen by the page");
            foreach (var place in places[known..]) yield return place;
        }
    }

    /// <param name="Text">What the element is called.</param>
    /// <param name="Marked">It is drawn, with an outline or a ring.</param>
    /// <param name="IsMain">It is the main action.</param>
    /// <param name="InMain">It stands in the content, not in the frame around it.</param>
    internal sealed record Place(string Text, bool Marked, bool IsMain, bool InMain);
}
