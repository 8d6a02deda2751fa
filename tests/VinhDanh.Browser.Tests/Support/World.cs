using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Tests.Plans;
using VinhDanh.App.Tests.Support;
using VinhDanh.Browser.Tests.Pages;

[assembly: AssemblyFixture(typeof(VinhDanh.Browser.Tests.Support.SharedWorld))]

namespace VinhDanh.Browser.Tests.Support;

/// <summary>Tests that look at pages share one program with something to see on every page. They only look, so two halves of them may do so at once.</summary>
public sealed class SharedWorld : IAsyncDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private World? _world;

    public async Task<World> InAsync(PostgresCluster cluster, Chromium chromium)
    {
        await _one.WaitAsync();
        try
        {
            if (_world is not null) return _world;
            var world = new World(cluster, chromium);
            await world.InitializeAsync();
            return _world = world;
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_world is not null) await _world.DisposeAsync();
        _one.Dispose();
    }
}

/// <summary>
/// A half of the tests sees the world through this. They visit hundreds of pages, and opening a window costs more than going to a page: a person's
/// window stays open, as a person's does. Every visit loads its page anew; colours and width belong to the window and are never changed in it.
/// </summary>
public sealed class ViewOfWorld(SharedWorld shared, PostgresCluster cluster, Chromium chromium) : IAsyncLifetime
{
    private readonly Dictionary<(string Who, int Width, ColorScheme Colours), Window> _windows = [];

    public World World { get; private set; } = null!;

    public async ValueTask InitializeAsync() => World = await shared.InAsync(cluster, chromium);

    /// <summary>This person's window at this page; the page answered as it should.</summary>
    public async Task<Window> VisitAsync(PageVisit visit, int width = 1366, int height = 768, ColorScheme colours = ColorScheme.Light)
    {
        var key = (visit.Who ?? "", width, colours);
        if (!_windows.TryGetValue(key, out var window))
            _windows[key] = window = await World.SignedInAsync(visit.Who, width: width, height: height, colours: colours, axeAtHand: true);
        (await window.GoAsync(visit.Address(World))).ShouldBe(visit.Status);
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows.Values) await window.DisposeAsync();
    }
}

/// <summary>
/// The invented district on the day of the late list: one plan confirmed as a programme, one still in review.
/// </summary>
public sealed class World(PostgresCluster cluster, Chromium chromium) : IAsyncDisposable
{
    public const string Officer = "thuong.truc";
    public const string UnitOfficer = "y.te";
    public const string Administrator = "quan.tri";

    /// <summary>Writes the programme of a ward, to which the district hands tasks down.</summary>
    public const string WardOfficer = "phuong.song.hoa";

    private readonly ConcurrentDictionary<string, Task<string>> _cookies = new(StringComparer.Ordinal);

    public Site Site { get; } = new SiteWithMail(cluster);
    public SampleDistrict District { get; private set; } = null!;

    internal DirectoryOfWorld Directory { get; private set; } = null!;

    internal RecordsOfWorld Records { get; private set; } = null!;

    internal InspectionsOfWorld Inspections { get; private set; } = null!;

    /// <summary>An inspection plan that is being written.</summary>
    public Guid InspectionDraft { get; private set; }

    /// <summary>A confirmed plan.</summary>
    public Guid Programme { get; private set; }

    /// <summary>A plan read and waiting for its review.</summary>
    public Guid Draft { get; private set; }

    /// <summary>In the register of documents.</summary>
    public Guid Document { get; private set; }

    /// <summary>A plan that is being written, begun from <see cref="Programme"/>.</summary>
    public Guid Composition { get; private set; }

    /// <summary>The late task that most units answer for.</summary>
    public Guid LateTask { get; private set; }

    /// <summary>What one unit has handed in and nobody has accepted yet.</summary>
    public Guid Answer { get; private set; }

    /// <summary>The task of <see cref="Answer"/>.</summary>
    public Guid AnsweredTask { get; private set; }

