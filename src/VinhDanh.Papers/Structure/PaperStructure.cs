using VinhDanh.Papers.Inspections;
using VinhDanh.Papers.Plans;
using VinhDanh.Papers.Reading;
using VinhDanh.Papers.Reading.Containers;

namespace VinhDanh.Papers.Structure;

/// <summary>From the pieces of a file to what the document says.</summary>
internal static class PaperStructure
{
    public static PaperReading Understand(RawPaper paper, string fileName)
    {
        var notes = paper.Pieces.Where(p => p.Part is "footnote" or "endnote").ToList();
        var pieces = paper.Pieces.Where(p => p.Part is not ("footnote" or "endnote")).ToList();
        var zones = Zones.Of(pieces);
        var draft = new Draft(pieces);
        var head = PaperHead.Read(pieces, zones);
        draft.Kind = PaperTypes.Of(head.TypeName, head.Title, head.Symbol, head.IsLetter);
        var body = SectionTree.Grow(pieces.Skip(head.End).Take(Math.Max(0, zones.TailAt - head.End)), "");
        draft.Year = PaperYear.Of(head.Title, body.Entries.Select(e => e.Text), head.DateYear);

        var (recipients, signatory) = PaperTail.Read(draft, zones);
        OpeningAndClosing.Place(draft, body);
        Schedules.Read(draft, body, "", null);
        for (var i = 0; i < zones.Appendices.Count; i++)
        {
            var end = i + 1 < zones.Appendices.Count ? zones.Appendices[i + 1] : pieces.Count;
            AppendixParts.Read(draft, pieces[zones.Appendices[i]..end], i + 1);
        }
        var inspection = Work(draft, body);
        BodyText.Place(draft, body);
        if (paper.Format == "scan") draft.Warn("scan.check", "Chữ được nhận dạng từ ảnh quét; hãy soát lại tên riêng, số và ngày.");
        Doubts(draft, head);
        foreach (var note in notes) note.Put(BlockRole.Footnote, "footnotes");
        return Result(paper, fileName, draft, head, recipients, signatory, inspection, notes);
    }

    private static InspectionReading? Work(Draft draft, SectionNode body)
    {
        if (draft.Kind == PaperKind.InspectionPlan) return InspectionParts.Read(draft, body);
        if (!draft.IsPlan && draft.Kind != PaperKind.Unknown) return null;
        var hasSchedule = draft.Tasks.Count > 0;
        foreach (var node in body.Children.SelectMany(c => c.Subtree).Where(n => !BodyText.IsPurpose(n)).ToList())
            if (node.Heading!.First.Role == BlockRole.Unplaced) TimedBullets.Read(draft, node);
        if (draft.Tasks.Count > 0) BodyItems.Read(draft, body);
        // Where no schedule says all that is due, a sentence among the duties (“… gửi về trước ngày 10/02”) may say it alone.
        if (!hasSchedule && draft.IsPlan) SentenceTasks.Read(draft, body);
        DeadlineConflicts.Find(draft);
        return null;
    }

    private static void Doubts(Draft draft, PaperHead head)
    {
        if (draft.Kind == PaperKind.Unknown) draft.Warn("kind.unknown", "Chưa nhận ra loại văn bản.");
        if (head.Number is null) draft.Warn("number.blank", "Văn bản chưa có số.");
        if (head.Date is null) draft.Warn("date.blank", "Văn bản chưa có ngày ban hành đầy đủ.");
        if (draft.IsPlan && draft.Tasks.Count == 0) draft.Warn("tasks.none", "Không tìm thấy nhiệm vụ nào có thời hạn trong kế hoạch.");
        foreach (var piece in draft.Pieces.Where(p => p.Role == BlockRole.Unplaced))
            draft.Warn("block.unplaced", $"Chưa xếp được: “{Short(piece.Text)}”.", piece);
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";

    private static PaperReading Result(RawPaper paper, string fileName, Draft draft, PaperHead head, IReadOnlyList<string> recipients,
        Signatory? signatory, InspectionReading? inspection, List<Piece> notes)
    {
        var blocks = paper.Pieces.Select(p => new PaperBlock(p.Id, p.Role, p.Text, p.Place, p.Cells?.Select(c => c.Text).ToList(), p.Belongs)).ToList();
        var roles = blocks.GroupBy(b => b.Role).ToDictionary(g => g.Key, g => g.Count());
        roles.TryAdd(BlockRole.Unplaced, 0);
        if (inspection is null && draft.Outline.Count > 0) inspection = InspectionParts.OutlineOnly(draft);
        return new PaperReading(
            System.IO.Path.GetFileName(fileName), paper.Format, draft.Kind, head.Number, head.Symbol, IssuerCase.AsWritten(head.Issuer, draft.Preamble.Select(p => p.Text).Concat(draft.Bases.Select(b => b.Text))) ?? IssuerInText.Of(draft), head.ParentIssuer,
            head.Place, head.Date, head.DateText, head.Title, draft.Year, draft.Bases, draft.Preamble,
            [.. draft.Sections.OrderBy(s => s.Source.Block)], [.. draft.Tasks.OrderBy(t => t.Source.Block)], draft.BodyItems,
            draft.Sessions, inspection, draft.Appendices, draft.Tables, draft.Closing, recipients, signatory,
            new Coverage(blocks.Count, blocks.Count - roles[BlockRole.Unplaced], roles), draft.Warnings, blocks)
        {
            Footnotes = [.. notes.Select(n => new Passage(n.Text, n.Place))],
        };
    }
}
