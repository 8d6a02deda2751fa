using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Inspections.Paperwork;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Inspections.Summary;

/// <summary>Who has reported, and what all reports say together.</summary>
[Requires(Permission.ViewInspections)]
public sealed class SummaryModel(InspectionDesk desk, SummaryDesk summary, InspectionNames names, TimeProvider time) : PageModel
{
    public SummaryView View { get; private set; } = null!;
    public DateOnly Today => time.Today();

    /// <summary>direct, self; otherwise all.</summary>
    [BindProperty(SupportsGet = true, Name = "of")] public string? Of { get; set; }

    /// <summary>The question whose answers stand side by side.</summary>
    [BindProperty(SupportsGet = true, Name = "question")] public Guid? Shown { get; set; }

    public SummaryQuestion? Question => View.Questions.FirstOrDefault(q => q.Question.Id == Shown);

    public bool MayEdit => desk.MayEdit(View.Inspection);

    public string Href(string? of = null, Guid? question = null) =>
        LocalAddress.Of($"/inspections/{View.Inspection.Id}/summary", [("of", of ?? Of), ("question", question?.ToString())]);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetXlsxAsync(Guid id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? PaperFile.Of(SummarySheets.Of(View), $"Tổng hợp {View.Inspection.Title}") : NotFound();

    public async Task<IActionResult> OnGetDocxAsync(Guid id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? PaperFile.Of(SummaryPaper.Of(View, await names.OfAsync(View.Inspection, ct), Today), $"Báo cáo tổng hợp {View.Inspection.Title}") : NotFound();

    /// <summary>The letter to units whose report is owed.</summary>
    public async Task<IActionResult> OnGetReminderAsync(Guid id, CancellationToken ct) =>
        await LoadAsync(id, ct) && View.Missing.Count > 0 ? PaperFile.Of(ReminderPaper.Of(View, await names.OfAsync(View.Inspection, ct), Today), $"Công văn đôn đốc báo cáo {View.Inspection.Title}") : NotFound();

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } found) return false;
        View = await summary.OfAsync(found, Of switch { "direct" => TargetKind.Direct, "self" => TargetKind.Self, _ => null }, ct);
        return true;
    }
}
