using Microsoft.Playwright;
using VinhDanh.App.Tests.Support;
using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Pages;

/// <summary>Takes the pictures in <c>docs/screenshots</c>; the same day and the same plan give the same pictures.</summary>
public sealed class ScreenshotTests(DemoStage stage) : IClassFixture<DemoStage>
{
    private const int MostBytes = 200_000;
    private const int Phone = 390;

    private static readonly Dictionary<string, (bool SignedIn, Func<DemoStage, string> Address)> Main = new(StringComparer.Ordinal)
    {
        ["sign-in"] = (false, _ => "/sign-in"),
        ["work"] = (true, _ => "/work"),
        ["dashboard"] = (true, _ => "/dashboard"),
        ["programme"] = (true, w => $"/programmes/{w.Programme}?state=late"),
        ["task"] = (true, w => $"/tasks/{w.LateTask}"),
        ["calendar"] = (true, w => $"/programmes/{w.Programme}/calendar"),
        ["review"] = (true, w => $"/imports/{w.Draft}"),
        ["import"] = (true, _ => "/imports"),
        ["directory"] = (true, _ => "/directory"),
        ["organisation"] = (true, w => $"/directory/organisations/{w.Organisation}"),
    };

    public static TheoryData<string, string> Pictures =>
    [
        .. Main.Keys.Select(page => (page, "light")),
        ("programme", "dark"), ("dashboard", "dark"), ("programme", "phone"), ("review", "phone"),
    ];

    [Theory, MemberData(nameof(Pictures))]
    public async Task A_picture_of_a_main_page_is_taken(string page, string kind)
    {
        var (signedIn, address) = Main[page];
        await using var window = await stage.OpenAsync(
            signedIn, width: kind is "phone" ? Phone : 1366, height: kind is "phone" ? 844 : 768, colours: kind is "dark" ? ColorScheme.Dark : ColorScheme.Light);
        (await window.GoAsync(address(stage))).ShouldBe(200);
        await window.Page.EvaluateAsync("() => document.fonts.ready.then(() => document.activeElement?.blur())");
        var picture = await window.Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Seeds.Root, "docs", "screenshots", $"{page}-{kind}.png"),
            Animations = ScreenshotAnimations.Disabled,
            Caret = ScreenshotCaret.Hide,
        });
        picture.Length.ShouldBeInRange(1, MostBytes);
        window.ShouldHaveBeenQuiet();
    }
}
