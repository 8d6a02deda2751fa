using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Features.Plans;
using VinhDanh.App.Features.Plans.Compose;
using VinhDanh.App.Features.Plans.Feed;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Search;
using VinhDanh.App.Tests.Access;
using VinhDanh.App.Tests.Support;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Tests.Security;

/// <summary>
/// Authorisation by difference: whatever a person may not see makes no difference to any page, list, count, search, export, feed or answer of the API. Every address that can be
/// read is read before and after each hidden thing comes to be, and must answer the same bytes; a thing the person may see must make one, or the test is blind.
/// </summary>
[Trait("Speed", "Slow")]
public sealed partial class DifferenceTests(Site site) : IClassFixture<Site>
{
    /// <summary>Stands in nothing but the hidden things, whole, near and in part.</summary>
    private const string Word = "Khuất";

    private static readonly string[] Searches =
    [
        "/search?q=khuat", "/search?q=khuta", "/search?q=khu", "/search?q=khuat%20thuy", "/tasks?q=khuat", "/tasks?state=late", "/directory?q=khuat", "/directory?state=all", "/directory?on=01/02/2026",
        "/directory/people?q=khuat", "/directory/people?state=all", "/documents?q=khuat",
        "/achievements?q=khuat", "/screening?year=2025",
    ];

    private static readonly string[] Api =
        ["/programmes", "/tasks", "/tasks?q=khuat", "/organisations", "/organisations?on=2026-02-01", "/people", "/people?on=2026-02-01"];

