using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VinhDanh.App.Features.Inspections.Findings;
using VinhDanh.App.Features.Inspections.Paperwork;
using VinhDanh.App.Features.Inspections.Visits;
using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Platform.Clock;
using VinhDanh.App.Platform.Documents;
using VinhDanh.App.Shell;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Inspections.Reports;

/// <summary>The report outline as a form: filled in by the unit, read by the authority that inspects.</summary>
[Requires(Permission.ViewInspections)]
public sealed class ReportModel(ReportDesk desk, ReportFlow flow, ReceiptDesk receipts, CaseReader cases, WorkingCalendar calendar, TimeProvider time) : PageModel
{
    private const string Elsewhere = "Báo cáo vừa được người khác xử lý; xem lại tình trạng ở dưới.";

    public ReportView View { get; private set; } = null!;
    public TargetStanding Standing { get; private set; } = null!;
    public bool MayAnswer { get; private set; }
    public bool MayApprove { get; private set; }
    public bool MayReceive { get; private set; }

    /// <summary>The unit may read the conclusion, or its draft; the minutes once they were agreed to.</summary>
    public (bool Conclusion, Guid? Minutes) Papers { get; private set; }

    /// <summary>What was typed and could not be written, by ask.</summary>
    public IReadOnlyDictionary<Guid, AnswerForm> Typed { get; private set; } = new Dictionary<Guid, AnswerForm>();

    /// <summary>What somebody else wrote meanwhile, in words.</summary>
    public IReadOnlyList<string> Theirs { get; private set; } = [];

    [BindProperty] public List<AnswerForm> Answers { get; set; } = [];
    [BindProperty, StringLength(2000, ErrorMessage = "Lý do dài quá 2.000 ký tự.")] public string? Reason { get; set; }

    public AnswerForm FormOf(AskView ask) => Typed.GetValueOrDefault(ask.Ask.Id) ?? AnswerForm.Of(ask);

    /// <summary>A number as its field shows it; of a question that comes back, as it was typed.</summary>
    public string Shown(AskView ask, int place, string field, decimal? value) =>
        Typed.ContainsKey(ask.Ask.Id) && ModelState[$"Answers[{place}].{field}"]?.AttemptedValue is { } typed ? typed : value is { } number ? Vn.Number(number, 4) : "";

    public async Task<IActionResult> OnGetAsync(Guid target, CancellationToken ct) => await LoadAsync(target, ct, compare: true) ? Page() : NotFound();

    public async Task<IActionResult> OnGetDocxAsync(Guid target, CancellationToken ct) =>
        await LoadAsync(target, ct) && View.Report is not null ? PaperFile.Of(ReportPaper.Of(View), $"Báo cáo theo đề cương {View.Unit}") : NotFound();

    /// <summary>The unit says that it has the notice.</summary>
    [Requires(Permission.AnswerInspections)]
    public async Task<IActionResult> OnPostReceivedAsync(Guid target, CancellationToken ct)
    {
        if (!await LoadAsync(target, ct) || !await receipts.ConfirmAsync(View, ct)) return NotFound();
        return Done("Đã xác nhận nhận được thông báo kiểm tra.");
    }

    [Requires(Permission.AnswerInspections)]
    public async Task<IActionResult> OnPostBeginAsync(Guid target, CancellationToken ct)
    {
        if (!await LoadAsync(target, ct) || !MayAnswer) return NotFound();
        await desk.BeginAsync(View, ct);
        return Done("Đã lập báo cáo và điền số liệu chương trình đang có.");
    }

    [Requires(Permission.AnswerInspections)]
    public async Task<IActionResult> OnPostRefillAsync(Guid target, CancellationToken ct)
    {
        if (!await LoadAsync(target, ct) || !MayAnswer || View.Report is null) return NotFound();
        return await desk.RefillAsync(View, ct) ? Done("Đã tính lại số liệu; số liệu đơn vị nhập khác vẫn được giữ.") : Refused("Báo cáo đã gửi; số liệu không tính lại nữa.");
    }

