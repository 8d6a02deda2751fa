namespace VinhDanh.App.Tests.Access;

/// <summary>How to ask each handler for an existing thing of a place, with a valid body. One list a feature.</summary>
internal static partial class Probes
{
    /// <summary>Handlers that make no sense role by role, and where they are tested.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotAsked = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GET /first-run/{token}"] = "stands only while no authority exists: FirstRunTests",
        ["POST /first-run/{token}"] = "stands only while no authority exists: FirstRunTests",
        ["POST /first-run/{token} Demo"] = "stands only while no authority exists: DemoProvinceTests",
        ["POST /sign-in/passkey"] = "needs what a device signed: PasskeyTests, PasskeyJourneyTests",
        ["POST /sign-in/passkey Options"] = "answers a script with what is to be signed: PasskeyTests, PasskeyJourneyTests",
        ["POST /account/passkeys Options"] = "answers a script with what is to be made: PasskeyTests, PasskeyJourneyTests",
        ["POST /account/passkeys Add"] = "needs what a device made: PasskeyTests, PasskeyJourneyTests",
        ["GET /sign-in/provider"] = "answers only where an identity provider is set: ProviderTests, AbsentProviderTests",
        ["GET /sign-in/provider Done"] = "needs what the identity provider says: ProviderTests",
        ["GET /account/provider Start"] = "answers only where an identity provider is set: ProviderTests, AbsentProviderTests",
        ["POST /account/provider Link"] = "needs what the identity provider says: ProviderTests",
        ["POST /account/provider Unlink"] = "answers only where an identity provider is set: ProviderTests",
        ["GET /administration/system"] = "answers only administrators of an organisation without a parent: StandingPageTests",
        ["GET /administration/jobs"] = "answers only administrators of an organisation without a parent: JobsPageTests",
        ["POST /administration/jobs Retry"] = "answers only administrators of an organisation without a parent: JobsPageTests",
        ["POST /forgotten-password"] = "answers only where a mail server is set: ForgottenTests",
        ["GET /administration/mail"] = "answers only administrators of an organisation without a parent: OutboxTests",
        ["POST /administration/mail Retry"] = "answers only administrators of an organisation without a parent: OutboxTests",
        ["POST /administration/mail RetryAll"] = "answers only administrators of an organisation without a parent: OutboxTests",
        ["POST /administration/mail GiveUp"] = "answers only administrators of an organisation without a parent: OutboxTests",
        ["POST /administration/mail Test"] = "answers only administrators of an organisation without a parent: OutboxTests",
        ["GET /api/v1/programmes"] = "answers only tokens: ApiTests",
        ["GET /api/v1/programmes/{id:guid}"] = "answers only tokens: ApiTests",
        ["GET /api/v1/programmes/{id:guid}/tasks"] = "answers only tokens: ApiTests",
        ["GET /api/v1/tasks"] = "answers only tokens: ApiTests",
        ["GET /api/v1/tasks/{id:guid}"] = "answers only tokens: ApiTests",
        ["GET /api/v1/organisations"] = "answers only tokens: ApiTests",
        ["GET /api/v1/organisations/{id:guid}"] = "answers only tokens: ApiTests",
        ["GET /api/v1/people"] = "answers only tokens: ApiTests",
        ["GET /api/v1/people/{id:guid}"] = "answers only tokens: ApiTests",
        ["POST /tasks/bulk Preview"] = "answers with a page and changes nothing: BulkTests",
        ["GET /errors/{code:int}"] = "answers with the code it is asked for: GalleryTests",
        ["POST /errors/{code:int}"] = "answers with the code it is asked for: SignInTests",
    };

    public static readonly IReadOnlyDictionary<string, Func<Scene, Place, Task<Probe>>> All =
        new[] { OfAccounts, OfPlans, OfAmendments, OfDirectory, OfAdministration, OfAchievements, OfFigures, OfInspections, OfInspectionCases, OfInspectionDrafts }.SelectMany(p => p).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);

    private static Func<Scene, Place, Task<Probe>> At(string path) => (_, _) => Task.FromResult(new Probe(path));
    private static Func<Scene, Place, Task<Probe>> Post(string path, Dictionary<string, string> fields) => (_, _) => Task.FromResult(new Probe(path, fields));
}
