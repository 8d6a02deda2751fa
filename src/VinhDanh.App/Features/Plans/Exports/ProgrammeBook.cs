using VinhDanh.App.Features.Plans.Reminders;

namespace VinhDanh.App.Features.Plans.Exports;

/// <summary>A programme with everything its papers show, read once.</summary>
/// <param name="Authority">Owner, as the directory names it.</param>
/// <param name="AuthorityAbove">The organisation directly above; null at the top.</param>
/// <param name="Place">Place name before the date of a paper.</param>
/// <param name="StandingAgency">Who receives answers: the holder of the dated role, else the authority itself.</param>
/// <param name="Day">The day the states are computed for.</param>
/// <param name="Rows">Tasks and sessions that were not withdrawn, in the order of the document.</param>
public sealed record ProgrammeBook(
    Programme Programme, string Authority, string? AuthorityAbove, string Place, string StandingAgency, DateOnly Day, IReadOnlyList<BookRow> Rows)
{
    /// <summary>The body that signs: the plan's issuer, else the owner.</summary>
    public string Issuer => string.IsNullOrWhiteSpace(Programme.Issuer) ? Authority : Programme.Issuer;

    /// <summary>The council's own programme: its sessions and, where a document lists them with sessions, its other work.</summary>
    public IReadOnlyList<BookRow> Council
    {
        get
        {
            var sessions = Rows.Where(r => r.Task.Kind is TaskKind.Session).ToList();
            if (sessions.Count == 0) return [];
            var first = sessions.Min(s => s.Task.SortNo);
            var appendix = Rows.Where(r => r.Task.Kind is TaskKind.Task && r.Appendix is not null).GroupBy(r => r.Appendix)
                .FirstOrDefault(g => g.All(r => r.Task.SortNo > first))?.Key;
            return [.. Rows.Where(r => r.Task.Kind is TaskKind.Session || (appendix is not null && r.Appendix == appendix))];
        }
    }

    /// <summary>All other work; what stands only in the body of the plan comes after its appendix.</summary>
    public IReadOnlyList<BookRow> Work
    {
        get
        {
            var council = Council.ToHashSet();
            var hasAppendix = Rows.Any(r => r.Appendix is not null);
            return [.. Rows.Where(r => !council.Contains(r)).OrderBy(r => hasAppendix && r.Appendix is null)];
        }
    }
}

/// <summary>One row of the programme.</summary>
public sealed record BookRow(
    PlanTask Task, TaskState State, string Lead, string Doers, string Coordinators, IReadOnlyList<string> Agenda, IReadOnlyList<WorkPart> Parts)
{
    /// <summary>“PL1” of “PL1.II.9”; null for what stands in the body or is a session.</summary>
    public string? Appendix => Task.Path.StartsWith("PL", StringComparison.Ordinal) ? Task.Path.Split('.')[0] : null;

    /// <summary>Last day of the whole row: the open one, else the last of its parts.</summary>
    public DateOnly? Due => Task.DueOn ?? Parts.Max(p => p.Due);

    /// <summary>Parts handed over, whether or not they were accepted.</summary>
    public int Sent => Parts.Count(p => p.AnsweredOn is not null);

    public string Deadline => Task.DeadlineText.Length > 0 ? Task.DeadlineText : Due is { } due ? Shell.Vn.Date(due) : "Chưa xác định thời hạn";

    /// <summary>State in words, with the day of completion, or how many of several units have answered.</summary>
    public string StateWords => (Task.CompletedOn, Parts.Count) switch
    {
        ({ } day, _) => $"{TaskStateWords.Of(State)} ({Shell.Vn.Date(day)})",
        (null, > 1) => $"{TaskStateWords.Of(State)} ({Sent}/{Parts.Count} phần việc đã gửi)",
        _ => TaskStateWords.Of(State),
    };
}
