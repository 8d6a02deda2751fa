using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Tests.Mail;

/// <summary>The whole program with a mail server. Nothing is sent until a test says so.</summary>
public sealed class MailSite(PostgresCluster cluster) : Site(cluster), IAsyncLifetime
{
    public SmtpServer Smtp { get; } = new();

    protected override HostSettings Adjusted(HostSettings settings) => settings with { Mail = Smtp.Settings };

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Smtp.Dispose();
    }

    /// <summary>Sends what is due, as the background work would.</summary>
    public Task<int> SendAsync(CancellationToken ct)
    {
        Services.GetRequiredService<MailPost>().StopResting();
        return Services.GetRequiredService<MailPost>().SendDueAsync(ct);
    }

    /// <summary>Somebody who is reached at “name@an-thinh.example”.</summary>
    public async Task<(Guid Account, Guid Ward, string Address)> ReaderAsync(string name, MailChoice choice, string? address = null)
    {
        var ward = await OrganisationAsync($"Ủy ban nhân dân phường {name}");
        var account = await AccountAsync(name, Role.UnitOfficer, ward);
        var at = address ?? $"{name}@an-thinh.example";
        await WithDbAsync(db => db.Accounts.Where(a => a.Id == account).ExecuteUpdateAsync(s => s.SetProperty(a => a.Email, at).SetProperty(a => a.MailChoice, choice)));
        return (account, ward, at);
    }
}
