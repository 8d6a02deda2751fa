using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Plans.Compose;

/// <param name="Where">As an officer names the place: “Trích yếu”, “Phần lời”, a row's words.</param>
/// <param name="Old">Null: it is new.</param>
/// <param name="New">Null: it is gone.</param>
public sealed record TextChange(string Where, string? Old, string? New);

/// <summary>What differs between two versions of a plan: the head by its fields, the words by their lines, rows by their ids.</summary>
public static class VersionDifference
{
    private const long MostCells = 4_000_000;

    public static IReadOnlyList<TextChange> Of(PlanText old, PlanText @new) => [.. Head(old, @new), .. Body(old, @new), .. Rows(old.WithGroups(), @new.WithGroups())];

    private static IEnumerable<TextChange> Head(PlanText a, PlanText b)
    {
        (string Where, string Old, string New)[] fields =
        [
            ("Cơ quan chủ quản", a.GoverningBody ?? "", b.GoverningBody ?? ""), ("Cơ quan ban hành", a.IssuingBody, b.IssuingBody), ("Số, ký hiệu, ngày", PlanPaper.NameOf(a), PlanPaper.NameOf(b)),
            ("Địa danh", a.Place, b.Place), ("Trích yếu", a.Subject, b.Subject), ("Tên phụ lục nhiệm vụ", a.ScheduleTitle, b.ScheduleTitle), ("Tên phụ lục của Hội đồng", a.CouncilTitle, b.CouncilTitle),
            ("Quyền hạn, chức vụ người ký", a.SignedAs, b.SignedAs), ("Người ký", a.SignedBy, b.SignedBy), ("Chức vụ ở cơ quan có con dấu", a.UnderPost ?? "", b.UnderPost ?? ""),
        ];
        return fields.Where(f => f.Old != f.New).Select(f => new TextChange(f.Where, f.Old, f.New))
            .Concat(Lines("Căn cứ", a.Bases, b.Bases)).Concat(Lines("Nơi nhận", a.Recipients, b.Recipients));
    }

    private static List<TextChange> Body(PlanText a, PlanText b) => Lines("Phần lời", a.Body, b.Body);

    private static IEnumerable<TextChange> Rows(PlanText a, PlanText b)
    {
        // A heading that was reworded is one change, however many rows stand under it.
        var groups = b.Lines.Select(l => (Old: a.Find(l.Id), New: l)).Where(p => p.Old is not null && p.Old.Group != p.New.Group).Select(p => (p.Old!.Group, p.New.Group)).Distinct();
        foreach (var (was, now) in groups) yield return new("Nhóm nhiệm vụ", was, now);
        foreach (var line in a.Lines.Where(l => b.Find(l.Id) is null)) yield return new(Where(line), Words(line), null);
        foreach (var line in b.Lines)
        {
            var before = a.Find(line.Id);
            if (before is null) yield return new(Where(line), null, Words(line));
            else if (before != line)
                foreach (var (label, was, now) in Fields(before, line)) yield return new($"{Where(before)} – {label}", was, now);
        }

        // Rows that both have, in another order.
        var kept = b.Lines.Select(l => l.Id).Where(id => a.Find(id) is not null).ToList();
        var order = a.Lines.Select(l => l.Id).Where(id => b.Find(id) is not null).ToList();
        if (!kept.SequenceEqual(order)) yield return new("Phụ lục", "Thứ tự các dòng như trước", "Thứ tự các dòng đã đổi");
    }

    private static IEnumerable<(string Label, string Old, string New)> Fields(PlanLine a, PlanLine b)
    {
        (string Label, string Old, string New)[] fields =
        [
            ("nội dung", a.Title, b.Title), ("loại dòng", CompositionWords.Of(a.Kind), CompositionWords.Of(b.Kind)), ("chủ trì, chỉ đạo", a.Lead, b.Lead),
            ("thực hiện", a.Doers, b.Doers), ("phối hợp", a.Coordinators, b.Coordinators), ("thời hạn", a.Deadline, b.Deadline), ("kết quả", a.Result, b.Result), ("ghi chú", a.Note, b.Note),
        ];
        return fields.Where(f => f.Old != f.New);
    }

    /// <summary>The longest common lines stay; what stands between them is gone, new, or one in the other's place.</summary>
    private static List<TextChange> Lines(string where, string old, string @new)
    {
        string[] a = old.Split('\n', StringSplitOptions.RemoveEmptyEntries), b = @new.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var same = 0;
        while (same < a.Length && same < b.Length && a[same] == b[same]) same++;
        var ends = 0;
        while (ends < a.Length - same && ends < b.Length - same && a[^(ends + 1)] == b[^(ends + 1)]) ends++;
        (a, b) = (a[same..^ends], b[same..^ends]);
        var changes = new List<TextChange>();
        // Texts without a line in common cost as much as their product; beyond this they are shown one after the other.
        var longest = (long)a.Length * b.Length <= MostCells ? Longest(a, b) : null;
        var (i, j) = (0, 0);
        while (i < a.Length || j < b.Length)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                (i, j) = (i + 1, j + 1);
                continue;
            }

            var (gone, added) = (new List<string>(), new List<string>());
            while ((i < a.Length || j < b.Length) && !(i < a.Length && j < b.Length && a[i] == b[j]))
            {
                if (j >= b.Length || (i < a.Length && (longest is null || longest[i + 1, j] >= longest[i, j + 1]))) gone.Add(a[i++]);
                else added.Add(b[j++]);
            }

            for (var k = 0; k < Math.Max(gone.Count, added.Count); k++) changes.Add(new(where, gone.ElementAtOrDefault(k), added.ElementAtOrDefault(k)));
        }

        return changes;
    }

    private static int[,] Longest(string[] a, string[] b)
    {
        var longest = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                longest[i, j] = a[i] == b[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        return longest;
    }

    private static string Where(PlanLine line) => $"Dòng “{(line.Title.Length <= 60 ? line.Title : line.Title[..59].TrimEnd() + "…").ReplaceLineEndings("; ")}”";

    private static string Words(PlanLine line) => string.Join(" – ", new[] { line.Title, line.Doers, line.Deadline }.Where(w => w.Length > 0)).ReplaceLineEndings("; ");
}
