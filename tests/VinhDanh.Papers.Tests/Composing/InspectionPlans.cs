using FsCheck;
using FsCheck.Fluent;
using VinhDanh.Papers.Composing;
using VinhDanh.Papers.Reading;

namespace VinhDanh.Papers.Tests.Composing;

/// <summary>Inspection plans as their authors type them; bodies and people are invented.</summary>
internal static class InspectionPlans
{
    public static InspectionText Small { get; } = new()
    {
        GoverningBody = "Ủy ban nhân dân tỉnh An Thịnh",
        IssuingBody = "Hội đồng Thi đua - Khen thưởng",
        Number = 3,
        Symbol = "KH-HĐTĐKT",
        Place = "An Thịnh",
        Date = new(2026, 3, 16),
        Year = 2026,
        Subject = "Kiểm tra công tác thi đua, khen thưởng năm 2026",
        Bases = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;\nThực hiện Kế hoạch số 07/KH-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh An Thịnh.",
        Purposes = ["Nắm tình hình thực hiện nhiệm vụ thi đua, khen thưởng.", "Ghi nhận cách làm hay để giới thiệu."],
        Requirements = ["Khách quan, dựa trên hồ sơ và việc làm thực tế."],
        Contents =
        [
            new("Việc triển khai pháp luật về thi đua, khen thưởng", [], "Trọng tâm là Luật Thi đua, khen thưởng và các văn bản hướng dẫn."),
            new("Việc tổ chức các phong trào thi đua",
            [
                new("Phong trào do cấp trên phát động", ["Phong trào “Cả nước chung sức xây dựng nông thôn mới”", "Phong trào “Mỗi xã một mô hình số”"]),
                new("Phong trào do cơ quan, địa phương phát động"),
            ]),
            new("Công tác khác", [new("Thành lập và hoạt động của Hội đồng"), new("Bố trí công chức, viên chức")]),
        ],
        Targets = [new("Sở Y tế", "01 đơn vị trực thuộc"), new("UBND xã Khe Lim", "02 đơn vị (01 trường học, 01 thôn)"), new("Công ty cổ phần Chè Suối Ngàn")],
        SelfInspection = "Các cơ quan, đơn vị tham gia cụm, khối thi đua của tỉnh không thuộc đối tượng kiểm tra trực tiếp.",
        Team = [new(InspectionRole.Head, "Giám đốc Sở Nội vụ"), new(InspectionRole.Deputy, "Thành viên Hội đồng theo dõi cụm, khối; lãnh đạo Phòng Thi đua - Khen thưởng"), new(InspectionRole.Member, "Công chức Phòng Thi đua - Khen thưởng")],
        Hosts = ["Lãnh đạo đơn vị", "Người làm công tác thi đua, khen thưởng"],
        Period = "Trong quý II, III năm 2026 (lịch cụ thể thông báo sau)",
        Methods = ["Nghe đơn vị báo cáo; trao đổi, làm rõ từng nội dung", "Đối chiếu hồ sơ, sổ sách"],
        Announcement = VisitNotice.Either,
        Combined = "kiểm tra công tác cải cách hành chính",
        NoticeWorkingDays = 15,
        ReportDaysBefore = 5,
        SelfReportDue = new(2026, 11, 10),
        DataFrom = new(2025, 1, 1),
        Funding = "Chi từ quỹ thi đua, khen thưởng của tỉnh theo quy định hiện hành.",
        Duties =
        [
            new(InspectionParty.StandingAgency, "Sở Nội vụ", ["Trình ban hành Quyết định thành lập Đoàn kiểm tra", "Theo dõi việc thực hiện kết luận"]),
            new(InspectionParty.Inspected, "", ["Chuẩn bị hồ sơ, tài liệu theo nội dung kiểm tra"]),
        ],
        Outline =
        [
            new("ĐẶC ĐIỂM TÌNH HÌNH") { Children = [new("Chức năng, nhiệm vụ, tổ chức bộ máy"), new("Thuận lợi, khó khăn")] },
            new("KẾT QUẢ THỰC HIỆN")
            {
                Children =
                [
                    new("Tổ chức các phong trào thi đua") { ForEach = "văn bản triển khai; số liệu so với mục tiêu; những gương điển hình; hiệu quả", Items = ["Phong trào “Mỗi xã một mô hình số”", "Phong trào “Vì người nghèo”"] },
                    new("Công tác khen thưởng") { Guidance = ["Nêu theo từng cấp, từng loại hình."], Asks = [OutlineAsk.Number, OutlineAsk.Percent], Window = new(new(2025, 1, 1)) },
                    new("Quỹ thi đua, khen thưởng") { Asks = [OutlineAsk.Money], Window = new(new(2025, 1, 1), new(2025, 12, 31)) },
                    new("Điển hình tiên tiến") { Window = new(null, Since: "tổ chức thực hiện Đề án"), Children = [new("Phát hiện"), new("Nhân rộng") { Asks = [OutlineAsk.List] }] },
                ],
            },
            new("NHẬN XÉT, ĐÁNH GIÁ CHUNG") { Children = [new("Kết quả đạt được"), new("Tồn tại, hạn chế, nguyên nhân"), new("Kiến nghị, đề xuất")] },
        ],
        SignedAs = "TM. HỘI ĐỒNG\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        SignedBy = "Hoàng Thị Vân Anh",
        UnderPost = "PHÓ CHỦ TỊCH UBND TỈNH",
        Recipients = "Thành viên Hội đồng TĐKT tỉnh\nCác sở, ban, ngành tỉnh\nLưu: VT, SNV (04)",
    };