    /// <summary>A corrected plan and a signed copy, read and waiting for a person; both differ from the programme.</summary>
    public Guid Correction { get; private set; }

    /// <inheritdoc cref="Correction"/>
    public Guid SignedCopy { get; private set; }

    /// <summary>The place of one row of <see cref="Draft"/>.</summary>
    public string DraftRow { get; private set; } = "";

    /// <summary>Opens the page that founds an authority.</summary>
    public string FirstRunToken { get; } = Door.NewToken();

    /// <summary>Opens the page on which somebody invited sets a password.</summary>
    public string InvitationToken { get; } = Door.NewToken();

    /// <summary>Opens the page on which somebody who forgot the password chooses another.</summary>
    public string ResetToken { get; } = Door.NewToken();

    /// <summary>Opens the page on which an address for mails is confirmed.</summary>
    public string AddressToken { get; } = Door.NewToken();

    public Guid UnitOfficerAccount { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        Site.Clock.At = new(LateRows.Day, new TimeOnly(1, 0), TimeSpan.Zero);
        District = await SampleDistrict.InAsync(Site);
        await Site.AccountAsync(Administrator, Role.Administrator, District.Authority);
        await Site.AccountAsync(WardOfficer, Role.StandingAgencyOfficer, District["Ủy ban nhân dân phường Sông Hoa"]);
        await using var officer = await SignedInAsync(Officer);
        Directory = await DirectoryOfWorld.InAsync(this, officer);
        Records = await RecordsOfWorld.InAsync(this);
        Inspections = await InspectionsOfWorld.InAsync(this);
        InspectionDraft = await InspectionDraftOfWorld.InAsync(this);
        await PlanSteps.UploadAsync(officer, PlanSteps.AnnualPlan);
        await PlanSteps.AcceptAllAsync(officer);
        Programme = await PlanSteps.ConfirmAsync(officer);
        await ReportAsync();
        await PlanSteps.HandDownAsync(officer, Programme, LateTask);
        Correction = await PlanSteps.CorrectAsync(officer, Programme);
        SignedCopy = await PlanSteps.SignAsync(officer, Programme);
        Document = await PlanSteps.RegisterAsync(officer);
        Composition = await PlanSteps.ComposeAsync(officer, Programme);
        Draft = await PlanSteps.UploadAsync(officer, PlanSteps.AnnualPlan);
        DraftRow = await Site.WithDbAsync(async db => PlanDraft.Read((await db.PlanImports.SingleAsync(i => i.Id == Draft)).Draft).Tasks[0].Path);
        UnitOfficerAccount = await Site.WithDbAsync(db => db.Accounts.Where(a => a.UserName == UnitOfficer).Select(a => a.Id).SingleAsync());
        // Its page shows the most in the middle of being set up.
        await Site.WithAsync(services => services.GetRequiredService<SecondFactors>().BeginAsync(UnitOfficerAccount, CancellationToken.None));
        // The first-run link is given out only while nothing stands; its page looks the same now.
        await Site.WithDbAsync(async db =>
        {
            db.FirstRuns.Add(new() { TokenDigest = Door.Digest(FirstRunToken), CreatedAt = Site.Clock.At });
            db.Invitations.Add(new()
            {
                Id = Guid.CreateVersion7(), OrganisationId = District.Authority, Role = Role.CouncilMember, UserName = "uy.vien", DisplayName = "Lê Thị Vui",
                TokenDigest = Door.Digest(InvitationToken), CreatedAt = Site.Clock.At, ExpiresAt = Site.Clock.At.AddDays(7), ValidFrom = LateRows.Day,
                CreatedBy = await db.Accounts.Where(a => a.UserName == Administrator).Select(a => a.Id).SingleAsync(),
            });
            var kept = await db.FileReferences.AsNoTracking().OrderBy(f => f.Id).FirstAsync();
            db.FileReferences.Add(new()
            {
                Id = Guid.CreateVersion7(), OrganisationId = kept.OrganisationId, Sha256 = kept.Sha256, Name = "Dự thảo kế hoạch, gửi nhầm bản cũ.docx", SubjectKind = kept.SubjectKind,
                SubjectId = kept.SubjectId, AddedAt = Site.Clock.At.AddYears(-2), AddedBy = kept.AddedBy, RemovedAt = Site.Clock.At.AddYears(-1),
            });
            db.AddressChecks.Add(new() { AccountId = UnitOfficerAccount, Address = "y.te@an-thinh.example", TokenDigest = Door.Digest(AddressToken), CreatedAt = Site.Clock.At, ExpiresAt = Site.Clock.At.AddDays(1) });
            db.OutgoingMails.Add(new()
            {
                Id = Guid.CreateVersion7(), Kind = MailKind.Digest, AccountId = UnitOfficerAccount, Recipient = "Người dùng y.te", Address = "y.te@an-thinh.example", Letter = [1],
                CreatedAt = Site.Clock.At, ExpiresAt = Site.Clock.At.AddDays(1), NextTryAt = Site.Clock.At, Attempts = 1, FailedAt = Site.Clock.At,
                LastFault = MailFault.RecipientRefused, LastReply = "550 5.1.1 <y.te@an-thinh.example>: no such user",
            });
            db.Passkeys.Add(SecondFactorSteps.PasskeyOf(UnitOfficerAccount, Guid.CreateVersion7(), Site.Clock.At));
            db.PasswordResets.Add(new()
            {
                Id = Guid.CreateVersion7(), AccountId = UnitOfficerAccount, TokenDigest = Door.Digest(ResetToken), CreatedAt = Site.Clock.At,
                CreatedBy = await db.Accounts.Where(a => a.UserName == Administrator).Select(a => a.Id).SingleAsync(), ExpiresAt = Site.Clock.At.AddDays(1),
            });
            return await db.SaveChangesAsync();
        });
    }

