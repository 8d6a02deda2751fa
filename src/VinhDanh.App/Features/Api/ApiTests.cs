using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Api;

/// <summary>Who reads what through the API; what each answer looks like stands in docs/api.md (<see cref="ApiGuideTests"/>).</summary>
public sealed class ApiTests(Site site) : IClassFixture<Site>
{
    private const string Root = ApiFeature.Root;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, ApiScope> Lists => new()
    {
        { "/programmes", ApiScope.Plans }, { "/tasks", ApiScope.Plans }, { "/organisations", ApiScope.Organisations }, { "/people", ApiScope.People },
    };

    [Theory, MemberData(nameof(Lists))]
    public async Task A_list_opens_to_its_own_scope_alone(string path, ApiScope scope)
    {
        var sample = await SampleProgramme.OfAsync(site);
        var officer = await AccountAsync("thuong.truc");
        foreach (var other in Enum.GetValues<ApiScope>())
        {
            using var reader = await TokenReader.OfAsync(site, officer, sample.Authority, scopes: other);
            using var answer = await reader.AskAsync(Root + path, Ct);
            answer.StatusCode.ShouldBe(other == scope ? HttpStatusCode.OK : HttpStatusCode.Forbidden, other.ToString());
            if (other != scope) (await TitleAsync(answer)).ShouldBe("Mã truy cập này không được đọc mục đó.");
        }
    }

