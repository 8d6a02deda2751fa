using System.Net;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Directory;

/// <summary>Who may open which page of the directory, and change what.</summary>
public sealed class DirectoryDoorTests(DirectoryStage stage) : IClassFixture<DirectoryStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Reading => ["/directory", "/directory?q=noi+vu", "/directory/organisations/{org}", "/directory/people", "/directory/people?q=nhai",
        "/directory/people/{person}", "/directory/groups", "/directory/groups/{group}", "/directory/roles", "/directory/clusters", "/directory/clusters/{cluster}"];

    public static TheoryData<string> Editing => ["/directory/organisations/add", "/directory/organisations/{org}/edit", "/directory/organisations/{org}/move",
        "/directory/people/add", "/directory/people/{person}/edit", "/directory/import", "/directory/import/template/people"];

    public static TheoryData<string> OfOneRecord => ["/directory?under={org}", "/directory/organisations/{org}", "/directory/organisations/{org}/edit", "/directory/organisations/{org}/move",
        "/directory/organisations/add?under={org}", "/directory/people/{person}", "/directory/people/{person}/edit", "/directory/groups/{group}", "/directory/clusters/{cluster}"];

    public static TheoryData<string> Posts => ["/directory/organisations/{org}/move", "/directory/organisations/{org}?handler=AddAlias", "/directory/organisations/{org}?handler=RemoveAlias", "/directory/groups", "/directory/groups/{group}",
        "/directory/groups/{group}?handler=Member", "/directory/groups/{group}?handler=EndMember", "/directory/roles", "/directory/clusters", "/directory/clusters/{cluster}",
        "/directory/clusters/{cluster}?handler=Remove", "/directory/people/{person}?handler=AddPost", "/directory/people/{person}?handler=EndPost", "/directory/people/{person}?handler=Leave"];

    [Theory, MemberData(nameof(Reading)), MemberData(nameof(Editing))]
    public async Task Nobody_enters_unknown(string path)
    {
        var answer = await stage.Visitor.GetAsync(Real(path), Ct);
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.Unauthorized);
        if (answer.StatusCode is HttpStatusCode.Redirect) answer.Headers.Location!.ToString().ShouldStartWith("/sign-in");
    }

    [Theory, MemberData(nameof(Reading)), MemberData(nameof(Editing))]
    public async Task The_officer_opens_every_page(string path) =>
        (await stage.Officer.GetAsync(Real(path), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Theory, MemberData(nameof(Reading))]
    public async Task An_auditor_reads(string path) => (await stage.Auditor.GetAsync(Real(path), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Theory, MemberData(nameof(Editing))]
    public async Task An_auditor_changes_nothing(string path) => (await stage.Auditor.GetAsync(Real(path), Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    [Theory, MemberData(nameof(Posts))]
    public async Task An_auditor_posts_nothing(string path) =>
        (await stage.Auditor.PostAsync(Real(path), [], Ct, formPage: "/account")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    [Theory, MemberData(nameof(OfOneRecord))]
    public async Task Records_out_of_scope_do_not_exist(string path) => (await stage.Stranger.GetAsync(Real(path), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Theory, MemberData(nameof(Posts))]
    public async Task Records_out_of_scope_cannot_be_changed(string path)
    {
        if (!path.Contains('{', StringComparison.Ordinal)) return; // lists add to one's own organisation only
        (await stage.Stranger.PostAsync(Real(path), [], Ct, formPage: "/account")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private string Real(string path) => path
        .Replace("{org}", stage.Home.ToString(), StringComparison.Ordinal).Replace("{person}", stage.Person.ToString(), StringComparison.Ordinal)
        .Replace("{group}", stage.Group.ToString(), StringComparison.Ordinal).Replace("{cluster}", stage.Cluster.ToString(), StringComparison.Ordinal);
}
