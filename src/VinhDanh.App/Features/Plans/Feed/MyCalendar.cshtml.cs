using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Feed;

/// <summary>One's own calendar: made, made anew, taken back. The address is shown once.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class MyCalendarModel(AppDb db, Actor actor, Door door, AuditLog audit, TimeProvider time) : PageModel
{
    [BindProperty] public FreshProof Proof { get; set; } = new();
    public CalendarFeed? Open { get; private set; }

    /// <summary>The secret just made; shown once.</summary>
    [TempData] public string? NewFeed { get; set; }

    public string? Address => NewFeed is { } token ? $"{Request.Scheme}://{Request.Host}{FeedAnswer.Path(token)}" : null;

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    /// <summary>Makes one, after a fresh proof, because it outlives the session; the one before ends.</summary>
    public async Task<IActionResult> OnPostCreateAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return await AgainAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Pressed twice at once: the second waits here and ends the first one's.
        var outcome = await door.ProveAgainAsync(await db.LockAccountAsync(actor.AccountId!.Value, ct), Proof, ct);
        if (outcome is not SignInOutcome.Success)
        {
            await transaction.CommitAsync(ct); // a wrong password counts
            ModelState.AddRefusal(nameof(Proof), outcome);
            return await AgainAsync(ct);
        }

        await RevokeAsync(ct);
        var (now, token) = (time.GetUtcNow(), Door.NewToken());
        var feed = new CalendarFeed
        {
            Id = Guid.CreateVersion7(now), AccountId = actor.AccountId!.Value, TokenDigest = Door.Digest(token), CreatedAt = now,
            Strong = await db.Sessions.AnyAsync(s => s.Id == actor.SessionId && s.SecondFactorAt != null, ct),
        };
        db.CalendarFeeds.Add(feed);
        audit.Add("calendar-feed.created", feed.Id, actor.Acting?.OrganisationId);
        await db.SaveChangesAsync(ct);
        await door.RenewAsync(HttpContext, endOthers: false, ct);
        await transaction.CommitAsync(ct);
        NewFeed = token;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await RevokeAsync(ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash("Đã thu hồi địa chỉ lịch. Các ứng dụng đang đọc lịch không đọc được nữa."));
        return RedirectToPage();
    }

    private IQueryable<CalendarFeed> Mine => db.CalendarFeeds.Where(f => f.AccountId == actor.AccountId && f.RevokedAt == null);

    private async Task LoadAsync(CancellationToken ct) => Open = await Mine.AsNoTracking().SingleOrDefaultAsync(ct);

    private async Task<PageResult> AgainAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Page();
    }

    private async Task RevokeAsync(CancellationToken ct)
    {
        foreach (var feed in await Mine.ToListAsync(ct))
        {
            feed.RevokedAt = time.GetUtcNow();
            audit.Add("calendar-feed.revoked", feed.Id, actor.Acting?.OrganisationId);
        }

        await db.SaveChangesAsync(ct);
    }
}
