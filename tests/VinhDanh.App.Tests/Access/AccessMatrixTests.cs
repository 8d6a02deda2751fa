using System.Net;
using System.Text;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Access;

/// <summary>
/// Asks every handler of the running program as every role for a thing of one's own organisation, a child, a sibling and the
/// parent, and compares with <c>matrix.txt</c>. To write the file anew after a wanted change: VINHDANH_UPDATE=1.
/// </summary>
public sealed class AccessMatrixTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;
    private static string File => Path.Combine(Seeds.Root, "tests", "VinhDanh.App.Tests", "Access", "matrix.txt");

    [Fact]
    public async Task Every_handler_declares_who_may_use_it() =>
        (await Handler.AllAsync(site)).Where(h => h.Declared is null).Select(h => h.Key).ShouldBeEmpty();

    [Fact]
    public async Task Every_handler_is_asked_by_the_matrix_and_the_matrix_asks_no_other()
    {
        var handlers = (await Handler.AllAsync(site)).Where(h => !Probes.NotAsked.ContainsKey(h.Key)).Select(h => h.Key).ToList();
        Probes.All.Keys.Order(StringComparer.Ordinal).ShouldBe(handlers.Order(StringComparer.Ordinal));
    }

    [Fact, Trait("Speed", "Slow")] // some six thousand requests; left out of ./test --fast
    public async Task What_each_role_gets_where_is_what_the_matrix_says()
    {
        var scene = new Scene(site);
        await scene.BuildAsync();
        var roles = Enum.GetValues<Role>();
        var askers = new Dictionary<Role, Asker>();
        foreach (var role in roles)
        {
            var account = await site.AccountAsync($"vai.{role}".ToLowerInvariant(), role, scene[Place.Own]);
            askers[role] = await Asker.SignInAsync(site, account, $"vai.{role}".ToLowerInvariant(), Ct);
        }

        var handlers = (await Handler.AllAsync(site)).Where(h => Probes.All.ContainsKey(h.Key)).ToList();
        var table = new StringBuilder(Heading(roles));
        var unreached = new List<string>();
        foreach (var handler in handlers)
        {
            var cells = new List<string>();
            var untouched = new Dictionary<Place, Probe>();
            foreach (var role in roles) cells.Add(await CellAsync(scene, handler.Key, askers[role], untouched));
            if (!cells.Exists(c => c.Any(char.IsAsciiLetterUpper))) unreached.Add(handler.Key + " " + string.Join(' ', cells));
            table.Append($"{handler.Key,-64}").AppendJoin("", cells.Select(c => $"{c,-8}")).AppendLine(handler.Declared);
        }

        foreach (var asker in askers.Values) asker.Dispose();
        unreached.ShouldBeEmpty("Every handler succeeds for somebody somewhere, or its probe is wrong.");
        if (Environment.GetEnvironmentVariable("VINHDANH_UPDATE") == "1") await System.IO.File.WriteAllTextAsync(File, table.ToString(), Ct);
        table.ToString().ShouldBe(await System.IO.File.ReadAllTextAsync(File, Ct));
    }

    /// <summary>O, C, S, P: succeeds for own, child, sibling, parent; x: 403; -: 404; w: the form comes back with the reason.</summary>
    /// <param name="untouched">What an earlier role was refused, or only read: this one is asked for the same, because making it anew is most of the work.</param>
    private static async Task<string> CellAsync(Scene scene, string key, Asker asker, Dictionary<Place, Probe> untouched)
    {
        var cell = new StringBuilder();
        foreach (var place in Enum.GetValues<Place>())
        {
            var ofAnybody = untouched.Remove(place, out var probe);
            if (probe is null)
            {
                scene.TurnTo(asker.Account);
                probe = await Probes.All[key](scene, place);
                ofAnybody = !scene.IsOfActor;
            }

            var answer = await asker.AskAsync(probe, Ct);
            if (ofAnybody && (key.StartsWith("GET ", StringComparison.Ordinal) || answer is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)) untouched[place] = probe;
            cell.Append(answer switch
            {
                HttpStatusCode.Forbidden => "x",
                HttpStatusCode.NotFound => "-",
                HttpStatusCode.UnprocessableEntity => "w",
                >= HttpStatusCode.OK and < HttpStatusCode.BadRequest => place.ToString()[..1],
                _ => $"({(int)answer})",
            });
        }

        return cell.ToString();
    }

    private static string Heading(Role[] roles)
    {
        var text = new StringBuilder()
            .AppendLine("# Who gets what, where. O own organisation, C child, S sibling, P parent: succeeds; x: 403; -: 404 (nothing is told); w: refused in words.")
            .AppendLine("# Written by AccessMatrixTests; a change here is a change of who may see or do something.");
        for (var i = 0; i < roles.Length; i++) table(i);
        return text.Append($"{"",-64}").AppendJoin("", roles.Select((_, i) => $"{i + 1,-8}")).AppendLine().ToString();

        void table(int i) => text.AppendLine($"# {i + 1,2} {roles[i]}");
    }
}
