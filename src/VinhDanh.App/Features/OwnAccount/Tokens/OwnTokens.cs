using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;

namespace VinhDanh.App.Features.OwnAccount.Tokens;

/// <summary>The acting person's tokens.</summary>
public sealed class OwnTokens(AppDb db, Actor actor, Door door, AuditLog audit, TimeProvider time)
{
    private Guid Own => actor.AccountId!.Value;

    /// <summary>Those that open something, newest first.</summary>
    public async Task<IReadOnlyList<TokenLine>> ListAsync(CancellationToken ct) => [.. (await (
        from t in Open
        join o in db.Organisations on t.OrganisationId equals o.Id
        orderby t.CreatedAt descending
        select new { t.Id, t.Name, Organisation = o.Name, t.Scopes, t.ExpiresAt, t.LastUsedOn }).ToListAsync(ct))
        .Select(t => new TokenLine(t.Id, t.Name, t.Organisation, string.Join(", ", t.Scopes.Select(s => ApiWords.Of(Names.ToEnum<ApiScope>(s)))), VietnamTime.DateOf(t.ExpiresAt.AddTicks(-1)), t.LastUsedOn))];

    /// <summary>For the organisation acted for; takes a fresh proof, because it outlives the session.</summary>
    /// <param name="days">It ends with that day from today on.</param>
    public async Task<Outcome> MakeAsync(string name, IReadOnlyList<ApiScope> scopes, int days, FreshProof proof, HttpContext http, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await db.LockAccountAsync(Own, ct);
        var outcome = await door.ProveAgainAsync(account, proof, ct);
        if (outcome is not SignInOutcome.Success)
        {
            await transaction.CommitAsync(ct); // a wrong password counts
            return new Outcome.NotProved(outcome);
        }

        if (await Open.CountAsync(ct) >= ApiToken.MostOpen) return new Outcome.TooMany();
        var (secret, now) = (ApiToken.Prefix + Door.NewToken(), time.GetUtcNow());
        var token = new ApiToken
        {
            Id = Guid.CreateVersion7(now), AccountId = Own, OrganisationId = actor.OrganisationId, Name = name, Scopes = [.. scopes.Order().Select(Names.OfEnum)], TokenDigest = Door.Digest(secret),
            Strong = await db.Sessions.AnyAsync(s => s.Id == actor.SessionId && s.SecondFactorAt != null, ct), CreatedAt = now, ExpiresAt = VietnamTime.StartOf(time.Today().AddDays(days + 1)),
        };
        db.ApiTokens.Add(token);
        audit.Add("account.api-token-made", Own, actor.OrganisationId, after: new { apiToken = name, apiScopes = token.Scopes, token.ExpiresAt });
        await db.SaveChangesAsync(ct);
        await door.RenewAsync(http, endOthers: false, ct);
        await transaction.CommitAsync(ct);
        return new Outcome.Made(secret);
    }

    /// <returns>Its name; null: this person has no such token.</returns>
    public async Task<string?> RevokeAsync(Guid id, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var name = await Open.Where(t => t.Id == id).Select(t => t.Name).SingleOrDefaultAsync(ct);
        if (name is null) return null;
        var now = time.GetUtcNow();
        if (await Open.Where(t => t.Id == id).ExecuteUpdateAsync(s => s.SetProperty(t => t.RevokedAt, now), ct) == 0) return null;
        audit.Add("account.api-token-revoked", Own, actor.OrganisationId, before: new { apiToken = name });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return name;
    }

    private IQueryable<ApiToken> Open
    {
        get
        {
            var now = time.GetUtcNow();
            return db.ApiTokens.AsNoTracking().Where(t => t.AccountId == Own && t.RevokedAt == null && t.ExpiresAt > now);
        }
    }

    public abstract record Outcome
    {
        public sealed record Made(string Secret) : Outcome;

        public sealed record NotProved(SignInOutcome Why) : Outcome;

        public sealed record TooMany : Outcome;
    }
}

public sealed record TokenLine(Guid Id, string Name, string Organisation, string Scopes, DateOnly Until, DateOnly? LastUsedOn);