    /// <summary>Writes one question. Asked with the header “X-Autosave” it answers in JSON and moves nobody.</summary>
    [Requires(Permission.AnswerInspections)]
    public async Task<IActionResult> OnPostAsync(Guid target, Guid question, CancellationToken ct)
    {
        if (!await LoadAsync(target, ct) || View.Report is null || View.Questions.FirstOrDefault(q => q.Question.Id == question) is not { } asked) return NotFound();
        var auto = Request.Headers.ContainsKey("X-Autosave");
        if (!MayAnswer) return auto ? StatusCode(409, new { message = "Báo cáo đã gửi; nội dung vừa sửa chưa được ghi." }) : Refused("Báo cáo đã gửi; không sửa được nữa.");
        ModelState.Remove(nameof(Reason)); // of another form
        if (!ModelState.IsValid)
        {
            if (auto) return StatusCode(422, new { message = ModelState.Values.SelectMany(v => v.Errors).First().ErrorMessage });
            return Again(asked);
        }
        if (await desk.SaveAsync(View, asked, Answers, ct) is not { } theirs) return auto ? StatusCode(409, new { message = "Báo cáo đã gửi; nội dung vừa sửa chưa được ghi." }) : Refused("Báo cáo đã gửi; không sửa được nữa.");
        if (theirs.Count > 0)
        {
            if (auto) return StatusCode(409, new { message = "Người khác vừa sửa mục này. Bấm nút ghi để xem nội dung của họ." });
            Theirs = [.. theirs.Select(t => $"{asked.Asks.First(a => a.Ask.Id == t.AskId).Ask.Label}: {AnswerRules.InWords(asked.Asks.First(a => a.Ask.Id == t.AskId).Ask.Kind, t)}")];
            await LoadAsync(target, ct);
            ModelState.AddModelError("", $"Mục {asked.Question.Path}: người khác vừa sửa. Nội dung của họ ở dưới; nội dung đồng chí nhập được giữ, bấm lại nếu vẫn muốn ghi.");
            return Again(View.Questions.First(q => q.Question.Id == question), fresh: true);
        }
        if (auto)
        {
            await LoadAsync(target, ct);
            var now = View.Questions.First(q => q.Question.Id == question);
            return new JsonResult(new { message = "Đã ghi", versions = now.Asks.ToDictionary(a => a.Ask.Id, a => a.Answer?.Version ?? 0) });
        }
        TempData.SetFlash(new Flash($"Đã ghi mục {asked.Question.Path}."));
        return Redirect($"/inspections/units/{target}#{asked.Anchor}");
    }

    [Requires(Permission.AnswerInspections)]
    public async Task<IActionResult> OnPostAttachAsync(Guid target, Guid ask, IFormFile? file, CancellationToken ct)
    {
        if (!await LoadAsync(target, ct) || !MayAnswer || View.Report is null || View.Asks.FirstOrDefault(a => a.Ask.Id == ask) is not { } part) return NotFound();
        if (file is null) return Refused("Chọn tệp minh chứng.");
        return await desk.AttachAsync(View, part.Ask, file, ct) is { } why ? Refused(why) : Done("Đã thêm minh chứng.", View.Questions.First(q => q.Asks.Contains(part)).Anchor);
    }

    [Requires(Permission.AnswerInspections)]
    public async Task<IActionResult> OnPostAskAsync(Guid target, CancellationToken ct) =>
        await StepAsync(target, () => MayAnswer, id => flow.AskApprovalAsync(id, ct), "Đã trình lãnh đạo duyệt báo cáo.", ct);

