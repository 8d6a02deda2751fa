using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Platform.Figures;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Inspections.Outline;

/// <summary>The report outline that units answer.</summary>
[Requires(Permission.ViewInspections)]
public sealed class OutlineModel(AppDb db, InspectionDesk desk, OutlineDesk outline, FigureBook figures) : PageModel
{
    public Inspection Inspection { get; private set; } = null!;
    public IReadOnlyList<(InspectionQuestion Question, IReadOnlyList<InspectionAsk> Asks)> Questions { get; private set; } = [];
    public bool MayEdit => desk.MayEdit(Inspection);

    /// <summary>Answers begun: what they are made of cannot be taken away any more.</summary>
    public bool HasReports { get; private set; }

    [BindProperty(SupportsGet = true, Name = "question")] public Guid? Editing { get; set; }
    [BindProperty] public QuestionForm Input { get; set; } = new();

    public InspectionQuestion? Edited => Questions.FirstOrDefault(q => q.Question.Id == Editing).Question;

    public string FigureName(string code) => figures.Find(code)?.Name ?? code;

    /// <summary>Figures that can fill a part of a kind.</summary>
    public IEnumerable<SelectListItem> FiguresOf(AskKind kind) => figures.Figures.Where(f => kind switch
    {
        AskKind.Number => f.Kind is FigureKind.Number or FigureKind.Breakdown or FigureKind.List or FigureKind.Documents,
        AskKind.Percent => f.Kind is FigureKind.Percent,
        AskKind.Money => f.Kind is FigureKind.Money,
        AskKind.Documents or AskKind.List => f.Kind is FigureKind.Documents or FigureKind.List,
        _ => false,
    }).Select(f => new SelectListItem(f.Name, f.Code));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (Edited is { } q)
        {
            Input = new()
            {
                Text = q.Text, Guidance = q.Guidance, WindowFrom = q.WindowFrom, WindowTo = q.WindowTo, Version = q.Version,
                Asks = [.. Questions.First(x => x.Question == q).Asks.Select(a => new AskForm { Id = a.Id, Kind = a.Kind, Label = a.Label, Figure = a.Figure }), new()],
            };
        }
        ModelState.Clear();
        return Page();
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit || Edited is not { } question) return NotFound();
        if (Input is { WindowFrom: { } from, WindowTo: { } to } && to < from) ModelState.AddModelError("Input.WindowTo", "Ngày cuối phải sau ngày đầu.");
        foreach (var (n, ask) in Input.Asks.Index())
            if (!string.IsNullOrWhiteSpace(ask.Figure) && FiguresOf(ask.Kind).All(f => f.Value != ask.Figure)) ModelState.AddModelError($"Input.Asks[{n}].Figure", $"“{ask.Label}”: số liệu này không điền được cho loại {OutlineWords.Of(ask.Kind).ToLowerInvariant()}.");
        if (ModelState.IsValid && await outline.SaveAsync(Inspection, question.Id, Input, ct) is { } refused)
        {
            db.ChangeTracker.Clear();
            await LoadAsync(id, ct);
            Input.Version = Edited?.Version ?? 0;
            ModelState.Remove("Input.Version");
            ModelState.AddModelError("", refused);
        }
        if (!ModelState.IsValid) return Page();
        TempData.SetFlash(new Flash($"Đã ghi câu {question.Path}."));
        return Redirect($"/inspections/{id}/outline#q-{question.Id}");
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostComposeAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit) return NotFound();
        TempData.SetFlash(await outline.ComposeAsync(Inspection, ct) ? new Flash("Đã lập đề cương từ nội dung kiểm tra; xem và sửa từng câu nếu cần.") : new Flash("Chưa lập được: đã có đề cương, hoặc kế hoạch chưa có nội dung kiểm tra.", FlashTone.Refused));
        return Redirect($"/inspections/{id}/outline");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } found) return false;
        Inspection = found;
        var asks = (await (from a in db.InspectionAsks
                           join q in db.InspectionQuestions on a.QuestionId equals q.Id
                           where q.InspectionId == id
                           orderby a.SortNo
                           select a).AsNoTracking().ToListAsync(ct)).ToLookup(a => a.QuestionId);
        Questions = [.. (await db.InspectionQuestions.AsNoTracking().Where(q => q.InspectionId == id).OrderBy(q => q.SortNo).ToListAsync(ct)).Select(q => (q, (IReadOnlyList<InspectionAsk>)[.. asks[q.Id]]))];
        HasReports = await db.InspectionReports.AnyAsync(r => db.InspectionTargets.Any(t => t.Id == r.TargetId && t.InspectionId == id), ct);
        return true;
    }
}
