using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Security;

/// <summary>Office files made to read other files, to call elsewhere, or to stop the reader; sent in through the pages, as an attacker would.</summary>
public sealed class HostileFileTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_word_file_with_an_entity_of_another_file_is_refused_and_reads_nothing()
    {
        var secret = Path.Combine(Path.GetTempPath(), $"vinhdanh-secret-{Guid.NewGuid():N}.txt");
        await File.WriteAllTextAsync(secret, "nội dung không ai được đọc", Ct);
        try
        {
            var paper = await ChangedAsync(Seeds.Sample("ke-hoach-tdkt-2026-phuong-lam-kieu.docx"), "word/document.xml", xml => WithEntity(xml, "w:document", $"SYSTEM \"file://{secret}\"", "<w:t", "&x;"));
            await RefusedAsync("/imports", "Paper", paper, "ke-hoach.docx", "nội dung không ai được đọc");
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public async Task A_word_file_whose_entities_multiply_is_refused_at_once()
    {
        var paper = await ChangedAsync(Seeds.Sample("ke-hoach-tdkt-2026-phuong-lam-kieu.docx"), "word/document.xml", xml => WithEntity(
            xml, "w:document", string.Concat("\"haha\">", string.Concat(Enumerable.Range(1, 12).Select(i => $"<!ENTITY x{i} \"{string.Concat(Enumerable.Repeat(i == 1 ? "&x;" : $"&x{i - 1};", 10))}\">")), "<!ENTITY y \"\""), "<w:t", "&x12;"));
        await RefusedAsync("/imports", "Paper", paper, "ke-hoach.docx", "hahaha");
    }

    [Fact]
    public async Task A_workbook_with_an_entity_of_another_file_is_refused_and_reads_nothing()
    {
        var secret = Path.Combine(Path.GetTempPath(), $"vinhdanh-secret-{Guid.NewGuid():N}.txt");
        await File.WriteAllTextAsync(secret, "nội dung không ai được đọc", Ct);
        try
        {
            var book = await ChangedAsync(Path.Combine(Seeds.Root, "samples", "directory.xlsx"), "xl/worksheets/sheet1.xml", xml => WithEntity(xml, "worksheet", $"SYSTEM \"file://{secret}\"", "<t", "&x;"));
            await RefusedAsync("/directory/import", "Input.Table", book, "danh-ba.xlsx", "nội dung không ai được đọc");
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public async Task A_word_file_that_points_elsewhere_is_read_without_asking_there()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)elsewhere.LocalEndpoint).Port}/a.dotx";
        var paper = await ChangedAsync(Seeds.Sample("ke-hoach-tdkt-2026-phuong-lam-kieu.docx"), "word/_rels/document.xml.rels", xml => xml.Replace(
            "</Relationships>", $"""<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="{address}" TargetMode="External"/></Relationships>""", StringComparison.Ordinal));
        using var browser = await OfficerAsync();
        using var answer = await browser.UploadAsync("/imports", [], [("Paper", "ke-hoach.docx", paper)], Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
        elsewhere.Pending().ShouldBeFalse("reading a paper asks nobody");
    }

    private async Task RefusedAsync(string page, string field, byte[] bytes, string name, string secret)
    {
        using var browser = await OfficerAsync();
        using var answer = await browser.UploadAsync(page, [], [(field, name, bytes)], Ct);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        text.ShouldContain("field__error");
        text.ShouldNotContain(secret);
    }

    private async Task<Browser> OfficerAsync()
    {
        var user = $"nap.{Guid.NewGuid():N}"[..16];
        await site.AccountAsync(user, Role.StandingAgencyOfficer, await site.OrganisationAsync($"Ủy ban nhân dân xã {user}"));
        return await site.SignedInAsync(user, Ct);
    }

    private static string WithEntity(string xml, string root, string entity, string tag, string reference)
    {
        var start = xml.IndexOf("?>", StringComparison.Ordinal) is var declared and >= 0 ? declared + 2 : 0;
        var changed = $"{xml[..start]}<!DOCTYPE {root} [<!ENTITY x {entity}>]>{xml[start..]}";
        var at = changed.IndexOf('>', Regex.Match(changed, $"{tag.TrimEnd()}[ >]").Index) + 1;
        at.ShouldBeGreaterThan(1, $"the sample has no {tag}");
        return changed[..at] + reference + changed[at..];
    }

    private static async Task<byte[]> ChangedAsync(string file, string part, Func<string, string> change)
    {
        var bytes = new MemoryStream();
        await bytes.WriteAsync(await File.ReadAllBytesAsync(file, Ct), Ct);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            string text;
            using (var reader = new StreamReader(entry.Open(), Encoding.UTF8)) text = await reader.ReadToEndAsync(Ct);
            entry.Delete();
            await using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
            await writer.WriteAsync(change(text));
        }

        return bytes.ToArray();
    }
}
