using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Amend;

/// <summary>Only what a document changes, old beside new; each change is applied unless a person keeps what stands.</summary>
[Requires(Permission.ImportPlans)]
public sealed class ChangesModel(AmendDesk desk, Amending amending) : PageModel
{
    public AmendDesk.Opened Opened { get; private set; } = null!;

    /// <summary>Changes that are not to be made.</summary>
    [BindProperty] public List<string> Keep { get; set; } = [];

    /// <summary>“path of the document's row|path of the existing row, or new”; nothing after the line while it is open.</summary>
    [BindProperty] public List<string> Match { get; set; } = [];
    [BindProperty] public string Seen { get; set; } = "";

    public bool IsKept(string key) => Opened.Choices.Kept.Contains(key);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        return Opened.Import.State switch
        {
            ImportState.Confirmed => Redirect($"/programmes/{Opened.Programme.Id}/documents"),
            ImportState.Discarded => NotFound(),
            _ => Page(),
        };
    }

    /// <summary>Keeps the choices, to go on later or to see the comparison with the answers given.</summary>
    public async Task<IActionResult> OnPostSaveAsync(Guid id, CancellationToken ct)
    {
        if (!await ChooseAsync(id, ct)) return NotFound();
        TempData.SetFlash(new Flash("Đã lưu lựa chọn và so sánh lại."));
        return RedirectToPage(new { id });
    }

    [Requires(Permission.EditProgrammes)]
    public async Task<IActionResult> OnPostConfirmAsync(Guid id, CancellationToken ct)
    {
        if (!await ChooseAsync(id, ct)) return NotFound();
        switch (await amending.ConfirmAsync(id, Seen, ct))
        {
            case Amending.Outcome.Applied applied:
                TempData.SetFlash(new Flash(Said(applied)));
                return Redirect($"/programmes/{applied.ProgrammeId}/documents");
            case Amending.Outcome.Unanswered(var questions):
                TempData.SetFlash(new Flash($"Còn {questions} dòng chưa rõ là nhiệm vụ nào. Chọn ở từng dòng rồi xác nhận lại.", FlashTone.Refused));
                return RedirectToPage(new { id });
            case Amending.Outcome.Stale:
                TempData.SetFlash(new Flash("Nội dung so sánh vừa thay đổi. Chưa áp dụng gì; xem lại các thay đổi bên dưới rồi xác nhận lần nữa.", FlashTone.Refused));
                return RedirectToPage(new { id });
            case Amending.Outcome.NotADraft:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<bool> ChooseAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || Opened.Import.State is not ImportState.Draft) return false;
        var answers = new Dictionary<string, string>(Opened.Choices.Answers, StringComparer.Ordinal);
        foreach (var parts in Match.Select(m => m.Split('|')).Where(p => p.Length == 2))
            if (parts[1].Length == 0) answers.Remove(parts[0]);
            else answers[parts[0]] = parts[1];
        return await desk.ChooseAsync(id, new AmendChoices([.. Keep.Distinct()], answers), ct);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } opened) return false;
        Opened = opened;
        return true;
    }

    private static string Said(Amending.Outcome.Applied applied)
    {
        var text = $"Đã áp dụng vào chương trình: sửa {applied.Changed}, bổ sung {applied.Added}, thôi thực hiện {applied.Withdrawn} nhiệm vụ.";
        return applied.KeptAnswers == 0 ? text
            : $"{text} Giữ lại {applied.KeptAnswers} kết quả đã gửi của đơn vị không còn được nêu trong văn bản mới.";
    }
}
