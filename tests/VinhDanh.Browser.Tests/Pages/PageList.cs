using VinhDanh.Browser.Tests.Support;

namespace VinhDanh.Browser.Tests.Pages;

/// <summary>One page as the tests visit it.</summary>
/// <param name="Route">The route as the page declares it.</param>
/// <param name="Who">Who visits it; null: nobody has signed in.</param>
/// <param name="Address">An address at which the page shows something.</param>
/// <param name="Status">The status it answers with.</param>
internal sealed record PageVisit(string Route, string? Who, Func<World, string> Address, int Status = 200);

/// <summary>
/// Every route of the program: the pages with an address to visit, and what is no page with the reason. A new page
/// fails <see cref="EveryPageTests"/> until it stands here.
/// </summary>
internal static class PageList
{
    public static readonly PageVisit[] All =
    [
        new("/sign-in", null, _ => "/sign-in"),
        new("/sign-out", World.Officer, _ => "/sign-out"),
        new("/account", World.Officer, _ => "/account"),
        new("/account/tokens", World.UnitOfficer, _ => "/account/tokens"),
        new("/account/passkeys", World.UnitOfficer, _ => "/account/passkeys"),
        new("/account/provider", World.UnitOfficer, _ => "/account/provider"),
        new("/account/calendar", World.UnitOfficer, _ => "/account/calendar"),
        new("/account/mail", World.UnitOfficer, _ => "/account/mail"),
        new("/mail-address/{token}", null, w => $"/mail-address/{w.AddressToken}"),
        new("/administration/system", World.Administrator, _ => "/administration/system"),
        new("/administration/mail", World.Administrator, _ => "/administration/mail?State=Failed"),
        new("/sign-in/passkey", null, _ => "/sign-in/passkey"),
        new("/account/second-factor", World.UnitOfficer, _ => "/account/second-factor"),
        new("/first-run", null, _ => "/first-run"),
        new("/first-run/{token}", null, w => $"/first-run/{w.FirstRunToken}"),
        new("/errors/{code:int}", null, _ => "/errors/404", 404),
        new("/documents/{handler?}", World.Officer, _ => "/documents"),
        new("/documents/add", World.Officer, _ => "/documents/add?direction=Incoming"),
        new("/documents/{id:guid}", World.Officer, w => $"/documents/{w.Document}"),
        new("/documents/{id:guid}/edit", World.Officer, w => $"/documents/{w.Document}/edit"),
        new("/compositions", World.Officer, _ => "/compositions"),
        new("/compositions/{id:guid}", World.Officer, w => $"/compositions/{w.Composition}"),
        new("/compositions/{id:guid}/head", World.Officer, w => $"/compositions/{w.Composition}/head"),
        new("/compositions/{id:guid}/body", World.Officer, w => $"/compositions/{w.Composition}/body"),
        new("/compositions/{id:guid}/line", World.Officer, w => $"/compositions/{w.Composition}/line?line=1"),
        new("/compositions/{id:guid}/paper/{handler?}", World.Officer, w => $"/compositions/{w.Composition}/paper"),
        new("/compositions/{id:guid}/versions", World.Officer, w => $"/compositions/{w.Composition}/versions?from=1&to=2"),
        new("/compositions/{id:guid}/opinions", World.Officer, w => $"/compositions/{w.Composition}/opinions"),
        new("/imports", World.Officer, _ => "/imports"),
        new("/imports/{id:guid}", World.Officer, w => $"/imports/{w.Draft}"),
        new("/imports/{id:guid}/row", World.Officer, w => $"/imports/{w.Draft}/row?path={w.DraftRow}"),
        new("/imports/{id:guid}/settings", World.Officer, w => $"/imports/{w.Draft}/settings"),
        new("/imports/{id:guid}/changes", World.Officer, w => $"/imports/{w.Correction}/changes"),
        new("/work", World.Officer, _ => "/work"),
        new("/dashboard", World.Officer, _ => "/dashboard"),
        new("/tasks", World.Officer, _ => "/tasks?state=late"),
        new("/tasks/bulk", World.Officer, w => $"/tasks/bulk?programme={w.Programme}"),
        new("/tasks/{id:guid}", World.Officer, w => $"/tasks/{w.LateTask}"),
        new("/tasks/{id:guid}/answers/{part:guid}", World.Officer, w => $"/tasks/{w.AnsweredTask}/answers/{w.Answer}"),
        new("/tasks/{id:guid}/dates", World.Officer, w => $"/tasks/{w.LateTask}/dates"),
        new("/tasks/{id:guid}/edit", World.Officer, w => $"/tasks/{w.LateTask}/edit"),
        new("/programmes", World.Officer, _ => "/programmes"),
        new("/programmes/{id:guid}", World.Officer, w => $"/programmes/{w.Programme}"),
        new("/programmes/{id:guid}/calendar", World.Officer, w => $"/programmes/{w.Programme}/calendar"),
        new("/programmes/{id:guid}/timeline", World.Officer, w => $"/programmes/{w.Programme}/timeline"),
        new("/programmes/{id:guid}/council", World.Officer, w => $"/programmes/{w.Programme}/council"),
        new("/programmes/{id:guid}/hand-down", World.Officer, w => $"/programmes/{w.Programme}/hand-down?task={w.LateTask}"),
        new("/handed-down", World.WardOfficer, _ => "/handed-down"),
        new("/tasks/{id:guid}/take", World.WardOfficer, w => $"/tasks/{w.LateTask}/take"),
        new("/programmes/{id:guid}/settings", World.Officer, w => $"/programmes/{w.Programme}/settings"),
        new("/programmes/{id:guid}/units", World.Officer, w => $"/programmes/{w.Programme}/units"),
        new("/programmes/{id:guid}/correct", World.Officer, w => $"/programmes/{w.Programme}/correct"),
        new("/programmes/{id:guid}/documents", World.Officer, w => $"/programmes/{w.Programme}/documents"),
        new("/programmes/{id:guid}/signed", World.Officer, w => $"/programmes/{w.Programme}/signed"),
        new("/programmes/{id:guid}/signed/{import:guid}", World.Officer, w => $"/programmes/{w.Programme}/signed/{w.SignedCopy}"),
        new("/programmes/{id:guid}/supplement", World.Officer, w => $"/programmes/{w.Programme}/supplement"),
        new("/programmes/{id:guid}/letter/{handler?}", World.Officer, w => $"/programmes/{w.Programme}/letter"),
        new("/programmes/{id:guid}/paper/{handler?}", World.Officer, w => $"/programmes/{w.Programme}/paper?state=true"),
        new("/programmes/{id:guid}/report/{handler?}", World.Officer, w => $"/programmes/{w.Programme}/report"),
        new("/programmes/{id:guid}/reminders", World.Officer, w => $"/programmes/{w.Programme}/reminders"),
        new("/notices", World.UnitOfficer, _ => "/notices"),
        new("/administration/jobs", World.Administrator, _ => "/administration/jobs"),
        new("/administration/accounts", World.Administrator, _ => "/administration/accounts"),
        new("/administration/accounts/invite", World.Administrator, _ => "/administration/accounts/invite"),
        new("/administration/accounts/{id:guid}", World.Administrator, w => $"/administration/accounts/{w.UnitOfficerAccount}"),
        new("/administration/disposal", World.Administrator, _ => "/administration/disposal"),
        new("/administration/second-factor", World.Administrator, _ => "/administration/second-factor"),
        new("/forgotten-password", null, _ => "/forgotten-password"),
        new("/password/{token}", null, w => $"/password/{w.ResetToken}"),
        new("/invitation/{token}", null, w => $"/invitation/{w.InvitationToken}"),
        new("/directory", World.Officer, _ => "/directory"),
        new("/directory/clusters", World.Officer, _ => "/directory/clusters?year=2024"),
        new("/directory/clusters/{id:guid}", World.Officer, w => $"/directory/clusters/{w.Directory.Cluster}"),
        new("/directory/duplicates", World.Officer, _ => "/directory/duplicates"),
        new("/directory/duplicates/{of:regex(^(people|units)$)}/{keep:guid}/{gone:guid}", World.Officer,
            w => $"/directory/duplicates/units/{w.District["Phòng Y tế"]}/{w.District["Ủy ban nhân dân phường Cầu Đá"]}"),
        new("/directory/groups", World.Officer, _ => "/directory/groups"),
        new("/directory/groups/{id:guid}", World.Officer, w => $"/directory/groups/{w.Directory.Group}"),
        new("/directory/import", World.Officer, _ => "/directory/import"),
        new("/directory/import/{id:guid}", World.Officer, w => $"/directory/import/{w.Directory.Import}"),
        new("/directory/organisations/add", World.Officer, _ => "/directory/organisations/add"),
        new("/directory/organisations/{id:guid}", World.Officer, w => $"/directory/organisations/{w.District["Phòng Y tế"]}"),
        new("/directory/organisations/{id:guid}/edit", World.Officer, w => $"/directory/organisations/{w.District["Phòng Y tế"]}/edit"),
        new("/directory/organisations/{id:guid}/move", World.Officer, w => $"/directory/organisations/{w.District["Phòng Y tế"]}/move"),
        new("/directory/people", World.Officer, _ => "/directory/people"),
        new("/directory/people/add", World.Officer, _ => "/directory/people/add"),
        new("/directory/people/{id:guid}", World.Officer, w => $"/directory/people/{w.Directory.Person}"),
        new("/directory/people/{id:guid}/facts", World.Officer, w => $"/directory/people/{w.Directory.Person}/facts"),
        new("/directory/people/{id:guid}/edit", World.Officer, w => $"/directory/people/{w.Directory.Person}/edit"),
        new("/directory/reorganisations", World.Officer, _ => "/directory/reorganisations"),
        new("/directory/reorganisations/prepare", World.Officer, _ => "/directory/reorganisations/prepare?kind=split"),
        new("/directory/reorganisations/{id:guid}", World.Officer, w => $"/directory/reorganisations/{w.Directory.Reorganisation}"),
        new("/directory/roles", World.Officer, _ => "/directory/roles"),
        new("/search", World.Officer, _ => "/search?q=khen%20thuong"),
        new("/law", World.Officer, _ => "/law?date=15/01/2026"),
        new("/law/{code}", World.Officer, _ => "/law/bang_khen_bo_nganh_tinh?date=15/01/2026&with=old_law"),
        new("/law/try", World.Officer, _ => "/law/try?group=cadre_civil_servant_employee_worker&year=2025&rating-2025=hoan_thanh_xuat_sac&rating-2024=hoan_thanh_tot"),
        new("/help", World.Officer, _ => "/help"),
    ];

