using VinhDanh.App.Features.Directory.Matching;
using VinhDanh.App.Features.Plans.Review;
using VinhDanh.App.Shell;
using VinhDanh.App.Shell.Pieces;
using VinhDanh.Law.Calendar;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Deadlines;
using PartyList = VinhDanh.Papers.Parties.PartyList;

namespace VinhDanh.App.Features.Plans.Compose;

/// <param name="LineId">Null: the plan as a whole.</param>
public sealed record CompositionRemark(int? LineId, Tone Tone, string Message);

/// <summary>What its author should look at before a plan goes out; computed from the paper itself, never stored.</summary>
/// <param name="Differences">Rows that the paper would not give back: it can't be issued so.</param>
/// <param name="Remarks">Worth a look, and no hindrance.</param>
public sealed record CompositionChecks(IReadOnlyList<CompositionRemark> Differences, IReadOnlyList<CompositionRemark> Remarks, IReadOnlyList<string> Unlisted)
{
    public static CompositionChecks Of(PlanText plan, DirectoryMatcher directory, WorkingCalendar calendar)
    {
        var back = ReadBack.Of(plan);
        return new(
            [.. back.Differences.Select(d => new CompositionRemark(d.LineId, Tone.Late, d.Message))],
            [.. plan.Lines.SelectMany(l => RemarksOn(l, plan, calendar)), .. UnknownUnits(plan, directory)],
            back.Unlisted);
    }

    public IEnumerable<CompositionRemark> On(int lineId) => Differences.Concat(Remarks).Where(r => r.LineId == lineId);

    private static IEnumerable<CompositionRemark> RemarksOn(PlanLine line, PlanText plan, WorkingCalendar calendar)
    {
        var deadline = DeadlineGrammar.Parse(line.Deadline.ReplaceLineEndings(" "), plan.Year);
        if (line.Deadline.Length == 0 && line.Kind is not PlanLineKind.Task) yield return new(line.Id, Tone.Soon, "Chưa ghi thời hạn.");
        else if (line.Deadline.Length == 0 && !HasParts(plan, line)) yield return new(line.Id, Tone.Soon, "Chưa ghi thời hạn.");
        else if (line.Deadline.Length > 0 && deadline.Kind is DeadlineKind.Unspecified) yield return new(line.Id, Tone.Soon, $"Chưa hiểu thời hạn “{line.Deadline}”.");
        if (deadline.Due is { } due && due.Year < plan.Year) yield return new(line.Id, Tone.Soon, $"Thời hạn {Vn.Date(due)} trước năm kế hoạch {plan.Year}.");
        else if (deadline is { Kind: DeadlineKind.Before or DeadlineKind.On, Due: { } day } && calendar.Holds(day.Year) && !calendar.IsWorkingDay(day))
            yield return new(line.Id, Tone.Soon, $"Ngày {Vn.Date(day)} là ngày nghỉ.");
        if (line.Doers.Length == 0 && line.Lead.Length == 0 && !HasParts(plan, line)) yield return new(line.Id, Tone.Soon, "Chưa có đơn vị thực hiện.");
    }

    private static bool HasParts(PlanText plan, PlanLine line) =>
        line.Kind is PlanLineKind.Task && plan.Lines.SkipWhile(l => l.Id != line.Id).Skip(1).FirstOrDefault() is { Kind: PlanLineKind.Part };

    private static IEnumerable<CompositionRemark> UnknownUnits(PlanText plan, DirectoryMatcher directory) =>
        from line in plan.Lines
        from party in PartyList.Split(line.Doers)
        where !DraftMaking.Matched(PartyRole.Doer, party, directory).Matched
        group line.Id by party into unknown
        select new CompositionRemark(unknown.First(), Tone.Soon, $"“{unknown.Key}” chưa có trong danh bạ{(unknown.Count() > 1 ? $" ({unknown.Count()} dòng)" : "")}.");
}
