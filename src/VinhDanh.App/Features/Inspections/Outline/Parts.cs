using System.Text.RegularExpressions;
using VinhDanh.App.Features.Directory;

namespace VinhDanh.App.Features.Inspections.Outline;

/// <summary>
/// What the answer to a question is made of: the kinds of answer its words ask for, and the figures of the program that its subject names.
/// The officer sees and changes the outcome; a unit may say another number than the one counted.
/// </summary>
public static partial class Parts
{
    /// <param name="text">Of the question with its guidance.</param>
    /// <param name="kinds">As the reader found them in the words.</param>
    public static IReadOnlyList<InspectionAsk> Of(Guid question, string text, IReadOnlyList<AskKind> kinds, Func<Guid> newId)
    {
        var folded = DirectorySearch.Fold(text);
        List<(AskKind Kind, string Label, string? Figure)> parts = [];
        foreach (var (subject, kind, label, figure) in Known)
            if (kinds.Contains(kind) && subject.IsMatch(folded) && parts.TrueForAll(p => p.Figure != figure)) parts.Add((kind, label, figure));
        // Of each kind that no known figure fills, one part to be typed.
        parts.AddRange(kinds.Where(k => parts.TrueForAll(p => p.Kind != k)).Select(k => (k, OutlineWords.Of(k), (string?)null)));
        // Words come last: figures and papers first, then what they mean.
        return [.. parts.OrderBy(p => p.Kind is AskKind.Narrative).Select((p, i) => new InspectionAsk { Id = newId(), QuestionId = question, SortNo = i, Kind = p.Kind, Label = p.Label, Figure = p.Figure })];
    }

    private static readonly IReadOnlyList<(Regex Subject, AskKind Kind, string Label, string Figure)> Known =
    [
        (Awards(), AskKind.Number, "Số lượt tập thể được khen thưởng", "awards.collectives"),
        (Awards(), AskKind.Number, "Số lượt cá nhân được khen thưởng", "awards.individuals"),
        (Awards(), AskKind.Percent, "Tỷ lệ tập thể nhỏ trong số tập thể được khen thưởng", "awards.small-collectives"),
        (Awards(), AskKind.Percent, "Tỷ lệ cá nhân không giữ chức vụ quản lý, người trực tiếp lao động", "awards.without-post"),
        (Works(), AskKind.Number, "Số sáng kiến, đề tài được công nhận", "works.recognised"),
        (Staff(), AskKind.Number, "Số người làm công tác thi đua, khen thưởng", "staff.below"),
        (Directing(), AskKind.Documents, "Văn bản đã ban hành", "documents.directing"),
        (Clusters(), AskKind.Documents, "Văn bản về cụm, khối thi đua", "documents.directing"),
        (Joined(), AskKind.List, "Cụm, khối thi đua đơn vị tham gia", "clusters.joined"),
    ];

    [GeneratedRegex(@"(tap the|ca nhan).*khen thuong|cong tac khen thuong|chat luong (cong tac )?khen thuong")]
    private static partial Regex Awards();

    [GeneratedRegex(@"sang kien|de tai khoa hoc")]
    private static partial Regex Works();

    [GeneratedRegex(@"bo tri can bo|so luong, chat luong can bo|doi ngu lam cong tac|bo tri cong chuc|(?<!boi duong.*)can bo lam cong tac thi dua(?!.*boi duong)")]
    private static partial Regex Staff();

    [GeneratedRegex(@"chu truong cua dang|lanh dao, chi dao|van ban chi dao|chinh sach.*phap luat|quy che|van ban quy pham")]
    private static partial Regex Directing();

    [GeneratedRegex(@"(quyet dinh|quy che|ke hoach).*cum, khoi|to chuc cum, khoi")]
    private static partial Regex Clusters();

    [GeneratedRegex(@"tham gia cum, khoi|tham gia.*khoi, cum")]
    private static partial Regex Joined();
}
