using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Commands;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Mail;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Administration.Outbox;

/// <summary>The mail server as it is set, and the mails: what waits, what was not taken and why, send it again or give it up. What mails say is shown to nobody.</summary>
[Requires(Permission.ManageJobs)]
public sealed class OutboxModel(AppDb db, HostSettings settings, MailPost post, MailTrial trial, Actor actor, AuditLog audit, TimeProvider time) : PageModel
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true)] public MailFilter State { get; set; }
    [BindProperty] public Command Input { get; set; } = new();
    public MailSettings? Server => settings.Mail;
    public IReadOnlyList<OutgoingMail> Mails { get; private set; } = [];
    public int Waiting { get; private set; }
    public int Failed { get; private set; }
    public DateTimeOffset? LastSent { get; private set; }

    private DateTimeOffset Now => time.GetUtcNow();

    public bool IsUnderWay(OutgoingMail mail) => mail.LockedUntil > Now;

    public bool MaySendAgain(OutgoingMail mail) => mail.SentAt is null && mail.Letter is not null && mail.ExpiresAt > Now && !IsUnderWay(mail) && (mail.FailedAt is not null || mail.Attempts > 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await db.IsManagedByAsync(actor, ct)) return Refuse();
        Input.Address = await db.Accounts.Where(a => a.Id == actor.AccountId).Select(a => a.Email).SingleAsync(ct) ?? "";
        await LoadAsync(ct);
        return Page();
    }

    /// <summary>Sends now what waits for its next try, or was given up.</summary>
    public async Task<IActionResult> OnPostRetryAsync(Guid mail, CancellationToken ct) => await RetryAsync(m => m.Where(x => x.Id == mail), ct);

    public async Task<IActionResult> OnPostRetryAllAsync(CancellationToken ct) => await RetryAsync(m => m.Where(x => x.FailedAt != null), ct);

    public async Task<IActionResult> OnPostGiveUpAsync(Guid mail, CancellationToken ct)
    {
        if (!await db.IsManagedByAsync(actor, ct)) return Refuse();
        var now = Now;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var kind = await db.OutgoingMails.Where(m => m.Id == mail).Select(m => (MailKind?)m.Kind).SingleOrDefaultAsync(ct);
        if (kind is null) return NotFound();
        var ended = await db.OutgoingMails.Where(m => m.Id == mail && m.SentAt == null && m.FailedAt == null && (m.LockedUntil == null || m.LockedUntil < now))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.FailedAt, now).SetProperty(m => m.LastFault, MailFault.GivenUp), ct);
        if (ended == 0)
        {
            TempData.SetFlash(new Flash("Thư này đang được gửi, đã gửi hoặc đã thôi gửi.", FlashTone.Notice));
            return RedirectToPage(new { State });
        }

        audit.Add("mail.given-up", mail, null, after: new { mailKind = kind });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash("Đã thôi gửi thư này."));
        return RedirectToPage(new { State });
    }

    /// <summary>A mail at once, outside the outbox: its answer is what one wants to see.</summary>
    public async Task<IActionResult> OnPostTestAsync(CancellationToken ct)
    {
        if (!await db.IsManagedByAsync(actor, ct)) return Refuse();
        var address = Input.Address.Trim();
        if (ModelState.IsValid && !MailAddresses.IsValid(address)) ModelState.AddModelError("Input.Address", "Địa chỉ thư chưa đúng dạng, ví dụ ten@coquan.vn.");
        if (ModelState.IsValid && Server is null) ModelState.AddModelError("Input.Address", "Chưa nối máy chủ thư.");
        if (!ModelState.IsValid)
        {
            await LoadAsync(ct);
            return Page();
        }

        var fault = await trial.SendAsync(actor.DisplayName, address, ct);
        audit.Add("mail.tested", actor.OrganisationId, actor.OrganisationId, after: new { mailAddress = MailAddresses.Masked(address), mailFault = fault?.Fault });
        await db.SaveChangesAsync(ct);
        TempData.SetFlash(fault is null
            ? new Flash("Máy chủ thư đã nhận thư thử. Xem hộp thư, cả mục thư rác.")
            : new Flash($"Chưa gửi được thư thử. {MailWords.Of(fault.Fault)}{(fault.Said.Length > 0 ? $" Máy chủ trả lời: {fault.Said}" : "")}", FlashTone.Refused));
        return RedirectToPage(new { State });
    }

    private async Task<IActionResult> RetryAsync(Func<IQueryable<OutgoingMail>, IQueryable<OutgoingMail>> which, CancellationToken ct)
    {
        if (!await db.IsManagedByAsync(actor, ct)) return Refuse();
        var now = Now;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await which(db.OutgoingMails).OrderBy(m => m.Id).Take(1000).Select(m => new { m.Id, m.Kind }).ToListAsync(ct);
        if (found.Count == 0) return NotFound();
        var again = 0;
        foreach (var mail in found)
        {
            var changed = await db.OutgoingMails
                .Where(m => m.Id == mail.Id && m.SentAt == null && m.Letter != null && m.ExpiresAt > now && (m.LockedUntil == null || m.LockedUntil < now))
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.FailedAt, (DateTimeOffset?)null).SetProperty(m => m.Attempts, 0)
                    .SetProperty(m => m.NextTryAt, now).SetProperty(m => m.LockedUntil, (DateTimeOffset?)null), ct);
            if (changed == 0) continue;
            audit.Add("mail.retried", mail.Id, null, after: new { mailKind = mail.Kind });
            again++;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        post.StopResting();
        TempData.SetFlash(again == 0 ? new Flash("Không gửi lại: thư đang được gửi, đã gửi hoặc đã quá thời hạn.", FlashTone.Notice) : new Flash($"Sẽ gửi lại ngay {Vn.Number(again)} thư."));
        return RedirectToPage(new { State });
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Waiting = await db.OutgoingMails.CountAsync(m => m.SentAt == null && m.FailedAt == null, ct);
        Failed = await db.OutgoingMails.CountAsync(m => m.FailedAt != null, ct);
        LastSent = await db.OutgoingMails.MaxAsync(m => m.SentAt, ct);
        var mails = db.OutgoingMails.AsNoTracking();
        Mails = await (State switch
        {
            MailFilter.Failed => mails.Where(m => m.FailedAt != null).OrderByDescending(m => m.FailedAt),
            MailFilter.Sent => mails.Where(m => m.SentAt != null).OrderByDescending(m => m.SentAt),
            _ => mails.Where(m => m.SentAt == null && m.FailedAt == null).OrderBy(m => m.NextTryAt),
        }).Take(PageSize).ToListAsync(ct);
    }

    private StatusCodeResult Refuse() => WholePlatform.Refuse(HttpContext, "Thư điện tử");

    public sealed class Command
    {
        [Required(ErrorMessage = "Nhập địa chỉ nhận thư thử."), StringLength(MailAddresses.MaximumLength)] public string Address { get; set; } = "";
    }
}

public enum MailFilter
{
    Waiting,
    Failed,
    Sent,
}
