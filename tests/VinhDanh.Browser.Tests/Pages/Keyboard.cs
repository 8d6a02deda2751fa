using System.Text.Json;
using Microsoft.Playwright;

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

    private const string Where =
        """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body) return JSON.stringify({ text: "(outside)", marked: true, isMain: false, inMain: false });
          const style = getComputedStyle(at);
          const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
          const label = at.id ? document.querySelector(`label[for="${CSS.escape(at.id)}"]`) : null;
          const box = at.getBoundingClientRect();
          const main = [...document.querySelectorAll("main .btn-primary")].filter(b => b.checkVisibility());
          return JSON.stringify({
            text: (at.getAttribute("aria-label") ?? label?.textContent ?? at.textContent ?? at.name ?? "").trim().slice(0, 60),
            marked: (outlined || style.boxShadow !== "none") && box.width > 0 && box.height > 0,
            isMain: at === main[0],
            inMain: at.closest("main") !== null,
          });
        }
        """;

    public static async Task<Place> WhereAsync(IPage page) =>
        JsonSerializer.Deserialize<Place>(await page.EvaluateAsync<string>(Where), JsonSerializerOptions.Web)!;

    /// <param name="Text">What the element is called.</param>
    /// <param name="Marked">It is drawn, with an outline or a ring.</param>
    /// <param name="IsMain">It is the main action.</param>
    /// <param name="InMain">It stands in the content, not in the frame around it.</param>
    internal sealed record Place(string Text, bool Marked, bool IsMain, bool InMain);
}