    /// <summary>Routes that show nothing, each with the reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoPages = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/"] = "sends on to one's own work",
        ["/late"] = "sends on to the late tasks",
        ["/sign-in/code"] = "stands only between a right password and its code: SecondFactorJourneyTests",
        ["/sign-in/provider"] = "leads on to the identity provider, where one is set: ProviderTests",
        ["/account/role"] = "sends on to the account; takes the choice of a role by POST",
        ["/health/live"] = "a word for a supervisor",
        ["/health/ready"] = "a word for a load balancer",
        ["/help/pictures/{name}"] = "hands out a picture of the guide",
        ["/notices/stream"] = "streams the count of notices",
        ["/directory/import/template/{purpose:regex(^(organisations|people|reorganisation)$)}"] = "hands out a workbook to fill in",
        ["/calendar/{token}.ics"] = "hands out a calendar",
        ["/files/{id:guid}"] = "hands out a file",
        ["/api/v1/openapi.json"] = "answers other programs: ApiTests",
        ["/api/v1/programmes"] = "answers other programs: ApiTests",
        ["/api/v1/programmes/{id:guid}"] = "answers other programs: ApiTests",
        ["/api/v1/programmes/{id:guid}/tasks"] = "answers other programs: ApiTests",
        ["/api/v1/tasks"] = "answers other programs: ApiTests",
        ["/api/v1/tasks/{id:guid}"] = "answers other programs: ApiTests",
        ["/api/v1/organisations"] = "answers other programs: ApiTests",
        ["/api/v1/organisations/{id:guid}"] = "answers other programs: ApiTests",
        ["/api/v1/people"] = "answers other programs: ApiTests",
        ["/api/v1/people/{id:guid}"] = "answers other programs: ApiTests",
        ["/{**path:file}"] = "serves styles and scripts from the source folder while the program has not been published",
    };

    public static TheoryData<string> Routes => [.. All.Select(p => p.Route)];

    public static PageVisit Of(string route) => All.Single(p => p.Route == route);
}
