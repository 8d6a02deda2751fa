using VinhDanh.App.Features.Directory;
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

        page.ShouldContain("Trường Tiểu học Đông Hải");
        page.ShouldNotContain("Tây Đông");
        (await browser.PageAsync("/search?q=khong-co-gi", Ct)).ShouldContain("Không tìm thấy");
        (await browser.PageAsync("/search", Ct)).ShouldContain("không cần gõ dấu");
    }
}
