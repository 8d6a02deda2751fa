using VinhDanh.App.Features.Plans.Amend;
using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Plans.Review;

/// <summary>Something a person should look at before confirming.</summary>
/// <param name="Key">Stable while the draft is edited, so that a doubt let stand stays so.</param>
/// <param name="Path">The row it is about.</param>
/// <param name="Block">Where the document gives rise to it.</param>
public sealed record Doubt(string Key, string Message, string? Path, int? Block);

/// <param name="Does">Some row makes it a doer, so somebody must answer for it.</param>
public sealed record UnknownName(string Text, bool Does, IReadOnlyList<string> Paths);

/// <summary>All that is doubtful in a draft; computed, never stored.</summary>
public static class Doubts
{
    /// <summary>Below this a match is shown as a question.</summary>
    public const decimal SureEnough = 0.9m;

    /// <returns>In document order; those a person let stand are left out.</returns>
    public static IReadOnlyList<Doubt> Of(PlanDraft draft, PaperReading reading)
    {
        var found = new List<Doubt>();
        found.AddRange(reading.Warnings.Where(w => StillConcerns(w, draft)).Select(w =>
            new Doubt($"{w.Code}:{w.Path ?? w.Source?.Block.ToString()}", w.Message, w.Path, w.Source?.Block)));
        foreach (var task in draft.Kept.Where(t => !t.Accepted))
        {
            if (task.Deadline.Kind is DeadlineKind.Unspecified && !found.Exists(d => d.Path == task.Path && d.Key.StartsWith("deadline.", StringComparison.Ordinal)))
                found.Add(new($"deadline:{task.Path}", $"{Place(task.Path)}: chưa xác định thời hạn.", task.Path, task.FirstBlock));
            if (!task.Of(PartyRole.Doer).Any() && task.Kind is TaskKind.Task)
                found.Add(new($"doer:{task.Path}", $"{Place(task.Path)}: chưa có đơn vị thực hiện.", task.Path, task.FirstBlock));
            found.AddRange(task.Of(PartyRole.Doer).Where(p => p.Matched && p.Confidence < SureEnough).Select(p => new Doubt(
                $"party:{task.Path}:{p.Text}", $"{Place(task.Path)}: “{p.Text}” có phải là {p.Name}?", task.Path, task.FirstBlock)));
        }

        return [.. found.Where(d => !draft.Waived.Contains(d.Key)).DistinctBy(d => d.Key).OrderBy(d => d.Block ?? int.MaxValue)];
    }

    /// <summary>Names the directory does not know, each once, with the rows that use it: one answer mends them all.</summary>
    public static IReadOnlyList<UnknownName> UnknownNames(PlanDraft draft) =>
        [.. draft.Kept.SelectMany(t => t.Parties.Where(p => !p.Matched).Select(p => (p.Text, p.Role, t.Path)))
            .GroupBy(p => p.Text, StringComparer.Ordinal)
            .Select(g => new UnknownName(g.Key, g.Any(p => p.Role is PartyRole.Doer), [.. g.Select(p => p.Path).Distinct()]))
            .OrderByDescending(n => n.Does).ThenByDescending(n => n.Paths.Count)];

    /// <summary>“PL1.II.9” as an officer says it: “Phụ lục 1, dòng II.9”.</summary>
    public static string Place(string path)
    {
        if (AmendPlaces.Part(path) is ({ } document, var rest)) return $"{AmendPlaces.Words(document)}, {Place(rest)}";
        if (path.StartsWith("session.", StringComparison.Ordinal)) return $"Phiên họp thứ {path["session.".Length..]}";
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return path.StartsWith("PL", StringComparison.Ordinal) && dot > 0
            ? $"Phụ lục {path[2..dot]}, dòng {path[(dot + 1)..]}"
            : $"Mục {path}";
    }

    // A warning about a row that a person has accepted, mended or dropped has been answered.
    private static bool StillConcerns(ReadingWarning warning, PlanDraft draft)
    {
        if (warning.Path is null || draft.Find(warning.Path) is not { } task) return true;
        if (task.Accepted || task.DroppedBecause is not null) return false;
        return !warning.Code.StartsWith("deadline.blank", StringComparison.Ordinal) || task.Deadline.Kind is DeadlineKind.Unspecified;
    }
}
