using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Achievements.Record;

/// <summary>The record of a person or a collective, year by year, with the decision behind each entry.</summary>
[Requires(Permission.ViewAchievements)]
public sealed class ShowModel(AppDb db, Actor actor, RecordBook book, LawShelf law, AuditLog audit, TimeProvider time) : PageModel
{
    public AwardRecord Record { get; private set; } = null!;
    public RecordSubject Subject => Record.Subject;
    public LawShelf Law => law;
    public bool MayEdit => actor.May(Permission.EditAchievements);
    public bool MayVerify => actor.May(Permission.VerifyAchievements);
    public ILookup<Guid, CorrectionRow> Corrections { get; private set; } = null!;
    public ILookup<Guid, EvidenceRow> Evidence { get; private set; } = null!;

    /// <summary>Entries by the period they speak of, newest first.</summary>
    public IEnumerable<IGrouping<VinhDanh.Law.Records.Period, Achievement>> Years => Record.Entries.GroupBy(e => e.Period).OrderByDescending(g => g.Key.Last);

    public async Task<IActionResult> OnGetAsync(string of, Guid id, CancellationToken ct) => await LoadAsync(of, id, ct) ? Page() : NotFound();

    /// <summary>Whether somebody has yet to hold it against its decision. An entry of a forerunner is compared in the forerunner's own record.</summary>
    public bool MayVerifyEntry(Achievement entry) => MayVerify && entry.VerifiedAt is null && entry.SubjectId == Subject.Id;

    /// <summary>An entry as somebody sees it, as the form sends it.</summary>
    public static string Seen(Achievement entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.Id:N}.{entry.Version}");

    /// <summary>Somebody held these entries against their decisions.</summary>
    /// <param name="entry">As <see cref="Seen"/>: nobody confirms words that changed after they had read them.</param>
    [Requires(Permission.VerifyAchievements)]
    public async Task<IActionResult> OnPostVerifyAsync(string of, Guid id, string[] entry, CancellationToken ct)
    {
        if (!await LoadAsync(of, id, ct)) return NotFound();
        if (entry.Length == 0) return Refused("Đánh dấu những mục đã đối chiếu với quyết định.");
        var open = (await db.Achievements.Where(e => (e.PersonId == id || e.UnitId == id) && e.VerifiedAt == null && e.RemovedAt == null).ToListAsync(ct)).ToDictionary(Seen);
        if (!entry.All(open.ContainsKey)) return Refused(Changed);
        foreach (var row in entry.Distinct().Select(e => open[e]))
        {
            (row.VerifiedAt, row.VerifiedBy) = (time.GetUtcNow(), actor.AccountId);
            audit.Add("achievement.verified", Subject.Id, Subject.OwnerId, after: new { entry = AchievementWords.Line(row, law) });
        }
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Between our reading and our writing.
            await LoadAsync(of, id, ct);
            return Refused(Changed);
        }
        TempData.SetFlash(new Flash($"Đã xác nhận đối chiếu {Vn.Number(entry.Distinct().Count())} mục."));
        return Redirect(Subject.Href);
    }

    private const string Changed = "Có mục vừa được người khác sửa hoặc xác nhận. Xem lại rồi đánh dấu những mục đã đối chiếu.";

    private PageResult Refused(string why)
    {
        ModelState.AddModelError("", why);
        return Page();
    }

    private async Task<bool> LoadAsync(string of, Guid id, CancellationToken ct)
    {
        if (await book.FindAsync(of, id, ct) is not { } found) return false;
        Record = found;
        var ids = found.Entries.Select(e => e.Id).ToList();
        Corrections = (await (from c in db.AchievementCorrections
                              join who in db.Accounts on c.CorrectedBy equals who.Id
                              where ids.Contains(c.AchievementId)
                              orderby c.CorrectedAt
                              select new CorrectionRow(c.AchievementId, c.Before, c.Reason, c.Document, who.DisplayName, c.CorrectedAt)).ToListAsync(ct)).ToLookup(c => c.Entry);
        Evidence = (await db.FileReferences.Where(f => f.SubjectKind == AchievementFiles.Kind && ids.Contains(f.SubjectId) && f.RemovedAt == null).OrderBy(f => f.AddedAt)
            .Select(f => new EvidenceRow(f.SubjectId, f.Id, f.Name)).ToListAsync(ct)).ToLookup(f => f.Entry);
        return true;
    }

    public sealed record CorrectionRow(Guid Entry, string Before, string Reason, string Document, string By, DateTimeOffset At);

    public sealed record EvidenceRow(Guid Entry, Guid File, string Name);
}
