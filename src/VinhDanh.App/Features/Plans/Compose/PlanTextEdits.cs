using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Plans.Compose;

/// <summary>What a person may do to the rows of a plan; each answers a new text, or null where it makes no sense any more.</summary>
public static class PlanTextEdits
{
    public static PlanLine? Find(this PlanText plan, int id) => plan.Lines.FirstOrDefault(l => l.Id == id);

    public static PlanText? Replace(this PlanText plan, PlanLine line) =>
        plan.Find(line.Id) is null ? null : plan with { Lines = [.. plan.Lines.Select(l => l.Id == line.Id ? line : l)] };

    /// <param name="after">Id of the row it follows; null or gone: the last of its kind, or of all.</param>
    public static PlanText Add(this PlanText plan, PlanLine line, int? after)
    {
        var lines = plan.Lines.ToList();
        var at = lines.FindIndex(l => l.Id == after);
        // A task added after a row stands after that row's parts.
        if (at >= 0 && line.Kind is PlanLineKind.Task)
            while (at + 1 < lines.Count && lines[at + 1].Kind is PlanLineKind.Part) at++;
        if (at < 0) at = lines.FindLastIndex(l => Section(l.Kind) == Section(line.Kind));
        if (at < 0) at = lines.Count - 1;
        lines.Insert(at + 1, line with { Id = plan.LastId + 1 });
        return plan with { Lines = lines, LastId = plan.LastId + 1 };
    }

    /// <summary>A task goes with its parts.</summary>
    public static PlanText? Remove(this PlanText plan, int id)
    {
        var gone = Block(plan, id).Select(l => l.Id).ToHashSet();
        return gone.Count == 0 ? null : plan with { Lines = [.. plan.Lines.Where(l => !gone.Contains(l.Id))] };
    }

    /// <summary>Changes places with the neighbour of its own kind; a task moves with its parts, and stays in its own group's name.</summary>
    public static PlanText? Move(this PlanText plan, int id, bool up)
    {
        var block = Block(plan, id);
        if (block.Count == 0) return null;
        var lines = plan.Lines.ToList();
        var start = lines.IndexOf(block[0]);
        var neighbour = up ? Before(lines, start, block[0].Kind) : After(lines, start + block.Count, block[0].Kind);
        if (neighbour is not { } other) return plan;
        lines.RemoveRange(start, block.Count);
        lines.InsertRange(up ? other.Start : other.Start + other.Count - block.Count, block);
        return plan with { Lines = lines };
    }

    /// <summary>Headings carry over to the rows under them, so that moving or removing a first row keeps the group of the others.</summary>
    public static PlanText WithGroups(this PlanText plan)
    {
        string? group = null;
        return plan with
        {
            Lines = [.. plan.Lines.Select(l =>
            {
                if (l.Kind is not PlanLineKind.Task) return l with { Group = null };
                group = l.Group is { Length: > 0 } named ? named : group;
                return l with { Group = group };
            })],
        };
    }

    private static List<PlanLine> Block(PlanText plan, int id)
    {
        var lines = plan.Lines.ToList();
        var at = lines.FindIndex(l => l.Id == id);
        return at < 0 ? [] : lines.GetRange(at, Length(lines, at));
    }

    private static int Length(List<PlanLine> lines, int at)
    {
        var end = at + 1;
        if (lines[at].Kind is PlanLineKind.Task)
            while (end < lines.Count && lines[end].Kind is PlanLineKind.Part) end++;
        return end - at;
    }

    private static (int Start, int Count)? Before(List<PlanLine> lines, int start, PlanLineKind kind)
    {
        for (var at = start - 1; at >= 0; at--)
        {
            if (kind is PlanLineKind.Part && lines[at].Kind is PlanLineKind.Task) return null;
            if (lines[at].Kind == kind) return (at, Length(lines, at));
        }

        return null;
    }

    private static (int Start, int Count)? After(List<PlanLine> lines, int start, PlanLineKind kind)
    {
        for (var at = start; at < lines.Count; at++)
        {
            if (kind is PlanLineKind.Part && lines[at].Kind is PlanLineKind.Task) return null;
            if (lines[at].Kind == kind) return (at, Length(lines, at));
        }

        return null;
    }

    private static int Section(PlanLineKind kind) => kind switch { PlanLineKind.Session => 1, PlanLineKind.Other => 2, _ => 0 };
}
