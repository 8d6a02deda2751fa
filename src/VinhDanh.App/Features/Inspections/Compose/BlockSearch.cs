using VinhDanh.App.Features.Directory;
using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>The library of blocks, as an author looks through it and takes from it.</summary>
internal static class BlockSearch
{
    /// <summary>Blocks with all the words in title, points or questions, whatever their marks; the library's order.</summary>
    public static IReadOnlyList<InspectionBlock> Of(string? words)
    {
        var wanted = DirectorySearch.Fold(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. InspectionBlocks.Default.All.Where(b =>
        {
            var text = DirectorySearch.Fold(string.Join(' ', [b.Title, .. b.Points, .. b.Questions.Select(q => $"{q.Text} {q.Guidance}")]));
            return wanted.All(w => text.Contains(w, StringComparison.Ordinal));
        })];
    }

    /// <summary>Puts blocks in as contents, and their questions into the outline.</summary>
    /// <param name="before">Place from 0 of the content they stand before; null: last.</param>
    public static InspectionText Insert(this InspectionText plan, IReadOnlyList<InspectionBlock> blocks, int? before, bool withQuestions)
    {
        var contents = plan.Contents.ToList();
        contents.InsertRange(before is >= 0 and { } at && at < contents.Count ? at : contents.Count, blocks.Select(b => b.Content));
        var changed = plan with { Contents = contents };
        if (!withQuestions) return changed;
        if (plan.Outline.Count == 0) return changed with { Outline = changed.ComposedOutline() };
        // Results stand between the unit's own situation and its assessment.
        var results = plan.Outline.Count > 1 ? 1 : 0;
        var asked = plan.Outline[results].Children.Select(q => q.Text).ToHashSet(StringComparer.Ordinal);
        var questions = blocks.Where(b => !asked.Contains(b.Title)).Select(b => b.Question(plan.Year, plan.DataFrom));
        return changed with { Outline = [.. plan.Outline.Select((p, i) => i == results ? p with { Children = [.. p.Children, .. questions] } : p)] };
    }

    /// <summary>An outline from the contents; those of the library are asked by the library's questions.</summary>
    public static IReadOnlyList<OutlineQuestionText> ComposedOutline(this InspectionText plan)
    {
        var known = InspectionBlocks.Default.All.ToDictionary(b => b.Title, StringComparer.Ordinal);
        return [.. OutlineComposer.TextOf(plan).Select(part => part with { Children = [.. part.Children.Select(q => known.TryGetValue(q.Text, out var block) ? block.Question(plan.Year, plan.DataFrom) : q)] })];
    }
}
