using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Directory.Matching;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Audit;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>A plan being written: its parts, its rows, and what the paper would give back.</summary>
[Requires(Permission.ReadPlanDrafts)]
public sealed class ComposeModel(AppDb db, Actor actor, CompositionDesk desk, CompositionFlow flow, AuditLog audit, WorkingCalendar calendar, TimeProvider time) : PageModel
{
    public CompositionDesk.Opened Opened { get; private set; } = null!;
    public CompositionChecks Checks { get; private set; } = null!;
    public PlanText Text => Opened.Text;
    public bool MayEdit => Opened.IsDrafting && actor.May(Permission.ImportPlans);
    public bool MayDrop => Opened.Composition.State is not CompositionState.Issued && actor.May(Permission.ImportPlans);
    public bool MayShare => actor.May(Permission.ImportPlans);

    public IEnumerable<PlanLine> Schedule => Text.Lines.Where(l => l.Kind is PlanLineKind.Task or PlanLineKind.Part);
    public IEnumerable<PlanLine> Council => Text.Lines.Where(l => l.Kind is PlanLineKind.Session or PlanLineKind.Other);

    public string Understood(PlanLine line) => line.Deadline.Length == 0 ? "" : DeadlineWords.Of(DeadlineGrammar.Parse(line.Deadline.ReplaceLineEndings(" "), Text.Year));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LoadAsync(id, ct) ? Page() : NotFound();

    [Requires(Permission.ImportPlans)]
    public async Task<IActionResult> OnPostMoveAsync(Guid id, int line, bool up, CancellationToken ct) =>
        await desk.ReviseAsync(id, t => t.WithGroups().Move(line, up), "line-moved", new { line, up }, ct) ? Redirect($"/compositions/{id}#dong-{line}") : NotFound();

    [Requires(Permission.ImportPlans)]
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, int line, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } opened || opened.Text.Find(line) is not { } gone) return NotFound();
        if (!await desk.ReviseAsync(id, t => t.WithGroups().Remove(line), "line-removed", new { gone.Title }, ct)) return NotFound();
        TempData.SetFlash(new Flash("Đã bỏ một dòng; có thể xem lại ở “Phiên bản”."));
        return Redirect($"/compositions/{id}");
    }

    /// <summary>Offers the text to this authority and those below it, or no longer.</summary>
    [Requires(Permission.ImportPlans)]
    public async Task<IActionResult> OnPostTemplateAsync(Guid id, bool shared, CancellationToken ct)
    {
        var done = await desk.WriteAsync(id, [CompositionState.Drafting, CompositionState.Circulated, CompositionState.Agreed, CompositionState.Issued], (composition, _) =>
        {
            composition.IsTemplate = shared;
            audit.Add("plan-composition.template-changed", id, composition.OrganisationId, after: new { shared });
            return Task.FromResult(true);
        }, ct);
        if (!done) return NotFound();
        TempData.SetFlash(new Flash(shared ? "Đơn vị và các đơn vị trực thuộc bắt đầu soạn được từ bản này." : "Bản này không còn dùng làm mẫu."));
        return Redirect($"/compositions/{id}");
    }

    [Requires(Permission.ImportPlans)]
    public async Task<IActionResult> OnPostDropAsync(Guid id, CancellationToken ct)
    {
        if (!await flow.DropAsync(id, ct)) return NotFound();
        TempData.SetFlash(new Flash("Đã bỏ bản soạn; lịch sử vẫn được giữ."));
        return Redirect("/compositions");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } opened) return false;
        Opened = opened with { Text = opened.Text.WithGroups() };
        var directory = await DirectoryMatcher.LoadAsync(db, opened.Composition.OrganisationId, opened.Text.Date ?? time.Today(), ct);
        Checks = CompositionChecks.Of(Text, directory, calendar);
        return true;
    }
}
