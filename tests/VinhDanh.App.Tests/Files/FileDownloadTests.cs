using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Files;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Files;

public sealed class FileDownloadTests(Site site) : IClassFixture<Site>
{
    private static readonly byte[] Pdf = "%PDF-1.7 nội dung"u8.ToArray();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_comes_back_as_an_attachment_that_runs_nothing()
    {
        var (browser, file, _) = await UploadedAsync("tai-ve", Pdf, "Kế hoạch số 12.pdf");
        using var _ = browser;

        var answer = await browser.GetAsync($"/files/{file.Id}", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(Pdf);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Kế hoạch số 12.pdf");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
    }

    [Fact]
    public async Task A_text_comes_with_the_encoding_it_has_or_as_bytes()
    {
        var (browser, plain, upload) = await UploadedAsync("bang-ma", "Kế hoạch, tiếng Việt"u8.ToArray(), "a.txt");
        using var _ = browser;
        async Task<string> TypeAsync(Guid file) => (await browser.GetAsync($"/files/{file}", Ct)).Content.Headers.ContentType!.ToString();

        (await TypeAsync(plain.Id)).ShouldBe("text/plain; charset=utf-8");
        (await TypeAsync((await upload([0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("Bảng")], "b.csv")).Id)).ShouldBe("text/csv; charset=utf-16");
        byte[] tcvn3 = [(byte)'K', 0xD5, (byte)' ', (byte)'h', (byte)'o', 0xB9, (byte)'c', (byte)'h'];
        var old = (await upload(tcvn3, "c.txt")).Id;
        (await TypeAsync(old)).ShouldBe("application/octet-stream");
        (await (await browser.GetAsync($"/files/{old}", Ct)).Content.ReadAsByteArrayAsync(Ct)).ShouldBe(tcvn3);
        // A letter of three bytes over the edge of what is read at once.
        (await TypeAsync((await upload([.. new byte[16_383].Select(_ => (byte)'a'), .. "ế"u8], "d.txt")).Id)).ShouldBe("text/plain; charset=utf-8");
    }

    [Fact]
    public async Task Only_what_browsers_show_safely_is_shown_inline_and_only_when_asked()
    {
        var (browser, pdf, upload) = await UploadedAsync("trong-trang", Pdf, "a.pdf");
        using var _ = browser;
        var docx = await upload(Packages.Office(Packages.WordMain), "b.docx");

        (await browser.GetAsync($"/files/{pdf.Id}?inline=0", Ct)).Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await browser.GetAsync($"/files/{pdf.Id}?inline=1", Ct)).Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        (await browser.GetAsync($"/files/{docx.Id}?inline=1", Ct)).Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }

    [Fact]
    public async Task Another_organisations_file_does_not_exist_and_a_removed_one_neither()
    {
        var (browser, file, _) = await UploadedAsync("chu-tep", Pdf, "a.pdf");
        using var _ = browser;
        var other = await site.OrganisationAsync("Ủy ban nhân dân phường Bên Cạnh");
        await site.AccountAsync("ben-canh", Role.StandingAgencyOfficer, other);
        using var stranger = await site.SignedInAsync("ben-canh", Ct);

        (await stranger.GetAsync($"/files/{file.Id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var nobody = site.Open();
        (await nobody.GetAsync($"/files/{file.Id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        await site.Database.AppConnectionString.ExecuteAsync("update app.file_reference set removed_at = now() where id = $1", Ct, file.Id);
        (await browser.GetAsync($"/files/{file.Id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_and_its_entry_are_stored_together_or_not_at_all()
    {
        var ward = await site.OrganisationAsync("Ủy ban nhân dân phường Hoàn Tác");
        var account = await site.AccountAsync("hoan-tac", Role.StandingAgencyOfficer, ward);
        var subject = Guid.CreateVersion7();
        await UploadAsync(account, ward, subject, Pdf, "a.pdf", commit: false);
        (await CountAsync("file_reference", subject)).ShouldBe(0);
        (await CountAsync("audit_entry", subject)).ShouldBe(0);

        await UploadAsync(account, ward, subject, Pdf, "a.pdf", commit: true);
        (await CountAsync("file_reference", subject)).ShouldBe(1);
        (await CountAsync("audit_entry", subject)).ShouldBe(1);
    }

    private Task<long> CountAsync(string table, Guid subject) =>
        site.Database.AppConnectionString.ScalarAsync<long>($"select count(*) from app.{table} where subject_id = $1", Ct, subject);

    private async Task<(Browser, FileReference, Func<byte[], string, Task<FileReference>>)> UploadedAsync(string userName, byte[] content, string name)
    {
        var ward = await site.OrganisationAsync($"Ủy ban nhân dân phường {userName}");
        var account = await site.AccountAsync(userName, Role.UnitOfficer, ward);
        Task<FileReference> Upload(byte[] bytes, string fileName) => UploadAsync(account, ward, Guid.CreateVersion7(), bytes, fileName, commit: true);
        return (await site.SignedInAsync(userName, Ct), await Upload(content, name), Upload);
    }

    private Task<FileReference> UploadAsync(Guid account, Guid ward, Guid subject, byte[] content, string name, bool commit) => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        services.GetRequiredService<Actor>().SignIn(account, null, "Người nạp", [], null);
        await using var transaction = await db.Database.BeginTransactionAsync(Ct);
        var outcome = await services.GetRequiredService<FileUploads>().AddAsync(new MemoryStream(content), name, ward, "sample", subject, Ct);
        await db.SaveChangesAsync(Ct);
        if (commit) await transaction.CommitAsync(Ct);
        return outcome.ShouldBeOfType<FileOutcome.Added>().Reference;
    });
}
