using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Tests.Shell;

public sealed partial class GalleryTests(ShellSite site) : IClassFixture<ShellSite>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task<string> PageAsync() => site.Client.GetStringAsync(new Uri("/_gallery", UriKind.Relative), Ct);

    [Fact]
    public async Task The_frame_names_the_language_the_authority_and_one_heading()
    {
        var page = await PageAsync();
        page.ShouldContain("<html lang=\"vi\"");
        page.ShouldContain("UBND xã An Bình"); // written as itself, not as character references
        Regex.Count(page, "<h1").ShouldBe(1);
        page.ShouldContain("href=\"#noi-dung\"");
        page.ShouldContain("<main id=\"noi-dung\"");
    }

    [Fact]
    public async Task An_entry_is_hidden_from_who_lacks_its_permission()
    {
        var page = await PageAsync();
        page.ShouldContain("Kế hoạch");
        page.ShouldNotContain("Quản trị");
    }

    [Theory]
    [InlineData("/_gallery")]
    [InlineData("/_gallery?nobody")]
    [InlineData("/nowhere")]
    public async Task Landmarks_are_closed_where_they_are_opened(string path)
    {
        using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        foreach (var tag in (string[])["header", "main", "nav", "div", "section", "form", "details", "ul", "table"])
            Regex.Count(page, $"</{tag}>").ShouldBe(Regex.Count(page, $"<{tag}[\\s>]"), tag);
    }

    [Fact]
    public async Task Ids_are_unique_and_every_label_and_description_names_one()
    {
        var page = await PageAsync();
        var ids = Id().Matches(page).Select(m => m.Groups[1].Value).ToList();
        ids.ShouldBeUnique();
        Reference().Matches(page).SelectMany(m => m.Groups[1].Value.Split(' ')).Except(ids).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_form_that_posts_carries_the_antiforgery_token() =>
        PostForm().Matches(await PageAsync()).Select(m => m.Value).ShouldAllBe(form => form.Contains("__RequestVerificationToken"));

    [Fact]
    public async Task No_attribute_of_style_and_no_inline_script_reaches_the_page() =>
        Inline().IsMatch(await PageAsync()).ShouldBeFalse();

    [Fact]
    public async Task A_refused_form_lists_its_errors_and_ties_each_to_its_field()
    {
        var page = await site.PostAsync("/_gallery", new()
        {
            ["Input.FullName"] = " ", ["Input.Unit"] = "2", ["Input.SentOn"] = "31/02/2026", ["Input.Amount"] = "1.5", ["Input.Level"] = "tinh",
        }, Ct);

        page.ShouldContain("<li><a href=\"#Input_FullName\">Nhập họ và tên.</a></li>");
        page.ShouldContain("<li><a href=\"#Input_SentOn\">Ngày phải viết dạng 15/01/2024.</a></li>");
        page.ShouldContain("<li><a href=\"#Input_Amount\">Số phải viết dạng 1.234,5.</a></li>");
        var date = Regex.Match(page, "<input[^>]*id=\"Input_SentOn\"[^>]*>").Value;
        date.ShouldContain("aria-invalid=\"true\"");
        date.ShouldContain("aria-describedby=\"Input_SentOn-error0\"");
        date.ShouldContain("value=\"31/02/2026\""); // comes back as typed
        page.ShouldContain("id=\"Input_SentOn-error0\"");
        Regex.IsMatch(page, "<option[^>]*selected[^>]*>Trạm Y tế xã").ShouldBeTrue();
    }

    [Fact]
    public async Task An_unknown_address_answers_404_with_the_request_id()
    {
        using var answer = await site.Client.GetAsync(new Uri("/nowhere", UriKind.Relative), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await answer.Content.ReadAsStringAsync(Ct);
        page.ShouldContain("Không tìm thấy trang");
        Regex.IsMatch(page, "Mã yêu cầu: <span class=\"code\">[0-9a-zA-Z:]{8,}</span>").ShouldBeTrue();
    }

    [Fact]
    public async Task The_first_view_with_everything_on_it_stays_under_120_kB_compressed()
    {
        var shared = ShellAssets.Sheets.Select(s => $"css/{s}.css").Concat(ShellAssets.Modules.Append("site").Select(m => $"js/{m}.js"))
            .Concat(["lib/tabler/tabler.vinhdanh.css", "lib/tabler/icons.svg", "lib/htmx/htmx.min.js", "lib/chart/chart.umd.min.js"]);
        var bytes = shared.Sum(f => Compressed(File.ReadAllBytes(Path.Combine(WebRoot.Files, f)), 11))
            + Compressed(Encoding.UTF8.GetBytes(await PageAsync()), 5);
        bytes.ShouldBeLessThan(120 * 1024);
    }

    private static int Compressed(byte[] file, int quality)
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(file.Length)];
        BrotliEncoder.TryCompress(file, room, out var written, quality, 22).ShouldBeTrue();
        return written;
    }

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("\\s(?:for|aria-labelledby|aria-describedby|aria-controls|data-dialog|data-table)=\"([^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex PostForm();

    [GeneratedRegex("<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)")]
    private static partial Regex Inline();
}
