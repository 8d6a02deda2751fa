using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Structure;

/// <summary>What stands between the title and the first heading, and the closing sentence.</summary>
internal static class OpeningAndClosing
{
    public static void Place(Draft draft, SectionNode root)
    {
        Closing(draft, root);
        var isProse = root.Children.Count == 0;
        var prose = new List<string>();
        Entry? first = null;
        var addressed = draft.Pieces.LastOrDefault(p => p.Role == BlockRole.Header) is { } last && HeadLines.IsAddressee(last.Text);
        foreach (var entry in root.Entries.Where(e => !e.IsRow && e.First.Role == BlockRole.Unplaced))
        {
            addressed = HeadLines.IsAddressee(entry.Text) || (addressed && entry.IsBullet);
            if (addressed)
            {
                Put(entry, BlockRole.Header, "header");
            }
            else if (LegalBases.IsBasis(entry.Text) || (draft.Bases.Count > 0 && first is null && entry.Text.EndsWith(';') && LegalBases.IsBasis("Căn cứ " + entry.Text)))
            {
                draft.Bases.AddRange(LegalBases.Of(entry.First));
                Put(entry, BlockRole.Basis, "bases");
            }
            else if (PaperTypes.IsName(entry.Text) || (TailLines.IsPost(entry.Text) && draft.Bases.Count == 0))
            {
                Put(entry, BlockRole.Title, "title");
            }
            else if (isProse)
            {
                first ??= entry;
                prose.Add(entry.Text);
                Put(entry, BlockRole.Paragraph, "sections/");
            }
            else
            {
                draft.Preamble.Add(new Passage(entry.Text, entry.First.Place));
                Put(entry, BlockRole.Preamble, "preamble");
            }
        }
        if (first is not null) draft.Sections.Add(new PaperSection("", 0, "", prose, null, first.First.Place));
    }

    /// <summary>“Trên đây là Kế hoạch …” and what follows it, or the last paragraph when it ends the document with “./.”.</summary>
    private static void Closing(Draft draft, SectionNode root)
    {
        var last = root.Subtree.LastOrDefault(n => n.Heading is not null || n.Entries.Count > 0);
        if (last is null) return;
        var at = last.Entries.FindIndex(e => !e.IsRow && PlainWords.Fold(e.Text).StartsWith("tren day la", StringComparison.Ordinal));
        if (at < 0 && last.Entries.Count > 0 && last.Entries[^1] is { IsRow: false, IsBullet: false } end && end.Text.Contains("./.", StringComparison.Ordinal)
            && root.Children.Count > 0) at = last.Entries.Count - 1;
        if (at < 0) return;
        foreach (var entry in last.Entries.Skip(at).Where(e => !e.IsRow && e.First.Role == BlockRole.Unplaced))
        {
            draft.Closing.Add(new Passage(entry.Text, entry.First.Place));
            Put(entry, BlockRole.Closing, "closing");
            if (draft.Year is { } year && PaperYear.First(entry.Text) is { } named && named != year)
                draft.Warn("year.conflict", $"Câu kết ghi năm {named}, khác năm {year} của văn bản.", entry.First);
        }
    }

    private static void Put(Entry entry, BlockRole role, string belongs)
    {
        foreach (var piece in entry.Pieces) piece.Put(role, belongs);
    }
}
