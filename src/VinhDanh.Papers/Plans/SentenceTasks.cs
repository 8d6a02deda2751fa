using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Parties;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Structure;

namespace VinhDanh.Papers.Plans;

/// <summary>A plan without a schedule: sentences that state a deadline are tasks, besides the bullets under times.</summary>
internal static class SentenceTasks
{
    public static void Read(Draft draft, SectionNode root)
    {
        foreach (var node in root.Children.SelectMany(c => c.Subtree).Where(n => !BodyText.IsPurpose(n)))
        {
            var party = node.WithAncestors.Where(n => n.Heading is not null).Select(BodyText.Parties).FirstOrDefault(p => p is not null);
            if (node.Children.Count == 0) Sentence(draft, node.Heading!, node.Path, node.Title, party);
            var place = 0;
            foreach (var entry in node.Entries.Where(e => !e.IsRow)) Sentence(draft, entry, $"{node.Path}.{++place}", entry.Rest, party);
        }
    }

    private static void Sentence(Draft draft, Entry entry, string path, string text, string? party)
    {
        if (entry.First.Role != BlockRole.Unplaced || DeadlineGrammar.Find(text, draft.Year) is not { } found) return;
        if (found.Deadline is { Due: null, Every: null }) return;
        path = draft.UniqueTaskPath(path);
        foreach (var piece in entry.Pieces) piece.Put(BlockRole.Task, $"tasks/{path}");
        draft.Tasks.Add(new PaperTask(path, null, text.TrimEnd('.', ';'), null, [], PartyList.Split(party), [], found.Deadline, null, null, [], [], entry.First.Place));
        draft.Warn("deadline.in-sentence", $"Mục {path}: thời hạn “{found.Text}” lấy từ trong câu.", entry.First, path);
    }
}