    /// <summary>What people type that looks like something else to a reader.</summary>
    public static readonly string[] Hostile =
    [
        "1. Kiểm tra việc đánh số", "1.2. Nội dung con", "a) Chữ cái đầu dòng", "IV. Số La Mã đầu dòng", "- Gạch đầu dòng", "+ Dấu cộng đầu dòng", "Điều 5. Như văn bản luật", "“Tên phong trào” trong ngoặc kép",
        "Có: hai chấm; chấm phẩy, phẩy", "kết thúc bằng hai chấm:", "Kết thúc bằng chấm phẩy;", "Dòng một\nDòng hai\r\n\tDòng ba", "Chữ \"nháy kép\" và 'nháy đơn' <thẻ> & dấu và", "100% đạt", "PHỤ LỤC I", "ĐỀ CƯƠNG", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH", "chữ thường đầu dòng", "Trên đây là Kế hoạch khác", "…ba chấm…", "(Trong ngoặc đơn)", "*dấu sao* **hai dấu sao**", "(1) Một ngoặc", "Ký tự lạ \u0001\u200b\u00ad ẩn", "Có dấu hỏi?", string.Join(' ', Enumerable.Repeat("Kiểm tra hồ sơ, sổ sách rất dài", 120)),
    ];

    private static readonly string[] Verbs = ["Việc ban hành", "Kết quả", "Tình hình", "Công tác", "Việc bố trí", "Quy trình"];
    private static readonly string[] Objects = ["quy chế thi đua, khen thưởng", "bình xét danh hiệu thi đua", "lưu trữ hồ sơ khen thưởng", "hoạt động cụm, khối thi đua", "sáng kiến; đề tài", "tuyên truyền “Người tốt, việc tốt”: tin, bài", "trích lập quỹ thi đua, khen thưởng (5 tháng)"];
    private static readonly string[] Units = ["Sở Y tế", "Sở Giáo dục và Đào tạo", "UBND phường Lam Kiều", "UBND xã Bản Chiềng", "Trường THPT Nguyễn Trãi", "Liên đoàn Lao động tỉnh", "Khối các trường học", "Công ty TNHH Thủy nông An Thịnh", "Hội Luật gia tỉnh"];

    private static Gen<string> Plain => from verb in Gen.Elements(Verbs) from what in Gen.Elements(Objects) select $"{verb} {what}";

    /// <summary>One text in five is hostile.</summary>
    private static Gen<string> Any => Gen.Frequency((4, Plain), (1, Gen.Elements(Hostile)));

    private static Gen<DateOnly> Day => from n in Gen.Choose(0, 1500) select new DateOnly(2023, 1, 1).AddDays(n);

    private static Gen<List<T>> Few<T>(Gen<T> gen, int most) => from n in Gen.Choose(0, most) from list in gen.ListOf(n) select list.ToList();

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct => Gen.OneOf(Gen.Constant<T?>(null), gen.Select(v => (T?)v));

    private static Gen<InspectionContent> Content =>
        from title in Any
        from detail in Gen.OneOf(Gen.Constant(""), Any)
        from points in Few(from text in Any from items in Gen.OneOf(Gen.Constant(new List<string>()), Few(Any, 4)) select new InspectionContentPoint(text, items), 5)
        select new InspectionContent(title, points, detail);

