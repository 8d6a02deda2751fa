using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Inspections;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;
using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Journeys;

/// <summary>The real inspection plan from its Word file to a closed follow-up, by people who press what they see; and two units that inspect themselves.</summary>
public sealed class InspectionJourneyTests(Site site, Chromium chromium) : IClassFixture<Site>
{
    private static readonly DateOnly Visit = new(2024, 4, 26);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task InspectionJourney_from_the_signed_plan_through_notice_report_visit_and_conclusion_to_a_closed_follow_up_and_the_summary(bool script)
    {
        var paper = Seeds.Office("001", "docx");
        Assert.SkipWhen(paper is null, "The shared documents are not beside the project.");
        var people = await PeopleAsync(script ? "js" : "khong.js");
        On(new(2024, 3, 25));
        Guid inspection;
        Guid direct;
        await using (var officer = await EnterAsync(people.Officer, script))
        {
            inspection = await ImportAsync(officer, paper!);
            direct = await site.WithDbAsync(db => db.InspectionTargets.Where(t => t.InspectionId == inspection && t.OrganisationId == people.Health).Select(t => t.Id).SingleAsync());
            await PlanVisitAsync(officer, inspection, direct);
            officer.ShouldHaveBeenQuiet();
        }

        On(new(2024, 4, 15));
        await using (var unit = await EnterAsync(people.HealthHead, script))
        {
            await unit.GoAsync("/inspections");
            await unit.Page.GetByRole(AriaRole.Link, new() { Name = "Kiểm tra" }).And(unit.Page.Locator($"a[href='/inspections/units/{direct}']")).ClickAsync();
            await PressAsync(unit, "Xác nhận đã nhận thông báo", "Đã xác nhận nhận được thông báo kiểm tra.");
            await ReportAsync(unit, direct, "Sở có 12 phòng, 300 công chức, viên chức.", script);
            unit.ShouldHaveBeenQuiet();
        }

        foreach (var (head, unit) in people.Self)
        {
            await using var window = await EnterAsync(head, script);
            var target = await site.WithDbAsync(db => db.InspectionTargets.Where(t => t.InspectionId == inspection && t.OrganisationId == unit).Select(t => t.Id).SingleAsync());
            await window.GoAsync($"/inspections/units/{target}");
            await ReportAsync(window, target, "Đơn vị tự kiểm tra theo đề cương.", script);
            window.ShouldHaveBeenQuiet();
        }

        On(Visit);
        await using (var officer = await EnterAsync(people.Officer, script))
        {
            await AcceptReportAsync(officer, direct);
            await SummaryAsync(officer, inspection);
            await VisitAsync(officer, inspection, direct);
            await DraftAsync(officer, inspection, direct);
            officer.ShouldHaveBeenQuiet();
        }

        await using (var unit = await EnterAsync(people.HealthHead, script))
        {
            await unit.GoAsync($"/inspections/units/{direct}");
            await unit.Page.GetByRole(AriaRole.Link, new() { Name = "Kết luận kiểm tra" }).ClickAsync();
            await unit.Page.GetByLabel("Ý kiến", new() { Exact = true }).FillAsync("Đề nghị ghi rõ năm của hồ sơ còn thiếu.");
            await PressAsync(unit, "Gửi ý kiến", "Đã gửi ý kiến về dự thảo kết luận.");
        }

        await using (var officer = await EnterAsync(people.Officer, script))
        {
            await officer.GoAsync($"/inspections/{inspection}/targets/{direct}/conclusion");
            await officer.Page.GetByLabel("Tiếp thu, giải trình").FillAsync("Tiếp thu, đã ghi rõ năm 2023.");
            await PressAsync(officer, "Trả lời", "Đã trả lời ý kiến.");
            await PressAsync(officer, "Trình ký", "Đã trình lãnh đạo ký kết luận.");
        }

        await using (var leader = await EnterAsync(people.Leader, script))
        {
            await leader.GoAsync("/inspections/overview");
            await leader.Page.GetByRole(AriaRole.Link, new() { Name = "Sở Y tế" }).First.ClickAsync();
            await leader.Page.GetByLabel("Số, ký hiệu").FillAsync("45/KL-HĐTĐKT");
            await PressAsync(leader, "Ký ban hành", "Đã ký ban hành kết luận");
            leader.ShouldHaveBeenQuiet();
        }

        await using (var unit = await EnterAsync(people.HealthHead, script))
        {
            await unit.GoAsync($"/inspections/units/{direct}/conclusion");
            await unit.Page.Locator("#theo-doi th a").ClickAsync();
            await PlanSteps.ReportAsync(unit, (await unit.Page.Locator("a[href*='/answers/']").First.GetAttributeAsync("href"))!);
        }

        await using (var officer = await EnterAsync(people.Officer, script))
        {
            await officer.GoAsync("/work");
            await officer.Page.Locator("#sent a[href*='/tasks/']").First.ClickAsync();
            await PressAsync(officer, "Xác nhận kết quả", "Đã xác nhận kết quả.");
            await officer.GoAsync($"/inspections/{inspection}/targets/{direct}/conclusion");
            await PressAsync(officer, "Kết thúc theo dõi", "Đã kết thúc theo dõi đơn vị này.");
            await officer.GoAsync($"/inspections/{inspection}/conclusions");
            await Assertions.Expect(officer.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Sở Y tế" }).First).ToContainTextAsync("Đã kết thúc theo dõi");
            officer.ShouldHaveBeenQuiet();
        }
    }

    private static async Task<Guid> ImportAsync(Window officer, string paper)
    {
        await officer.GoAsync("/inspections/import");
        await officer.Page.Locator("input[type=file]").SetInputFilesAsync(paper);
        await officer.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Nạp và đọc" }).ClickAsync();
        await officer.Page.WaitForURLAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        var inspection = Guid.Parse(new Uri(officer.Page.Url).Segments[^1]);
        await Assertions.Expect(officer.Page.GetByText("Kế hoạch số 1181/KH-HĐTĐKT").First).ToBeVisibleAsync();
        await PressAsync(officer, "Triển khai cuộc kiểm tra");
        await officer.GoAsync($"/inspections/{inspection}/targets");
        await PressAsync(officer, "Lập danh sách theo cụm, khối", "Đã thêm 2 đơn vị tự kiểm tra.");
        return inspection;
    }

    private static async Task PlanVisitAsync(Window officer, Guid inspection, Guid target)
    {
        await officer.GoAsync($"/inspections/{inspection}/targets/{target}");
        await officer.Page.GetByLabel("Ngày kiểm tra").FillAsync("26/04/2024");
        await PressAsync(officer, "Ghi lịch kiểm tra", "Đã ghi lịch kiểm tra.");
        // 15 whole working days before 26 April, with the day of the Hùng kings (18 April) off.
        await Assertions.Expect(officer.Page.GetByText("Ngày 03/04/2024 (15 ngày làm việc")).ToBeVisibleAsync();
        await officer.Page.GetByLabel("Số, ký hiệu thông báo").FillAsync("21/TB-BTĐKT");
        await officer.Page.GetByLabel("Ngày thông báo").FillAsync("25/03/2024");
        await PressAsync(officer, "Ghi thông báo", "Đã ghi thông báo cho đơn vị.");
    }

    private static async Task ReportAsync(Window unit, Guid target, string words, bool script)
    {
        await PressAsync(unit, "Lập báo cáo", "Đã lập báo cáo");
        var first = unit.Page.Locator("textarea").First;
        await first.FillAsync(words);
        if (script) await Assertions.Expect(unit.Page.Locator("[data-autosave-state]").First).ToHaveTextAsync("Đã ghi");
        else await unit.Page.Locator("form:has(textarea)").First.GetByRole(AriaRole.Button, new() { Name = "Ghi câu này" }).ClickAsync();
        await unit.GoAsync($"/inspections/units/{target}");
        await Assertions.Expect(unit.Page.Locator("textarea").First).ToHaveValueAsync(words);
        await PressAsync(unit, "Duyệt và gửi báo cáo", "Đã gửi báo cáo");
    }

    private static async Task AcceptReportAsync(Window officer, Guid target)
    {
        await officer.GoAsync($"/inspections/units/{target}");
        await PressAsync(officer, "Tiếp nhận", "Đã tiếp nhận báo cáo.");
    }

    private static async Task SummaryAsync(Window officer, Guid inspection)
    {
        await officer.GoAsync($"/inspections/{inspection}/summary?of=self");
        await officer.Page.Locator("#tong-hop td a").First.ClickAsync();
        foreach (var unit in (string[])["Sở Tư pháp", "Công ty Mẫu"])
            await Assertions.Expect(officer.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = unit }).First).ToContainTextAsync("Đơn vị tự kiểm tra theo đề cương.");
    }

    /// <summary>What inspectors write down while they are there, and the minutes at the end.</summary>
    private static async Task VisitAsync(Window officer, Guid inspection, Guid target)
    {
        var onsite = $"/inspections/{inspection}/targets/{target}/onsite";
        await officer.GoAsync(onsite);
        foreach (var (kind, text, due) in ((string, string, string?)[])[("Kết quả đạt được", "Ban hành đủ văn bản chỉ đạo.", null), ("Tồn tại, hạn chế", "Chưa lưu đủ hồ sơ khen thưởng đột xuất.", null), ("Kiến nghị", "Bổ sung hồ sơ khen thưởng đột xuất.", "30/06/2024")])
        {
            var panel = officer.Page.Locator("section.panel:has(input[name='Check.Content'])").First;
            await panel.GetByText("Ghi nhận mới").ClickAsync();
            var form = panel.Locator("form[action$='handler=Add']");
            await form.GetByLabel("Loại ghi nhận").SelectOptionAsync(new SelectOptionValue { Label = kind });
            await form.GetByLabel("Nội dung").FillAsync(text);
            if (due is not null)
            {
                await form.GetByText("Căn cứ, giải trình, thời hạn").ClickAsync();
                await form.GetByLabel("Thời hạn thực hiện kiến nghị").FillAsync(due);
            }

            await form.GetByRole(AriaRole.Button, new() { Name = "Thêm ghi nhận" }).ClickAsync();
            await Assertions.Expect(officer.Page.GetByText("Đã ghi nhận.")).ToBeVisibleAsync();
        }

        await officer.Page.GetByLabel("Bắt đầu lúc").FillAsync("08:00");
        await officer.Page.GetByLabel("Kết thúc lúc").FillAsync("11:30");
        await officer.Page.GetByLabel("Người dự họp của đơn vị").FillAsync("Trần Thị Bình, Phó Giám đốc");
        await PressAsync(officer, "Ghi buổi làm việc", "Đã ghi buổi làm việc.");
        await PressAsync(officer, "Thông qua biên bản", "Đã thông qua biên bản");
    }

    private static async Task DraftAsync(Window officer, Guid inspection, Guid target)
    {
        await officer.GoAsync($"/inspections/{inspection}/targets/{target}/conclusion");
        await officer.Page.GetByLabel("Nhận xét chung của kết luận").FillAsync("Đơn vị thực hiện tốt công tác chỉ đạo.");
        await PressAsync(officer, "Ghi dự thảo", "Đã ghi dự thảo kết luận.");
        await officer.Page.GetByLabel("Hạn góp ý").FillAsync("06/05/2024");
        await PressAsync(officer, "Gửi đơn vị góp ý", "Đã gửi dự thảo để đơn vị góp ý.");
    }

    private static async Task PressAsync(Window window, string button, string? said = null)
    {
        await window.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
        if (said is not null) await Assertions.Expect(window.Page.GetByText(said).First).ToBeVisibleAsync();
    }

    private void On(DateOnly day) => site.Clock.At = new(day, new(2, 0), TimeSpan.Zero);

    private async Task<Window> EnterAsync(string name, bool script)
    {
        var window = await Window.OpenAsync(chromium, site.Address, script: script);
        await PlanSteps.SignInAsync(window, name);
        return window;
    }

    /// <summary>A city with three members of its bloc of 2024: one is visited, two inspect themselves, one of them an enterprise. All invented.</summary>
    private async Task<People> PeopleAsync(string mark)
    {
        On(new(2024, 3, 25));
        var city = await site.OrganisationAsync($"Ủy ban nhân dân thành phố {mark}", kind: OrganisationKind.Province);
        var (health, justice, company) = (await site.OrganisationAsync("Sở Y tế", city), await site.OrganisationAsync("Sở Tư pháp", city), await site.OrganisationAsync("Công ty Mẫu", city, OrganisationKind.Enterprise));
        await site.WithDbAsync(db =>
        {
            var bloc = new Cluster { Id = Guid.CreateVersion7(), OrganisationId = city, Name = "Khối thi đua số 1", Kind = ClusterKind.Bloc, Year = 2024 };
            db.Clusters.Add(bloc);
            foreach (var unit in (Guid[])[health, justice, company]) db.ClusterMembers.Add(new() { Id = Guid.CreateVersion7(), ClusterId = bloc.Id, OrganisationId = unit, Role = ClusterRole.Member });
            return db.SaveChangesAsync();
        });
        var people = new People($"can.bo.{mark}", $"lanh.dao.{mark}", health, $"so.y.te.{mark}", [($"tu.phap.{mark}", justice), ($"cong.ty.{mark}", company)]);
        await site.AccountAsync(people.Officer, Role.StandingAgencyOfficer, city);
        await site.AccountAsync(people.Leader, Role.AgencyLeader, city);
        await site.AccountAsync(people.HealthHead, Role.UnitHead, health);
        foreach (var (head, unit) in people.Self) await site.AccountAsync(head, Role.UnitHead, unit);
        return people;
    }

    private sealed record People(string Officer, string Leader, Guid Health, string HealthHead, IReadOnlyList<(string Head, Guid Unit)> Self);
}
