using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Notices;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.OwnAccount.Notices;

/// <summary>One's own notices, newest first; reading is noted, nothing is ever taken away.</summary>
[Requires(Permission.UseOwnAccount)]
public sealed class NoticesModel(AppDb db, Actor actor, TimeProvider time) : PageModel
{
    public const int PageSize = 50;

    /// <summary>Page by key: notices older than the one with this id.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Before { get; set; }
    public IReadOnlyList<Notice> Notices { get; private set; } = [];
    public int Unread { get; private set; }

    public string? NextHref => Notices.Count == PageSize ? $"{ShellRoutes.Notices}?Before={Notices[^1].Id}" : null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Unread = await Own.CountAsync(n => n.ReadAt == null, ct);
        var notices = Own.AsNoTracking();
        if (Before is { } before)
        {
            var at = await Own.Where(n => n.Id == before).Select(n => (DateTimeOffset?)n.At).SingleOrDefaultAsync(ct);
            notices = notices.Where(n => n.At < at || (n.At == at && n.Id < before));
        }

        Notices = await notices.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(PageSize).ToListAsync(ct);
    }

    /// <summary>Notes one as read and goes where it leads.</summary>
    public async Task<IActionResult> OnPostOpenAsync(Guid notice, CancellationToken ct)
    {
        var found = await Own.Where(n => n.Id == notice).Select(n => n.Href).SingleOrDefaultAsync(ct);
        if (found is null) return NotFound();
        await ReadAsync(Own.Where(n => n.Id == notice), ct);
        return LocalRedirect(found);
    }

    public async Task<IActionResult> OnPostReadAsync(Guid notice, CancellationToken ct)
    {
        if (!await Own.AnyAsync(n => n.Id == notice, ct)) return NotFound();
        await ReadAsync(Own.Where(n => n.Id == notice), ct);
        return RedirectToPage(new { Before });
    }

    public async Task<IActionResult> OnPostReadAllAsync(CancellationToken ct)
    {
        var read = await ReadAsync(Own, ct);
        TempData.SetFlash(new Flash(read == 0 ? "Không còn thông báo nào chưa đọc." : $"Đã đánh dấu {Vn.Number(read)} thông báo là đã đọc."));
        return RedirectToPage();
    }

    private IQueryable<Notice> Own => db.Notices.Where(n => n.AccountId == actor.AccountId);

    private async Task<int> ReadAsync(IQueryable<Notice> notices, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        return await notices.Where(n => n.ReadAt == null).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, now), ct);
    }
}
