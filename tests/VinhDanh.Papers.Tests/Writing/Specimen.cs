using VinhDanh.Papers.Writing;

namespace VinhDanh.Papers.Tests.Writing;

/// <summary>A small document that uses everything the writer can do.</summary>
internal static class Specimen
{
    public static OfficialDocument Plan { get; } = new()
    {
        GoverningBody = "UBND TỈNH AN THỊNH",
        IssuingBody = "HỘI ĐỒNG\nTHI ĐUA - KHEN THƯỞNG",
        Number = 4,
        Symbol = "KH-HĐTĐKT",
        Place = "An Thịnh",
        Date = new DateOnly(2026, 2, 3),
        TypeName = "KẾ HOẠCH",
        Abstract = "Kiểm tra công tác thi đua, khen thưởng năm 2026",
        Bases = ["Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"],
        Body =
        [
            new Heading(1, "I. MỤC ĐÍCH, YÊU CẦU"),
            new Heading(2, "1. Mục đích"),
            new Paragraph("- Nắm tình hình của đơn vị."),
            new Heading(3, "a) Một điểm"),
            new Paragraph(RichText.Marked("Chữ *nghiêng* và **đậm**.")),
        ],
        Signature = new Signature(["TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "Vũ Minh Khoa", "PHÓ CHỦ TỊCH UBND TỈNH"),
        Recipients = ["Thành viên Hội đồng TĐKT tỉnh", "Lưu: VT, NV (03b)"],
        Appendices =
        [
            new Appendix("Phụ lục I", "TIẾN ĐỘ THỰC HIỆN", [Schedule()], Landscape: true) { AttachedTo = "(Kèm theo Kế hoạch số 04/KH-HĐTĐKT)" },
            new Appendix(null, "ĐỀ CƯƠNG BÁO CÁO", [new Paragraph("Nội dung.")]),
        ],
        Remark = "Văn bản dùng để kiểm tra.",
    };

    public static OfficialDocument Letter { get; } = Plan with
    {
        TypeName = null,
        Abstract = "đăng ký thi đua năm 2026",
        AddressedTo = ["Các sở, ban, ngành tỉnh;", "Ủy ban nhân dân các xã, phường."],
        Number = null,
        Date = null,
        Appendices = [],
    };

    private static Table Schedule() => new(
        [new("TT", 1, Alignment.Centre), new("Nội dung", 6), new("Đơn vị", 3), new("Thời gian", 2, Alignment.Centre)],
        [
            new([TableCell.Of("I", bold: true), TableCell.Of("NHIỆM VỤ TRỌNG TÂM", across: 3, bold: true)]),
            new([TableCell.Of("1"), TableCell.Of("Xây dựng kế hoạch:\n- Kế hoạch năm\n- Kế hoạch kiểm tra"), TableCell.Of("Sở Nội vụ"), TableCell.Of("Trước ngày 10/6/2026", down: 2)]),
            new([TableCell.Of("2"), TableCell.Of("Tổng hợp đăng ký"), TableCell.Of("")]),
        ]);
}
