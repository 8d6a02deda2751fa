namespace VinhDanh.Papers.Composing;

/// <summary>A plan while it is being written: what its author types, before it is a paper. Fields of several lines part them by line feeds.</summary>
public sealed record PlanText
{
    /// <summary>As in a sentence (“Ủy ban nhân dân tỉnh”); printed in capitals. Null for a body without one above.</summary>
    public string? GoverningBody { get; init; }

    /// <summary>As in a sentence; printed in capitals.</summary>
    public required string IssuingBody { get; init; }

    /// <summary>Null until the clerical office gave one.</summary>
    public int? Number { get; init; }

    /// <summary>What follows the number: <c>KH-UBND</c>.</summary>
    public required string Symbol { get; init; }
    public required string Place { get; init; }
    public DateOnly? Date { get; init; }

    /// <summary>The year that is planned.</summary>
    public required int Year { get; init; }

    /// <summary>What the plan is about, as under the word “KẾ HOẠCH”.</summary>
    public required string Subject { get; init; }

    /// <summary>Legal bases, one a line.</summary>
    public string Bases { get; init; } = "";

    /// <summary>The text, a paragraph a line; headings are told by their numbers (“I.”, “1.”, “a)”), items of lists by a dash.</summary>
    public string Body { get; init; } = "";

    /// <summary>Name of the appendix with the schedule.</summary>
    public string ScheduleTitle { get; init; } = "";

    /// <summary>Name of the appendix with the council's sessions and other work.</summary>
    public string CouncilTitle { get; init; } = "";

    /// <summary>In order; a part follows the row it belongs to.</summary>
    public IReadOnlyList<PlanLine> Lines { get; init; } = [];

    /// <summary>Authority and post above the signature, one a line: “TM. ỦY BAN NHÂN DÂN”, “KT. CHỦ TỊCH”, “PHÓ CHỦ TỊCH”.</summary>
    public string SignedAs { get; init; } = "";
    public string SignedBy { get; init; } = "";

    /// <summary>Post in the body whose seal is used, where it differs.</summary>
    public string? UnderPost { get; init; }

    /// <summary>Under “Nơi nhận:”, one a line.</summary>
    public string Recipients { get; init; } = "";

    /// <summary>Highest id ever given to a line, so that a line that is gone never lends its id to another.</summary>
    public int LastId { get; init; }
}

public enum PlanLineKind
{
    /// <summary>A row of the schedule.</summary>
    Task,

    /// <summary>A row under the task before it.</summary>
    Part,

    /// <summary>A session of the council; its title is its number.</summary>
    Session,

    /// <summary>Other work of the council.</summary>
    Other,
}

/// <summary>One row of an appendix. Parties and deadline are kept as typed: what they mean is read from them, as from any paper.</summary>
/// <param name="Id">Stays when the row moves or changes.</param>
/// <param name="Title">For a session its agenda, one item a line.</param>
public sealed record PlanLine(int Id, PlanLineKind Kind, string Title)
{
    /// <summary>Heading of a task's group; null goes on with the group before, and for lines that are no tasks.</summary>
    public string? Group { get; init; }
    public string Lead { get; init; } = "";
    public string Doers { get; init; } = "";
    public string Coordinators { get; init; } = "";
    public string Deadline { get; init; } = "";
    public string Result { get; init; } = "";
    public string Note { get; init; } = "";
}
