using VinhDanh.App.Shell;
using VinhDanh.Law.Evaluation;
using VinhDanh.Law.Planning;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Eligibility.Roadmaps;

/// <summary>The roadmap as a note to lay before the head of a unit.</summary>
internal static class RoadmapPaper
{
    public static OfficialDocument Of(RoadmapView view, DateOnly today)
    {
        var subject = view.Record.Subject;
        return new()
        {
            IssuingBody = subject.Owner.ToUpperInvariant(),
            Symbol = "",
            Place = "…………",
            Date = null,
            TypeName = "LỘ TRÌNH KHEN THƯỞNG",
            Abstract = subject.IsUnit ? subject.Name : $"đối với {(subject.Gender is null ? "" : subject.Gender is Directory.Gender.Female ? "bà " : "ông ")}{subject.Name}{(subject.Place is { } place ? $", {place}" : "")}",
            Body =
            [
                new Heading(1, RichText.FromString("I. KẾT QUẢ ĐẾN NAY")),
                Text($"Với thành tích đến năm {view.Question.Year}, xét theo {view.Regime.Name}: {(view.Highest.Count == 0 ? "chưa đủ điều kiện, tiêu chuẩn đề nghị danh hiệu, hình thức khen thưởng nào" : $"đủ điều kiện, tiêu chuẩn đề nghị {string.Join("; ", view.Highest.Select(v => v.Award.Name))}")}."),
                .. view.Remarks.Select(r => Text(r.Text)),
                new Heading(1, RichText.FromString("II. LỘ TRÌNH")),
                Text(view.AssumptionsInWords),
                Years(view),
                new Heading(1, RichText.FromString("III. ĐIỀU KIỆN, TIÊU CHUẨN CÒN THIẾU")),
                .. view.Near.Where(m => m.Now.Outcome is not Outcome.Eligible).SelectMany(Missing),
                Text($"Lộ trình tính ngày {Vn.Date(today)} từ thành tích đã ghi trong hồ sơ; các nhận định về phẩm chất, chấp hành chính sách tạm coi là đạt và phải được xác nhận khi đề nghị."),
            ],
            Signature = new(["NGƯỜI LẬP"], ""),
            EndMark = false,
        };
    }

    private static Table Years(RoadmapView view) => new(
        [new("Năm", 1.2, Alignment.Centre), new("Xếp loại", 3), new("Danh hiệu hằng năm", 4), new("Hình thức khen thưởng", 5)],
        [.. view.Timeline.Select(line => new TableRow(
        [
            TableCell.Plain($"{line.Year}{(line.Ahead ? "\n(dự kiến)" : "")}"), TableCell.Plain(string.Join('\n', line.Works.Prepend(line.Rating ?? "Chưa biết"))), TableCell.Plain(string.Join("; ", line.Titles)),
            TableCell.Plain(string.Join('\n', line.Awards.Select(a => a.Code is null ? a.Name : $"Đủ điều kiện đề nghị {a.Name}"))),
        ]))]);

    private static IEnumerable<Block> Missing(Milestone milestone)
    {
        yield return Text($"{milestone.Award.Name}{(milestone.Year is { } year ? $" (sớm nhất với thành tích đến năm {year})" : "")}:");
        foreach (var finding in LawWords.Lacking(milestone.Now)) yield return Text($"- {finding.Says}: {finding.Needs}{(finding.Basis is { Citations.Count: > 0 } basis ? $" ({basis.Line})" : "")}.");
    }

    private static Paragraph Text(string text) => new(RichText.FromString(text));
}