    [Theory, MemberData(nameof(Lists))]
    public async Task Nothing_but_a_token_opens_it_and_a_token_opens_no_page(string path, ApiScope scope)
    {
        var sample = await SampleProgramme.OfAsync(site);
        using var browser = await site.SignedInAsync("thuong.truc", Ct);
        using var byCookie = await browser.GetAsync(Root + path, Ct);
        byCookie.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        byCookie.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        (await TitleAsync(byCookie)).ShouldContain("Cần mã truy cập");

        foreach (var wrong in (string?[])[null, "", "vinhdanh_0", new('a', 5000)])
        {
            using var stranger = new TokenReader(site.Address, wrong);
            (await stranger.AskAsync(Root + path, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var reader = await TokenReader.OfAsync(site, await AccountAsync("thuong.truc"), sample.Authority, scopes: scope);
        foreach (var page in (string[])["/tasks", "/directory", "/account"])
            (await reader.AskAsync(page, Ct)).Headers.Location!.ToString().ShouldStartWith("/sign-in");
    }

    [Fact]
    public async Task A_token_ends_with_its_day_its_revoking_its_holders_role_and_account()
    {
        var own = await site.OrganisationAsync("Ủy ban nhân dân xã Hết Hạn Giả Định");
        var ends = new (string Name, Func<Guid, Task<int>> End)[]
        {
            ("het.han", account => site.WithDbAsync(db => db.ApiTokens.Where(t => t.AccountId == account).ExecuteUpdateAsync(s => s.SetProperty(t => t.ExpiresAt, site.Clock.At.AddSeconds(1)).SetProperty(t => t.CreatedAt, site.Clock.At.AddDays(-1)), Ct))),
            ("thu.hoi", account => site.WithDbAsync(db => db.ApiTokens.Where(t => t.AccountId == account).ExecuteUpdateAsync(s => s.SetProperty(t => t.RevokedAt, site.Clock.At), Ct))),
            ("thoi.vai", account => site.WithDbAsync(db => db.RoleAssignments.Where(r => r.AccountId == account).ExecuteUpdateAsync(s => s.SetProperty(r => r.ValidTo, new DateOnly(2026, 3, 1)), Ct))),
            ("ngung", account => site.WithDbAsync(db => db.Accounts.Where(a => a.Id == account).ExecuteUpdateAsync(s => s.SetProperty(a => a.DeactivatedAt, site.Clock.At), Ct))),
        };
        foreach (var (name, end) in ends)
        {
            var account = await site.AccountAsync(name, Role.StandingAgencyOfficer, own);
            using var reader = await TokenReader.OfAsync(site, account, own);
            (await reader.AskAsync(Root + "/tasks", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK, name);
            (await end(account)).ShouldBe(1);
            if (name == "het.han") site.Clock.At = site.Clock.At.AddSeconds(2);
            (await reader.AskAsync(Root + "/tasks", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, name);
        }
    }

    [Fact]
    public async Task Where_a_second_factor_is_demanded_a_token_made_without_one_opens_nothing()
    {
        var own = await site.OrganisationAsync("Ủy ban nhân dân xã Hai Bước Giả Định");
        var account = await site.AccountAsync("hai.buoc", Role.StandingAgencyOfficer, own);
        using var weak = await TokenReader.OfAsync(site, account, own);
        using var strong = await TokenReader.OfAsync(site, account, own, strong: true);
        await site.WithDbAsync(async db =>
        {
            db.SecondFactorDemands.Add(new() { OrganisationId = own, Role = Role.StandingAgencyOfficer, CreatedAt = site.Clock.At, CreatedBy = account });
            return await db.SaveChangesAsync(Ct);
        });
        (await weak.AskAsync(Root + "/tasks", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await strong.AskAsync(Root + "/tasks", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_unit_reads_its_own_part_of_a_task_and_a_stranger_reads_nothing()
    {
        var sample = await SampleProgramme.OfAsync(site);
        using var authority = await TokenReader.OfAsync(site, await AccountAsync("thuong.truc"), sample.Authority);
        using var school = await TokenReader.OfAsync(site, await AccountAsync("truong"), sample.School);
        var other = await site.WithDbAsync(db => db.Organisations.Where(o => o.Name == "Ủy ban nhân dân xã Bình Giả Định").Select(o => o.Id).SingleAsync(Ct));
        using var stranger = await TokenReader.OfAsync(site, await AccountAsync("xa.khac"), other);

        var (task, units) = await SharedTaskAsync(sample, authority);
        units.Count.ShouldBeGreaterThan(1);
        var seen = Parts(await school.ReadAsync($"{Root}/tasks/{task}", Ct));
        seen.ShouldHaveSingleItem().ShouldBe(sample.School);

        (await school.ReadAsync($"{Root}/tasks", Ct)).GetProperty("items").GetArrayLength().ShouldBe(0, "it owns no programme");
        Ids(await school.ReadAsync($"{Root}/programmes", Ct)).ShouldBe([sample.Id]);
        Ids(await school.ReadAsync($"{Root}/programmes/{sample.Id}/tasks", Ct)).ShouldContain(task);
        foreach (var path in (string[])[$"/tasks/{task}", $"/programmes/{sample.Id}", $"/programmes/{sample.Id}/tasks", $"/organisations/{sample.School}"])
        {
            using var answer = await stranger.AskAsync(Root + path, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await TitleAsync(answer)).ShouldBe("Không có mục này trong phạm vi của mã truy cập.");
        }

        Ids(await stranger.ReadAsync($"{Root}/organisations", Ct)).ShouldBe([other]);
        Ids(await stranger.ReadAsync($"{Root}/programmes", Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_person_only_name_and_posts_are_given_out()
    {
        var own = await site.OrganisationAsync("Ủy ban nhân dân xã Kín Giả Định");
        var account = await site.AccountAsync("kin", Role.Administrator, own);
        var person = Guid.CreateVersion7();
        await site.WithDbAsync(async db =>
        {
            db.People.Add(new()
            {
                Id = person, OrganisationId = own, FullName = "Trần Thị Kín", BirthYear = 1991, Gender = Gender.Female, Email = "kin@gia-dinh.example", Phone = "0900000000", ValidFrom = new(2020, 1, 1),
            });
            return await db.SaveChangesAsync(Ct);
        });
        using var reader = await TokenReader.OfAsync(site, account, own);
        using var answer = await reader.AskAsync($"{Root}/people/{person}", Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        text.ShouldContain("Trần Thị Kín");
        foreach (var secret in (string[])["1991", "female", "kin@", "0900000000"]) text.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Following_next_gives_every_row_once_even_when_new_ones_come_between()
    {
        var own = await site.OrganisationAsync("Ủy ban nhân dân xã Dài Giả Định");
        var account = await site.AccountAsync("dai", Role.Administrator, own);
        for (var i = 0; i < 119; i++) await site.OrganisationAsync($"Tổ dân phố {i}", own, OrganisationKind.Other);
        using var reader = await TokenReader.OfAsync(site, account, own);
        var (seen, sizes) = (new List<Guid>(), new List<int>());
        for (var next = (string?)$"{Root}/organisations"; next is not null;)
        {
            using var answer = await reader.AskAsync(next, Ct);
            var page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement;
            next = page.GetProperty("next").GetString();
            (answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null).ShouldBe(next is null ? null : $"<{next}>; rel=\"next\"");
            sizes.Add(page.GetProperty("items").GetArrayLength());
            seen.AddRange(Ids(page));
            if (sizes.Count == 1) await site.OrganisationAsync("Tổ dân phố đến sau", own, OrganisationKind.Other);
        }

        sizes.ShouldBe([50, 50, 21]);
        seen.Distinct().Count().ShouldBe(121);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        var sample = await SampleProgramme.OfAsync(site);
        using var reader = await TokenReader.OfAsync(site, await AccountAsync("thuong.truc"), sample.Authority);
        var path = $"{Root}/organisations/{sample.Health}";
        using var first = await reader.AskAsync(path, Ct);
        var tag = first.Headers.ETag!.ToString();
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        using var again = await reader.AskAsync(path, Ct, known: tag);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync(Ct)).ShouldBeEmpty();
        await site.WithDbAsync(db => db.Organisations.Where(o => o.Id == sample.Health).ExecuteUpdateAsync(s => s.SetProperty(o => o.ShortName, "TYT"), Ct));
        using var changed = await reader.AskAsync(path, Ct, known: tag);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag!.ToString().ShouldNotBe(tag);
    }

    [Theory]
    [InlineData("/tasks?state=tre", "state", "“state” phải là một trong: not-started, in-progress, due-soon, late, done-on-time, done-late, waiting, withdrawn.")]
    [InlineData("/tasks?month=13", "month", "“month” phải là một số từ 1 đến 12.")]
    [InlineData("/tasks?unit=1", "unit", "“unit” phải là một mã dạng 01900000-0000-7000-8000-000000000000.")]
    [InlineData("/tasks?after=1", "after", "“after” phải là giá trị lấy nguyên từ “next” của trang trước.")]
    [InlineData("/tasks?stat=late", "stat", "Không có tham số “stat” ở đây. Các tham số có: state, unit, month, q, after.")]
    [InlineData("/tasks?month=1&month=2", "month", "“month” phải là một số từ 1 đến 12.")]
    [InlineData("/organisations?on=31/03/2026", "on", "“on” phải là một ngày dạng 2026-03-31.")]
    [InlineData("/people?organisation=x", "organisation", "“organisation” phải là một mã dạng 01900000-0000-7000-8000-000000000000.")]
    [InlineData("/programmes?year=26", "year", "“year” phải là một số từ 1945 đến 2200.")]
    public async Task A_parameter_that_is_not_understood_is_named(string path, string name, string why)
    {
        var sample = await SampleProgramme.OfAsync(site);
        using var reader = await TokenReader.OfAsync(site, await AccountAsync("thuong.truc"), sample.Authority);
        using var answer = await reader.AskAsync(Root + path, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("errors").GetProperty(name)[0].GetString().ShouldBe(why);
    }

    [Fact]
    public async Task What_does_not_exist_and_what_would_change_something_is_refused_in_words()
    {
        var sample = await SampleProgramme.OfAsync(site);
        using var reader = await TokenReader.OfAsync(site, await AccountAsync("thuong.truc"), sample.Authority);
        using var nowhere = await reader.AskAsync(Root + "/khong-co", Ct);
        nowhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        nowhere.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete])
            (await reader.AskAsync(Root + "/tasks", Ct, method: method)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task The_description_names_every_address_and_only_those_of_the_api()
    {
        using var anybody = new TokenReader(site.Address, null);
        var paths = (await anybody.ReadAsync(Root + "/openapi.json", Ct)).GetProperty("paths").EnumerateObject().ToList();
        paths.Select(p => p.Name).Order(StringComparer.Ordinal).ShouldBe(
        [
            "/api/v1/organisations", "/api/v1/organisations/{id}", "/api/v1/people", "/api/v1/people/{id}", "/api/v1/programmes", "/api/v1/programmes/{id}", "/api/v1/programmes/{id}/tasks",
            "/api/v1/tasks", "/api/v1/tasks/{id}",
        ]);
        foreach (var path in paths)
        {
            var get = path.Value.GetProperty("get");
            get.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
            get.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema").ToString().ShouldContain("#/components/schemas/");
        }
    }

    private Task<Guid> AccountAsync(string userName) => site.WithDbAsync(db => db.Accounts.Where(a => a.UserName == userName).Select(a => a.Id).SingleAsync(Ct));

    /// <summary>A task that the school and others have parts in.</summary>
    private static async Task<(Guid Task, List<Guid> Units)> SharedTaskAsync(SampleProgramme sample, TokenReader reader)
    {
        var shared = sample.Parts.Keys.GroupBy(k => k.Task).First(g => g.Count() > 1 && g.Any(k => k.Unit == sample.School)).Key;
        return (sample.Tasks[shared], Parts(await reader.ReadAsync($"{Root}/tasks/{sample.Tasks[shared]}", Ct)));
    }

    private static List<Guid> Parts(JsonElement task) =>
        [.. task.GetProperty("deliverables").EnumerateArray().SelectMany(d => d.GetProperty("parts").EnumerateArray()).Select(p => p.GetProperty("organisationId").GetGuid())];

    private static List<Guid> Ids(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid())];

    private static async Task<string> TitleAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).RootElement.GetProperty("title").GetString()!;
}
