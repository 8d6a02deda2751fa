using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Scope;
using VinhDanh.App.Tests.Support;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Platform.Search;

[Trait("Speed", "Slow")]
public sealed class SearcherTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_finds_for_each_what_the_lists_show_and_nothing_else()
    {
        var random = new Random(20260302);
        var officer = await site.AccountAsync("sinh.du.lieu", Role.Administrator, await site.OrganisationAsync("Gốc đối chiếu"));
        var units = new List<Guid> { await site.OrganisationAsync("Tỉnh đối chiếu") };
        for (var i = 0; i < 25; i++)
            units.Add(await site.OrganisationAsync($"Đơn vị đối chiếu {i}", i % 6 == 0 ? null : units[random.Next(units.Count)], outside: i % 6 == 0));
        await site.WithDbAsync(async db =>
        {
            foreach (var i in Enumerable.Range(0, 12))
            {
                var owner = units[random.Next(units.Count)];
                var programme = new Programme { Id = Guid.CreateVersion7(), OrganisationId = owner, Title = $"Kế hoạch đối chiếu {i}", Year = 2026, CreatedAt = site.Clock.At, CreatedBy = officer };
                db.Programmes.Add(programme);
                foreach (var k in Enumerable.Range(0, 6))
                {
                    var task = new PlanTask
                    {
                        Id = Guid.CreateVersion7(), ProgrammeId = programme.Id, OrganisationId = owner, Kind = TaskKind.Task, Path = $"I.{k}", SortNo = k,
                        Title = $"Việc đối chiếu {i}.{k}", DeadlineText = "", DeadlineKind = DeadlineKind.Unspecified, Source = "[]",
                    };
                    db.Tasks.Add(task);
                    var due = new VinhDanh.App.Features.Plans.Deliverable { Id = Guid.CreateVersion7(), TaskId = task.Id, SortNo = 1, What = "báo cáo" };
                    db.Deliverables.Add(due);
                    foreach (var doer in units.Where(_ => random.Next(9) == 0))
                        db.Assignments.Add(new() { Id = Guid.CreateVersion7(), DeliverableId = due.Id, TaskId = task.Id, OrganisationId = doer, PartyText = "đơn vị" });
                }
            }

            foreach (var unit in units) db.People.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = unit, FullName = "Trần Đối Chiếu", ValidFrom = new(2020, 1, 1) });
            return await db.SaveChangesAsync(Ct);
        });

        var seen = new HashSet<int>();
        foreach (var unit in units)
        {
            var actor = await ActorAsync(unit, Role.UnitOfficer);
            var found = await AskAsync(actor, "doi chieu", most: 1000);
            await site.WithDbAsync(async db =>
            {
                var within = db.Organisations.Within(actor).Select(o => o.Id);
                Ids(found, "task").ShouldBe(await db.VisibleTasks(actor).Select(t => t.Id).Order().ToListAsync(Ct));
                Ids(found, "programme").ShouldBe(await db.VisibleProgrammes(actor).Select(t => t.Id).Order().ToListAsync(Ct));
                Ids(found, "organisation").ShouldBe(await db.Organisations.Within(actor).Select(t => t.Id).Order().ToListAsync(Ct));
                Ids(found, "person").ShouldBe(await db.People.Where(p => within.Contains(p.OrganisationId)).Select(t => t.Id).Order().ToListAsync(Ct));
                return true;
            });
            seen.Add(found.Kinds.Sum(k => k.Hits.Count));
        }

        seen.Count.ShouldBeGreaterThan(5, "units that all see the same prove nothing");
    }

    [Fact]
    public async Task Words_may_come_without_marks_in_any_order_and_the_last_one_unfinished()
    {
        var (unit, actor) = await UnitAsync("Ủy ban nhân dân phường Đông Sơn");
        var school = await site.OrganisationAsync("Trường Tiểu học Lý Thường Kiệt", unit, OrganisationKind.School);
        foreach (var asked in (string[])["trường tiểu học", "TRUONG TIEU HOC", "kiet ly thuong", "lí thường k", "tieu truo", "Trường-Tiểu,học"])
            Ids(await AskAsync(actor, asked), "organisation").ShouldBe([school], asked);
        (await AskAsync(actor, "tieu khong")).Kinds.ShouldBeEmpty();
        (await AskAsync(actor, " … ")).Kinds.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slip_is_forgiven_and_said()
    {
        var (unit, actor) = await UnitAsync("Ủy ban nhân dân xã Thạch Khê");
        var school = await site.OrganisationAsync("Trường Mầm non Hoa Phượng", unit, OrganisationKind.School);
        await CountWordsAsync();

        var answer = await AskAsync(actor, "trường hoa phuongj");

        Ids(answer, "organisation").ShouldBe([school]);
        answer.Replaced.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Typed.ShouldBe("phuongj"), r => r.By.ShouldBe(["phuong"]), r => r.Absent.ShouldBeTrue());
        answer.Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slip_that_makes_another_word_is_forgiven_when_nothing_has_all_words()
    {
        var (unit, actor) = await UnitAsync("Ủy ban nhân dân xã Cẩm Giang");
        var school = await site.OrganisationAsync("Trường Mầm non Sao Mai", unit, OrganisationKind.School);
        await site.OrganisationAsync("Trạm Y tế xã Mao Điền", unit, OrganisationKind.PublicUnit);
        await CountWordsAsync();

        var answer = await AskAsync(actor, "mầm non mao"); // “mao” is a word of the station

        Ids(answer, "organisation").ShouldBe([school]);
        answer.Replaced.ShouldContain(r => r.Typed == "mao" && !r.Absent);
    }

    [Fact]
    public async Task Words_of_others_are_neither_proposed_nor_taken_for_known()
    {
        var (_, actor) = await UnitAsync("Ủy ban nhân dân xã Kín Đáo");
        await site.OrganisationAsync("Trường Zwinglova");
        await CountWordsAsync();

        foreach (var asked in (string[])["zwinglova", "zwinglov", "kin zwinglova"])
        {
            var answer = await AskAsync(actor, asked);
            answer.Kinds.ShouldBeEmpty();
            answer.Replaced.ShouldBeEmpty();
            answer.Missing.ShouldBe([asked.Split(' ')[^1]]);
        }
    }

    [Fact]
    public async Task Short_forms_and_what_they_stand_for_find_each_other()
    {
        var (unit, actor) = await UnitAsync("Ủy ban nhân dân xã Tắt Chữ");
        var whole = await site.OrganisationAsync("Câu lạc bộ Người tốt, việc tốt", unit, OrganisationKind.Association);
        var shortened = await site.OrganisationAsync("Câu lạc bộ NTVT xã", unit, OrganisationKind.Association);
        var apart = await site.OrganisationAsync("Câu lạc bộ Việc tốt của người có tâm tốt", unit, OrganisationKind.Association);

        Ids(await AskAsync(actor, "NTVT"), "organisation").ShouldBe(Sorted(whole, shortened));
        Ids(await AskAsync(actor, "người tốt việc tốt"), "organisation").ShouldBe(Sorted(whole, shortened, apart));
    }

    [Fact]
    public async Task The_title_comes_before_the_text_words_near_each_other_first_and_what_ended_last()
    {
        var (unit, actor) = await UnitAsync("Ủy ban nhân dân xã Thứ Tự");
        var ended = await site.OrganisationAsync("Hội Làm vườn", unit);
        var far = await site.OrganisationAsync("Hội Làm nghề gỗ, nuôi ong và trồng hoa trong vườn", unit);
        var near = await site.OrganisationAsync("Hội Làm vườn và nuôi ong", unit);
        await site.WithDbAsync(db => db.Organisations.Where(o => o.Id == ended).ExecuteUpdateAsync(s => s.SetProperty(o => o.ValidTo, new DateOnly(2025, 1, 1)), Ct));
        await site.WithDbAsync(async db =>
        {
            db.OrganisationAliases.Add(new() { Id = Guid.CreateVersion7(), OrganisationId = unit, Alias = "làm vườn" });
            return await db.SaveChangesAsync(Ct);
        });

        (await AskAsync(actor, "lam vuon")).Kinds.Single().Hits.Select(h => h.Id).ShouldBe([near, far, unit, ended]);
    }

    [Fact]
    public async Task Kinds_without_the_permission_are_not_heard_of()
    {
        var (_, actor) = await UnitAsync("Ủy ban nhân dân xã Giấu Kín");
        var kinds = new[] { new SearchKind("organisation", "Đơn vị", "sitemap", 1, Permission.ManageJobs, h => $"/{h.Id}") };

        (await AskAsync(actor, "giau kin")).Kinds.ShouldHaveSingleItem();
        var none = await AskAsync(actor, "giau kin", kinds: kinds);
        none.Kinds.ShouldBeEmpty();
        none.Missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_words_that_are_common_everywhere_the_newest_are_found_and_all_when_those_are_too_few()
    {
        var (unit, actor) = await UnitAsync("Ủy ban nhân dân xã Đông Đúc");
        var rest = await site.OrganisationAsync("Nơi khác");
        // Each word alone is in thousands of entries of the province; the one that has both is older than all that is looked through at first.
        await FillAsync($$"""
            select 'organisation', ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Dong ' || case when n = 1 then 'duc that su' when n % 2 = 0 then 'duc' else 'vui' end as title,
                   case when n % 2 = 0 then '{{rest:N}}' else '{{unit:N}}' end::ltree as path
            from generate_series(1, 40000) n
            """);
        await CountWordsAsync();

        var many = await AskAsync(actor, "dong vui");
        many.Kinds.Single().ShouldSatisfyAllConditions(k => k.Hits.Count.ShouldBe(20), k => k.More.ShouldBeTrue());
        (await AskAsync(actor, "dong duc")).Kinds.Single().Hits.Select(h => h.Title).ShouldBe(["Ủy ban nhân dân xã Đông Đúc", "Dong duc that su"], ignoreOrder: true);
        await site.Database.OwnerConnectionString.ExecuteAsync("delete from app.search_entry where id::text like '01900000-0000-7000-8000-%'", Ct);
        await CountWordsAsync();
    }

    private Task<int> FillAsync(string rows) => site.Database.OwnerConnectionString.ExecuteAsync($"""
        insert into app.search_entry (kind, id, title, ended, words)
        select kind, id, title, false, app.search_words(title, null, null) || array_to_tsvector('#organisation'::text || app.search_scope(path)) from ({rows}) x (kind, id, title, path)
        """, Ct);

    private Task CountWordsAsync() => site.Services.GetRequiredService<WordCounts>().CountAsync(Ct);

    private async Task<(Guid Unit, Actor Actor)> UnitAsync(string name)
    {
        var unit = await site.OrganisationAsync(name);
        return (unit, await ActorAsync(unit, Role.StandingAgencyOfficer));
    }

    private Task<Actor> ActorAsync(Guid organisation, Role role) => site.WithDbAsync(async db =>
    {
        var place = await db.Organisations.SingleAsync(o => o.Id == organisation, Ct);
        var actor = new Actor();
        actor.SignIn(Guid.CreateVersion7(), null, "Người hỏi", [new(Guid.CreateVersion7(), role, organisation, place.Name, place.Path)], null);
        return actor;
    });

    private Task<SearchAnswer> AskAsync(Actor actor, string text, int most = 20, IEnumerable<SearchKind>? kinds = null) => new Searcher(
        site.Services.GetRequiredService<NpgsqlDataSource>(), actor, site.Services.GetRequiredService<WordCounts>(), kinds ?? site.Services.GetServices<SearchKind>())
        .AskAsync(text, null, most, Ct);

    private static List<Guid> Ids(SearchAnswer answer, string kind) =>
        [.. answer.Kinds.Where(k => k.Kind.Key == kind).SelectMany(k => k.Hits).Select(h => h.Id).OrderBy(id => id.ToString(), StringComparer.Ordinal)];

    private static List<Guid> Sorted(params Guid[] ids) => [.. ids.OrderBy(id => id.ToString(), StringComparer.Ordinal)];
}
