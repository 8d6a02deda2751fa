using VinhDanh.Papers.Deadlines;

namespace VinhDanh.App.Features.Plans.Review;

/// <summary>What a person may do to a draft; each answers a new draft and leaves the old one as it was.</summary>
public static class DraftEdits
{
    public static PlanDraft Replace(this PlanDraft draft, string path, Func<DraftTask, DraftTask> change) =>
        draft with { Tasks = [.. draft.Tasks.Select(t => t.Path == path ? change(t) : t)] };

    public static PlanDraft Accept(this PlanDraft draft, string path) => draft.Replace(path, t => t with { Accepted = true });

    public static PlanDraft AcceptAll(this PlanDraft draft) =>
        draft with { Tasks = [.. draft.Tasks.Select(t => t.DroppedBecause is null ? t with { Accepted = true } : t)] };

    public static PlanDraft Drop(this PlanDraft draft, string path, string because) => draft.Replace(path, t => t with { DroppedBecause = because });

    public static PlanDraft Restore(this PlanDraft draft, string path) => draft.Replace(path, t => t with { DroppedBecause = null, Accepted = false });

    /// <summary>Says who a name of the document is, in every row that uses it.</summary>
    public static PlanDraft Name(this PlanDraft draft, string text, Func<PartyRole, DraftParty> meaning) => draft with
    {
        Tasks = [.. draft.Tasks.Select(t => t.Parties.Any(p => p.Text == text)
            ? t with { Parties = [.. t.Parties.Select(p => p.Text == text ? meaning(p.Role) with { Text = text, Confidence = 1 } : p)] }
            : t)],
    };

    public static PlanDraft Waive(this PlanDraft draft, string doubtKey) => draft with { Waived = [.. draft.Waived.Append(doubtKey).Distinct()] };

    /// <summary>Parts one row into several by the lines of its title; each keeps parties, deadline and place.</summary>
    /// <returns>Null when there is nothing to part.</returns>
    public static PlanDraft? Split(this PlanDraft draft, string path, IReadOnlyList<string> titles)
    {
        var clean = titles.Select(t => t.Trim(' ', '-', ';', '\t')).Where(t => t.Length > 0).ToList();
        if (clean.Count < 2 || draft.Find(path) is not { } task) return null;
        var taken = draft.Tasks.Select(t => t.Path).ToHashSet(StringComparer.Ordinal);
        var parts = clean.Select((title, i) => task with { Title = title, Path = i == 0 ? path : Free($"{path}-{i + 1}", taken), Accepted = false }).ToList();
        return draft with { Tasks = [.. draft.Tasks.SelectMany(t => t.Path == path ? (IEnumerable<DraftTask>)parts : [t])] };
    }

    /// <summary>Joins a row to the one kept before it: titles in two lines, parties of both, the earlier row's deadline unless it has none.</summary>
    /// <returns>Null when no row stands before it.</returns>
    public static PlanDraft? MergeIntoPrevious(this PlanDraft draft, string path)
    {
        var kept = draft.Kept.ToList();
        var at = kept.FindIndex(t => t.Path == path);
        if (at <= 0) return null;
        var (into, from) = (kept[at - 1], kept[at]);
        var joined = into with
        {
            Title = $"{into.Title}\n{from.Title}",
            Parties = [.. into.Parties.Concat(from.Parties).DistinctBy(p => (p.Role, p.Text))],
            Deadline = into.Deadline.Kind is DeadlineKind.Unspecified ? from.Deadline : into.Deadline,
            Agenda = [.. into.Agenda, .. from.Agenda],
            Blocks = [.. into.Blocks.Concat(from.Blocks).Distinct()],
            Accepted = false,
        };
        return draft with
        {
            Tasks = [.. draft.Tasks.Where(t => t.Path != path).Select(t => t.Path == into.Path ? joined : t.Parent == path ? t with { Parent = into.Path } : t)],
        };
    }

    private static string Free(string path, HashSet<string> taken)
    {
        while (!taken.Add(path)) path += "a";
        return path;
    }
}