    private static Gen<WindowText?> Window => Gen.OneOf(
        Gen.Constant<WindowText?>(null),
        from day in Day from days in Gen.Choose(0, 400) from to in Gen.Elements(true, false) select (WindowText?)new WindowText(day, to ? day.AddDays(days) : null),
        from since in Gen.Elements("tổ chức thực hiện", "Hội đồng được kiện toàn", "ban hành Kế hoạch") select (WindowText?)new WindowText(null, Since: since));

    private static Gen<OutlineQuestionText> Question(int depth) =>
        from text in Any
        from guidance in Few(Any, 2)
        from asks in Few(Gen.Elements(Enum.GetValues<OutlineAsk>()), 3)
        from window in Window
        from items in Few(Any, 3)
        from forEach in Gen.Elements("", "", "văn bản triển khai; số liệu; hiệu quả", "danh sách kèm theo")
        from children in depth == 0 ? Gen.Constant(new List<OutlineQuestionText>()) : Few(Question(depth - 1), 4)
        select new OutlineQuestionText(text) { Guidance = guidance, Asks = asks, Window = window, Items = children.Count > 0 ? [] : items, ForEach = forEach, Children = children };

    public static Gen<InspectionText> All =>
        from governing in Gen.Elements(null, "Ủy ban nhân dân tỉnh An Thịnh")
        from issuing in Gen.Elements("Hội đồng Thi đua - Khen thưởng", "Sở Nội vụ", "Ủy ban nhân dân phường Lam Kiều")
        from number in Gen.Elements(new int?[] { null, 7, 123 })
        from purposes in Few(Any, 3)
        from requirements in Few(Any, 3)
        from contents in Few(Content, 7)
        from targets in Few(from name in Gen.Elements(Units) from also in Gen.Elements(null, "02 đơn vị (01 xã, 01 đơn vị trực thuộc)", "01 đơn vị trực thuộc") select new InspectionTargetText(name, also), 6)
        from self in Gen.OneOf(Gen.Constant(""), Any)
        from team in Few(from role in Gen.Elements(Enum.GetValues<InspectionRole>()) from who in Any select new InspectionMember(role, who), 5)
        from hosts in Few(Any, 2)
        from period in Gen.Elements("", "Trong quý II, III năm 2026 (có thông báo cụ thể sau)", "Từ tháng 5 đến tháng 9/2026", "Quý IV/2026", "Từ ngày 05/5/2026 đến ngày 30/6/2026")
        from methods in Few(Any, 4)
        from announcement in Gen.Elements(null, (VisitNotice?)VisitNotice.Announced, VisitNotice.Unannounced, VisitNotice.Either)
        from combined in Gen.Elements(null, "các chuyên đề kiểm tra theo kế hoạch của UBND tỉnh", "kiểm tra công vụ", "hội nghị sơ kết cụm, khối thi đua")
        from notice in Maybe(Gen.Choose(1, 99))
        from report in Maybe(Gen.Choose(1, 99))
        from due in Maybe(Day)
        from data in Maybe(Day)
        from funding in Gen.OneOf(Gen.Constant(""), Any)
        from duties in Few(from of in Gen.Elements(Enum.GetValues<InspectionParty>()) from party in Gen.Elements("", "Sở Nội vụ", "Văn phòng UBND tỉnh", "Cơ quan Thường trực Hội đồng: Sở Nội vụ") from items in Few(Any, 3) select new InspectionDuty(of, party, items), 4)
        from outline in Few(Question(2), 4)
        from signed in Gen.Elements(("TM. HỘI ĐỒNG\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH UBND TỈNH"), ("GIÁM ĐỐC", null), ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", (string?)null))
        select Small with
        {
            GoverningBody = governing,
            IssuingBody = issuing,
            Number = number,
            Date = number is null ? null : new(2026, 3, 16),
            Purposes = purposes,
            Requirements = requirements,
            Contents = contents,
            Targets = targets,
            SelfInspection = self,
            Team = team,
            Hosts = hosts,
            Period = period,
            Methods = methods,
            Announcement = announcement,
            Combined = combined,
            NoticeWorkingDays = notice,
            ReportDaysBefore = report,
            SelfReportDue = due,
            DataFrom = data,
            Funding = funding,
            Duties = duties,
            Outline = outline,
            SignedAs = signed.Item1,
            UnderPost = signed.Item2,
        };
}
