using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Directory.Importing;

public sealed class ImportPagesTests(DirectoryStage stage) : IClassFixture<DirectoryStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_table_with_one_wrong_row_writes_nothing_until_it_is_right()
    {
        const string header = "Mã;Tên đơn vị;Loại;Mã cấp trên;Hiệu lực từ\n";
        var page = await UploadAsync("organisations", header + "H97.01;Sở Tài chính tỉnh Mây Ngàn;Sở;;01/03/2025\nH97.02;Phòng Ngân sách;Phòng;H97.09;01/03/2025\nH97.03;;Phòng;;32/13/2025\n");
        var wrong = await Text(await stage.Officer.GetAsync(page, Ct));
        wrong.ShouldContain("1 dòng đúng, 2 dòng cần sửa");
        wrong.ShouldContain("Không tìm thấy đơn vị cấp trên “H97.09”");
        wrong.ShouldContain("Thiếu tên tổ chức.");
        (await Text(await stage.Officer.PostAsync($"{page}?handler=Confirm", [], Ct))).ShouldContain("Chưa ghi dòng nào");
        (await CountAsync("H97.")).ShouldBe(0);

        page = await UploadAsync("organisations", header + "H97.01;Sở Tài chính tỉnh Mây Ngàn;Sở;;01/03/2025\nH97.02;Phòng Ngân sách;Phòng;H97.01;01/03/2025\n");
        var done = await stage.Officer.PostAsync($"{page}?handler=Confirm", [], Ct);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect, await Text(done));

        (await CountAsync("H97.")).ShouldBe(2);
        (await stage.Officer.GetAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stage.Site.Database.OwnerConnectionString.ScalarAsync<long>("select count(*) from app.directory_import where confirmed_at is not null and length(content) > 0", Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Columns_that_were_guessed_wrong_can_be_chosen()
    {
        var page = await UploadAsync("organisations", "Ký hiệu;Tên;Diễn giải\nH96.01;x;Sở Công Thương tỉnh Mây Ngàn\n");
        var changed = await stage.Officer.PostAsync($"{page}?handler=Columns", new() { ["column[name]"] = "2", ["column[code]"] = "0" }, Ct);
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Text(await stage.Officer.GetAsync(page, Ct))).ShouldContain("Sở Công Thương tỉnh Mây Ngàn");

        (await stage.Officer.PostAsync($"{page}?handler=Confirm", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await stage.Site.WithDbAsync(db => db.Organisations.SingleAsync(o => o.Code == "H96.01", Ct))).Name.ShouldBe("Sở Công Thương tỉnh Mây Ngàn");
    }

    [Fact]
    public async Task People_come_in_with_all_their_posts()
    {
        var page = await UploadAsync("people", "Mã cán bộ;Họ và tên;Năm sinh;Chức vụ;Tổ chức;Từ ngày;Đến ngày\nC1;Vi Văn Thành;1980;Chuyên viên;Sở Nội vụ tỉnh Mây Ngàn;01/01/2010;31/12/2020\nC1;Vi Văn Thành;1980;Trưởng phòng;Sở Nội vụ tỉnh Mây Ngàn;01/01/2021;\n");
        (await stage.Officer.PostAsync($"{page}?handler=Confirm", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var person = await stage.Site.WithDbAsync(db => db.People.SingleAsync(p => p.FullName == "Vi Văn Thành", Ct));
        person.ValidTo.ShouldBeNull();
        (await stage.Site.WithDbAsync(db => db.Positions.CountAsync(p => p.PersonId == person.Id, Ct))).ShouldBe(2);

        var again = await UploadAsync("people", "Họ và tên;Năm sinh;Tổ chức\nVi Văn Thành;1980;Sở Nội vụ tỉnh Mây Ngàn\nAi Đó;1700;Sở Lạ\n");
        var text = await Text(await stage.Officer.GetAsync(again, Ct));
        text.ShouldContain("đã có trong danh bạ");
        text.ShouldContain("Năm sinh: “1700” không đúng.");
        text.ShouldContain("Không tìm thấy tổ chức “Sở Lạ”");
    }

    [Fact]
    public async Task What_is_no_table_is_refused_in_words()
    {
        var answer = await stage.Officer.UploadAsync("/directory/import?purpose=people", [], [("Input.Table", "a.xlsx", "%PDF-1.7"u8.ToArray())], Ct);
        (await Text(answer)).ShouldContain("PDF");
        var empty = await stage.Officer.UploadAsync("/directory/import?purpose=people", [], [("Input.Table", "a.csv", "1;2;3\n"u8.ToArray())], Ct);
        (await Text(empty)).ShouldContain("dòng tiêu đề");
    }

    [Fact]
    public async Task An_import_of_another_province_does_not_exist()
    {
        var page = await UploadAsync("people", "Họ và tên;Tổ chức\nAi Đó;Sở Nội vụ tỉnh Mây Ngàn\n");
        (await stage.Stranger.GetAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stage.Auditor.GetAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stage.Stranger.PostAsync($"{page}?handler=Confirm", [], Ct, formPage: "/account")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> UploadAsync(string purpose, string csv)
    {
        var answer = await stage.Officer.UploadAsync($"/directory/import?purpose={purpose}", [], [("Input.Table", "bang.csv", Encoding.UTF8.GetBytes(csv))], Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await Text(answer));
        return answer.Headers.Location!.ToString();
    }

    private Task<int> CountAsync(string code) => stage.Site.WithDbAsync(db => db.Organisations.CountAsync(o => o.Code!.StartsWith(code), Ct));

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
}
