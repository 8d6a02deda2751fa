using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.LookUp;

public sealed class LookUpTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_without_marks_find_what_is_in_scope_and_nothing_else()
    {
        var ours = await site.OrganisationAsync("Ủy ban nhân dân phường Đông Hải", kind: OrganisationKind.Ward);
        await site.OrganisationAsync("Trường Tiểu học Đông Hải", ours, OrganisationKind.School);
        var theirs = await site.OrganisationAsync("Ủy ban nhân dân phường Tây Hồ", kind: OrganisationKind.Ward);
        await site.OrganisationAsync("Trường Tiểu học Tây Đông", theirs, OrganisationKind.School);
        await site.AccountAsync("tra.cuu", Role.StandingAgencyOfficer, ours);
        using var browser = await site.SignedInAsync("tra.cuu", Ct);

        var page = await browser.PageAsync("/search?q=truong%20dong", Ct);

        page.ShouldContain("<mark>Trường</mark> Tiểu học <mark>Đông</mark> Hải");
        page.ShouldNotContain("Tây");
        page.ShouldContain("1 kết quả");
        var none = await browser.PageAsync("/search?q=khong-co-gi", Ct);
        none.ShouldContain("Không tìm thấy");
        none.ShouldContain("Không có mục nào chứa “khong”");
        (await browser.PageAsync("/search", Ct)).ShouldContain("không cần gõ dấu");
    }

    [Fact]
    public async Task A_document_is_found_by_its_text_by_those_who_own_it()
    {
        var sample = await SampleProgramme.OfAsync(site);
        await site.WithDbAsync(async db =>
        {
            var officer = db.Programmes.Single(p => p.Id == sample.Id).CreatedBy;
            var file = new VinhDanh.App.Platform.Files.FileReference
            {
                Id = Guid.CreateVersion7(), OrganisationId = sample.Authority, Sha256 = new byte[32], Name = "ke-hoach.docx", SubjectKind = "plan-import", SubjectId = Guid.CreateVersion7(), AddedAt = site.Clock.At, AddedBy = officer,
            };
            db.StoredFiles.Add(new() { Sha256 = file.Sha256, SizeBytes = 1, MediaType = "text/plain", StoredAt = site.Clock.At });
            db.FileReferences.Add(file);
            db.PlanImports.Add(new()
            {
                Id = Guid.CreateVersion7(), OrganisationId = sample.Authority, FileId = file.Id, ProgrammeId = sample.Id, Purpose = ImportPurpose.New, State = ImportState.Confirmed,
                Reading = """{"blocks":[{"text":"Căn cứ Luật"},{"text":"Tuyên dương <gương> lao động giỏi tại hội nghị"}]}""",
                Draft = """{"title":"Kế hoạch năm 2026","number":"12"}""", CreatedAt = site.Clock.At, CreatedBy = officer,
            });
            return await db.SaveChangesAsync(Ct);
        });

        using var officerBrowser = await site.SignedInAsync("thuong.truc", Ct);
        var page = await officerBrowser.PageAsync("/search?q=guong%20lao%20dong", Ct);
        page.ShouldContain("Văn bản (1)");
        page.ShouldContain("Tuyên dương &lt;<mark>gương</mark>&gt; <mark>lao</mark> <mark>động</mark> giỏi");
        page.ShouldContain($"/programmes/{sample.Id}/documents");

        using var school = await site.SignedInAsync("truong", Ct);
        (await school.PageAsync("/search?q=guong%20lao%20dong", Ct)).ShouldContain("Không tìm thấy");
    }

    [Fact]
    public async Task More_of_a_kind_stands_on_a_page_of_its_own()
    {
        var ward = await site.OrganisationAsync("Phường Nhiều Tổ");
        for (var i = 0; i < 25; i++) await site.OrganisationAsync($"Tổ dân phố {i}", ward);
        await site.AccountAsync("nhieu.to", Role.UnitHead, ward);
        using var browser = await site.SignedInAsync("nhieu.to", Ct);

        var first = await browser.PageAsync("/search?q=to%20dan", Ct);
        first.ShouldContain("hơn 20");
        first.ShouldContain("href=\"/search?q=to%20dan&amp;kind=organisation\"");

        var all = await browser.PageAsync("/search?q=to%20dan&kind=organisation", Ct);
        all.ShouldContain("25 kết quả");
        all.ShouldNotContain("Xem thêm");
        (await browser.PageAsync("/search?q=to%20dan&kind=person", Ct)).ShouldContain("Không tìm thấy");
    }
}
