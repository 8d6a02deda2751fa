namespace VinhDanh.Papers.Composing;

/// <summary>A question of an outline that is being written, with its place.</summary>
/// <param name="At">Places from 0, outermost first: the second question of the first part is [0, 1].</param>
/// <param name="Path">As a reader of the paper numbers it: “II.1.a”.</param>
public sealed record OutlineStep(IReadOnlyList<int> At, string Path, OutlineQuestionText Question)
{
    /// <summary>1 a part, 2 a question, 3 a sub-question.</summary>
    public int Level => At.Count;
}

/// <summary>The questions of an outline by their places, and what may be done to them; each edit answers a new outline, or null where the place is gone.</summary>
public static class OutlineSteps
{
    public const int Deepest = 3;

    /// <summary>All of them in the order of the paper.</summary>
    public static IReadOnlyList<OutlineStep> Of(IReadOnlyList<OutlineQuestionText> outline)
    {
        ArgumentNullException.ThrowIfNull(outline);
        List<OutlineStep> steps = [];
        Walk(outline, [], "");
        return steps;

        void Walk(IReadOnlyList<OutlineQuestionText> questions, int[] above, string path)
        {
            for (var i = 0; i < questions.Count; i++)
            {
                int[] at = [.. above, i];
                var own = path + Step(at);
                steps.Add(new(at, own, questions[i]));
                Walk(questions[i].Children, at, own + ".");
            }
        }
    }

    public static OutlineQuestionText? Find(IReadOnlyList<OutlineQuestionText> outline, IReadOnlyList<int> at)
    {
        ArgumentNullException.ThrowIfNull(at);
        OutlineQuestionText? found = null;
        var among = outline;
        foreach (var place in at)
        {
            if (place < 0 || place >= among.Count) return null;
            found = among[place];
            among = found.Children;
        }
        return found;
    }

    /// <param name="edit">Told the siblings and the place among them; answers the siblings as they are to be.</param>
    public static IReadOnlyList<OutlineQuestionText>? Edit(
        IReadOnlyList<OutlineQuestionText> outline, IReadOnlyList<int> at, Func<IReadOnlyList<OutlineQuestionText>, int, IEnumerable<OutlineQuestionText>> edit)
    {
        ArgumentNullException.ThrowIfNull(outline);
        ArgumentNullException.ThrowIfNull(at);
        ArgumentNullException.ThrowIfNull(edit);
        if (at.Count == 0 || at[0] < 0 || at[0] >= outline.Count) return null;
        if (at.Count == 1) return [.. edit(outline, at[0])];
        return Edit(outline[at[0]].Children, [.. at.Skip(1)], edit) is { } children ? [.. outline.Select((q, i) => i == at[0] ? q with { Children = children } : q)] : null;
    }

    public static IReadOnlyList<OutlineQuestionText>? Replace(IReadOnlyList<OutlineQuestionText> outline, IReadOnlyList<int> at, OutlineQuestionText question) =>
        Edit(outline, at, (all, i) => all.Select((q, n) => n == i ? question : q));

    public static IReadOnlyList<OutlineQuestionText>? Remove(IReadOnlyList<OutlineQuestionText> outline, IReadOnlyList<int> at) =>
        Edit(outline, at, (all, i) => all.Where((_, n) => n != i));

    /// <summary>Changes places with a neighbour under the same question; the first stays first.</summary>
    public static IReadOnlyList<OutlineQuestionText>? Move(IReadOnlyList<OutlineQuestionText> outline, IReadOnlyList<int> at, bool up) => Edit(outline, at, (all, i) =>
    {
        var with = up ? i - 1 : i + 1;
        return with < 0 || with >= all.Count ? all : all.Select((q, n) => n == i ? all[with] : n == with ? all[i] : q);
    });

    /// <summary>Puts a question last under another.</summary>
    /// <param name="under">Empty: a part of its own.</param>
    public static IReadOnlyList<OutlineQuestionText>? Add(IReadOnlyList<OutlineQuestionText> outline, IReadOnlyList<int> under, OutlineQuestionText question)
    {
        ArgumentNullException.ThrowIfNull(under);
        if (under.Count == 0) return [.. outline, question];
        if (under.Count >= Deepest || Find(outline, under) is not { } above) return null;
        return Replace(outline, under, above with { Children = [.. above.Children, question] });
    }

    private static string Step(int[] at) => at.Length switch
    {
        1 => ScheduleTable.Roman(at[0] + 1),
        2 => $"{at[1] + 1}",
        _ => PaperLine.Step(at[^1]),
    };
}
