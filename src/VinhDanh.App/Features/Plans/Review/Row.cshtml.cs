using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Directory.Matching;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Database;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Review;

/// <summary>Mends one row of a draft: words, deadline, who does it; or parts it into several.</summary>
[Requires(Permission.ImportPlans)]
public sealed class RowModel(AppDb db, Actor actor, ReviewDesk desk, TimeProvider time) : PageModel
{
    public ReviewDesk.Opened Opened { get; private set; } = null!;
    public DraftTask Row { get; private set; } = null!;
    public IReadOnlyList<string> SourceTexts { get; private set; } = [];
    public IReadOnlyList<string> KnownNames { get; private set; } = [];

    /// <summary>What somebody else made of this row meanwhile; null when nobody did.</summary>
    public DraftTask? Theirs { get; private set; }

    [BindProperty(SupportsGet = true)] public string Path { get; set; } = "";
    [BindProperty] public Command Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Input = Command.Of(Row);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        if (!ModelState.IsValid) return Page();
        if (Input.Seen != Seen.Of(Row))
        {
            Theirs = Row;
            ModelState.AddModelError("", "Người khác vừa sửa dòng này. Xem nội dung mới bên dưới, chỉnh lại nếu cần rồi lưu lần nữa.");
            ModelState.SetModelValue("Input.Seen", Seen.Of(Row), Seen.Of(Row));
            return Page();
        }

        var directory = await DirectoryMatcher.LoadAsync(db, Opened.Import.OrganisationId, Opened.Draft.IssuedOn ?? time.Today(), ct);
        var deadline = Deadline();
        var changed = Row with
        {
            Title = Input.Title.Trim(),
            Deadline = deadline,
            Parties = [.. Parties(PartyRole.Lead, Input.Lead, directory), .. Parties(PartyRole.Doer, Input.Doers, directory), .. Parties(PartyRole.Coordinator, Input.Coordinators, directory)],
            ExpectedResult = Blank(Input.ExpectedResult),
            Note = Blank(Input.Note),
            Agenda = Lines(Input.Agenda),
            Accepted = true,
        };
        if (!await desk.EditAsync(id, d => d.Find(Path) is null ? null : d.Replace(Path, _ => changed), "row-edited", new { path = Path, changed.Title, deadline = deadline.Text }, ct))
            return NotFound();
        TempData.SetFlash(new Flash($"Đã lưu {Doubts.Place(Path)}."));
        return Redirect($"/imports/{id}#{ReviewModel.Anchor(Path)}");
    }

    public async Task<IActionResult> OnPostSplitAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        var titles = Lines(Input.Title);
        if (titles.Count < 2)
        {
            ModelState.Clear();
            ModelState.AddModelError("Input.Title", "Để tách, viết mỗi nhiệm vụ trên một dòng.");
            return Page();
        }

        if (!await desk.EditAsync(id, d => d.Split(Path, titles), "row-split", new { path = Path, titles }, ct)) return NotFound();
        TempData.SetFlash(new Flash($"Đã tách {Doubts.Place(Path)} thành {titles.Count} dòng."));
        return Redirect($"/imports/{id}#{ReviewModel.Anchor(Path)}");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { Import.State: ImportState.Draft } opened || opened.Draft.Find(Path) is not { } row) return false;
        (Opened, Row) = (opened, row);
        SourceTexts = [.. opened.Reading.Blocks.Where(b => row.Blocks.Contains(b.Id)).Select(b => b.Text)];
        KnownNames = await ReviewModel.NamesAsync(db, actor, time.Today(), ct);
        return true;
    }

    /// <summary>The phrase is read again by the grammar; an unchanged phrase keeps what was inherited or named in its cell.</summary>
    private Deadline Deadline()
    {
        var phrase = Input.Deadline?.Trim() ?? "";
        return phrase == Row.Deadline.Text ? Row.Deadline : DeadlineGrammar.Parse(phrase, Opened.Draft.Year);
    }

    // A line that was not touched keeps its match; a new one is looked up, and what a person typed exactly is certain.
    private IEnumerable<DraftParty> Parties(PartyRole role, string? lines, DirectoryMatcher directory) => Lines(lines).Select(line =>
        Row.Of(role).FirstOrDefault(p => p.Text == line && p.Confidence >= Doubts.SureEnough) ?? DraftMaking.Matched(role, line, directory));

    private static List<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public sealed class Command
    {
        public string Seen { get; set; } = "";
        [Required(ErrorMessage = "Nhập nội dung nhiệm vụ."), StringLength(4000)] public string Title { get; set; } = "";
        [StringLength(500)] public string? Deadline { get; set; }
        [StringLength(4000)] public string? Lead { get; set; }
        [StringLength(4000)] public string? Doers { get; set; }
        [StringLength(4000)] public string? Coordinators { get; set; }
        [StringLength(4000)] public string? Agenda { get; set; }
        [StringLength(2000)] public string? ExpectedResult { get; set; }
        [StringLength(2000)] public string? Note { get; set; }

        public static Command Of(DraftTask row) => new()
        {
            Seen = Shell.Seen.Of(row),
            Title = row.Title,
            Deadline = row.Deadline.Text,
            Lead = Join(row.Of(PartyRole.Lead).Select(p => p.Text)),
            Doers = Join(row.Of(PartyRole.Doer).Select(p => p.Text)),
            Coordinators = Join(row.Of(PartyRole.Coordinator).Select(p => p.Text)),
            Agenda = Join(row.Agenda),
            ExpectedResult = row.ExpectedResult,
            Note = row.Note,
        };

        private static string Join(IEnumerable<string> lines) => string.Join('\n', lines);
    }
}
