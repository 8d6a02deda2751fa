using Microsoft.Playwright;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.Browser.Tests.Support;

/// <summary>Steps that people take on the pages, by what they see; none needs JavaScript.</summary>
internal static class PlanSteps
{
    /// <summary>The annual plan of the district; the project's own sample where the shared documents are not beside it.</summary>
    public static string AnnualPlan => Seeds.Office("003", "docx") ?? Seeds.Sample("ke-hoach-tdkt-2026-tinh-an-thinh.docx");

    /// <summary>Another plan, so that there is a difference to see.</summary>
    private static string OtherPlan => Seeds.Sample("ke-hoach-tdkt-2026-phuong-lam-kieu.docx");

    public static async Task SignInAsync(Window window, string userName, string password = Site.Password)
    {
        await window.GoAsync("/sign-in");
        await window.Page.GetByLabel("Tên đăng nhập").FillAsync(userName);
        await window.Page.GetByLabel("Mật khẩu").FillAsync(password);
        await window.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        await window.Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>Hands a plan document in and lands on its review.</summary>
    /// <returns>The import.</returns>
    public static async Task<Guid> UploadAsync(Window window, string paper)
    {
        await window.GoAsync("/imports");
        await window.Page.GetByLabel("Tệp kế hoạch").SetInputFilesAsync(paper);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Nạp và đọc kế hoạch" }).ClickAsync();
        await window.Page.WaitForURLAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        return Guid.Parse(new Uri(window.Page.Url).Segments[^1]);
    }

    /// <summary>Hands a task to all units directly below and lands on its page.</summary>
    public static async Task HandDownAsync(Window window, Guid programme, Guid task)
    {
        await window.GoAsync($"/programmes/{programme}/hand-down?task={task}");
        await window.Page.GetByLabel("Tất cả đơn vị trực thuộc trực tiếp").CheckAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Giao xuống đơn vị" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText("Tiến độ ở các đơn vị")).ToBeVisibleAsync();
    }

    /// <summary>Enters a document into the register and lands on it.</summary>
    /// <returns>The document.</returns>
    public static async Task<Guid> RegisterAsync(Window window)
    {
        await window.GoAsync("/documents/add");
        await window.Page.Locator("[name='Input.Number']").FillAsync("15");
        await window.Page.GetByLabel("Ký hiệu").FillAsync("KH-UBND");
        await window.Page.GetByLabel("Trích yếu").FillAsync("Phát động phong trào thi đua đặc biệt");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await window.Page.WaitForURLAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        return Guid.Parse(new Uri(window.Page.Url).Segments[^1]);
    }

    /// <summary>Begins next year's plan from a programme and lands on it.</summary>
    /// <returns>The plan being written.</returns>
    public static async Task<Guid> ComposeAsync(Window window, Guid programme)
    {
        await window.GoAsync("/compositions");
        await window.Page.GetByLabel("Bắt đầu từ").SelectOptionAsync($"programme:{programme}");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Bắt đầu soạn" }).ClickAsync();
        await window.Page.WaitForURLAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        return Guid.Parse(new Uri(window.Page.Url).Segments[^1]);
    }

    /// <summary>On the review of a draft.</summary>
    public static async Task AcceptAllAsync(Window window)
    {
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Xác nhận tất cả các dòng" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("article.review-row").GetByRole(AriaRole.Button, new() { Name = "Đúng" })).ToHaveCountAsync(0);
    }

    /// <summary>On the review of a draft.</summary>
    /// <returns>The programme.</returns>
    public static async Task<Guid> ConfirmAsync(Window window)
    {
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Lập chương trình công tác" }).ClickAsync();
        // Asked once more while a doubt is open.
        var sure = window.Page.GetByRole(AriaRole.Button, new() { Name = "Vẫn lập chương trình" });
        await sure.Or(window.Page.GetByRole(AriaRole.Link, new() { Name = "Chương trình Hội đồng" })).First.WaitForAsync();
        if (await sure.CountAsync() > 0) await sure.ClickAsync();
        await window.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath.StartsWith("/programmes/", StringComparison.Ordinal));
        return Guid.Parse(new Uri(window.Page.Url).Segments[^1]);
    }

    /// <summary>Hands in a corrected version and lands on its differences.</summary>
    /// <returns>The import.</returns>
    public static async Task<Guid> CorrectAsync(Window window, Guid programme)
    {
        await window.GoAsync($"/programmes/{programme}/correct");
        await window.Page.GetByLabel("Tệp bản sửa đổi").SetInputFilesAsync(OtherPlan);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Nạp và so sánh" }).ClickAsync();
        await window.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath.EndsWith("/changes", StringComparison.Ordinal));
        return Guid.Parse(new Uri(window.Page.Url).Segments[^2].TrimEnd('/'));
    }

    /// <summary>Hands in a signed copy and lands on the comparison.</summary>
    /// <returns>The import.</returns>
    public static async Task<Guid> SignAsync(Window window, Guid programme)
    {
        await window.GoAsync($"/programmes/{programme}/signed");
        await window.Page.GetByLabel("Tệp bản đã ký").SetInputFilesAsync(OtherPlan);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Nạp bản đã ký" }).ClickAsync();
        await window.Page.WaitForURLAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        return Guid.Parse(new Uri(window.Page.Url).Segments[^1]);
    }

    /// <summary>Hands in the result of a unit's part, with a file.</summary>
    /// <param name="part">Address of the part.</param>
    public static async Task ReportAsync(Window window, string part)
    {
        const string File = "ke-hoach-kiem-tra-tdkt-2026-tinh-an-thinh.docx";
        await window.GoAsync(part);
        await window.Page.Locator("textarea[name='Report.Text']").FillAsync("Đã hoàn thành, gửi kèm văn bản.");
        await window.Page.Locator("input[type=file][name='Report.Evidence']").SetInputFilesAsync(Seeds.Sample(File));
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Gửi kết quả" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByText("Đã gửi kết quả; cơ quan thường trực sẽ xem xét.")).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Link, new() { Name = File })).ToBeVisibleAsync();
    }
}
