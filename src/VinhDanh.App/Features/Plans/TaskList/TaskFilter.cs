using System.Globalization;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Plans.TaskList;

/// <summary>What a list of tasks is narrowed to; each field stands in the address.</summary>
/// <param name="State">A key of <see cref="PlanWords.StateKeys"/>.</param>
/// <param name="Unit">A unit that has to answer.</param>
/// <param name="Group">A heading of the document.</param>
/// <param name="Month">1–12: due in that month.</param>
/// <param name="Text">Words of the title, with or without marks.</param>
public sealed record TaskFilter(string? State = null, Guid? Unit = null, string? Group = null, int? Month = null, string? Text = null)
{
    public TaskState? Wanted => PlanWords.StateOf(State);

    /// <summary>Nothing is asked but a state: few statements, asked all the time.</summary>
    public bool IsPlain => Unit is null && Group is null && Month is null && string.IsNullOrWhiteSpace(Text);

    /// <summary>The address of a list with this filter.</summary>
    public string Href(string path, params (string Name, string? Value)[] more) => LocalAddress.Of(
        path, [("state", State), ("unit", Unit?.ToString()), ("group", Group), ("month", Month?.ToString(CultureInfo.InvariantCulture)), ("q", Text), .. more]);
}

/// <summary>One task as lists show it.</summary>
/// <param name="Answered">Units' answers sent or accepted, of <paramref name="Asked"/>.</param>
/// <param name="Owing">Units whose day has passed without an answer; read only for late lists.</param>
public sealed record TaskRow(
    Guid Id, Guid ProgrammeId, Guid? ParentId, string Path, int SortNo, string? Group, string Title, StateFacts Facts,
    string[] Leads, string[] Doers, int Answered, int Asked, string[] Owing);

/// <summary>One page of tasks.</summary>
/// <param name="Next">Key of the row after which the next page begins; null on the last page.</param>
public sealed record TaskPageOf<TKey>(IReadOnlyList<TaskRow> Rows, TKey? Next) where TKey : class;

/// <summary>Place in a list sorted by due day; tasks without one stand at <see cref="DateOnly.MaxValue"/>.</summary>
public sealed record DueKey(DateOnly Due, Guid Id)
{
    public override string ToString() => $"{Due:yyyy-MM-dd}.{Id:N}";

    /// <returns>Null for anything that is not a key: the list then begins at its beginning.</returns>
    public static DueKey? Parse(string? text) =>
        text is { Length: 43 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", out var due) && Guid.TryParseExact(text[11..], "N", out var id)
            ? new(due, id)
            : null;
}

/// <summary>Place in a programme.</summary>
public sealed record SortKey(int SortNo);
