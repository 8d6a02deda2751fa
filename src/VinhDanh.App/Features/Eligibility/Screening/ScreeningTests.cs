using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Achievements.Demo;
using VinhDanh.App.Features.Achievements.Digests;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Tests.Support;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Planning;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Eligibility.Screening;

/// <summary>Nobody forgotten: who is ready, who will be, who lacks one condition; from there to a list.</summary>
public sealed class ScreeningTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_board_says_of_everybody_what_the_explaining_evaluator_says()
    {
        var root = await site.OrganisationAsync("Tỉnh Rà Soát");
        var people = await PeopleAsync(root, 60);
        var path = await site.WithDbAsync(db => db.Organisations.Where(o => o.Id == root).Select(o => o.Path).SingleAsync(Ct));
        var board = await BoardAsync(path);
        board.Judged.ShouldBe(60);
        var evaluator = new Evaluator(board.Regime);
        var seen = new Dictionary<Standing, int>();
        foreach (var record in await site.WithAsync(s => s.GetRequiredService<RecordBook>().RecordsAsync(people, [], Ct)))
        {
            var law = site.Services.GetRequiredService<LawShelf>();
            var history = record.History(law);
            foreach (var award in board.Regime.Awards.Values)
            {
                var verdict = evaluator.Evaluate(new(award.Code, board.Year) { IsScreening = true }, history);
                var isNow = verdict.Outcome is Outcome.Eligible && !Survey.IsHeld(board.Regime, award, history, board.Year);
                board.Finds.Any(f => f.Subject == record.Subject.Id && f.Standing is Standing.Now && board.AwardOf(f).Code == award.Code).ShouldBe(isNow, $"{record.Subject.Name} {award.Code}");
            }
            foreach (var find in board.Finds.Where(f => f.Subject == record.Subject.Id)) seen[find.Standing] = seen.GetValueOrDefault(find.Standing) + 1;
        }
        seen.Keys.Order().ShouldBe([Standing.Now, Standing.NextYear, Standing.OneShort]);
    }

    [Fact]
    public async Task What_changes_in_a_record_changes_the_next_board()
    {
        var root = await site.OrganisationAsync("Tỉnh Đổi Thay");
        var person = (await PeopleAsync(root, 1, entries: false))[0];
        var path = await site.WithDbAsync(db => db.Organisations.Where(o => o.Id == root).Select(o => o.Path).SingleAsync(Ct));
        (await BoardAsync(path)).Judged.ShouldBe(0);
        await AddAsync(person, AchievementKind.Rating, 2025, "hoan_thanh_tot");
        Codes(await BoardAsync(path), Standing.Now).ShouldContain("lao_dong_tien_tien");
        Guid? by = await site.AccountAsync($"go.{Guid.CreateVersion7():n}", Role.StandingAgencyOfficer, root);
        // Writing the bytes anew is not needed twice.
        (await site.WithAsync(s => s.GetRequiredService<RecordDigests>().RefreshAsync(Ct))).ShouldBe(0);
        await AddAsync(person, AchievementKind.Title, 2025, "lao_dong_tien_tien");
        Codes(await BoardAsync(path), Standing.Now).ShouldNotContain("lao_dong_tien_tien");
        await site.WithDbAsync(db => db.Achievements.Where(e => e.PersonId == person && e.Kind == AchievementKind.Title).ExecuteUpdateAsync(s => s.SetProperty(e => e.RemovedAt, site.Clock.At).SetProperty(e => e.RemovedBy, by), Ct));
        Codes(await BoardAsync(path), Standing.Now).ShouldContain("lao_dong_tien_tien");
        // A case that is being dealt with puts everything on hold.
        await site.WithDbAsync(async db =>
        {
            db.AchievementSubjects.Add(new() { Id = Guid.CreateVersion7(), PersonId = person, PendingCase = "thanh tra" });
            return await db.SaveChangesAsync(Ct);
        });
        (await BoardAsync(path)).Finds.ShouldBeEmpty();
    }

    [Fact]
    public async Task From_the_page_a_list_of_those_to_be_proposed_begins_and_they_are_not_found_again()
    {
        var root = await site.OrganisationAsync("Tỉnh Đề Nghị");
        var people = await PeopleAsync(root, 3, entries: false);
        foreach (var person in people) await AddAsync(person, AchievementKind.Rating, 2025, "hoan_thanh_tot");
        var name = $"ra.soat.{Guid.CreateVersion7():n}";
        await site.AccountAsync(name, Role.StandingAgencyOfficer, root);
        using var browser = await site.SignedInAsync(name, Ct);
        const string Page = "/screening?award=lao_dong_tien_tien&year=2025";
        var page = await WaitAsync(browser, Page);
        page.ShouldContain("Lập danh sách đề nghị (3)");
        page.ShouldContain("Người rà soát 0");
        var made = await browser.PostAsync("/screening/propose?award=lao_dong_tien_tien&year=2025", new() { ["chosen"] = people[0].ToString() }, Ct, Page);
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var list = made.Headers.Location!.ToString();
        (await browser.PageAsync(list, Ct)).ShouldContain("1 trường hợp");
        (await WaitAsync(browser, Page)).ShouldContain("Lập danh sách đề nghị (2)");
        (await browser.PostAsync("/screening/propose?award=lao_dong_tien_tien&year=2025", [], Ct, Page)).Headers.Location!.ToString().ShouldBe(list);
        var shown = await browser.PageAsync(list, Ct);
        shown.ShouldContain("3 trường hợp");
        shown.ShouldContain("Đủ điều kiện, tiêu chuẩn");
        (await browser.GetAsync($"{list}/xlsx", Ct)).Content.Headers.ContentType!.MediaType!.ShouldContain("spreadsheetml");
        (await WaitAsync(browser, "/screening?year=2025&standing=OneShort")).ShouldContain("Còn thiếu:");
        (await browser.GetAsync("/screening/xlsx?year=2025&standing=OneShort", Ct)).Content.Headers.ContentType!.MediaType!.ShouldContain("spreadsheetml");
        var member = await site.WithDbAsync(db => db.ProposalListMembers.Where(m => m.PersonId == people[0]).Select(m => m.Id).SingleAsync(Ct));
        (await browser.PostAsync($"{list}/remove", new() { ["member"] = member.ToString() }, Ct, list)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await WaitAsync(browser, Page)).ShouldContain("Lập danh sách đề nghị (1)");
        // A unit that nobody finds any more is not “everybody”, and a year that has not come is none.
        var lost = await browser.PostAsync("/screening/propose?award=lao_dong_tien_tien&year=2025&unit=Ph%C3%B2ng%20Kh%C3%B4ng%20C%C3%B3", [], Ct, Page);
        (await browser.PageAsync(lost.Headers.Location!.ToString(), Ct)).ShouldContain("chưa đưa ai vào danh sách");
        (await WaitAsync(browser, Page)).ShouldContain("Lập danh sách đề nghị (1)");
        (await WaitAsync(browser, "/screening?year=2100")).ShouldContain("Có lựa chọn chưa đúng; đang xem như không chọn.");
        // Who has left for somewhere else is still on the list, by name; their record is not for this reader.
        var away = await site.OrganisationAsync("Tỉnh Nơi Đến");
        await site.WithDbAsync(db => db.People.Where(p => p.Id == people[1]).ExecuteUpdateAsync(s => s.SetProperty(p => p.OrganisationId, away), Ct));
        var left = await browser.PageAsync(list, Ct);
        left.ShouldContain("Người rà soát 1");
        left.ShouldContain("Không còn thuộc phạm vi quản lý");
        left.ShouldNotContain("Tỉnh Nơi Đến");
        left.ShouldNotContain($"/achievements/people/{people[1]}");
        (await browser.GetAsync($"{list}/xlsx", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var other = $"khac.{Guid.CreateVersion7():n}";
        await site.AccountAsync(other, Role.StandingAgencyOfficer, await site.OrganisationAsync("Tỉnh Khác"));
        using var elsewhere = await site.SignedInAsync(other, Ct);
        (await elsewhere.GetAsync(list, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await WaitAsync(elsewhere, "/screening?year=2025")).ShouldNotContain("Người rà soát");
    }

    [Fact]
    public async Task In_the_morning_who_may_propose_is_told_once_of_those_who_are_ready()
    {
        var root = await site.OrganisationAsync("Tỉnh Buổi Sáng");
        var unit = await site.OrganisationAsync("Phòng Buổi Sáng", root);
        await AddAsync((await PeopleAsync(unit, 1, entries: false))[0], AchievementKind.Rating, (short)(site.Clock.At.Year - 1), "hoan_thanh_tot");
        var (officer, auditor) = (await site.AccountAsync($"sang.{Guid.CreateVersion7():n}", Role.StandingAgencyOfficer, root), await site.AccountAsync($"sang.doc.{Guid.CreateVersion7():n}", Role.Auditor, root));
        await site.WithAsync(s => s.GetRequiredService<MorningNotice>().RunAsync(Ct));
        await site.WithAsync(s => s.GetRequiredService<MorningNotice>().RunAsync(Ct));
        var told = await site.WithDbAsync(db => db.Notices.AsNoTracking().Where(n => n.Kind == "screening.ready" && (n.AccountId == officer || n.AccountId == auditor)).ToListAsync(Ct));
        var notice = told.ShouldHaveSingleItem();
        notice.AccountId.ShouldBe(officer);
        notice.Title.ShouldEndWith("trường hợp đủ điều kiện khen thưởng mà chưa được đề nghị");
        notice.Body.ShouldContain("Lao động tiên tiến: 1");
    }

    [Fact]
    public async Task A_unit_ends_with_the_day_of_Viet_Nam_not_with_that_of_Greenwich()
    {
        var root = await site.OrganisationAsync("Tỉnh Nửa Đêm");
        var unit = await site.OrganisationAsync("Phòng Nửa Đêm", root);
        var path = await site.WithDbAsync(db => db.Organisations.Where(o => o.Id == root).Select(o => o.Path).SingleAsync(Ct));
        await site.WithDbAsync(async db =>
        {
            db.Achievements.Add(new() { Id = Guid.CreateVersion7(), UnitId = unit, Kind = AchievementKind.Rating, Year = 2025, Code = "hoan_thanh_tot", Source = AchievementSource.Hand, CreatedAt = site.Clock.At });
            (await db.Organisations.SingleAsync(o => o.Id == unit, Ct)).ValidTo = new(2026, 3, 4);
            return await db.SaveChangesAsync(Ct);
        });
        var before = site.Clock.At;
        try
        {
            site.Clock.At = new(2026, 3, 4, 16, 59, 0, TimeSpan.Zero);
            (await BoardAsync(path)).Judged.ShouldBe(1);
            site.Clock.At = new(2026, 3, 4, 17, 0, 0, TimeSpan.Zero);
            (await BoardAsync(path)).Judged.ShouldBe(0);
        }
        finally
        {
            site.Clock.At = before;
        }
    }

    [Fact]
    public async Task A_subtree_and_a_cluster_narrow_the_board()
    {
        var root = await site.OrganisationAsync("Tỉnh Lọc");
        var (one, two) = (await site.OrganisationAsync("Phòng Lọc Một", root), await site.OrganisationAsync("Phòng Lọc Hai", root));
        await AddAsync((await PeopleAsync(one, 1, entries: false, "Người phòng một"))[0], AchievementKind.Rating, 2025, "hoan_thanh_tot");
        await AddAsync((await PeopleAsync(two, 1, entries: false, "Người phòng hai"))[0], AchievementKind.Rating, 2025, "hoan_thanh_tot");
        var cluster = Guid.CreateVersion7();
        await site.WithDbAsync(async db =>
        {
            db.Clusters.Add(new() { Id = cluster, OrganisationId = root, Name = "Khối thử", Kind = Directory.ClusterKind.Bloc, Year = 2026 });
            db.ClusterMembers.Add(new() { Id = Guid.CreateVersion7(), ClusterId = cluster, OrganisationId = two, Role = Directory.ClusterRole.Member });
            return await db.SaveChangesAsync(Ct);
        });
        var name = $"loc.{Guid.CreateVersion7():n}";
        await site.AccountAsync(name, Role.StandingAgencyOfficer, root);
        using var browser = await site.SignedInAsync(name, Ct);
        var byUnit = await WaitAsync(browser, "/screening?year=2025&unit=Ph%C3%B2ng%20L%E1%BB%8Dc%20M%E1%BB%99t");
        byUnit.ShouldContain("Người phòng một");
        byUnit.ShouldNotContain("Người phòng hai");
        var byCluster = await WaitAsync(browser, $"/screening?year=2025&cluster={cluster}");
        byCluster.ShouldContain("Người phòng hai");
        byCluster.ShouldNotContain("Người phòng một");
    }

    /// <summary>The page itself waits for a board that is being made, for a moment; asked again, it waits again.</summary>
    private static async Task<string> WaitAsync(Browser browser, string page)
    {
        string text;
        do text = await browser.PageAsync(page, Ct);
        while (text.Contains("Đang rà soát toàn bộ", StringComparison.Ordinal));
        return text;
    }

    private static IEnumerable<string> Codes(Board board, Standing standing) => board.Finds.Where(f => f.Standing == standing).Select(f => board.AwardOf(f).Code);

    private Task<Board> BoardAsync(string path) => site.WithAsync(s => s.GetRequiredService<Screener>().RunAsync(path, s.GetRequiredService<LawShelf>().On(new(2026, 3, 1)), 2025, Ct));

    private Task<int> AddAsync(Guid person, AchievementKind kind, short year, string code) => site.WithDbAsync(async db =>
    {
        db.Achievements.Add(new() { Id = Guid.CreateVersion7(), PersonId = person, Kind = kind, Year = year, Code = code, Basis = kind is AchievementKind.Title ? AwardBasis.Merit : null, Source = AchievementSource.Hand, CreatedAt = site.Clock.At });
        return await db.SaveChangesAsync(Ct);
    });

    private Task<List<Guid>> PeopleAsync(Guid unit, int count, bool entries = true, string name = "Người rà soát") => site.WithDbAsync(async db =>
    {
        var careers = new InventedCareers(site.Services.GetRequiredService<LawShelf>(), new(2026, 3, 1));
        List<Guid> ids = [];
        for (var i = 0; i < count; i++)
        {
            var id = Guid.CreateVersion7();
            ids.Add(id);
            db.People.Add(new() { Id = id, OrganisationId = unit, FullName = $"{name} {i}", ValidFrom = new(2010, 1, 1) });
            if (!entries) continue;
            foreach (var e in careers.Of(i, 2010 + i % 5, 2025))
            {
                db.Achievements.Add(new()
                {
                    Id = Guid.CreateVersion7(), PersonId = id, Kind = e.Kind, Year = (short)e.Year, Code = e.Code, Scope = e.Scope, Authority = e.RecognisedBy, Basis = e.Kind is AchievementKind.Title ? AwardBasis.Merit : null,
                    Holds = e.Kind is AchievementKind.Work ? true : null, Title = e.Kind is AchievementKind.Work ? "Sáng kiến" : null, Source = AchievementSource.Table, CreatedAt = site.Clock.At,
                });
            }
        }
        await db.SaveChangesAsync(Ct);
        return ids;
    });
}
