using FsCheck;
using FsCheck.Fluent;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Tests.Deadlines;

namespace VinhDanh.Papers.Tests.Composing;

/// <summary>Plans as their authors type them; bodies and people are invented.</summary>
internal static class Plans
{
    public static PlanText Small { get; } = new()
    {
        GoverningBody = null,
        IssuingBody = "Ủy ban nhân dân tỉnh An Thịnh",
        Symbol = "KH-UBND",
        Place = "An Thịnh",
        Year = 2026,
        Subject = "Công tác thi đua, khen thưởng năm 2026",
        Bases = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        Body = "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng cao chất lượng các phong trào thi đua.\nII. NỘI DUNG\nThực hiện các nhiệm vụ tại Phụ lục I.\nIII. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ\n- Theo dõi, đôn đốc việc thực hiện Kế hoạch.",
        ScheduleTitle = "Tiến độ thực hiện các nhiệm vụ năm 2026",
        CouncilTitle = "Chương trình công tác năm 2026 của Hội đồng Thi đua - Khen thưởng tỉnh",
        Lines =
        [
            new(1, PlanLineKind.Task, "Kiện toàn Hội đồng Thi đua - Khen thưởng tỉnh") { Group = "KIỆN TOÀN TỔ CHỨC", Lead = "UBND tỉnh", Doers = "Sở Nội vụ", Deadline = "Trước ngày 30/01/2026" },
            new(2, PlanLineKind.Task, "Ban hành kế hoạch phát động các phong trào thi đua, gồm:") { Lead = "UBND tỉnh", Doers = "Các cơ quan thường trực phong trào" },
            new(3, PlanLineKind.Part, "Phong trào “Mỗi xã một mô hình số”") { Doers = "Sở Khoa học và Công nghệ", Coordinators = "Tỉnh đoàn; UBND các xã, phường", Deadline = "Trước ngày 13/3/2026" },
            new(4, PlanLineKind.Task, "Tiếp nhận, trao hiện vật khen thưởng") { Group = "NHIỆM VỤ THƯỜNG XUYÊN", Doers = "Sở Nội vụ", Deadline = "Thường xuyên" },
            new(5, PlanLineKind.Session, "Xét khen thưởng tổng kết năm 2025\nThông qua Quy chế hoạt động") { Lead = "Đ/c Lương Đình Phúc - Chủ tịch Hội đồng", Doers = "Sở Nội vụ", Deadline = "Tháng 01/2026" },
            new(6, PlanLineKind.Other, "Theo dõi hoạt động của cụm, khối thi đua được phân công") { Doers = "Sở Nội vụ", Deadline = "Theo quy chế hoạt động của cụm, khối" },
        ],
        SignedAs = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        SignedBy = "Lương Đình Phúc",
        Recipients = "Các sở, ban, ngành\nLưu: VT, NV",
        LastId = 6,
    };

    private static readonly string[] Verbs = ["Kiện toàn", "Ban hành", "Tổ chức", "Thẩm định, trình", "Xây dựng", "Tổng hợp", "Kiểm tra", "Sơ kết", "Hướng dẫn", "Giới thiệu"];

    private static readonly string[] Objects =
    [
        "Hội đồng sáng kiến", "kế hoạch phát động phong trào thi đua", "hội nghị điển hình tiên tiến", "khen thưởng tổng kết năm học 2025 - 2026", "quy định về thi đua, khen thưởng (sửa đổi)",
        "đăng ký danh hiệu thi đua của các cơ quan, địa phương", "công tác thi đua, khen thưởng tại 12 đơn vị", "cuộc thi viết “Những bông hoa đẹp”: bài viết, ảnh", "quỹ thi đua, khen thưởng 6 tháng", "hồ sơ; biên bản",
    ];

    private static readonly string[] Units = ["Sở Nội vụ", "Sở Tài chính", "UBND các xã, phường", "Các sở, ban, ngành", "Văn phòng UBND tỉnh", "LĐLĐ tỉnh", "Ủy ban MTTQ Việt Nam tỉnh", "Phòng Văn hóa - Xã hội", "Các cụm trưởng, khối trưởng", "Trường THPT Nguyễn Trãi"];
    private static readonly string[] Leaders = ["", "UBND tỉnh", "Hội đồng TĐKT tỉnh", "Đ/c Trịnh Quốc Bảo - PCT UBND tỉnh", "Lãnh đạo UBND tỉnh phụ trách lĩnh vực"];
    private static readonly string[] Groups = ["KIỆN TOÀN TỔ CHỨC, BAN HÀNH VĂN BẢN", "NHIỆM VỤ TRỌNG TÂM NĂM 2026", "Nhiệm vụ thường xuyên", "CÔNG TÁC KHEN THƯỞNG (theo đợt)"];

    private static Gen<string> Title => from verb in Gen.Elements(Verbs) from what in Gen.Elements(Objects) select $"{verb} {what}";

    private static Gen<string> Parties =>
        from units in Gen.ListOf(Gen.Elements(Units))
        from sign in Gen.Elements("; ", "\n", ", ")
        select string.Join(sign, units.Distinct().Take(3));

    /// <summary>As officers write them: phrases of the table that the grammar is tested with, and deadlines of every kind written out.</summary>
    private static Gen<string> DeadlineTexts => Gen.OneOf(
        Gen.Constant(""),
        Gen.Elements(PhraseTable.Rows.Select(r => r.Phrase).Where(p => p.Length is > 0 and < 120).ToArray()),
        Generators.Deadlines.Select(DeadlineFormat.Format));

    private static Gen<PlanLine> Line(PlanLineKind kind) =>
        from title in kind is PlanLineKind.Session ? Gen.NonEmptyListOf(Title).Select(t => string.Join('\n', t.Where(x => !x.Contains(';', StringComparison.Ordinal)).Take(4).DefaultIfEmpty("Xét khen thưởng"))) : Title
        from lead in Gen.Elements(Leaders)
        from doers in Parties
        from coordinators in Parties
        from deadline in DeadlineTexts
        from result in Gen.Elements("", "Quyết định", "Kế hoạch của UBND tỉnh")
        select new PlanLine(0, kind, title) { Lead = lead, Doers = doers, Coordinators = coordinators, Deadline = deadline, Result = kind is PlanLineKind.Session ? "" : result };

    private static Gen<List<PlanLine>> Task =>
        from row in Line(PlanLineKind.Task)
        from @group in Gen.Elements([null, .. Groups])
        from parts in Gen.ListOf(Line(PlanLineKind.Part))
        select (List<PlanLine>)[row with { Group = @group }, .. parts.Take(3)];

    public static Gen<PlanText> All =>
        from tasks in Gen.ListOf(Task)
        from sessions in Gen.ListOf(Line(PlanLineKind.Session))
        from others in Gen.ListOf(Line(PlanLineKind.Other))
        from number in Gen.Elements(new int?[] { null, 7, 123 })
        select Small with
        {
            Number = number,
            Date = number is null ? null : new DateOnly(2026, 1, 12),
            Lines = [.. tasks.SelectMany(t => t).Concat(sessions).Concat(others).Select((l, i) => l with { Id = i + 1 })],
        };
}
