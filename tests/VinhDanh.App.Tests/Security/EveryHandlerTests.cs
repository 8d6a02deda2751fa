using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Access;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Security;

/// <summary>What holds for everything the program answers; the list is the program's own, so a new page is held to it without being named here.</summary>
public sealed partial class EveryHandlerTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_handler_takes_a_form_that_another_site_could_have_sent()
    {
        using var browser = await AdministratorAsync("khong.ma");
        var posts = (await Handler.AllAsync(site)).Where(h => h.Key.StartsWith("POST ", StringComparison.Ordinal)).ToList();
        posts.Count.ShouldBeGreaterThan(80);
        var taken = new List<string>();
        foreach (var post in posts)
        {
            // The page that says what went wrong is shown in place of others, whatever had been asked.
            if (post.Key is "POST /errors/{code:int}") continue;
            using var answer = await browser.PostWithoutTokenAsync(AddressOf(post.Key), new() { ["Input.Name"] = "x" }, Ct);
            if (answer.StatusCode is not HttpStatusCode.BadRequest) taken.Add($"{post.Key}: {(int)answer.StatusCode}");
        }

        taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_answer_says_how_a_browser_must_treat_it()
    {
        using var browser = await AdministratorAsync("dau.muc");
        var bare = new List<string>();
        foreach (var get in (await Handler.AllAsync(site)).Where(h => h.Key.StartsWith("GET ", StringComparison.Ordinal)))
        {
            using var answer = await browser.HeadersOfAsync(AddressOf(get.Key), Ct);
            foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[
                ("Content-Security-Policy", "default-src 'self'"), ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "same-origin"),
                ("Cross-Origin-Opener-Policy", "same-origin"), ("Permissions-Policy", "camera=()")])
                if (!answer.Headers.TryGetValues(name, out var said) || !string.Join(' ', said).StartsWith(value, StringComparison.Ordinal)) bare.Add($"{get.Key} {name}");
            if (answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By")) bare.Add($"{get.Key} names its server");
            if (IsText(answer) && answer.Content.Headers.ContentType!.CharSet is null) bare.Add($"{get.Key} names no charset");
            if (answer.Content.Headers.ContentType?.MediaType is "text/html" && answer.Headers.CacheControl?.NoStore is not true) bare.Add($"{get.Key} may be kept by a cache");
            if (answer.Headers.CacheControl is not { NoStore: true } and not { Private: true }) bare.Add($"{get.Key} may be kept by a cache on the way");
        }

        bare.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_style_script_and_picture_of_ours_names_its_type_and_charset()
    {
        using var browser = site.Open();
        var (asked, bare) = (0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(Shell.WebRoot.Files, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".css" or ".js" or ".svg"))
        {
            using var answer = await browser.HeadersOfAsync("/" + Path.GetRelativePath(Shell.WebRoot.Files, file), Ct);
            if (answer.StatusCode is not HttpStatusCode.OK) continue;
            asked++;
            if (!IsText(answer) || answer.Content.Headers.ContentType!.CharSet is not "utf-8") bare.Add($"{file}: {answer.Content.Headers.ContentType}");
        }

        asked.ShouldBeGreaterThan(20);
        bare.ShouldBeEmpty();
    }

    private static bool IsText(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType is { } type && (type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("xml", StringComparison.Ordinal));

    [Fact]
    public async Task What_a_browser_keeps_no_script_reads_and_no_other_site_sends_along()
    {
        await AdministratorAsync("banh.quy");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        using var form = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), Ct);
        var cookies = form.Headers.GetValues("Set-Cookie").ToList();
        var token = Regex.Match(await form.Content.ReadAsStringAsync(Ct), "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent([new("Input.UserName", "banh.quy"), new("Input.Password", Site.Password), new("__RequestVerificationToken", WebUtility.HtmlDecode(token))]),
        };
        post.Headers.Add("Cookie", cookies.Select(c => c.Split(';')[0]));
        using var answer = await client.SendAsync(post, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        cookies.AddRange(answer.Headers.GetValues("Set-Cookie"));
        cookies.Select(c => c.Split('=')[0]).ShouldBe(["vinhdanh-form", "vinhdanh"], ignoreOrder: true);
        foreach (var cookie in cookies)
        {
            cookie.ShouldContain("httponly");
            cookie.ShouldMatch("samesite=(lax|strict)");
        }
    }

    [Fact]
    public void No_page_fills_a_record_of_the_database_from_what_was_sent()
    {
        var entities = typeof(Platform.Database.AppDb).GetProperties()
            .Where(p => p.PropertyType.IsGenericType && p.PropertyType.Name.StartsWith("DbSet", StringComparison.Ordinal)).Select(p => p.PropertyType.GetGenericArguments()[0]).ToHashSet();
        entities.Count.ShouldBeGreaterThan(40);
        var pages = typeof(Platform.WebProgram).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(PageModel)) && !t.IsAbstract).ToList();
        pages.Count.ShouldBeGreaterThan(60);
        var bound = pages
            .SelectMany(page => page.GetProperties().Where(p => p.IsDefined(typeof(BindPropertyAttribute))).Select(p => p.PropertyType)
                .Concat(page.GetMethods().Where(m => m.Name.StartsWith("On", StringComparison.Ordinal) && m.DeclaringType == page).SelectMany(m => m.GetParameters().Select(p => p.ParameterType))))
            .Distinct().ToList();
        bound.Count.ShouldBeGreaterThan(30);
        bound.SelectMany(t => Reached(t, [])).Where(entities.Contains).Select(t => t.Name).Distinct().ShouldBeEmpty();
    }

    /// <summary>A type and what its settable properties are made of: all that a binder could fill.</summary>
    private static IEnumerable<Type> Reached(Type type, HashSet<Type> seen)
    {
        if (type.IsGenericType || type.IsArray)
        {
            foreach (var inner in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
                foreach (var reached in Reached(inner, seen)) yield return reached;
            yield break;
        }

        if (type.Assembly != typeof(Platform.WebProgram).Assembly || type.IsEnum || !seen.Add(type)) yield break;
        yield return type;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
            foreach (var reached in Reached(property.PropertyType, seen)) yield return reached;
    }

    private async Task<Browser> AdministratorAsync(string userName)
    {
        await site.AccountAsync(userName, Role.Administrator, await site.OrganisationAsync($"Ủy ban nhân dân tỉnh {userName}"));
        return await site.SignedInAsync(userName, Ct);
    }

    /// <summary>An address of the route at which nothing lies.</summary>
    private static string AddressOf(string key)
    {
        var words = key.Split(' ', 3);
        // A choice among words takes its first; numbers and ids are made up.
        var path = RouteValue().Replace(words[1], value => value.Groups["rule"].Value switch
        {
            ":int" => "1",
            "" => "x",
            ['r', ..] or [':', 'r', ..] => value.Groups["rule"].Value.Split('(', ')', '|', '^', '$').First(w => w.Length > 0 && w != ":regex"),
            _ => Guid.Empty.ToString(),
        });
        return words.Length > 2 ? $"{path}?handler={words[2]}" : path;
    }

    [GeneratedRegex(@"\{(?<name>[A-Za-z]+)(?<rule>(:[^{}]*)?)\??\}", RegexOptions.ExplicitCapture)]
    private static partial Regex RouteValue();
}
