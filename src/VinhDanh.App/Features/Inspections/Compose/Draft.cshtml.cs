using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>An inspection plan being written: its parts, and what a reader of the paper would make of it.</summary>
[Requires(Permission.ReadPlanDrafts)]
public sealed class DraftModel(Actor actor, DraftDesk desk, DraftSigning signing, WorkingCalendar calendar, TimeProvider time) : PageModel
{
    public DraftDesk.Opened Opened { get; private set; } = null!;
    public DraftChecks Checks { get; private set; } = null!;
    public InspectionText Text => Opened.Text;
    public bool MayEdit => Opened.MayEdit;
    public bool MayDrop => Opened.Composition.State is not DraftState.Issued && Opened.Composition.OrganisationId == actor.OrganisationId && actor.May(Permission.EditInspections);
    public string SeenContents => Seen.Of(Text.Contents);

    public string AddressOf(DraftRemark remark) => remark.Part == DraftPart.Contents ? "#noi-dung" : $"{DraftTabs.Home(Opened.Composition.Id)}/{remark.Part.Page}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { } opened) return NotFound();
        Opened = opened;
        Checks = DraftChecks.Of(Text, calendar, time.Today());
        return Page();
    }

    /// <summary>Moves a content, or takes it out.</summary>
    /// <param name="act">As <see cref="RowActs"/> reads it.</param>
    /// <param name="seen">The contents as the page showed them.</param>
    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostArrangeAsync(Guid id, string act, string seen, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, ct) is not { MayEdit: true }) return NotFound();
        var done = await desk.ReviseAsync(id, t =>
        {
            if (Seen.Of(t.Contents) != seen) return null;
            var contents = t.Contents.ToList();
            RowActs.Arrange(contents, act);
            return t with { Contents = contents };
        }, DraftPart.Contents.Name, act.StartsWith("remove", StringComparison.Ordinal) ? "bỏ một nội dung" : "đổi thứ tự", ct);
        TempData.SetFlash(done ? new Flash(act.StartsWith("remove", StringComparison.Ordinal) ? "Đã bỏ một nội dung." : "Đã đổi thứ tự.") : new Flash("Người khác vừa sửa nội dung kiểm tra; xem lại rồi làm lại.", FlashTone.Refused));
        return Redirect($"{DraftTabs.Home(id)}#noi-dung");
    }

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostDropAsync(Guid id, CancellationToken ct)
    {
        if (!await signing.DropAsync(id, ct)) return NotFound();
        TempData.SetFlash(new Flash("Đã bỏ bản soạn; lịch sử vẫn được giữ."));
        return Redirect("/inspections/compositions");
    }
}
