using System.Text.RegularExpressions;
using VinhDanh.Papers.Inspections;
using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Composing;

/// <summary>An outline of reports for a plan that came without one: a question for each content and point, between what every report begins and ends with.</summary>
public static partial class OutlineComposer
{
    /// <summary>As an outline that was read: paths “II.2.a”, what an answer must hold and its window by the words of the point.</summary>
    /// <param name="contents">As read, in order; <see cref="OutlineQuestion.Content"/> leads back to them.</param>
    public static IReadOnlyList<OutlineQuestion> OutlineOf(IReadOnlyList<InspectionPoint> contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        if (contents.Count == 0) return [];
        return [.. OutlinePaper.Print(TextOf(contents)).Zip(Origins(contents), (q, origin) => new OutlineQuestion(
            q.Path, q.Text, [], OutlineAsks.Of(q.Text), origin?.Source ?? contents[0].Source)
        {
            Window = origin is null ? null : DataWindows.Of(origin.Text, origin.Source).FirstOrDefault(),
            Content = origin?.Path,
        })];
    }

    /// <summary>The same to go on writing with.</summary>
    public static IReadOnlyList<OutlineQuestionText> TextOf(IReadOnlyList<InspectionPoint> contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return
        [
            new("ĐẶC ĐIỂM TÌNH HÌNH") { Children = [new("Khái quát về cơ quan, đơn vị: chức năng, nhiệm vụ, tổ chức bộ máy, số lượng công chức, viên chức, người lao động"), new("Thuận lợi, khó khăn ảnh hưởng đến công tác thi đua, khen thưởng")] },
            new("KẾT QUẢ THỰC HIỆN THEO NỘI DUNG KIỂM TRA") { Children = [.. Tree(contents).Select(Question)] },
            new("NHẬN XÉT, ĐÁNH GIÁ") { Children = [new("Kết quả đạt được"), new("Tồn tại, hạn chế và nguyên nhân"), new("Kiến nghị, đề xuất")] },
        ];
    }

    /// <summary>Of a plan that is being written.</summary>
    public static IReadOnlyList<OutlineQuestionText> TextOf(InspectionText plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return TextOf([.. InspectionFacts.Typed(plan).Where(f => f.Field == "contents").Select(f => new InspectionPoint(f.Path, f.Value, new SourcePlace(0)))]);
    }

    /// <summary>The content behind each printed question; null for what every report has.</summary>
    private static IEnumerable<InspectionPoint?> Origins(IReadOnlyList<InspectionPoint> contents) =>
        [null, null, null, null, .. Tree(contents).SelectMany(n => n.All), null, null, null, null];

    private static OutlineQuestionText Question(Node node) => new(Asked(node.Point.Text))
    {
        // Points of points are a list under theirs; a third step down has no number of its own in an outline.
        Children = [.. node.Children.Select(c => new OutlineQuestionText(Asked(c.Point.Text)) { Items = [.. c.Children.SelectMany(x => x.All).Select(p => Asked(p.Text))] })],
    };

    /// <summary>“Kiểm tra việc …” asks how it was done: the order to inspect is left out.</summary>
    private static string Asked(string text) => PaperLine.Capital(Order().Replace(PaperLine.Bare(text), ""));

    private static List<Node> Tree(IReadOnlyList<InspectionPoint> contents)
    {
        List<Node> roots = [], all = [];
        foreach (var point in contents.Where(c => PaperLine.Bare(Asked(c.Text)).Length > 0))
        {
            var node = new Node(point);
            // Numerals may repeat: the last one before the point is its own.
            (all.Where(n => point.Path.StartsWith(n.Point.Path + ".", StringComparison.Ordinal)).OrderBy(n => n.Point.Path.Length).LastOrDefault()?.Children ?? roots).Add(node);
            all.Add(node);
        }
        return roots;
    }

    private sealed record Node(InspectionPoint Point)
    {
        public List<Node> Children { get; } = [];

        public IEnumerable<InspectionPoint> All => Children.SelectMany(c => c.All).Prepend(Point);
    }

    [GeneratedRegex(@"^(Tiến hành |Thực hiện )?[Kk]iểm tra(, (đánh giá|giám sát|xem xét))*\s+(?=\p{L})")]
    private static partial Regex Order();
}
