using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Exports.Report;

/// <summary>The progress report of a period: figures that open their rows, the paper, the workbook. Changes nothing.</summary>
[Requires(Permission.ExportProgrammes)]
public sealed class ReportModel(AppDb db, Actor actor, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "from")] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true, Name = "to")] public DateOnly? To { get; set; }

    /// <summary>Which figure's rows are open.</summary>
    [BindProperty(SupportsGet = true, Name = "rows")] public PeriodOutcome? Rows { get; set; }

    /// <summary>Key of the unit whose parts are open.</summary>
    [BindProperty(SupportsGet = true, Name = "unit")] public string? Unit { get; set; }
    [BindProperty(SupportsGet = true, Name = "part")] public PartOutcome? Part { get; set; }

    public ProgressReportData Data { get; private set; } = null!;
    public UnitProgress? OpenUnit { get; private set; }
    public string Address => $"/programmes/{Data.Book.Programme.Id}/report";
    public string Period => $"?from={Uri.EscapeDataString(Vn.Date(Data.From))}&to={Uri.EscapeDataString(Vn.Date(Data.To))}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetDocxAsync(Guid id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? PaperFile.Of(ProgressReportPaper.Paper(Data), FileName) : NotFound();

    public async Task<IActionResult> OnGetXlsxAsync(Guid id, CancellationToken ct) =>
        await LoadAsync(id, ct) ? PaperFile.Of(ProgressReportPaper.Sheets(Data), FileName) : NotFound();

    private string FileName => $"Báo cáo tiến độ {PlanNaming.Brief(Data.Book.Programme)} đến {Data.To:yyyy-MM-dd}";

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await db.ProgrammeBookAsync(actor, id, time.Today(), ct) is not { } book) return false;
        var from = From ?? new DateOnly(book.Programme.Year, 1, 1);
        var to = To ?? (book.Day.Year == book.Programme.Year ? book.Day : new DateOnly(book.Programme.Year, 12, 31));
        // Turned around by a slip of the hand: the same period.
        Data = new ProgressReportData(book, from <= to ? from : to, from <= to ? to : from);
        OpenUnit = Data.Units.FirstOrDefault(u => u.Key == Unit);
        return true;
    }
}
