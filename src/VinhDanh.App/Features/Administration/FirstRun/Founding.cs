using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Features.Directory;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.Administration.FirstRun;

/// <summary>Makes the first authority and its administrator; possible once, by a link that the terminal printed.</summary>
public sealed class Founding(AppDb db, UserManager<Account> users, AuditLog audit, TimeProvider time)
{
    /// <summary>A new link while nothing stands yet; an earlier one no longer works.</summary>
    /// <returns>The secret; null when an authority exists.</returns>
    public async Task<string?> InviteAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await LockAsync(ct);
        if (await db.Organisations.AnyAsync(ct)) return null;
        var token = Door.NewToken();
        await db.FirstRuns.ExecuteDeleteAsync(ct);
        db.FirstRuns.Add(new() { TokenDigest = Door.Digest(token), CreatedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return token;
    }

    public async Task<bool> AcceptsAsync(string token, CancellationToken ct)
    {
        var digest = Door.Digest(token);
        return await db.FirstRuns.AnyAsync(f => f.TokenDigest == digest, ct);
    }

    /// <summary>Creates the authority and its administrator, who is also its first officer.</summary>
    public async Task<Outcome> FoundAsync(string token, Request request, CancellationToken ct)
    {
        if (PasswordRules.Judge(new(request.UserName, request.DisplayName, null, [request.Authority]), request.Password) is { } weak) return new Outcome.WeakPassword(weak);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await LockAsync(ct);
        var digest = Door.Digest(token);
        if (await db.FirstRuns.Where(f => f.TokenDigest == digest).ExecuteDeleteAsync(ct) == 0) return new Outcome.LinkUsed();

        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.Organisations.Add(new()
        {
            Id = id,
            Path = Organisation.PathOf(null, id),
            Kind = request.Kind,
            Code = request.Code,
            Name = request.Authority,
            ValidFrom = request.Since,
        });
        var account = new Account
        {
            Id = Guid.CreateVersion7(now),
            UserName = request.UserName,
            DisplayName = request.DisplayName,
            SecurityStamp = Door.NewToken(),
            CreatedAt = now,
        };
        account.PasswordHash = users.PasswordHasher.HashPassword(account, request.Password);
        db.Accounts.Add(account);
        foreach (var role in (Role[])[Role.Administrator, Role.StandingAgencyOfficer])
            db.RoleAssignments.Add(new() { Id = Guid.CreateVersion7(now), AccountId = account.Id, OrganisationId = id, Role = role, ValidFrom = time.Today() });
        audit.Add("organisation.founded", id, id, after: new { request.Authority, request.Kind, request.Code });
        audit.Add("account.created", account.Id, id, after: new { request.UserName, roles = (Role[])[Role.Administrator, Role.StandingAgencyOfficer] });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Founded(account);
    }

    private async Task LockAsync(CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.FirstRun})", ct);

    /// <param name="Since">First day of the authority's validity.</param>
    public sealed record Request(string Authority, OrganisationKind Kind, string? Code, DateOnly Since, string DisplayName, string UserName, string Password);

    public abstract record Outcome
    {
        public sealed record Founded(Account Account) : Outcome;
        public sealed record LinkUsed : Outcome;
        public sealed record WeakPassword(string Why) : Outcome;
    }
}
