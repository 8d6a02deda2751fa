using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Tests.Support;

/// <summary>
/// The whole web program on a real Kestrel and a clone of the migrated database, one per test class:
/// <c>public sealed class LettersTests(Site site) : IClassFixture&lt;Site&gt;</c>. The clock stands still until a test turns it.
/// </summary>
public class Site(PostgresCluster cluster) : IAsyncLifetime
{
    public const string Password = "câu mật khẩu dùng thử";

    private TestDatabase? _database;
    private WebApplication? _app;
    private string? _data;

    public TestClock Clock { get; } = new();
    public TestDatabase Database => _database ?? throw new InvalidOperationException("The site has not been started.");
    public IServiceProvider Services => _app?.Services ?? throw new InvalidOperationException("The site has not been started.");
    public Uri Address { get; private set; } = null!;

    /// <summary>What a site of a special kind has otherwise.</summary>
    protected virtual HostSettings Adjusted(HostSettings settings) => settings;

    /// <summary>Tests are quiet; those that read the log turn it up.</summary>
    protected virtual void Adjust(WebApplicationBuilder builder) => builder.Logging.SetMinimumLevel(LogLevel.Warning);

    public async ValueTask InitializeAsync()
    {
        _database = await cluster.CloneAsync();
        _data = Path.Combine(Path.GetTempPath(), $"vinhdanh-site-{Guid.NewGuid():N}");
        Directory.CreateDirectory(_data);
        var settings = new HostSettings(Database.AppConnectionString, _data)
        {
            Port = 0,
            Clock = Clock,
            RequestsPerTenSeconds = int.MaxValue,
            SignInsPerMinute = int.MaxValue,
            BackgroundWork = false,
            RemembersSessions = false, // tests change accounts and roles behind the program's back and look at once
        };
        _app = WebProgram.Build(Adjusted(settings), builder =>
        {
            // Thousands of sign-ins; what the program itself takes is PasswordWorkTests' to show.
            builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
            Adjust(builder);
        });
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            // A request still under way ends before the services it uses are gone.
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_database is not null) await _database.DisposeAsync();
        if (_data is not null) Directory.Delete(_data, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs something on the program's own services, in a scope of its own.</summary>
    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<T> WithDbAsync<T>(Func<AppDb, Task<T>> work) => WithAsync(services => work(services.GetRequiredService<AppDb>()));

    /// <summary>An organisation, valid since 2025-07-01.</summary>
    public Task<Guid> OrganisationAsync(string name, Guid? parent = null, OrganisationKind kind = OrganisationKind.Department, bool outside = false) =>
        WithDbAsync(async db =>
        {
            var id = Guid.CreateVersion7();
            var above = parent is { } p ? (await db.Organisations.FindAsync(p))!.Path : (Microsoft.EntityFrameworkCore.LTree?)null;
            db.Organisations.Add(new()
            {
                Id = id, ParentId = parent, Path = Organisation.PathOf(above, id), Kind = kind, Name = name, IsOutside = outside, ValidFrom = new(2020, 1, 1),
            });
            await db.SaveChangesAsync();
            return id;
        });

    /// <summary>An account with one role; its password is <see cref="Password"/>.</summary>
    public Task<Guid> AccountAsync(string userName, Role role, Guid organisation) => WithAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var account = new Account
        {
            Id = Guid.CreateVersion7(), UserName = userName, DisplayName = $"Người dùng {userName}", SecurityStamp = Door.NewToken(), CreatedAt = Clock.At,
        };
        account.PasswordHash = services.GetRequiredService<UserManager<Account>>().PasswordHasher.HashPassword(account, Password);
        db.Accounts.Add(account);
        db.RoleAssignments.Add(new() { Id = Guid.CreateVersion7(), AccountId = account.Id, OrganisationId = organisation, Role = role, ValidFrom = new(2020, 1, 1) });
        await db.SaveChangesAsync();
        return account.Id;
    });

    /// <summary>A browser that nobody is signed in with.</summary>
    public Browser Open(bool keepsTokens = false) => new(Address) { KeepsTokens = keepsTokens };

    /// <summary>A browser in which the person has signed in through the page.</summary>
    public async Task<Browser> SignedInAsync(string userName, CancellationToken ct, bool keepsTokens = false)
    {
        var browser = Open(keepsTokens);
        var answer = await browser.PostAsync("/sign-in", new() { ["Input.UserName"] = userName, ["Input.Password"] = Password }, ct);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(ct));
        return browser;
    }
}