    /// <summary>A page that is still being worked out, as the bytes of its words: not yet an answer.</summary>
    private static readonly string Waiting = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("Đang rà soát toàn bộ"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_person_may_not_see_makes_no_difference_to_anything_that_person_reads()
    {
        var scene = new Scene(site);
        await scene.BuildAsync();
        var shared = await SharedAsync(scene);
        var readers = new List<Reader>();
        foreach (var role in (Role[])[Role.StandingAgencyOfficer, Role.Administrator, Role.UnitOfficer])
        {
            var name = $"xem.{role}".ToLowerInvariant();
            var account = await site.AccountAsync(name, role, scene[Place.Own]);
            scene.TurnTo(account);
            readers.Add(new(role.ToString(), await site.SignedInAsync(name, Ct), await TokenReader.OfAsync(site, account, scene[Place.Own]),
                [.. await AddressesAsync(scene), .. shared.Addresses, await CalendarAsync(scene, account)]));
        }

        await CountWordsAsync();
        var before = new Dictionary<Reader, Dictionary<string, string>>();
        foreach (var reader in readers)
        {
            // The first question of a day is noted with the token, and with the calendar.
            await reader.Program.ReadAsync("/api/v1/tasks", Ct);
            using (var calendar = await reader.Browser.GetAsync(reader.Addresses[^1], Ct)) (await calendar.Content.ReadAsStringAsync(Ct)).ShouldContain("BEGIN:VEVENT");
            before[reader] = await ReadAllAsync(reader);
        }

        before.Values.First().Count.ShouldBeGreaterThan(90);
        before.Values.First().Values.Count(a => a.StartsWith("200", StringComparison.Ordinal)).ShouldBeGreaterThan(70);

        foreach (var place in (Place[])[Place.Sibling, Place.Parent])
        {
            foreach (var make in Things(scene, place)) await make();
            if (place is Place.Sibling) await OthersWorkAsync(scene, shared);
            await CountWordsAsync();
            foreach (var reader in readers)
                foreach (var (address, answer) in await ReadAllAsync(reader))
                    FirstDifference(before[reader][address], answer).ShouldBeNull($"{reader.Name} learns of something of {place} at {address}");
        }

        // The same things in the reader's own place are seen: the comparison is not blind.
        foreach (var make in Things(scene, Place.Own)) await make();
        await CountWordsAsync();
        var officer = readers[0];
        var after = await ReadAllAsync(officer);
        var differing = after.Where(a => a.Value != before[officer][a.Key]).Select(a => a.Key).ToList();
        ((string[])["/search?q=khuat", "/tasks?q=khuat", "/directory?q=khuat", "/directory/people?q=khuat", "/documents?q=khuat", "/achievements?q=khuat", "/screening?year=2025", "/compositions", "/api/v1/tasks?q=khuat", "/api/v1/people"])
            .ShouldBeSubsetOf(differing);
        foreach (var reader in readers) reader.Dispose();
    }

    /// <summary>One of every kind, of a place.</summary>
    private static IEnumerable<Func<Task>> Things(Scene scene, Place place)
    {
        yield return () => scene.Site.OrganisationAsync($"Trường Mầm non {Word}", scene[place], OrganisationKind.School);
        yield return async () =>
        {
            var id = Guid.CreateVersion7();
            await scene.AddAsync(new Person { Id = id, OrganisationId = scene[place], FullName = $"{Word} Thị Thúy", Gender = Gender.Female, ValidFrom = new(2020, 1, 1) }, id);
            await scene.AddAsync(new Position { Id = Guid.CreateVersion7(), PersonId = id, OrganisationId = scene[place], Title = "Hiệu trưởng", IsHead = true, ValidFrom = new(2020, 1, 1) }, id);
            await scene.AddAsync(new Achievement { Id = Guid.CreateVersion7(), PersonId = id, Kind = AchievementKind.Rating, Year = 2025, Code = "hoan_thanh_tot", Source = AchievementSource.Hand, CreatedAt = scene.Site.Clock.At }, id);
        };
        yield return () => LateAsync(scene, place);
        yield return () => scene.ImportAsync(place);
        yield return () => scene.CompositionAsync(place, CompositionState.Agreed);
        yield return async () =>
        {
            var id = Guid.CreateVersion7();
            await scene.AddAsync(new VinhDanh.App.Features.Documents.RegisteredDocument
            {
                Id = id, OrganisationId = scene[place], Direction = VinhDanh.App.Features.Documents.DocumentDirection.Outgoing, Year = 2026, Number = "90077", Symbol = "KH-UBND", IssuedOn = new(2026, 3, 2),
                Issuer = $"Ủy ban nhân dân {Word}", Subject = $"Kế hoạch {Word}", CreatedAt = scene.Site.Clock.At, CreatedBy = scene.Author,
            }, id);
        };
        yield return () => scene.Site.AccountAsync($"khuat.{place}".ToLowerInvariant(), Role.UnitOfficer, scene[place]);
        yield return async () =>
        {
            var id = Guid.CreateVersion7();
            await scene.AddAsync(new Cluster { Id = id, OrganisationId = scene[place], Name = $"Cụm thi đua {Word}", Kind = ClusterKind.Cluster, Year = 2026 }, id);
            await scene.AddAsync(new ClusterMember { Id = Guid.CreateVersion7(), ClusterId = id, OrganisationId = scene[place], Role = ClusterRole.Member }, id);
        };
    }

    private static Task<int> LateAsync(Scene scene, Place place) => scene.Site.WithDbAsync(async db =>
    {
        var (programme, task, deliverable, due) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), new DateOnly(2026, 2, 10));
        db.Add(new Programme { Id = programme, OrganisationId = scene[place], Title = $"Kế hoạch {Word}", Year = 2026, CreatedAt = scene.Site.Clock.At, CreatedBy = scene.Author });
        db.Add(new PlanTask
        {
            Id = task, ProgrammeId = programme, OrganisationId = scene[place], Kind = TaskKind.Task, Path = "PL1.I.1", SortNo = 1, Title = $"Báo cáo {Word}", GroupTitle = $"I. {Word}",
            DeadlineText = "Trước ngày 10/02/2026", DeadlineKind = DeadlineKind.Before, Source = "{}", DueOn = due,
        });
        db.Add(new VinhDanh.App.Features.Plans.Deliverable { Id = deliverable, TaskId = task, SortNo = 1, What = $"Báo cáo {Word}", DueOn = due });
        db.Add(new Assignment { Id = Guid.CreateVersion7(), DeliverableId = deliverable, TaskId = task, OrganisationId = scene[place], PartyText = "Đơn vị" });
        return await db.SaveChangesAsync(Ct);
    });

    /// <summary>A task of the parent in which both the reader's organisation and its sibling have a part.</summary>
    private static async Task<Shared> SharedAsync(Scene scene)
    {
        var parent = await scene.ProgrammeAsync(Place.Parent);
        var (own, others) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (part, place) in ((Guid, Place)[])[(own, Place.Own), (others, Place.Sibling)])
            await scene.AddAsync(new Assignment { Id = part, DeliverableId = parent.Deliverable, TaskId = parent.Task, OrganisationId = scene[place], PartyText = "Các phường" }, part);
        return new(parent.Deliverable, others, [$"/tasks/{parent.Task}", $"/tasks/{parent.Task}/answers/{own}", $"/tasks/{parent.Task}/answers/{others}", $"/programmes/{parent.Programme}"]);
    }

    private static async Task<string> CalendarAsync(Scene scene, Guid account)
    {
        var secret = Door.NewToken();
        await scene.AddAsync(new CalendarFeed { Id = Guid.CreateVersion7(), AccountId = account, TokenDigest = Door.Digest(secret), Strong = false, CreatedAt = scene.Site.Clock.At }, account);
        return $"/calendar/{secret}.ics";
    }

    /// <summary>What the sibling does about its part of the shared task: a report with a file, a request for more time.</summary>
    private static async Task OthersWorkAsync(Scene scene, Shared shared)
    {
        var (report, request) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await scene.AddAsync(new ProgressReport
        {
            Id = report, AssignmentId = shared.OthersPart, OrganisationId = scene[Place.Sibling], At = scene.Site.Clock.At, ById = scene.Author, Text = $"Đang làm, vướng ở {Word}", Final = false,
        }, report);
        await scene.FileAsync(Place.Sibling, ReportFiles.Kind, report);
        await scene.AddAsync(new ExtensionRequest
        {
            Id = request, DeliverableId = shared.Deliverable, OrganisationId = scene[Place.Sibling], AskedAt = scene.Site.Clock.At, AskedBy = scene.Author, Until = new(2026, 4, 30), Reason = $"Chờ {Word}",
        }, request);
    }

    /// <summary>Every address that the matrix reads, for a thing of the reader's own, and the lists asked for the hidden word.</summary>
    private static async Task<string[]> AddressesAsync(Scene scene)
    {
        var addresses = new List<string>(Searches);
        foreach (var (key, probe) in Probes.All.Where(p => p.Key.StartsWith("GET ", StringComparison.Ordinal)))
        {
            // The stream of notices never ends; coming in and going out open and close sessions.
            if (key is "GET /notices/stream" || key.Contains("/sign-", StringComparison.Ordinal)) continue;
            addresses.Add((await probe(scene, Place.Own)).Path);
            // One thing a second, so that lists by time have one order.
            scene.Site.Clock.At = scene.Site.Clock.At.AddSeconds(1);
        }

        return [.. addresses.Distinct()];
    }

    private static async Task<Dictionary<string, string>> ReadAllAsync(Reader reader)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in reader.Addresses)
        {
            string said;
            do
            {
                using var answer = await reader.Browser.GetAsync(address, Ct);
                said = await SaidAsync(answer);
            }
            while (said.Contains(Waiting, StringComparison.Ordinal));
            answers[address] = said;
        }

        foreach (var address in Api)
        {
            using var answer = await reader.Program.AskAsync("/api/v1" + address, Ct);
            answers["/api/v1" + address] = await SaidAsync(answer);
        }

        return answers;
    }

    /// <summary>Status, what the headers say of the content, and the content, but for the form's secret, which is another each time.</summary>
    private static async Task<string> SaidAsync(HttpResponseMessage answer)
    {
        var body = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(Ct));
        if (answer.StatusCode is HttpStatusCode.InternalServerError) throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} fails.");
        return $"{(int)answer.StatusCode} {answer.Headers.Location} {answer.Headers.ETag} {answer.Content.Headers.ContentDisposition}\n{RequestNumber().Replace(FormSecret().Replace(body, ""), "")}";
    }

    private static string? FirstDifference(string before, string after)
    {
        if (before == after) return null;
        var at = before.Zip(after).TakeWhile(p => p.First == p.Second).Count();
        return $"“{Around(before, at)}” became “{Around(after, at)}”";

        static string Around(string text, int at) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text[Math.Max(0, at - 100)..Math.Min(text.Length, at + 100)]));
    }

    private Task<int> CountWordsAsync() => site.WithAsync(async services =>
    {
        await services.GetRequiredService<WordCounts>().CountAsync(Ct);
        return 0;
    });

    [GeneratedRegex("(?<=name=\"__RequestVerificationToken\" type=\"hidden\" value=\")[^\"]+")]
    private static partial Regex FormSecret();

    /// <summary>On refusals, for the log.</summary>
    [GeneratedRegex("0H[0-9A-Z]{11}:[0-9A-F]{8}")]
    private static partial Regex RequestNumber();

    private sealed record Shared(Guid Deliverable, Guid OthersPart, string[] Addresses);

    private sealed record Reader(string Name, Browser Browser, TokenReader Program, string[] Addresses) : IDisposable
    {
        public void Dispose()
        {
            Browser.Dispose();
            Program.Dispose();
        }
    }
}
