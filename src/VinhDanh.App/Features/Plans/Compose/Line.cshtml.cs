using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>One row of an appendix: a new one, or one to be mended.</summary>
[Requires(Permission.ImportPlans)]
public sealed class LineModel(AppDb db, Actor actor, CompositionDesk desk, TimeProvider time) : PageModel
{
    public CompositionDesk.Opened Opened { get; private set; } = null!;
    public IReadOnlyList<string> KnownNames { get; private set; } = [];

    /// <summary>The row to be mended; null for a new one.</summary>
    [BindProperty(SupportsGet = true)] public int? Line { get; set; }

    /// <summary>The row that a new one follows.</summary>
    [BindProperty(SupportsGet = true)] public int? After { get; set; }
    [BindProperty] public Command Input { get; set; } = new();

    /// <summary>How the typed deadline is understood, once asked.</summary>
    public string? Understood { get; private set; }

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<PlanLineKind>().Select(k => new SelectListItem(CompositionWords.Of(k), k.ToString()));

    public IEnumerable<string> Groups => Opened.Text.Lines.Select(l => l.Group).OfType<string>().Distinct();

    public async Task<IActionResult> OnGetAsync(Guid id, PlanLineKind kind, string? title, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var above = Opened.Text.WithGroups().Lines.LastOrDefault(l => After is null ? l.Kind is PlanLineKind.Task : l.Id == After);
        Input = Line is { } line ? Command.Of(Opened.Text.WithGroups().Find(line)!) : new() { Kind = kind, Title = title ?? "", Group = above?.Group };
        return Page();
    }

    /// <param name="look">Only says how the deadline is understood; nothing is saved.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, bool look, bool again, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var before = Line is { } known ? Opened.Text.WithGroups().Find(known) : null;
        if (Input.Kind is PlanLineKind.Part && !Opened.Text.Lines.Any(l => l.Kind is PlanLineKind.Task && l.Id != Line))
            ModelState.AddModelError("Input.Kind", "Việc thành phần phải thuộc một nhiệm vụ; thêm nhiệm vụ trước.");
        if (!ModelState.IsValid) return Page();
        if (look)
        {
            Understood = DeadlineWords.Of(DeadlineGrammar.Parse(Typed.Lines(Input.Deadline).ReplaceLineEndings(" "), Opened.Text.Year));
            return Page();
        }
        if (before is not null && this.IsStale(Input.Seen, Seen.Of(before))) return Page();

        var line = Input.ToLine(Line ?? 0);
        var saved = before is null
            ? await desk.ReviseAsync(id, t => t.WithGroups().Add(line, After), "line-added", new { line.Title, line.Deadline }, ct)
            : await desk.ReviseAsync(id, t => t.WithGroups().Replace(line), "line-edited", new { line.Title, line.Deadline }, ct);
        if (!saved) return NotFound();
        TempData.SetFlash(new Flash(before is null ? "Đã thêm một dòng." : "Đã lưu dòng."));
        if (!again) return Redirect(before is null ? $"/compositions/{id}" : $"/compositions/{id}#dong-{line.Id}");
        var last = (await desk.OpenAsync(id, ct))!.Text.LastId;
        return Redirect($"/compositions/{id}/line?kind={line.Kind}&after={Line ?? last}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { IsDrafting: true } opened || (Line is { } line && opened.Text.Find(line) is null)) return false;
        Opened = opened;
        KnownNames = await ReviewModel.NamesAsync(db, actor, time.Today(), ct);
        return true;
    }

    public sealed class Command
    {
        public string Seen { get; set; } = "";
        public PlanLineKind Kind { get; set; }
        [Required(ErrorMessage = "Nhập nội dung."), StringLength(4000)] public string Title { get; set; } = "";
        [StringLength(500)] public string? Group { get; set; }
        [StringLength(500)] public string? Deadline { get; set; }
        [StringLength(4000)] public string? Lead { get; set; }
        [StringLength(4000)] public string? Doers { get; set; }
        [StringLength(4000)] public string? Coordinators { get; set; }
        [StringLength(2000)] public string? Result { get; set; }
        [StringLength(2000)] public string? Note { get; set; }

        public static Command Of(PlanLine line) => new()
        {
            Seen = Shell.Seen.Of(line), Kind = line.Kind, Title = line.Title, Group = line.Group, Deadline = line.Deadline, Lead = line.Lead, Doers = line.Doers,
            Coordinators = line.Coordinators, Result = line.Result, Note = line.Note,
        };

        /// <summary>A title is one paragraph; an agenda keeps its lines.</summary>
        public PlanLine ToLine(int id) => new(id, Kind, Kind is PlanLineKind.Session ? Typed.Lines(Title) : Typed.Lines(Title).ReplaceLineEndings(" "))
        {
            Group = Kind is PlanLineKind.Task ? Typed.OrNull(Group) : null, Deadline = Typed.Lines(Deadline), Lead = Typed.Lines(Lead), Doers = Typed.Lines(Doers),
            Coordinators = Typed.Lines(Coordinators), Result = Kind is PlanLineKind.Session ? "" : Typed.Lines(Result), Note = Kind is PlanLineKind.Session ? "" : Typed.Lines(Note),
        };
    }
}
