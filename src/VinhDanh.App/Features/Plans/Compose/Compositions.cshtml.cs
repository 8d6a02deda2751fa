using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>Plans being written, and what a new one begins from.</summary>
[Requires(Permission.ReadPlanDrafts)]
public sealed class CompositionsModel(AppDb db, Actor actor, CompositionDesk desk, CompositionSources sources, TimeProvider time) : PageModel
{
    private const string Frame = "frame", Programme = "programme:", Template = "template:";

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool MayWrite => actor.May(Permission.ImportPlans);
    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];
    [BindProperty] public Command Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Input.Year = time.YearPlanned();
    }

    [Requires(Permission.ImportPlans)]
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            Guid? begun = Input.From switch
            {
                Frame => await sources.FromNothingAsync(Input.Year, ct),
                { } from when Id(from, Programme) is { } programme => await sources.FromProgrammeAsync(programme, Input.Year, Input.OpenOnly, ct),
                { } from when Id(from, Template) is { } template => await sources.FromTemplateAsync(template, Input.Year, ct),
                _ => null,
            };
            if (begun is { } id) return Redirect($"/compositions/{id}");
            ModelState.AddModelError("Input.From", "Chọn nơi bắt đầu trong danh sách.");
        }

        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var found = await (
            from c in desk.Owned.AsNoTracking()
            join unit in db.Organisations on c.OrganisationId equals unit.Id
            join author in db.Accounts on c.CreatedBy equals author.Id
            where c.State != CompositionState.Dropped
            orderby c.State == CompositionState.Issued, c.CreatedAt descending
            select new { c.Id, c.State, c.Text, c.IsTemplate, Unit = unit.Name, Author = author.DisplayName, c.CreatedAt }).Take(200).ToListAsync(ct);
        Rows = [.. found.Select(c => (Row: c, Text: ComposedJson.Read<PlanText>(c.Text)))
            .Select(c => new Row(c.Row.Id, c.Text.Subject, c.Row.Unit, c.Text.Lines.Count, c.Row.State, c.Row.IsTemplate, c.Row.Author, c.Row.CreatedAt))];
        if (!MayWrite) return;
        var (programmes, templates) = (new SelectListGroup { Name = "Kế hoạch đã có của đơn vị" }, new SelectListGroup { Name = "Mẫu dùng chung" });
        Choices =
        [
            new("Khung kế hoạch trống", Frame),
            .. (await sources.ProgrammesAsync(ct)).Select(s => new SelectListItem(s.Words, Programme + s.Id) { Group = programmes }),
            .. (await sources.TemplatesAsync(ct)).Select(s => new SelectListItem(s.Words, Template + s.Id) { Group = templates }),
        ];
    }

    private static Guid? Id(string choice, string kind) =>
        choice.StartsWith(kind, StringComparison.Ordinal) && Guid.TryParse(choice.AsSpan(kind.Length), out var id) ? id : null;

    public sealed record Row(Guid Id, string Subject, string Unit, int Lines, CompositionState State, bool IsTemplate, string Author, DateTimeOffset At);

    public sealed class Command
    {
        [Required(ErrorMessage = "Chọn nơi bắt đầu.")] public string From { get; set; } = Frame;
        [Range(2000, 2100, ErrorMessage = "Năm kế hoạch từ 2000 đến 2100.")] public int Year { get; set; }
        public bool OpenOnly { get; set; }
    }
}
