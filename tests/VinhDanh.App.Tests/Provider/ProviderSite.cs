using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Accounts.Provider;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Provider;

/// <summary>The whole program beside a real identity provider (npm oidc-provider), whose clock is the machine's; so is the program's.</summary>
public sealed class ProviderSite : Site, IAsyncLifetime
{
    private const string Secret = "bi-mat /%+: cua chuong trinh";
    private readonly NodeServer _provider = new("identity-provider.mjs", Secret);
    private readonly HttpClient _control;

    public ProviderSite(PostgresCluster cluster) : base(cluster)
    {
        Clock.At = DateTimeOffset.UtcNow;
        _control = new() { BaseAddress = new Uri(Issuer) };
    }

    public string Issuer => $"http://127.0.0.1:{_provider.Port}";

    protected override HostSettings Adjusted(HostSettings settings) => settings with { Provider = new(Issuer, "vinh-danh", Secret) { Name = "Cổng cán bộ" } };

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _provider.Dispose();
        _control.Dispose();
    }

    /// <summary>Somebody whom the provider knows; the subject is what is typed there.</summary>
    public Task KnownAsync(string subject, string? email, bool verified) =>
        ControlAsync(new { person = subject, claims = email is null ? [] : new Dictionary<string, object> { ["email"] = email, ["email_verified"] = verified } });

    /// <summary>What the provider does wrong from now on; null: nothing.</summary>
    public Task FaultAsync(string? fault) => ControlAsync(new { fault });

    /// <summary>Somebody here, reached at the address.</summary>
    public async Task<Guid> MemberAsync(string name, string? email, Role role = Role.UnitOfficer)
    {
        var account = await AccountAsync(name, role, await OrganisationAsync($"Ủy ban nhân dân phường {name}"));
        await WithDbAsync(db => db.Accounts.Where(a => a.Id == account).ExecuteUpdateAsync(s => s.SetProperty(a => a.Email, email)));
        return account;
    }

    public Visitor Visit() => new(Address, new Uri(Issuer));

    private async Task ControlAsync(object what)
    {
        using var answer = await _control.PostAsJsonAsync("/control", what);
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }
}
