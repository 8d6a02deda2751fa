using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.Answer;

/// <summary>One unit's part of a task: what it reports, and what the standing agency makes of it.</summary>
[Requires(Permission.ViewProgrammes)]
public sealed class AnswerModel(TaskQueries tasks, AnswerChanges answers, Actor actor) : PageModel
{
    private const string Stale = "Chưa ghi được: phần việc này vừa được người khác xử lý. Tình trạng mới nhất ở bên dưới.";

    public TaskView View { get; private set; } = null!;
    public DeliverableView Of { get; private set; } = null!;
    public PartView Part { get; private set; } = null!;
    public IReadOnlyList<ReportView> Reports { get; private set; } = [];
    public bool MayReport => Part.Mine && Part.State is not AssignmentState.Received && actor.May(Permission.ReportProgress)
        && (Part.OrganisationId == actor.OrganisationId || !View.Owned);
    public bool MayAccept => View.Owned && actor.May(Permission.AcceptProgress);

    // Each handler binds its own form alone, so that one's rules do not refuse another.
    public ReportCommand Report { get; set; } = new();
    public ReturnCommand Return { get; set; } = new();
    public RecordCommand Record { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid id, Guid part, CancellationToken ct) => await LoadAsync(id, part, ct) ? Page() : NotFound();

    [Requires(Permission.ReportProgress)]
    public async Task<IActionResult> OnPostReportAsync(Guid id, Guid part, [Bind(Prefix = nameof(Report))] ReportCommand report, bool final, CancellationToken ct)
    {
        if (!await LoadAsync(id, part, ct) || !Part.Mine) return NotFound();
        Report = report;
        if (!ModelState.IsValid) return Page();
        return Answered(await answers.ReportAsync(id, part, report.Text, final, report.Evidence, ct), final ? "Đã gửi kết quả; cơ quan thường trực sẽ xem xét." : "Đã lưu tiến độ.");
    }

    [Requires(Permission.AcceptProgress)]
    public async Task<IActionResult> OnPostAcceptAsync(Guid id, Guid part, CancellationToken ct)
    {
        if (!await LoadAsync(id, part, ct) || !View.Owned) return NotFound();
        return Answered(await answers.AcceptAsync(id, part, ct), "Đã xác nhận kết quả.");
    }

    [Requires(Permission.AcceptProgress)]
    public async Task<IActionResult> OnPostReturnAsync(Guid id, Guid part, [Bind(Prefix = nameof(Return))] ReturnCommand @return, CancellationToken ct)
    {
        if (!await LoadAsync(id, part, ct) || !View.Owned) return NotFound();
        Return = @return;
        if (!ModelState.IsValid) return Page();
        return Answered(await answers.ReturnAsync(id, part, @return.Reason, ct), "Đã trả lại để bổ sung.");
    }

    [Requires(Permission.AcceptProgress)]
    public async Task<IActionResult> OnPostRecordAsync(Guid id, Guid part, [Bind(Prefix = nameof(Record))] RecordCommand record, CancellationToken ct)
    {
        if (!await LoadAsync(id, part, ct) || !View.Owned) return NotFound();
        Record = record;
        if (record.ReceivedOn > View.Today) ModelState.AddModelError("Record.ReceivedOn", "Ngày nhận được không thể sau hôm nay.");
        if (record.ReceivedOn < record.SentOn) ModelState.AddModelError("Record.ReceivedOn", "Ngày nhận được không thể trước ngày đơn vị gửi.");
        if (!ModelState.IsValid) return Page();
        return Answered(
            await answers.RecordAsync(id, part, new(record.SentOn!.Value, record.ReceivedOn!.Value, record.Channel, record.IncomingNumber, record.Note), ct),
            $"Đã ghi nhận kết quả của {Part.Unit}.");
    }

    private IActionResult Answered(AnswerOutcome outcome, string done)
    {
        if (outcome is AnswerOutcome.FileRefused(var name, var why))
        {
            ModelState.AddModelError("Report.Evidence", $"{name}: {why}");
            return Page();
        }

        TempData.SetFlash(outcome is AnswerOutcome.Done ? new Flash(done) : new Flash(Stale, FlashTone.Refused));
        return RedirectToPage(new { id = View.Task.Id, part = Part.Id });
    }

    private async Task<bool> LoadAsync(Guid id, Guid part, CancellationToken ct)
    {
        if (await tasks.FindAsync(id, ct) is not { } view || view.Deliverables.FirstOrDefault(d => d.Parts.Any(p => p.Id == part)) is not { } of) return false;
        View = view;
        Of = of;
        Part = of.Parts.First(p => p.Id == part);
        Reports = await tasks.ReportsAsync(part, ct);
        return true;
    }

    public sealed class ReportCommand
    {
        [Required(ErrorMessage = "Nhập nội dung báo cáo."), StringLength(8000)] public string Text { get; set; } = "";
        public List<IFormFile> Evidence { get; set; } = [];
    }

    public sealed class ReturnCommand
    {
        [Required(ErrorMessage = "Nhập lý do trả lại."), StringLength(2000)] public string Reason { get; set; } = "";
    }

    public sealed class RecordCommand
    {
        public AnswerChannel Channel { get; set; } = AnswerChannel.Paper;
        [StringLength(100)] public string? IncomingNumber { get; set; }
        [Required(ErrorMessage = "Nhập ngày đơn vị gửi.")] public DateOnly? SentOn { get; set; }
        [Required(ErrorMessage = "Nhập ngày nhận được.")] public DateOnly? ReceivedOn { get; set; }
        [StringLength(2000)] public string? Note { get; set; }
    }
}
