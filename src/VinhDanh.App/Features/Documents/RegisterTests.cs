using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Tests.Support;
using VinhDanh.Papers.Spreadsheets;

namespace VinhDanh.App.Features.Documents;

public sealed class RegisterTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private SampleProgramme Sample { get; set; } = null!;

    public async ValueTask InitializeAsync() => Sample = await SampleProgramme.OfAsync(site);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_number_is_entered_once_and_the_document_that_has_it_is_shown()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var first = await AddAsync(officer, "21", "KH-UBND", "Phát động phong trào");

        var again = await officer.PostAsync("/documents/add", Form("021", "kh-ubnd", "Một kế hoạch khác"), Ct);

        var page = WebUtility.HtmlDecode(await again.Content.ReadAsStringAsync(Ct));
        page.ShouldContain("Số, ký hiệu này đã có trong sổ.");
        page.ShouldContain($"/documents/{first}");
        page.ShouldContain("Một kế hoạch khác");
        (await CountAsync(d => d.Symbol == "KH-UBND" && d.Number.Contains("21"))).ShouldBe(1);
        await AddAsync(officer, "21", "QĐ-UBND", "Cùng số, khác ký hiệu");
    }

    [Fact]
    public async Task Without_a_number_one_is_asked_for_unless_the_program_numbers()
    {
        using var officer = await site.SignedInAsync("xa.khac", Ct);
        var asked = await officer.PostAsync("/documents/add", Form("", "BC-UBND", "Báo cáo quý"), Ct);
        WebUtility.HtmlDecode(await asked.Content.ReadAsStringAsync(Ct)).ShouldContain("Nhập số văn bản.");

        await officer.PostAsync("/documents/numbering", new() { ["here"] = "true" }, Ct, "/documents");
        await AddAsync(officer, "2", "BC-UBND", "Số do văn thư cấp trước đó");
        await AddAsync(officer, "", "BC-UBND", "Số kế tiếp");
        await AddAsync(officer, "4", "BC-UBND", "Nhập tay vượt lên");
        await AddAsync(officer, "", "BC-UBND", "Số sau số nhập tay");
        await AddAsync(officer, "", "TB-UBND", "Dãy số khác");

        (await NumbersAsync("BC-UBND")).ShouldBe(["2", "3", "4", "5"]);
        (await NumbersAsync("TB-UBND")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Numbers_given_at_once_leave_no_gap_and_one_given_up_is_given_again()
    {
        var entry = new DocumentEntry(DocumentDirection.Outgoing, null, "TTr-THU", new(2026, 3, 2), "Ủy ban nhân dân xã", "Tờ trình");
        await WithDeskAsync(async (db, desk) =>
        {
            await using var givenUp = await db.Database.BeginTransactionAsync(Ct);
            (await desk.AddAsync(Sample.Authority, entry, Ct)).ShouldBeOfType<RegisterDesk.Outcome.Kept>().Document.Number.ShouldBe("1");
            await givenUp.RollbackAsync(Ct);
        });

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => WithDeskAsync((_, desk) => desk.AddAsync(Sample.Authority, entry, Ct))));

        (await NumbersAsync("TTr-THU")).Select(int.Parse).Order().ShouldBe(Enumerable.Range(1, 12));
    }

    [Fact]
    public async Task Incoming_documents_get_their_number_of_arrival_and_the_same_one_is_not_entered_twice()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var form = Form("12", "SNV-TĐKT", "Hướng dẫn tổng kết", issuer: "Sở Nội vụ", arrived: "02/03/2026");

        await officer.PostAsync("/documents/add?direction=Incoming", form, Ct);
        await officer.PostAsync("/documents/add?direction=Incoming", Form("12", "SNV-TĐKT", "Của sở khác cùng số", issuer: "Sở Y tế", arrived: "02/03/2026"), Ct);
        var twice = await officer.PostAsync("/documents/add?direction=Incoming", form, Ct);

        WebUtility.HtmlDecode(await twice.Content.ReadAsStringAsync(Ct)).ShouldContain("Số, ký hiệu này đã có trong sổ.");
        (await site.WithDbAsync(db => db.RegisteredDocuments.Where(d => d.Direction == DocumentDirection.Incoming && d.OrganisationId == Sample.Authority)
            .OrderBy(d => d.ArrivalNo).Select(d => d.ArrivalNo!.Value).ToListAsync(Ct))).ShouldBe([1, 2]);
        WebUtility.HtmlDecode(await officer.PageAsync("/documents?direction=Incoming", Ct)).ShouldContain("Hướng dẫn tổng kết");
    }

    [Fact]
    public async Task A_cancelled_number_stays_used_with_its_reason()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var id = await AddAsync(officer, "77", "CTr-UBND", "Ghi nhầm");

        await officer.PostAsync($"/documents/{id}?handler=Cancel", new() { ["Input.Reason"] = "Ghi nhầm sổ" }, Ct);

        WebUtility.HtmlDecode(await officer.PageAsync($"/documents/{id}", Ct)).ShouldContain("Ghi nhầm sổ");
        (await officer.GetAsync($"/documents/{id}/edit", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        WebUtility.HtmlDecode(await (await officer.PostAsync("/documents/add", Form("77", "CTr-UBND", "Lại số ấy"), Ct)).Content.ReadAsStringAsync(Ct)).ShouldContain("đã có trong sổ");
    }

    [Fact]
    public async Task What_is_mended_stays_in_its_year_and_a_change_of_somebody_else_is_not_lost()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var id = await AddAsync(officer, "31", "HD-UBND", "Hướng dẫn");
        var seen = await site.WithDbAsync(db => db.RegisteredDocuments.Where(d => d.Id == id).Select(d => d.Version).SingleAsync(Ct));

        Dictionary<string, string> Edit(string subject, string day) => new(Form("31", "HD-UBND", subject, day: day)) { ["Input.Version"] = $"{seen}" };
        var otherYear = await officer.PostAsync($"/documents/{id}/edit", Edit("Hướng dẫn", "31/12/2025"), Ct);
        WebUtility.HtmlDecode(await otherYear.Content.ReadAsStringAsync(Ct)).ShouldContain("Văn bản thuộc sổ năm 2026");
        (await officer.PostAsync($"/documents/{id}/edit", Edit("Hướng dẫn bình xét", "02/03/2026"), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var stale = await officer.PostAsync($"/documents/{id}/edit", Edit("Hướng dẫn cũ", "02/03/2026"), Ct);
        WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync(Ct)).ShouldSatisfyAllConditions(p => p.ShouldContain("Người khác vừa sửa văn bản này"), p => p.ShouldContain("Hướng dẫn cũ"));
        (await CountAsync(d => d.Id == id && d.Subject == "Hướng dẫn bình xét")).ShouldBe(1);
    }

    [Fact]
    public async Task A_document_recorded_on_a_task_stands_in_the_register_and_leads_back_to_it()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var (task, other) = (Sample.Tasks.Values.First(), Sample.Tasks.Values.Skip(1).First());
        Dictionary<string, string> document = new() { ["Document.Number"] = "18/KH-UBND", ["Document.IssuedOn"] = "02/03/2026", ["Document.Title"] = "Đăng ký thi đua" };

        await officer.PostAsync($"/tasks/{task}?handler=Document", document, Ct);
        await officer.PostAsync($"/tasks/{other}?handler=Document", document, Ct);

        var id = await site.WithDbAsync(db => db.RegisteredDocuments.Where(d => d.Number == "18" && d.Symbol == "KH-UBND").Select(d => d.Id).SingleAsync(Ct));
        var page = await officer.PageAsync($"/documents/{id}", Ct);
        page.ShouldContain($"/tasks/{task}");
        page.ShouldContain($"/tasks/{other}");
        WebUtility.HtmlDecode(page).ShouldContain("Kế hoạch số 18/KH-UBND");
    }

    [Fact]
    public async Task The_register_is_found_through_filtered_and_handed_out_as_a_workbook()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        await AddAsync(officer, "91", "QyĐ-UBND", "Quy định xét sáng kiến");
        await AddAsync(officer, "92", "QC-UBND", "Quy chế cụm thi đua");

        var found = WebUtility.HtmlDecode(await officer.PageAsync("/documents?q=sang+kien", Ct));
        found.ShouldContain("Quy định xét sáng kiến");
        found.ShouldNotContain("Quy chế cụm thi đua");
        WebUtility.HtmlDecode(await officer.PageAsync("/documents?type=QC", Ct)).ShouldContain("Quy chế cụm thi đua");
        using var file = new MemoryStream(await (await officer.GetAsync("/documents/xlsx?q=cum", Ct)).Content.ReadAsByteArrayAsync(Ct));
        SpreadsheetReader.Read(file, "so.xlsx").Sheets[0].Rows.SelectMany(r => r.Cells).ShouldContain("92/QC-UBND");
    }

    [Fact]
    public async Task Characters_that_are_no_text_are_left_out_of_what_was_typed()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        var id = await AddAsync(officer, "66", "BC-CHU", "Báo cáo sơ\v kết\u001F");

        (await CountAsync(d => d.Id == id && d.Subject == "Báo cáo sơ kết")).ShouldBe(1);
        (await officer.GetAsync("/documents?q=%00", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_communes_register_is_neither_seen_nor_told_of()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        using var elsewhere = await site.SignedInAsync("xa.khac", Ct);
        var id = await AddAsync(officer, "55", "QĐ-KIN", "Của xã này");

        (await elsewhere.GetAsync($"/documents/{id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.PageAsync("/documents", Ct)).ShouldNotContain("QĐ-KIN");
        (await elsewhere.PostAsync("/documents/add", Form("55", "QĐ-KIN", "Sổ của xã khác"), Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_entered_from_tasks_without_a_type_gets_the_one_its_symbol_says()
    {
        using var officer = await site.SignedInAsync("thuong.truc", Ct);
        Guid[] ids = [await AddAsync(officer, "81", "KH-CŨ", "Kế hoạch"), await AddAsync(officer, "82", "qđ-cũ", "Quyết định"), await AddAsync(officer, "83", "SNV-CŨ", "Công văn")];
        var migration = await File.ReadAllTextAsync(Path.Combine(Seeds.Root, "db", "0112_document_types.sql"), Ct);
        DocumentTypes.All.ShouldAllBe(t => migration.Contains($"'{t.Code}'"));

        await site.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Ct);
            await db.RegisteredDocuments.Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(s => s.SetProperty(d => d.Type, (string?)null), Ct);
            await db.Database.ExecuteSqlRawAsync(migration, Ct);
            await transaction.CommitAsync(Ct);
            return 0;
        });

        (await site.WithDbAsync(db => db.RegisteredDocuments.Where(d => ids.Contains(d.Id)).OrderBy(d => d.Number).Select(d => d.Type).ToListAsync(Ct))).ShouldBe(["KH", "QĐ", null]);
    }

    [Theory]
    [InlineData("KH-UBND", "KH")]
    [InlineData("qđ-ubnd", "QĐ")]
    [InlineData("SNV-TĐKT", null)]
    [InlineData("", null)]
    public void A_symbol_says_the_type(string symbol, string? type) => DocumentTypes.OfSymbol(symbol).ShouldBe(type);

    private static Dictionary<string, string> Form(string number, string symbol, string subject, string issuer = "Ủy ban nhân dân xã", string day = "02/03/2026", string? arrived = null) => new()
    {
        ["Input.Number"] = number, ["Input.Symbol"] = symbol, ["Input.Subject"] = subject, ["Input.Issuer"] = issuer, ["Input.IssuedOn"] = day, ["Input.ArrivedOn"] = arrived ?? "",
    };

    private static async Task<Guid> AddAsync(Tests.Support.Browser browser, string number, string symbol, string subject)
    {
        var answer = await browser.PostAsync("/documents/add", Form(number, symbol, subject), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(Ct));
        return Guid.Parse(answer.Headers.Location!.ToString()["/documents/".Length..]);
    }

    private Task<int> CountAsync(System.Linq.Expressions.Expression<Func<RegisteredDocument, bool>> which) => site.WithDbAsync(db => db.RegisteredDocuments.CountAsync(which, Ct));

    private Task<List<string>> NumbersAsync(string symbol) =>
        site.WithDbAsync(db => db.RegisteredDocuments.Where(d => d.Symbol == symbol).OrderBy(d => d.Number).Select(d => d.Number).ToListAsync(Ct));

    private Task<int> WithDeskAsync(Func<AppDb, RegisterDesk, Task> use) => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        (await services.GetRequiredService<Actor>().TakeAsync(db, "thuong.truc", Sample.Authority, Permission.EditDocuments, services.GetRequiredService<TimeProvider>(), Ct)).ShouldBeTrue();
        await use(db, services.GetRequiredService<RegisterDesk>());
        return 0;
    });
}