    private async Task ReportAsync()
    {
        LateTask = await Site.WithDbAsync(db => db.Tasks.AsNoTracking().Where(t => t.ProgrammeId == Programme)
            .OrderByDescending(t => t.DueOn < LateRows.Day).ThenByDescending(t => db.Assignments.Count(a => a.TaskId == t.Id)).ThenBy(t => t.SortNo)
            .Select(t => t.Id).FirstAsync());
        await using var unit = await SignedInAsync(UnitOfficer);
        await unit.GoAsync("/work?all=true");
        var first = await unit.Page.Locator("#asked th a").First.GetAttributeAsync("href");
        await PlanSteps.ReportAsync(unit, first!);
        // “/tasks/{id}/answers/{part}”
        (AnsweredTask, Answer) = (Guid.Parse(first!.Split('/')[2]), Guid.Parse(first.Split('/')[4].Split('#')[0]));
    }

    /// <summary>A window in which this person has signed in; nobody if null.</summary>
    public async Task<Window> SignedInAsync(
        string? userName, bool script = true, int width = 1366, int height = 768, ColorScheme colours = ColorScheme.Light, bool axeAtHand = false) =>
        await Window.OpenAsync(chromium, Site.Address, userName is null ? null : await CookiesAsync(userName), script, width, height, colours, axeAtHand);

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private Task<string> CookiesAsync(string userName) => _cookies.GetOrAdd(userName, async name =>
    {
        await using var window = await Window.OpenAsync(chromium, Site.Address);
        await PlanSteps.SignInAsync(window, name);
        return await window.CookiesAsync();
    });
}

/// <summary>Its pages show all that they have where there is a mail server; nothing is sent to it.</summary>
internal sealed class SiteWithMail(PostgresCluster cluster) : Site(cluster)
{
    protected override HostSettings Adjusted(HostSettings settings) =>
        settings with { Mail = new("thu.an-thinh.example", MailSettings.SubmissionPort, MailTls.StartTls, "thidua@an-thinh.example") { UserName = "thidua", PublicAddress = "https://thidua.an-thinh.example" } };
}
