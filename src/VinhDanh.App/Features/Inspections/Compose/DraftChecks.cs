using System.Text.RegularExpressions;
using VinhDanh.App.Features.Inspections.Visits;
using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;
using VinhDanh.Law.Calendar;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;
using Role = VinhDanh.Papers.Composing.InspectionRole;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <param name="Part">Where it is mended.</param>
public sealed record DraftRemark(DraftPart Part, Tone Tone, string Message);

/// <summary>What its author should look at before an inspection plan goes out; computed from the paper itself, never stored.</summary>
/// <param name="Differences">What a reader of the paper would take otherwise: it can't be submitted so.</param>
/// <param name="Remarks">Worth a look, and no hindrance.</param>
/// <param name="Reading">What a reader makes of the paper; null: beyond what can be read.</param>
public sealed partial record DraftChecks(IReadOnlyList<DraftRemark> Differences, IReadOnlyList<DraftRemark> Remarks, PaperReading? Reading)
{
    public static DraftChecks Of(InspectionText plan, WorkingCalendar calendar, DateOnly today)
    {
        var back = InspectionReadBack.Of(plan);
        var period = back.Reading?.Inspection?.Period;
        return new(
            [.. back.Differences.Select(d => new DraftRemark(DraftPart.Of(d.Field), Tone.Late, d.Message))],
            [
                .. Missing(plan), .. Numbers(plan), .. Repeated(plan), .. SaidAgain(plan), .. Team(plan), .. Period(plan, period?.From, period?.Due, today),
                .. Terms(plan, period?.From, period?.Due, calendar, plan.Date ?? today),
            ],
            back.Reading);
    }

    private static IEnumerable<DraftRemark> Missing(InspectionText plan)
    {
        if (plan.Contents.Count == 0) yield return Soon(DraftPart.Contents, "Chưa có nội dung kiểm tra.");
        foreach (var (content, n) in plan.Contents.Select((c, i) => (c, i + 1)).Where(c => c.c.Points.Count == 0 && c.c.Detail.Length == 0))
            yield return Soon(DraftPart.Contents, $"Nội dung {n} “{Brief(content.Title)}” chưa có ý nào.");
        if (plan.Targets.Count == 0 && plan.SelfInspection.Length == 0) yield return Soon(DraftPart.Targets, "Chưa có đơn vị nào được kiểm tra hoặc tự kiểm tra.");
        if (plan.Team.Count == 0) yield return Soon(DraftPart.Team, "Chưa có thành phần đoàn kiểm tra.");
        if (plan.Period.Length == 0) yield return Soon(DraftPart.Visits, "Chưa ghi thời gian kiểm tra.");
        if (plan.Methods.Count == 0) yield return Soon(DraftPart.Visits, "Chưa ghi phương pháp kiểm tra.");
        if (plan.DataFrom is null) yield return Soon(DraftPart.Visits, "Chưa ghi số liệu, tài liệu được kiểm tra tính từ ngày nào.");
        if (plan.Targets.Count > 0 && plan.Announcement is not VisitNotice.Unannounced && plan.NoticeWorkingDays is null) yield return Soon(DraftPart.Visits, "Chưa ghi phải thông báo trước bao nhiêu ngày làm việc.");
        if (plan.Targets.Count > 0 && plan.ReportDaysBefore is null) yield return Soon(DraftPart.Visits, "Chưa ghi hạn đơn vị gửi báo cáo trước ngày kiểm tra.");
        if (plan.SelfInspection.Length > 0 && plan.SelfReportDue is null) yield return Soon(DraftPart.Visits, "Chưa ghi hạn gửi báo cáo tự kiểm tra.");
        if (plan.Outline.Count == 0) yield return Soon(DraftPart.Outline, "Chưa có đề cương báo cáo; chương trình lập được từ nội dung kiểm tra.");
        if (plan.Bases.Length == 0) yield return Soon(DraftPart.Head, "Chưa ghi căn cứ ban hành.");
        if (plan.SignedBy.Length == 0) yield return Soon(DraftPart.Head, "Chưa ghi họ và tên người ký.");
        if (plan.Funding.Length == 0) yield return Soon(DraftPart.Duties, "Chưa ghi kinh phí.");
    }

    /// <summary>The paper numbers by itself: a number typed before the words would stand there twice.</summary>
    private static IEnumerable<DraftRemark> Numbers(InspectionText plan) =>
    [
        .. plan.Contents.Select((c, i) => (Text: c.Title, Where: $"Nội dung {i + 1}", Part: DraftPart.Contents))
            .Concat(plan.Contents.SelectMany((c, i) => c.Points.Select(p => (p.Text, Where: $"Nội dung {i + 1}", Part: DraftPart.Contents))))
            .Concat(OutlineSteps.Of(plan.Outline).Select(s => (s.Question.Text, Where: $"Đề cương, mục {s.Path}", Part: DraftPart.Outline)))
            .Where(t => TypedNumber().IsMatch(t.Text))
            .Select(t => Soon(t.Part, $"{t.Where}: bỏ số thứ tự gõ tay “{TypedNumber().Match(t.Text).Value.Trim()}”, bản in tự đánh số."))
    ];

