using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Inspections.Conclusion;

/// <summary>The conclusion as the unit sees it: the draft while it is asked for comments, and what was issued with how each recommendation stands.</summary>
[Requires(Permission.ViewInspections)]
public sealed class UnitConclusionModel(CaseReader reader, Comments comments) : PageModel
{
    public CaseView View { get; private set; } = null!;
    public IReadOnlyList<CommentView> Said { get; private set; } = [];
    public bool MayComment => comments.MayComment(View);

    [BindProperty] public CommentForm Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid target, CancellationToken ct) => await LoadAsync(target, ct) ? Page() : NotFound();

    [Requires(Permission.AnswerInspections)]
    public async Task<IActionResult> OnPostAsync(Guid target, CancellationToken ct)
    {
        if (!await LoadAsync(target, ct)) return NotFound();
        if (!MayComment) ModelState.AddModelError("", "Dự thảo không còn lấy ý kiến; ý kiến vừa nhập chưa được ghi.");
        if (ModelState.IsValid && await comments.AddAsync(View, Input, ct) is { } refused) ModelState.AddModelError("", refused);
        if (!ModelState.IsValid) return Page();
        TempData.SetFlash(new Flash("Đã gửi ý kiến về dự thảo kết luận."));
        return Redirect($"/inspections/units/{target}/conclusion");
    }

    private async Task<bool> LoadAsync(Guid target, CancellationToken ct)
    {
        if (await reader.OpenForUnitAsync(target, ct) is not { } view) return false;
        View = view;
        Said = await comments.OfAsync(target, ct);
        return true;
    }
}
