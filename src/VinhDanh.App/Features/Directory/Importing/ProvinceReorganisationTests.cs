using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory.History;
using VinhDanh.App.Features.Directory.Reorganising;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Directory.Importing;

/// <summary>1 July 2025 in an invented province of 500 units: districts go, communes merge, the province takes another name; all of it from one workbook.</summary>
[Trait("Speed", "Slow")]
public sealed class ProvinceReorganisationTests(Site site) : IClassFixture<Site>
{
    private const int Districts = 12, CommunesOfDistrict = 18, Departments = 20;
    private static readonly DateOnly Signed = new(2025, 6, 12), Effective = new(2025, 7, 1);
    private static readonly string[] Header = ["Mã đơn vị cũ", "Tên đơn vị cũ", "Hình thức", "Mã đơn vị mới", "Tên đơn vị mới", "Loại mới", "Cấp trên mới", "Nghị quyết", "Ngày ban hành", "Có hiệu lực từ"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_province_of_500_units_is_reorganised_from_one_workbook_answers_by_date_and_is_taken_back()
    {
        var before = await FoundAsync();
        using var officer = await site.SignedInAsync("tinh", Ct);
        var rows = Rows().ToList();

        // One wrong line, and nothing is made of any.
        var wrong = rows.ToList();
        wrong[100] = ["X.9", .. wrong[100].Skip(1)];
        var page = await UploadAsync(officer, wrong);
        var shown = await Text(await officer.GetAsync(page, Ct));
        shown.ShouldContain("1 dòng cần sửa");
        shown.ShouldContain("Không tìm thấy đúng một đơn vị cũ “X.9”");
        (await Text(await officer.PostAsync($"{page}?handler=Confirm", [], Ct))).ShouldContain("Chưa ghi dòng nào");
        (await site.WithDbAsync(db => db.Reorganisations.CountAsync(Ct))).ShouldBe(0);

        page = await UploadAsync(officer, rows);
        (await Text(await officer.GetAsync(page, Ct))).ShouldContain($"{rows.Count} dòng đúng, 0 dòng cần sửa");
        var confirmed = await officer.PostAsync($"{page}?handler=Confirm", [], Ct);
        confirmed.StatusCode.ShouldBe(HttpStatusCode.Redirect, await Text(confirmed));
        var draft = confirmed.Headers.Location!.ToString();
        (await LivingAsync(new(2025, 7, 1))).ShouldBe(500, "a draft changes nothing");
        (await Text(await officer.GetAsync(draft, Ct))).ShouldContain("Thực hiện sắp xếp");

        var done = await officer.PostAsync($"{draft}?handler=CarryOut", [], Ct);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect, await Text(done));

        // 12 districts and 216 communes end, 72 communes begin; 20 departments become 18.
        (await LivingAsync(new(2025, 6, 30))).ShouldBe(500);
        (await LivingAsync(new(2025, 7, 1))).ShouldBe(500 - Districts - (Districts * CommunesOfDistrict * 2 / 3) - 2);
        (await site.WithDbAsync(db => db.Organisations.CountAsync(o => o.ValidTo == null && o.Kind == OrganisationKind.District, Ct))).ShouldBe(0);
        await PathsAreRightAsync();
        await HistoryAnswersAsync(officer);
        (await site.WithDbAsync(db => db.People.CountAsync(p => !db.Organisations.Any(o => o.Id == p.OrganisationId && o.ValidTo == null), Ct))).ShouldBe(0, "everybody has a unit that lives");
        (await site.Database.OwnerConnectionString.ScalarAsync<long>("select count(*) from app.audit_entry where action = 'organisation.ended'", Ct)).ShouldBe(Districts + (Districts * CommunesOfDistrict) + 3);

        (await officer.PostAsync($"{draft}?handler=Undo", [], Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await SnapshotAsync()).ShouldBe(before);
    }

    private async Task HistoryAnswersAsync(Browser officer)
    {
        var day = new DateOnly(2024, 3, 1);
        var former = await ThenAsync("K02.05", day);
        (former.Lives, former.Unit.Name).ShouldBe((true, "Ủy ban nhân dân xã Giả Định 2-5"));
        former.Above.Select(a => a.Name).ShouldBe(["Ủy ban nhân dân huyện Giả Định 2", "Ủy ban nhân dân tỉnh Giả Định"]);
        former.Successors.ShouldBeEmpty("on that day nobody had succeeded it");
        var after = await ThenAsync("K02.05", Effective);
        after.Lives.ShouldBeFalse();
        after.Instead.Select(i => i.Name).ShouldBe(["Ủy ban nhân dân phường Tân Định 2-2"]);

        var merged = await ThenAsync("T02.02", day);
        merged.Lives.ShouldBeFalse();
        merged.Instead.Select(i => i.Name).ShouldBe(["Ủy ban nhân dân xã Giả Định 2-4", "Ủy ban nhân dân xã Giả Định 2-5", "Ủy ban nhân dân xã Giả Định 2-6"]);
        var now = await ThenAsync("T02.02", Effective);
        now.Above.Select(a => a.Name).ShouldBe(["Ủy ban nhân dân tỉnh Tân Định"]);
        now.Predecessors.Select(p => p.LegalDocument).Distinct().ShouldBe(["202/NQ-UBTVQH ngày 12/06/2025"]);

        var school = await ThenAsync("S02.05", new(2025, 6, 30));
        school.Above.Select(a => a.Name).ShouldBe(["Ủy ban nhân dân xã Giả Định 2-5", "Ủy ban nhân dân huyện Giả Định 2", "Ủy ban nhân dân tỉnh Giả Định"]);
        (await ThenAsync("S02.05", Effective)).Above.Select(a => a.Name).ShouldBe(["Ủy ban nhân dân phường Tân Định 2-2", "Ủy ban nhân dân tỉnh Tân Định"]);
        (await ThenAsync("D07", Effective)).Instead.Select(i => i.Name).ShouldBe(["Sở Giả Định 1"], "the province's department took over from the districts");

        (await Text(await officer.GetAsync("/directory?on=30/06/2025", Ct))).ShouldContain("Ủy ban nhân dân huyện Giả Định 7");
        (await Text(await officer.GetAsync("/directory?on=01/07/2025", Ct))).ShouldNotContain("Ủy ban nhân dân huyện Giả Định 7");
        (await Text(await officer.GetAsync("/directory?on=30/06/2025", Ct))).ShouldContain("Ủy ban nhân dân tỉnh Giả Định");
        (await Text(await officer.GetAsync("/directory/people?on=30/06/2025&q=" + Uri.EscapeDataString("Người số 40"), Ct))).ShouldContain("Ủy ban nhân dân xã Giả Định");
        (await Text(await officer.GetAsync("/directory/people?on=01/07/2025&q=" + Uri.EscapeDataString("Người số 40"), Ct))).ShouldContain("Tân Định");
    }

    /// <summary>A line for every unit but the schools, which follow their communes.</summary>
    private static IEnumerable<string?[]> Rows()
    {
        yield return ["T", "Ủy ban nhân dân tỉnh Giả Định", "Đổi tên", "T", "Ủy ban nhân dân tỉnh Tân Định", "Tỉnh", null];
        for (var d = 1; d <= Departments; d++)
            yield return d is 3 or 4 ? [$"P{d:00}", $"Sở Giả Định {d}", "Hợp nhất", "P34", "Sở Hợp nhất Giả Định", "Sở", null] : d is 5 ? ["P05", "Sở Giả Định 5", "Sáp nhập", "P01", null, null, null] : [$"P{d:00}", $"Sở Giả Định {d}", "Giữ nguyên", $"P{d:00}", null, null, null];
        for (var d = 1; d <= Districts; d++)
        {
            // Duties of the districts pass to a department of the province.
            yield return [$"D{d:00}", $"Ủy ban nhân dân huyện Giả Định {d}", "Giải thể", "P01", null, null, null];
            for (var c = 1; c <= CommunesOfDistrict; c++)
                yield return [$"K{d:00}.{c:00}", $"Ủy ban nhân dân xã Giả Định {d}-{c}", "Sáp nhập", $"T{d:00}.{((c - 1) / 3) + 1:00}", $"Ủy ban nhân dân phường Tân Định {d}-{((c - 1) / 3) + 1}", "Phường", "T"];
        }
    }

    /// <summary>1 province, 20 departments, 12 districts, 216 communes, 251 schools; a person with a post in every second unit.</summary>
    private async Task<string> FoundAsync()
    {
        var root = await site.OrganisationAsync("Ủy ban nhân dân tỉnh Giả Định", kind: OrganisationKind.Province);
        await site.AccountAsync("tinh", Role.Administrator, root);
        await site.WithDbAsync(async db =>
        {
            var top = await db.Organisations.SingleAsync(o => o.Id == root, Ct);
            top.Code = "T";
            for (var d = 1; d <= Departments; d++) Add(top, OrganisationKind.Department, $"P{d:00}", $"Sở Giả Định {d}");
            var communes = new List<Organisation>();
            for (var d = 1; d <= Districts; d++)
            {
                var district = Add(top, OrganisationKind.District, $"D{d:00}", $"Ủy ban nhân dân huyện Giả Định {d}");
                for (var c = 1; c <= CommunesOfDistrict; c++) communes.Add(Add(district, OrganisationKind.Commune, $"K{d:00}.{c:00}", $"Ủy ban nhân dân xã Giả Định {d}-{c}"));
            }
            foreach (var commune in communes) Add(commune, OrganisationKind.School, "S" + commune.Code![1..], $"Trường Tiểu học {commune.Name[16..]}");
            foreach (var commune in communes.Take(35)) Add(commune, OrganisationKind.School, "M" + commune.Code![1..], $"Trường Mầm non {commune.Name[16..]}");
            foreach (var (i, unit) in db.ChangeTracker.Entries<Organisation>().Select(e => e.Entity).Index().ToList())
            {
                if (i % 2 == 1) continue;
                var person = Guid.CreateVersion7();
                db.People.Add(new() { Id = person, OrganisationId = unit.Id, FullName = $"Người số {i}", ValidFrom = new(2020, 1, 1) });
                db.Positions.Add(new() { Id = Guid.CreateVersion7(), PersonId = person, OrganisationId = unit.Id, Title = "Công chức", ValidFrom = new(2020, 1, 1) });
            }
            return await db.SaveChangesAsync(Ct);

            Organisation Add(Organisation above, OrganisationKind kind, string code, string name)
            {
                var id = Guid.CreateVersion7();
                var made = new Organisation { Id = id, ParentId = above.Id, Path = Organisation.PathOf(above.Path, id), Kind = kind, Code = code, Name = name, ValidFrom = new(2015, 1, 1) };
                db.Organisations.Add(made);
                db.OrganisationParents.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = id, ParentId = above.Id, ValidFrom = made.ValidFrom });
                return made;
            }
        });
        (await LivingAsync(new(2025, 6, 30))).ShouldBe(500);
        return await SnapshotAsync();
    }

    private static async Task<string> UploadAsync(Browser officer, List<string?[]> rows)
    {
        using var file = new MemoryStream();
        XlsxWriter.Write("Phương án", [new()
        {
            Name = "Sắp xếp", TitleLines = ["PHƯƠNG ÁN SẮP XẾP ĐƠN VỊ HÀNH CHÍNH"], Columns = [.. Header.Select((h, i) => new SheetColumn(h, i > 7 ? CellKind.Date : CellKind.Text))],
            Rows = rows.Select(r => (IReadOnlyList<SheetCell>)[.. r.Select(t => (SheetCell)t), "202/NQ-UBTVQH", Signed, Effective]),
        }], file);
        var answer = await officer.UploadAsync("/directory/import?purpose=reorganisation", [], [("Input.Table", "phuong-an.xlsx", file.ToArray())], Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await Text(answer));
        return answer.Headers.Location!.ToString();
    }

    private Task<UnitHistory.OnDay> ThenAsync(string code, DateOnly day) => site.WithDbAsync(async db =>
        await new UnitHistory(db).OfAsync(await db.Organisations.Where(o => o.Code == code).Select(o => o.Id).SingleAsync(Ct), day, Ct));

    private Task<int> LivingAsync(DateOnly day) => site.WithDbAsync(db => UnitHistory.Living(db.Organisations, day).CountAsync(Ct));

    private async Task PathsAreRightAsync() => (await site.Database.OwnerConnectionString.ScalarAsync<long>(
        "select count(*) from app.organisation o join app.organisation p on p.id = o.parent_id where o.path <> p.path || replace(o.id::text, '-', '')", Ct)).ShouldBe(0);

    /// <summary>Every row that a reorganisation may touch.</summary>
    private async Task<string> SnapshotAsync()
    {
        var text = new StringBuilder();
        foreach (var table in (string[])["organisation", "organisation_parent", "organisation_alias", "organisation_name", "organisation_succession", "person", "position", "role_assignment"])
            text.AppendLine(await site.Database.OwnerConnectionString.ScalarAsync<string>($"select coalesce(md5(string_agg(t::text, '|' order by t.id)), 'none') from app.{table} t", Ct));
        return text.ToString();
    }

    private static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct));
}
