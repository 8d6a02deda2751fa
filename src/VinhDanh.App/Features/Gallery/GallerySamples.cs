using VinhDanh.App.Shell.Pieces;

namespace VinhDanh.App.Features.Gallery;

/// <summary>Invented people, units and papers for the gallery.</summary>
internal static class GallerySamples
{
    public static readonly StatusChip[] Chips =
    [
        StatusChip.NotStarted, StatusChip.InProgress, StatusChip.DueSoon, StatusChip.Late, StatusChip.DoneOnTime, StatusChip.DoneLate,
        StatusChip.AwaitingDate, StatusChip.Accepted, StatusChip.ReturnedForMore, StatusChip.NotSent, StatusChip.Sent, StatusChip.Received,
        StatusChip.OnHold, StatusChip.NotASubject, StatusChip.UnverifiedLaw, new("Chiến sĩ thi đua cơ sở", Tone.Honour),
    ];

    public static readonly PartyList Parties = new(new UnitRef("Phòng Văn hóa – Xã hội", "#") { Aliases = ["P.VHXH"] })
    {
        Doers = [new("Văn phòng HĐND và UBND", "#"), new("Trạm Y tế xã", "#")],
        Coordinators = [new("UBND xã An Hòa") { Fate = "sáp nhập vào xã An Bình từ 01/07/2025" }],
    };

    public static readonly VerdictPanel Verdict = new(VerdictMark.Unknown, "Chiến sĩ thi đua cơ sở năm 2025",
    [
        new(VerdictMark.Unknown, "Cá nhân được xét khi đạt đủ hai điều kiện")
        {
            Join = "Tất cả các điều kiện sau:",
            Because =
            [
                new(VerdictMark.Met, "Đạt tiêu chuẩn danh hiệu “Lao động tiên tiến”")
                {
                    Citation = "khoản 1 Điều 23 Luật Thi đua, khen thưởng 2022", CitationHref = "#",
                    Facts = [new("Quyết định số 88/QĐ-UBND ngày 12/12/2025", "#")],
                },
                new(VerdictMark.Unknown, "Có sáng kiến được cơ sở công nhận hoặc hoàn thành xuất sắc nhiệm vụ")
                {
                    Citation = "khoản 2 Điều 23 Luật Thi đua, khen thưởng 2022", CitationHref = "#", Join = "Một trong các điều kiện sau:",
                    Because =
                    [
                        new(VerdictMark.NotMet, "Hoàn thành xuất sắc nhiệm vụ") { Facts = [new("Xếp loại năm 2025: Hoàn thành tốt nhiệm vụ", "#")] },
                        new(VerdictMark.Unknown, "Có sáng kiến được cơ sở công nhận") { Missing = "quyết định công nhận sáng kiến “Sổ tay số cho tổ dân phố” nộp ngày 20/11/2025." },
                    ],
                },
            ],
        },
    ])
    { Note = "Còn thiếu quyết định công nhận sáng kiến.", Open = true, Unverified = true };

    public static readonly VerdictPanel Refusal = new(VerdictMark.NotMet, "Bằng khen của Chủ tịch UBND cấp tỉnh",
        [new(VerdictMark.NotMet, "Có 02 năm liên tục được công nhận hoàn thành xuất sắc nhiệm vụ") { Facts = [new("Năm 2024: chưa có dữ liệu; năm 2025: Hoàn thành tốt")] }]);

    public static readonly EvidenceList Evidence = new(
    [
        new("Bao cao tong hop y kien.docx", "#", 87_340, "Trần Thị Mai", new(2026, 3, 9, 2, 5, 0, TimeSpan.Zero)) { Proves = "Hoàn thành nhiệm vụ I.6" },
        new("Bien ban hop Hoi dong.pdf", "#", 1_284_003, "Lê Văn Hùng", new(2026, 3, 9, 8, 40, 0, TimeSpan.Zero)),
        new("Quyết định số 31/QĐ-UBND trong sổ khen thưởng", "#"),
    ]);

    public static readonly HistoryList History = new(
    [
        new(new(2026, 3, 9, 8, 45, 0, TimeSpan.Zero), "Lê Văn Hùng", "Chuyên viên thường trực", "Trả lại để bổ sung", "Biên bản chưa có chữ ký của thư ký."),
        new(new(2026, 3, 2, 1, 15, 0, TimeSpan.Zero), "Trần Thị Mai", "Công chức Phòng Văn hóa – Xã hội", "Cập nhật thời hạn")
        {
            Changes = [new("Thời hạn", "10/03/2026", "13/03/2026"), new("Người theo dõi", null, "Trần Thị Mai")],
        },
    ]);
}