    private static IEnumerable<DraftRemark> Repeated(InspectionText plan)
    {
        foreach (var title in Twice(plan.Contents.Select(c => c.Title))) yield return Soon(DraftPart.Contents, $"Nội dung “{Brief(title)}” có hai lần.");
        foreach (var name in Twice(plan.Targets.Select(t => t.Name))) yield return Soon(DraftPart.Targets, $"“{Brief(name)}” có hai lần trong danh sách kiểm tra trực tiếp.");
        foreach (var siblings in OutlineSteps.Of(plan.Outline).GroupBy(s => string.Join('.', s.At.SkipLast(1))))
            foreach (var text in Twice(siblings.Select(s => s.Question.Text))) yield return Soon(DraftPart.Outline, $"Câu hỏi “{Brief(text)}” có hai lần trong cùng một mục.");
    }

    private static IEnumerable<DraftRemark> Team(InspectionText plan)
    {
        if (plan.Team.Count == 0) yield break;
        var heads = plan.Team.Count(m => m.Role is Role.Head);
        if (heads == 0) yield return Soon(DraftPart.Team, "Đoàn kiểm tra chưa có Trưởng đoàn.");
        if (heads > 1) yield return Soon(DraftPart.Team, $"Đoàn kiểm tra có {heads} Trưởng đoàn.");
    }

    private static IEnumerable<DraftRemark> Period(InspectionText plan, DateOnly? from, DateOnly? to, DateOnly today)
    {
        if (plan.Period.Length > 0 && from is null && to is null) yield return Soon(DraftPart.Visits, $"Chưa hiểu thời gian kiểm tra “{Brief(plan.Period)}”; ghi quý, tháng hoặc ngày.");
        if ((to ?? from) is { } end && end < today) yield return Soon(DraftPart.Visits, $"Thời gian kiểm tra đã qua (đến {Vn.Date(end)}).");
        if (to is { } last && (last.Year < plan.Year || from?.Year > plan.Year)) yield return Soon(DraftPart.Visits, $"Thời gian kiểm tra không thuộc năm {plan.Year}.");
        if (plan.SelfReportDue is { } due && due < today) yield return Soon(DraftPart.Visits, $"Hạn gửi báo cáo tự kiểm tra {Vn.Date(due)} đã qua.");
        if (plan.DataFrom is { } data && (to ?? today) < data) yield return Soon(DraftPart.Visits, $"Số liệu tính từ {Vn.Date(data)}, sau thời gian kiểm tra.");
    }

    /// <param name="issued">The day from which notice can be given.</param>
    private static IEnumerable<DraftRemark> Terms(InspectionText plan, DateOnly? from, DateOnly? to, WorkingCalendar calendar, DateOnly issued)
    {
        if (plan.NoticeWorkingDays is not { } days) yield break;
        if (to is { } end && NoticeLimit.Last(calendar, end, days).Day < issued)
            yield return Soon(DraftPart.Visits, $"Không còn kịp thông báo trước {days} ngày làm việc: thời gian kiểm tra chỉ đến {Vn.Date(end)}.");
        else if (from is { } start && NoticeLimit.Last(calendar, start, days).Day < issued)
            yield return Soon(DraftPart.Visits, $"Thông báo trước {days} ngày làm việc thì chưa thể kiểm tra ngay từ {Vn.Date(start)}.");
        // The report would be due before its unit must have heard of the visit.
        if (plan.ReportDaysBefore is { } before && (from ?? to ?? issued.AddMonths(2)) is var visit && NoticeLimit.ReportDue(visit, before) <= NoticeLimit.Last(calendar, visit, days).Day)
            yield return Soon(DraftPart.Visits, $"Đơn vị phải gửi báo cáo trước {before} ngày, khi có thể chưa nhận thông báo (trước {days} ngày làm việc).");
    }

    /// <summary>A term that is a field has its sentence in the paper already; plans taken over often say it once more.</summary>
    private static IEnumerable<DraftRemark> SaidAgain(InspectionText plan)
    {
        List<string> terms = [];
        if (plan.NoticeWorkingDays is { } notice) terms.Add($@"\b0?{notice} ngày làm việc");
        if (plan.ReportDaysBefore is { } report) terms.Add($@"\b0?{report} ngày trước (ngày|khi) kiểm tra|\btrước 0?{report} ngày (?!làm việc)");
        if (plan.SelfReportDue is { } due) terms.Add($@"\b0?{due.Day}/0?{due.Month}/{due.Year}\b");
        return plan.Duties.SelectMany(d => d.Items).Where(i => terms.Exists(t => Regex.IsMatch(i, t, RegexOptions.None, TimeSpan.FromSeconds(1))))
            .Select(i => Soon(DraftPart.Duties, $"Việc “{Brief(i)}” nhắc lại hạn đã ghi ở phần “{DraftPart.Visits.Name}”; bản in sẽ có hai câu."));
    }

    private static IEnumerable<string> Twice(IEnumerable<string> texts) =>
        texts.Where(t => t.Length > 0).GroupBy(t => t.Trim().ToUpperInvariant()).Where(g => g.Count() > 1).Select(g => g.First());

    private static DraftRemark Soon(DraftPart part, string message) => new(part, Tone.Soon, message);

    private static string Brief(string text) => text.Length <= 80 ? text : text[..79].TrimEnd() + "…";

    [GeneratedRegex(@"^\s*(\d{1,2}(\.\d{1,2})*[.)]|[IVX]{1,4}[.)]|[a-zđ]\))\s")]
    private static partial Regex TypedNumber();
}
