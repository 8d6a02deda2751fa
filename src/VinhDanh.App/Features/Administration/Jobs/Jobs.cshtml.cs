using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Jobs;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Administration.Jobs;

/// <summary>
/// Work done apart from requests: what waits, what failed, run it again. Jobs belong to the platform as a whole, so only an
/// administrator of an authority that stands under no other sees them.
/// </summary>
[Requires(Permission.ManageJobs)]
public sealed class JobsModel(AppDb db, Actor actor, AuditLog audit, IEnumerable<JobKind> kinds, TimeProvider time) : PageModel
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true)] public JobFilter State { get; set; }
    public IReadOnlyList<Job> Jobs { get; private set; } = [];
    public int Waiting { get; private set; }
    public int Failed { get; private set; }

    public string LabelOf(string kind) => kinds.FirstOrDefault(k => k.Name == kind)?.Label ?? kind;

    public bool IsRunning(Job job) => job.DoneAt is null && job.FailedAt is null && job.LockedUntil > time.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await db.IsManagedByAsync(actor, ct)) return Refuse();
        Waiting = await db.Jobs.CountAsync(j => j.DoneAt == null && j.FailedAt == null, ct);
        Failed = await db.Jobs.CountAsync(j => j.FailedAt != null, ct);
        var jobs = db.Jobs.AsNoTracking();
        Jobs = await (State switch
        {
            JobFilter.Failed => jobs.Where(j => j.FailedAt != null).OrderByDescending(j => j.FailedAt),
            JobFilter.Done => jobs.Where(j => j.DoneAt != null).OrderByDescending(j => j.DoneAt),
            _ => jobs.Where(j => j.DoneAt == null && j.FailedAt == null).OrderBy(j => j.RunAt),
        }).Take(PageSize).ToListAsync(ct);
        return Page();
    }

    /// <summary>Runs a job that gave up, or waits for its next try, now.</summary>
    public async Task<IActionResult> OnPostRetryAsync(Guid job, CancellationToken ct)
    {
        if (!await db.IsManagedByAsync(actor, ct)) return Refuse();
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var kind = await db.Jobs.Where(j => j.Id == job).Select(j => j.Kind).SingleOrDefaultAsync(ct);
        if (kind is null) return NotFound();
        var changed = await db.Jobs
            .Where(j => j.Id == job && j.DoneAt == null && (j.LockedUntil == null || j.LockedUntil < now))
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.FailedAt, (DateTimeOffset?)null).SetProperty(j => j.Attempts, 0)
                .SetProperty(j => j.RunAt, now).SetProperty(j => j.LockedUntil, (DateTimeOffset?)null), ct);
        if (changed == 0)
        {
            TempData.SetFlash(new Flash("Công việc này đang chạy hoặc đã xong.", FlashTone.Notice));
            return RedirectToPage(new { State });
        }

        audit.Add("job.retried", job, null, after: new { jobKind = kind });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        TempData.SetFlash(new Flash("Công việc sẽ chạy lại ngay."));
        return RedirectToPage(new { State });
    }

    private StatusCodeResult Refuse() => WholePlatform.Refuse(HttpContext, "Công việc nền");
}

public enum JobFilter
{
    Waiting,
    Failed,
    Done,
}
