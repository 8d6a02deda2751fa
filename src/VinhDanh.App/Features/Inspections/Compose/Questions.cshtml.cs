using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>The outline of reports: made from the contents, typed as a whole, or mended question by question.</summary>
[Requires(Permission.ReadPlanDrafts)]
public sealed class QuestionsModel(DraftDesk desk) : PageModel
{
    private const string Stale = "Người khác vừa sửa đề cương; xem lại rồi làm lại.";

    public DraftDesk.Opened Opened { get; private set; } = null!;
    public IReadOnlyList<OutlineStep> Steps => OutlineSteps.Of(Opened.Text.Outline);
    public bool MayEdit => Opened.MayEdit;
    public string SeenOutline => Seen.Of(Opened.Text.Outline);

    /// <summary>The outline as a whole was sent and not saved: it stays open.</summary>
    public bool IsTyping { get; private set; }

    [BindProperty, StringLength(200_000, ErrorMessage = "Đề cương dài quá 200.000 ký tự.")] public string? Text { get; set; }

    public bool IsLast(OutlineStep step) => OutlineSteps.Find(Opened.Text.Outline, [.. step.At.SkipLast(1), step.At[^1] + 1]) is null;

    public static string WordsOf(WindowText window) =>
        $"Số liệu từ {(window.Since is { } since ? $"khi {since}" : Vn.Date(window.From, ""))} đến {Vn.Date(window.To, "thời điểm kiểm tra")}";

    public static int[] PlaceOf(string? at) => [.. (at ?? "").Split('.').Select(n => int.TryParse(n, out var place) ? place : -1)];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        Text = TypedOutline.Of(Opened.Text.Outline);
        return Page();
    }

    /// <param name="act">“up”, “down” or “remove”.</param>
    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostArrangeAsync(Guid id, string at, string act, string seen, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit) return NotFound();
        var place = PlaceOf(at);
        var done = await ReviseAsync(id, seen, o => act switch { "up" => OutlineSteps.Move(o, place, up: true), "down" => OutlineSteps.Move(o, place, up: false), "remove" => OutlineSteps.Remove(o, place), _ => null },
            act == "remove" ? "bỏ một mục" : "đổi thứ tự", ct);
        return Back(id, done, act == "remove" ? "Đã bỏ một mục của đề cương." : "Đã đổi thứ tự.");
    }

    /// <param name="sure">What stands there may go.</param>
    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostComposeAsync(Guid id, bool sure, string seen, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit) return NotFound();
        var composed = Opened.Text.Contents.Count > 0;
        if (!composed || (Steps.Count > 0 && !sure))
        {
            ModelState.AddModelError("", composed ? "Đánh dấu “Thay toàn bộ đề cương đang có” rồi bấm lại; đề cương hiện tại sẽ mất." : "Chưa có nội dung kiểm tra để lập đề cương.");
            Text = TypedOutline.Of(Opened.Text.Outline);
            return Page();
        }
        return Back(id, await desk.ReviseAsync(id, t => Seen.Of(t.Outline) == seen ? t with { Outline = t.ComposedOutline() } : null, DraftPart.Outline.Name, "lập từ nội dung kiểm tra", ct), "Đã lập đề cương từ nội dung kiểm tra.");
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostTypedAsync(Guid id, string seen, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct) || !MayEdit) return NotFound();
        IsTyping = true;
        var typed = TypedOutline.Read(Text ?? "", Opened.Text.Outline);
        foreach (var mistake in typed.Mistakes) ModelState.AddModelError(nameof(Text), mistake);
        if (ModelState.IsValid && seen != SeenOutline) ModelState.AddModelError("", $"{Stale} Nội dung đồng chí gõ còn nguyên; bấm “Lưu đề cương” lần nữa để thay.");
        if (!ModelState.IsValid) return Page();
        return Back(id, await ReviseAsync(id, seen, _ => typed.Questions, "gõ lại cả đề cương", ct), "Đã lưu đề cương.");
    }

    private Task<bool> ReviseAsync(Guid id, string seen, Func<IReadOnlyList<OutlineQuestionText>, IReadOnlyList<OutlineQuestionText>?> edit, string what, CancellationToken ct) =>
        desk.ReviseAsync(id, t => Seen.Of(t.Outline) == seen && edit(t.Outline) is { } outline ? t with { Outline = outline } : null, DraftPart.Outline.Name, what, ct);

    private RedirectResult Back(Guid id, bool done, string words)
    {
        TempData.SetFlash(done ? new Flash(words) : new Flash(Stale, FlashTone.Refused));
        return Redirect($"{DraftTabs.Home(id)}/questions");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } opened) return false;
        Opened = opened;
        return true;
    }
}
