using Microsoft.Playwright;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;
using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Pages;

/// <summary>Takes the pictures in <c>docs/screenshots</c>; the same day and the same plan give the same pictures.</summary>
public sealed class ScreenshotTests(DemoStage stage) : IClassFixture<DemoStage>
{
    private const int MostBytes = 200_000;
    private const int Phone = 390;

    private static readonly Dictionary<string, (Role? Who, Func<DemoStage, string> Address)> Main = new(StringComparer.Ordinal)
    {
        ["sign-in"] = (null, _ => "/sign-in"),
        ["work"] = (Role.StandingAgencyOfficer, _ => "/work"),
        ["dashboard"] = (Role.StandingAgencyOfficer, _ => "/dashboard"),
        ["programme"] = (Role.StandingAgencyOfficer, w => $"/programmes/{w.Programme}?state=late"),
        ["task"] = (Role.StandingAgencyOfficer, w => $"/tasks/{w.LateTask}"),
        ["calendar"] = (Role.StandingAgencyOfficer, w => $"/programmes/{w.Programme}/calendar"),
        ["review"] = (Role.StandingAgencyOfficer, w => $"/imports/{w.Draft}"),
        ["import"] = (Role.StandingAgencyOfficer, _ => "/imports"),
        ["directory"] = (Role.StandingAgencyOfficer, _ => "/directory"),
        ["organisation"] = (Role.StandingAgencyOfficer, w => $"/directory/organisations/{w.Organisation}"),
        ["reorganise"] = (Role.StandingAgencyOfficer, _ => "/directory/reorganisations/prepare?kind=merge"),
        ["composition"] = (Role.StandingAgencyOfficer, w => $"/compositions/{w.Composition}"),
        ["paper"] = (Role.StandingAgencyOfficer, w => $"/compositions/{w.Composition}/paper"),
        ["register"] = (Role.StandingAgencyOfficer, _ => "/documents"),
        ["search"] = (Role.StandingAgencyOfficer, _ => "/search?q=phong+trao+thi+dua"),
        ["law"] = (Role.StandingAgencyOfficer, _ => "/law?date=15/01/2026"),
        ["law-award"] = (Role.StandingAgencyOfficer, _ => "/law/huan_chuong_lao_dong_hang_ba?date=15/01/2026"),
        ["law-try"] = (Role.StandingAgencyOfficer, _ => "/law/try?date=15/01/2026&group=cadre_civil_servant_employee_worker&year=2025&rating-2025=hoan_thanh_xuat_sac&rating-2024=hoan_thanh_xuat_sac&rating-2023=hoan_thanh_tot&title-2025=chien_si_thi_dua_co_so&title-2024=chien_si_thi_dua_co_so&work-2025=co_so&work-2024=co_so"),
        ["record"] = (Role.StandingAgencyOfficer, w => $"/achievements/people/{w.Honoured}"),
        ["roadmap"] = (Role.StandingAgencyOfficer, w => $"/achievements/people/{w.Honoured}/roadmap"),
        ["screening"] = (Role.StandingAgencyOfficer, _ => "/screening"),
        ["inspection-units"] = (Role.StandingAgencyOfficer, w => $"/inspections/{w.Inspection}/targets"),
        ["inspection-outline"] = (Role.StandingAgencyOfficer, w => $"/inspections/{w.Inspection}/outline"),
        ["inspection-onsite"] = (Role.StandingAgencyOfficer, w => $"/inspections/{w.Inspection}/targets/{w.InspectionTarget}/onsite"),
        ["inspection-conclusion"] = (Role.StandingAgencyOfficer, w => $"/inspections/{w.Inspection}/targets/{w.InspectionTarget}/conclusion"),
        ["inspection-summary"] = (Role.StandingAgencyOfficer, w => $"/inspections/{w.Inspection}/summary"),
        ["inspection-overview"] = (Role.StandingAgencyOfficer, _ => "/inspections/overview"),
        ["tokens"] = (Role.StandingAgencyOfficer, _ => "/account/tokens"),
        ["second-factor"] = (Role.StandingAgencyOfficer, _ => "/account/second-factor"),
        ["accounts"] = (Role.Administrator, _ => "/administration/accounts"),
        ["demand"] = (Role.Administrator, _ => "/administration/second-factor"),
        ["system"] = (Role.Administrator, _ => "/administration/system"),
        ["timeline"] = (Role.StandingAgencyOfficer, w => $"/programmes/{w.Programme}/timeline"),
        ["hand-down"] = (Role.StandingAgencyOfficer, w => $"/programmes/{w.Programme}/hand-down"),
        ["mails"] = (Role.Administrator, _ => "/administration/mail"),
    };

    public static TheoryData<string, string> Pictures =>
    [
        .. Main.Keys.Select(page => (page, "light")),
        ("programme", "dark"), ("dashboard", "dark"), ("programme", "phone"), ("review", "phone"),
    ];

    [Theory, MemberData(nameof(Pictures))]
    public async Task A_picture_of_a_main_page_is_taken(string page, string kind)
    {
        var (who, address) = Main[page];
        await using var window = await stage.OpenAsync(
            who, width: kind is "phone" ? Phone : 1366, height: kind is "phone" ? 844 : 768, colours: kind is "dark" ? ColorScheme.Dark : ColorScheme.Light);
        (await window.GoAsync(address(stage))).ShouldBe(200);
        await window.Page.EvaluateAsync("() => document.fonts.ready.then(() => document.activeElement?.blur())");
        var picture = await window.Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Seeds.Root, "docs", "screenshots", $"{page}-{kind}.png"),
            Animations = ScreenshotAnimations.Disabled,
            Caret = ScreenshotCaret.Hide,
            // Versions and sizes are another on each machine.
            Mask = [window.Page.Locator("[data-varies]")],
            MaskColor = "#d6d9de",
        });
        picture.Length.ShouldBeInRange(1, MostBytes);
        window.ShouldHaveBeenQuiet();
    }
}
