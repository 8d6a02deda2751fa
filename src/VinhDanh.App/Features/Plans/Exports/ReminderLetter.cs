using VinhDanh.App.Features.Plans.Reminders;
using VinhDanh.App.Shell;
using VinhDanh.Papers.Writing;

namespace VinhDanh.App.Features.Plans.Exports;

/// <summary>A unit with work past its day.</summary>
/// <param name="Key">What the choice on the page is sent as: the unit's id, or the document's words where the directory knows none.</param>
public sealed record LateUnit(string Key, string Name, IReadOnlyList<WorkPart> Parts);

/// <summary>The official letter that reminds units of late work (công văn đôn đốc), and the same to paste into a chat.</summary>
/// <param name="Book">The programme, as of the day of the letter.</param>
/// <param name="Units">The units addressed; at least one.</param>
/// <param name="AnswerBy">Day by which they are asked to answer.</param>
public sealed record ReminderLetter(ProgrammeBook Book, IReadOnlyList<LateUnit> Units, DateOnly AnswerBy)
{
    /// <summary>Above this many, the addressees are named together and listed in the appendix.</summary>
    private const int NamedAddressees = 8;

    /// <summary>Every unit with late work, most late work first.</summary>
    public static IReadOnlyList<LateUnit> LateUnits(ProgrammeBook book) =>
        [.. book.Rows.SelectMany(r => r.Parts).Where(p => p.IsLateOn(book.Day))
            .GroupBy(p => p.UnitId?.ToString("N") ?? p.Unit)
            .Select(g => new LateUnit(g.Key, g.First().Unit, [.. g.OrderBy(p => p.Due)]))
            .OrderByDescending(u => u.Parts.Count).ThenBy(u => u.Name, StringComparer.Create(new("vi-VN"), ignoreCase: true))];

    private int PartCount => Units.Sum(u => u.Parts.Count);

    public OfficialDocument Paper => PaperBlocks.Paper(Book, null, null, $"đôn đốc thực hiện {PlanNaming.Brief(Book.Programme)}", [.. Body.Select(PaperBlocks.Text)]) with
    {
        AddressedTo = Units.Count <= NamedAddressees
            ? [.. Units.Select((u, i) => u.Name + (i == Units.Count - 1 ? "." : ";"))]
            : ["Các cơ quan, đơn vị có tên trong danh sách kèm theo."],
        Recipients = ["Như trên", .. Book.StandingAgency == Book.Issuer ? (string[])[] : [Book.StandingAgency], "Lưu: VT"],
        Appendices =
        [
            new Appendix("Phụ lục", "DANH SÁCH CƠ QUAN, ĐƠN VỊ CÓ NHIỆM VỤ QUÁ THỜI HẠN", [Table])
            {
                AttachedTo = $"(Kèm theo Công văn về việc đôn đốc thực hiện {PlanNaming.Brief(Book.Programme)};\nsố liệu tính đến hết ngày {Vn.Date(Book.Day.AddDays(-1))})",
            },
        ],
    };

    /// <summary>Plain text to paste into a chat: short, one line a task.</summary>
    public string Chat
    {
        get
        {
            List<string> lines =
            [
                $"V/v đôn đốc thực hiện {PlanNaming.Brief(Book.Programme)}",
                $"Kính gửi: {(Units.Count <= NamedAddressees ? string.Join("; ", Units.Select(u => u.Name)) : "các cơ quan, đơn vị có tên dưới đây")}.",
                Body[0].Replace(" (danh sách kèm theo)", "", StringComparison.Ordinal),
            ];
            foreach (var (i, unit) in Units.Index())
            {
                lines.Add("");
                lines.Add($"{i + 1}. {unit.Name}:");
                lines.AddRange(unit.Parts.Select(p => $"- {p.Label.TrimEnd('.', ';')} (hạn {Vn.Date(p.Due!.Value)}, quá hạn {DaysLate(p)} ngày){Returned(p)}"));
            }
            lines.Add("");
            lines.Add($"Đề nghị các cơ quan, đơn vị gửi kết quả về {Book.StandingAgency} trước ngày {Vn.Date(AnswerBy)}; nếu có khó khăn, vướng mắc, báo cáo rõ lý do và đề xuất thời hạn hoàn thành. Trân trọng.");
            return string.Join('\n', lines);
        }
    }

    private IReadOnlyList<string> Body =>
    [
        $"Thực hiện {PlanNaming.Full(Book.Programme, Book.Authority)}, đến hết ngày {Vn.Date(Book.Day.AddDays(-1))}, còn {Units.Count} cơ quan, đơn vị chưa gửi kết quả của {PartCount} phần việc đã quá thời hạn (danh sách kèm theo).",
        $"Để bảo đảm tiến độ, chất lượng công tác thi đua, khen thưởng năm {Book.Programme.Year}, {Subject} đề nghị các cơ quan, đơn vị có tên trong danh sách khẩn trương hoàn thành các nhiệm vụ được giao, gửi kết quả về {Book.StandingAgency} trước ngày {Vn.Date(AnswerBy)} để tổng hợp, báo cáo.",
        $"Trường hợp có khó khăn, vướng mắc, đề nghị báo cáo bằng văn bản, nêu rõ lý do và đề xuất thời hạn hoàn thành. Đơn vị đã gửi kết quả, đề nghị thông tin số, ngày văn bản để {Book.StandingAgency} đối chiếu.",
        "Đề nghị các cơ quan, đơn vị quan tâm, thực hiện./.",
    ];

    private string Subject => PlanNaming.IssuerInText(Book.Programme, Book.Authority);

    /// <summary>One row a task; the unit's name stands once, beside all of its rows.</summary>
    private Table Table => new(
        [new("TT", 1, Alignment.Centre), new("Cơ quan, đơn vị", 4), new("Nhiệm vụ", 7), new("Thời hạn", 2.4, Alignment.Centre), new("Số ngày quá hạn", 1.6, Alignment.Centre)],
        [.. Units.SelectMany((unit, i) => unit.Parts.Select((part, j) => new TableRow(
        [
            .. j > 0 ? (TableCell[])[] : [PaperBlocks.Cell($"{i + 1}", down: unit.Parts.Count), PaperBlocks.Cell(unit.Name, down: unit.Parts.Count)],
            PaperBlocks.Cell(part.Label + Returned(part)), PaperBlocks.Cell(Vn.Date(part.Due!.Value)), PaperBlocks.Cell(Vn.Number(DaysLate(part))),
        ])))]);

    private static string Returned(WorkPart part) => part.State is AssignmentState.Returned ? " (đã trả lại để bổ sung)" : "";

    private int DaysLate(WorkPart part) => ProgrammeSheets.DaysLate(part, Book.Day);
}