    [Requires(Permission.ApproveInspectionReports)]
    public async Task<IActionResult> OnPostSubmitAsync(Guid target, CancellationToken ct)
    {
        if (!await LoadAsync(target, ct) || !MayApprove || View.Report is not { } report) return NotFound();
        if (WhyIncomplete() is { } why) return Refused(why);
        if (await flow.SubmitAsync(report.Id, ct)) return Done("Đã gửi báo cáo; số liệu được chốt từ thời điểm này.");
        // Somebody of the unit may have changed a number since the page was read.
        return await LoadAsync(target, ct) ? Refused(MayApprove && WhyIncomplete() is { } since ? since : Elsewhere) : NotFound();
    }

    private string? WhyIncomplete()
    {
        if (View.Unexplained is { Count: > 0 } unexplained)
            return $"Chưa gửi được: {Vn.Number(unexplained.Count)} số liệu khác số chương trình tính mà chưa ghi lý do ({string.Join("; ", View.Questions.Where(q => q.Asks.Any(unexplained.Contains)).Select(q => q.Question.Path))}).";
        return View.Answered == 0 ? "Chưa gửi được: báo cáo chưa có nội dung nào." : null;
    }

    [Requires(Permission.ApproveInspectionReports)]
    public async Task<IActionResult> OnPostWithdrawAsync(Guid target, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(Reason) ? await NeedsReasonAsync(target, ct) : await StepAsync(target, () => MayApprove, id => flow.WithdrawAsync(id, Reason, ct), "Đã chuyển lại cho cán bộ sửa.", ct);

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostReturnAsync(Guid target, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(Reason) ? await NeedsReasonAsync(target, ct) : await StepAsync(target, () => MayReceive, id => flow.ReturnAsync(id, Reason, ct), "Đã trả lại để đơn vị bổ sung.", ct);

    [Requires(Permission.EditInspections)]
    public async Task<IActionResult> OnPostAcceptAsync(Guid target, CancellationToken ct) =>
        await StepAsync(target, () => MayReceive, id => flow.AcceptAsync(id, ct), "Đã tiếp nhận báo cáo.", ct);

    private async Task<IActionResult> StepAsync(Guid target, Func<bool> may, Func<Guid, Task<bool>> step, string said, CancellationToken ct)
    {
        if (!await LoadAsync(target, ct) || !may() || View.Report is not { } report) return NotFound();
        return await step(report.Id) ? Done(said) : Refused(Elsewhere);
    }

    private async Task<IActionResult> NeedsReasonAsync(Guid target, CancellationToken ct) => await LoadAsync(target, ct) ? Refused("Ghi lý do trả lại.") : NotFound();

    /// <summary>The page again with what was typed in one question.</summary>
    private PageResult Again(QuestionView question, bool fresh = false)
    {
        Typed = Answers.Where(a => question.Asks.Any(q => q.Ask.Id == a.Ask)).ToDictionary(a => a.Ask);
        // Doing it again now is done knowingly.
        if (fresh) foreach (var (ask, form) in Typed) form.Version = question.Asks.First(a => a.Ask.Id == ask).Answer?.Version ?? 0;
        return Page();
    }

    private RedirectResult Done(string said, string? anchor = null)
    {
        TempData.SetFlash(new Flash(said));
        return Redirect($"/inspections/units/{View.Target.Id}{(anchor is null ? "" : $"#{anchor}")}");
    }

    private RedirectResult Refused(string why)
    {
        TempData.SetFlash(new Flash(why, FlashTone.Refused));
        return Redirect($"/inspections/units/{View.Target.Id}");
    }

    private async Task<bool> LoadAsync(Guid target, CancellationToken ct, bool compare = false)
    {
        if (await desk.OpenAsync(target, compare, ct) is not { } view) return false;
        View = view;
        (MayAnswer, MayApprove, MayReceive) = (desk.MayAnswer(view), desk.MayApprove(view), desk.MayReceive(view));
        Standing = TargetStanding.Of(view.Target, view.Inspection, view.Report?.State, calendar, time.Today());
        Papers = await cases.PapersAsync(target, ct);
        return true;
    }
}
