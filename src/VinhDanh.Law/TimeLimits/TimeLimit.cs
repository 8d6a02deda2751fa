using VinhDanh.Law.Packs;

namespace VinhDanh.Law.TimeLimits;

/// <summary>A statutory time limit of one step of procedure.</summary>
/// <param name="Code">Of the step.</param>
/// <param name="Name">What is done within it, and by whom, in Vietnamese.</param>
/// <param name="Event">Code of the event it is counted from.</param>
public sealed record TimeLimit(string Code, string Name, int Amount, TimeUnit Unit, string Event, Basis Basis)
{
    /// <summary>Counted back: it has to be done so long before the event.</summary>
    public bool IsBefore { get; init; }

    /// <summary>It lasts at least so long, as a public posting does.</summary>
    public bool IsMinimum { get; init; }

    /// <summary>The day of the event is the first day of the term, as notices of public posting count.</summary>
    public bool CountsFirstDay { get; init; }

    /// <summary>Of law around the awards, such as complaints: it concerns the office, no award in particular.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>The awards it concerns.</summary>
    public required AwardFilter For { get; init; }

    public bool Concerns(Award award) => !IsGeneral && For.Concerns(award);
}

public enum TimeUnit
{
    WorkingDays,
    Days,
}

/// <param name="IsReceipt">The day a full dossier is received, from which most limits run.</param>
public sealed record ProcedureEvent(string Code, string Name, bool IsReceipt) : Term(Code, Name);

/// <summary>How a regime counts terms, in words with their sources.</summary>
/// <param name="Starts">On which day counting begins; null: the packs do not say.</param>
/// <param name="Ends">What happens when the last day is a day off; null: the packs do not say.</param>
public sealed record CountingRules(Remark? Starts, Remark? Ends);
