using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;
using VinhDanh.Law.Calendar;

namespace VinhDanh.App.Features.Inspections.Visits;

/// <summary>The days of one unit, and which of them were missed. A breach is told, never hidden.</summary>
/// <param name="NoticeBy">Last working day for the notice; null: no visit day, or the plan asks for none.</param>
/// <param name="ReportDue">Last day for the report; null: not known.</param>
/// <param name="Breaches">In words.</param>
public sealed record TargetStanding(LimitDay? NoticeBy, DateOnly? ReportDue, IReadOnlyList<string> Breaches)
{
    public static TargetStanding Of(InspectionTarget target, Inspection inspection, ReportState? report, WorkingCalendar calendar, DateOnly today)
    {
        if (target.Kind is TargetKind.Self) return new(null, inspection.SelfReportDue, Late(report, inspection.SelfReportDue, today));
        if (target.VisitOn is not { } visit) return new(null, null, []);
        // Nobody is told of an unannounced visit beforehand, and nobody reports to it beforehand.
        if (target.IsUnannounced && target.ReleasedAt is null) return new(null, null, []);
        var due = inspection.ReportDaysBefore is { } days ? NoticeLimit.ReportDue(visit, days) : (DateOnly?)null;
        var breaches = Late(report, due, today).ToList();
        if (target.IsUnannounced || inspection.NoticeWorkingDays is not { } wanted) return new(null, due, breaches);
        var last = NoticeLimit.Last(calendar, visit, wanted);
        if (target.NoticeOn is { } notice)
        {
            var given = NoticeLimit.Between(calendar, notice, visit);
            if (given < wanted) breaches.Insert(0, $"Thông báo ngày {Vn.Date(notice)}, chỉ trước {given} ngày làm việc; kế hoạch quy định {wanted} ngày.");
        }
        else if (today > last.Day) breaches.Insert(0, $"Đã quá hạn thông báo (chậm nhất ngày {Vn.Date(last.Day)}).");
        return new(last, due, breaches);
    }

    private static IReadOnlyList<string> Late(ReportState? report, DateOnly? due, DateOnly today) =>
        due is { } last && today > last && report is not (ReportState.Submitted or ReportState.Accepted) ? [$"Chưa gửi báo cáo (hạn ngày {Vn.Date(last)})."] : [];

    public Tone Tone => Breaches.Count > 0 ? Tone.Late : Tone.Neutral;
}
