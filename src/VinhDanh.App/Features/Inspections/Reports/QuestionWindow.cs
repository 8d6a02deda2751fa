namespace VinhDanh.App.Features.Inspections.Reports;

/// <summary>From which day to which day the answer to a question counts; both days belong to it.</summary>
public readonly record struct QuestionWindow(DateOnly From, DateOnly To)
{
    /// <summary>Before the first emulation movement nothing is on record (11 June 1948).</summary>
    private static readonly DateOnly Beginning = new(1948, 6, 11);

    /// <summary>
    /// The question's own days, else the inspection's. Without either, from January of the year before the inspected one, as inspection plans ask;
    /// to the day of the visit, or on which a self-inspection is reported, and never beyond today.
    /// </summary>
    public static QuestionWindow Of(Inspection inspection, InspectionTarget target, InspectionQuestion question, DateOnly today)
    {
        var from = question.WindowFrom ?? (question.WindowSince is not null ? Beginning : inspection.DataFrom ?? new(inspection.Year - 1, 1, 1));
        var last = question.WindowTo ?? (target.Kind is TargetKind.Self ? inspection.SelfReportDue : target.VisitOn) ?? today;
        var to = last < today ? last : today;
        return new(from < to ? from : to, to);
    }
}
