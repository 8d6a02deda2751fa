using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>Inspection plans being written, and what a new one begins from.</summary>
[Requires(Permission.ReadPlanDrafts)]
public sealed class DraftsModel(AppDb db, Actor actor, DraftDesk desk, DraftSources sources, TimeProvider time) : PageModel
{
    private const string Usual = "usual", Frame = "frame", Earlier = "inspection:";
    private const int Most = 200;

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool MayWrite => actor.May(Permission.EditInspections);
    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];
    [BindProperty] public Command Input { get; set; } = new();

    /// <param name="from">An inspection to begin from, chosen on its own page.</param>
    public async Task OnGetAsync(Guid? from, CancellationToken ct)
    {
        await LoadAsync(ct);
        Input.Year = time.YearPlanned();
        if (from is { } id && Choices.Any(c => c.Value == Earlier + id)) Input.From = Earlier + id;
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            switch (Input.From)
            {
                case Frame:
                    return Redirect(DraftTabs.Home(await sources.FromNothingAsync(Input.Year, ct)));
                case Usual:
                    return Redirect($"{DraftTabs.Home(await sources.FromUsualWordsAsync(Input.Year, ct))}/library");
                case { } from when from.StartsWith(Earlier, StringComparison.Ordinal) && Guid.TryParse(from.AsSpan(Earlier.Length), out var earlier)
                    && await sources.FromEarlierAsync(earlier, Input.Year, ct) is { } begun:
                    return Redirect(DraftTabs.Home(begun));
            }
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
            orderby c.State == DraftState.Issued, c.CreatedAt descending
            select new { c.Id, c.State, c.Text, Unit = unit.Name, Author = author.DisplayName, c.CreatedAt }).Take(Most).ToListAsync(ct);
        Rows = [.. found.Select(c => (Row: c, Text: ComposedJson.Read<InspectionText>(c.Text)))
            .Select(c => new Row(c.Row.Id, c.Text.Subject, c.Row.Unit, c.Text.Contents.Count, c.Text.Targets.Count, c.Row.State, c.Row.Author, c.Row.CreatedAt))];
        if (!MayWrite) return;
        var earlier = new SelectListGroup { Name = "Cuộc kiểm tra trước của cơ quan" };
        Choices =
        [
            new("Lời thường dùng, chọn nội dung từ thư viện", Usual),
            new("Khung kế hoạch trống", Frame),
            .. (await sources.EarlierAsync(ct)).Select(s => new SelectListItem(s.Words, Earlier + s.Id) { Group = earlier }),
        ];
    }

    public sealed record Row(Guid Id, string Subject, string Unit, int Contents, int Targets, DraftState State, string Author, DateTimeOffset At);

    public sealed class Command
    {
        [Required(ErrorMessage = "Chọn nơi bắt đầu.")] public string From { get; set; } = Usual;
        [Range(2000, 2100, ErrorMessage = "Năm kiểm tra từ 2000 đến 2100.")] public int Year { get; set; }
    }
}
