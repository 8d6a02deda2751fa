using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Platform.Scope;

namespace VinhDanh.App.Features.Administration.Accounts;

/// <summary>Lets a named person in by a link: made within the inviter's scope, good once, for a week.</summary>
public sealed class Invitations(AppDb db, UserManager<Account> users, MailOutbox outbox, Actor actor, AuditLog audit, TimeProvider time)
{
    public const string MailKeyPrefix = "invitation/";
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public async Task<Outcome> InviteAsync(Request request, CancellationToken ct)
    {
        var organisation = await db.Organisations.Within(actor).Where(o => o.Id == request.OrganisationId).Select(o => o.Name).SingleOrDefaultAsync(ct);
        if (organisation is null) return new Outcome.OutOfScope();
        if (await db.Accounts.AnyAsync(a => a.UserName == request.UserName, ct)) return new Outcome.NameTaken();

        var (now, token) = (time.GetUtcNow(), Door.NewToken());
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now),
            OrganisationId = request.OrganisationId,
            Role = request.Role,
            UserName = request.UserName,
            DisplayName = request.DisplayName,
            TokenDigest = Door.Digest(token),
            Address = request.Address,
            CreatedAt = now,
            CreatedBy = actor.AccountId!.Value,
            ExpiresAt = now + Lifetime,
            ValidFrom = request.ValidFrom,
            ValidTo = request.ValidTo,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // One that ran out must not stand in the way of the next for the same name.
        await db.Invitations.Where(i => i.UserName == request.UserName && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt <= now)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.RevokedAt, now), ct);
        db.Invitations.Add(invitation);
        audit.Add("invitation.made", invitation.Id, invitation.OrganisationId, after: new
        {
            invitation.DisplayName, invitation.UserName, invitation.Role, organisation, invitation.ValidFrom, invitation.ValidTo, invitation.ExpiresAt,
            mailAddress = invitation.Address is null ? null : MailAddresses.Masked(invitation.Address),
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "invitation_open_once" })
        {
            return new Outcome.AlreadyInvited();
        }

        if (request.Address is { } address) await outbox.AddAsync(MailKind.Invitation, new(null, request.DisplayName, address), LetterOf(invitation, organisation, token), Lifetime, ct, MailKeyOf(invitation.Id));
        await transaction.CommitAsync(ct);
        return new Outcome.Invited(invitation.Id, token);
    }

    /// <returns>False when there is no open invitation of that id in scope.</returns>
    public async Task<bool> RevokeAsync(Guid id, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (found is null || !await db.Organisations.Within(actor).AnyAsync(o => o.Id == found.OrganisationId, ct)) return false;
        if (await db.Invitations.Where(i => i.Id == id && i.AcceptedAt == null && i.RevokedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(i => i.RevokedAt, now), ct) == 0) return false;
        var key = MailKeyOf(id);
        await db.OutgoingMails.Where(m => m.OnceKey == key && m.SentAt == null).ExecuteDeleteAsync(ct);
        audit.Add("invitation.revoked", id, found.OrganisationId, before: new { found.UserName });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <returns>What the link opens; null when it is unknown, used, revoked or too old.</returns>
    public async Task<Invited?> FindAsync(string token, CancellationToken ct)
    {
        var (digest, now) = (Door.Digest(token), time.GetUtcNow());
        var found = await (
            from invitation in db.Invitations.AsNoTracking()
            join organisation in db.Organisations on invitation.OrganisationId equals organisation.Id
            where invitation.TokenDigest == digest && invitation.AcceptedAt == null && invitation.RevokedAt == null && invitation.ExpiresAt > now
            select new { invitation, organisation.Name }).SingleOrDefaultAsync(ct);
        return found is null ? null : new(found.invitation, found.Name, RoleWords.Of(found.invitation.Role));
    }

    /// <summary>Makes the account with the role it was invited for. The link is spent in the same transaction.</summary>
    public async Task<Acceptance> AcceptAsync(string token, string password, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { Invitation: var invitation }) return new Acceptance.LinkUsed();
        if (PasswordRules.Judge(await PasswordHolder.OfAsync(db, invitation, ct), password) is { } weak) return new Acceptance.WeakPassword(weak);
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Invitations.Where(i => i.Id == invitation.Id && i.AcceptedAt == null && i.RevokedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(i => i.AcceptedAt, now), ct) == 0) return new Acceptance.LinkUsed();
        // The name was free when the invitation was made; the first run or another link may have taken it since.
        if (await db.Accounts.AnyAsync(a => a.UserName == invitation.UserName, ct)) return new Acceptance.LinkUsed();

        var account = new Account
        {
            Id = Guid.CreateVersion7(now),
            UserName = invitation.UserName,
            DisplayName = invitation.DisplayName,
            Email = invitation.Address,
            PersonId = await PersonAsync(invitation, ct),
            SecurityStamp = Door.NewToken(),
            CreatedAt = now,
        };
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        db.Accounts.Add(account);
        db.RoleAssignments.Add(new()
        {
            Id = Guid.CreateVersion7(now), AccountId = account.Id, OrganisationId = invitation.OrganisationId, Role = invitation.Role,
            ValidFrom = invitation.ValidFrom, ValidTo = invitation.ValidTo,
        });
        audit.Add("invitation.accepted", invitation.Id, invitation.OrganisationId, after: new { invitation.UserName });
        audit.Add("account.created", account.Id, invitation.OrganisationId, after: new { account.UserName, account.DisplayName, account.PersonId, invitation.Role, invitation.ValidFrom, invitation.ValidTo });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Acceptance.Accepted(account, MayEnter: invitation.ValidFrom <= time.Today() && !(invitation.ValidTo < time.Today()));
    }

    /// <summary>
    /// The one person of that name whom the directory has at the organisation: documents name people, and what they lead is told to
    /// their account. None, or two of one name: no link.
    /// </summary>
    private async Task<Guid?> PersonAsync(Invitation invitation, CancellationToken ct)
    {
        var today = time.Today();
        var named = await db.People
            .Where(p => p.OrganisationId == invitation.OrganisationId && p.FullName == invitation.DisplayName
                && p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo >= today) && !db.Accounts.Any(a => a.PersonId == p.Id))
            .Select(p => p.Id).Take(2).ToListAsync(ct);
        return named is [var one] ? one : null;
    }

    /// <summary>One mail an invitation.</summary>
    public static string MailKeyOf(Guid invitation) => $"{MailKeyPrefix}{invitation}";

    private static Letter LetterOf(Invitation invitation, string organisation, string token) => new($"Lời mời sử dụng chương trình Vinh Danh: {organisation}",
        [$"{organisation} mời đồng chí sử dụng chương trình Vinh Danh với vai trò {RoleWords.Of(invitation.Role)}.", $"Tên đăng nhập: {invitation.UserName}"])
    {
        Link = new("Nhận lời mời và đặt mật khẩu", $"/invitation/{token}"),
        Closing = "Đường dẫn dùng được một lần trong bảy ngày; không chuyển thư này cho người khác. Nếu đồng chí không biết về lời mời, hãy bỏ qua thư.",
    };

    /// <param name="Address">The link goes there, and is shown to nobody; null: it is shown to the inviter.</param>
    public sealed record Request(string DisplayName, string UserName, Guid OrganisationId, Role Role, DateOnly ValidFrom, DateOnly? ValidTo, string? Address = null);

    public sealed record Invited(Invitation Invitation, string Organisation, string Role);

    public abstract record Outcome
    {
        /// <param name="Token">The secret of the link; kept nowhere.</param>
        public sealed record Invited(Guid Id, string Token) : Outcome;
        public sealed record OutOfScope : Outcome;
        public sealed record NameTaken : Outcome;
        public sealed record AlreadyInvited : Outcome;
    }

    public abstract record Acceptance
    {
        /// <param name="MayEnter">False while the role's period has not begun.</param>
        public sealed record Accepted(Account Account, bool MayEnter) : Acceptance;
        public sealed record LinkUsed : Acceptance;
        public sealed record WeakPassword(string Why) : Acceptance;
    }
}
