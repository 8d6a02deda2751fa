using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>Contents that inspections are put together from, to choose.</summary>
[Requires(Permission.EditInspections)]
public sealed class LibraryModel(DraftDesk desk) : PageModel
{
    public DraftDesk.Opened Opened { get; private set; } = null!;
    public IReadOnlyList<InspectionBlock> Blocks { get; private set; } = [];
    public string? Words { get; private set; }
    public int? Before { get; private set; }
    public IReadOnlyList<string> Chosen { get; private set; } = [];

    public bool Has(InspectionBlock block) => Opened.Text.Contents.Any(c => c.Title == block.Title);

    public async Task<IActionResult> OnGetAsync(Guid id, string? q, int? before, CancellationToken ct) => await LoadAsync(id, q, before, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, string[] keys, int? before, bool questions, CancellationToken ct)
    {
        if (!await LoadAsync(id, null, before, ct)) return NotFound();
        Chosen = keys;
        var blocks = keys.Select(InspectionBlocks.Default.Find).OfType<InspectionBlock>().DistinctBy(b => b.Key).ToList();
        if (blocks.Count == 0)
        {
            ModelState.AddModelError("", "Chọn ít nhất một nội dung.");
            return Page();
        }
        if (!await desk.ReviseAsync(id, t => t.Insert(blocks, before, questions), DraftPart.Contents.Name, $"{blocks.Count} nội dung từ thư viện", ct)) return NotFound();
        TempData.SetFlash(new Flash(questions ? $"Đã đưa {blocks.Count} nội dung vào kế hoạch và câu hỏi vào đề cương." : $"Đã đưa {blocks.Count} nội dung vào kế hoạch."));
        return Redirect(DraftTabs.Home(id));
    }

    private async Task<bool> LoadAsync(Guid id, string? q, int? before, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { MayEdit: true } opened) return false;
        (Opened, Words, Before, Blocks) = (opened, q, before, BlockSearch.Of(q));
        return true;
    }
}
