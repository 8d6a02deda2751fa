using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Achievements;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Platform.Statutes;
using VinhDanh.App.Shell;
using VinhDanh.Law.Planning;
using VinhDanh.Law.Records;

namespace VinhDanh.App.Features.Eligibility.Roadmaps;

/// <summary>Lộ trình khen cao of a person or a collective: from the first title to the furthest award in reach, with assumptions the reader may change.</summary>
[Requires(Permission.ViewAchievements)]
public sealed class RoadmapPageModel(RecordBook book, LawShelf law, TimeProvider time) : PageModel
{
    public RoadmapView View { get; private set; } = null!;
    public RecordSubject Subject => View.Record.Subject;
    public string Path => $"{Subject.Href}/roadmap";
    public string? Problem { get; private set; }

    /// <summary>Another law to compare with; null: none was chosen.</summary>
    public VinhDanh.Law.Packs.Regime? Other { get; private set; }
    public IReadOnlyList<Change> Changes { get; private set; } = [];
    public IEnumerable<VinhDanh.Law.Packs.Regime> Others => law.Library.Regimes.Where(r => r.Id != View.Regime.Id);
    public string NameOf(string award) => law.NameOf(award);

    public async Task<IActionResult> OnGetAsync(string of, Guid id, [FromQuery(Name = "date")] DateOnly? received, [FromQuery(Name = "with")] string? with, CancellationToken ct)
    {
        if (!ModelState.IsValid) Problem = "Ngày nhận hồ sơ chưa đúng; đang xem theo ngày hôm nay.";
        if (!await LoadAsync(of, id, received, ct)) return NotFound();
        if (law.Library.Find(with ?? "") is { } other && other != View.Regime)
        {
            Other = other;
            var (before, after) = (other.From ?? DateOnly.MinValue) < (View.Regime.From ?? DateOnly.MinValue) ? (other, View.Regime) : (View.Regime, other);
            Changes = Survey.WhatChanged(before, after, View.History, new Proposal("", View.Question.Year) { IsScreening = true, Readings = View.Record.Chosen });
        }
        return Page();
    }

    public async Task<IActionResult> OnGetDocxAsync(string of, Guid id, [FromQuery(Name = "date")] DateOnly? received, CancellationToken ct) =>
        await LoadAsync(of, id, received, ct) ? PaperFile.Of(RoadmapPaper.Of(View, time.Today()), $"Lộ trình khen thưởng – {Subject.Name}") : NotFound();

    private async Task<bool> LoadAsync(string of, Guid id, DateOnly? received, CancellationToken ct)
    {
        if (await book.FindAsync(of, id, ct) is not { } record) return false;
        View = RoadmapView.Of(record, law, RoadmapQuestion.Read(Request.Query, law.On(received), received, time.Today().Year - 1));
        return true;
    }
}
