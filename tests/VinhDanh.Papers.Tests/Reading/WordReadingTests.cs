using System.Text;
using VinhDanh.Papers.Deadlines;
using VinhDanh.Papers.Reading;
using static VinhDanh.Papers.Tests.Reading.WordFile;

namespace VinhDanh.Papers.Tests.Reading;

/// <summary>What Word files do to text: merges, numbers, revisions, boxes, notes, tables in tables.</summary>
public sealed class WordReadingTests
{
    private static readonly string Head = Table(
        "ỦY BAN NHÂN DÂN / PHƯỜNG LAM KIỀU|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc", "Số: 15/KH-UBND|Lam Kiều, ngày 05 tháng 02 năm 2026")
        + Paragraphs("KẾ HOẠCH", "Công tác thi đua, khen thưởng năm 2026", "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", "I. NỘI DUNG");

    private static readonly string Tail = Table("Nơi nhận: / - Sở Nội vụ; / - Lưu: VT.|TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Trần Văn Mẫu");

    [Fact]
    public void Columns_are_known_by_their_words_not_their_place()
    {
        var plan = Read(Head + Tail + Paragraphs("PHỤ LỤC", "TIẾN ĐỘ THỰC HIỆN")
            + Table("Thời hạn|Cơ quan phối hợp|Nội dung nhiệm vụ|STT|Sản phẩm|Cơ quan chủ trì|Ghi chú|Kinh phí",
                "Trước ngày 15/3|Sở Tài chính; Sở Y tế|Tổ chức hội nghị tổng kết|1|Hội nghị|Sở Nội vụ|Họp trực tuyến|20 triệu"));

        var task = plan.Tasks.ShouldHaveSingleItem();
        task.Path.ShouldBe("PL1.1");
        task.Title.ShouldBe("Tổ chức hội nghị tổng kết");
        task.Lead.ShouldBe(["Sở Nội vụ"]);
        task.Coordinators.ShouldBe(["Sở Tài chính", "Sở Y tế"]);
        task.Deadline.Due.ShouldBe(new DateOnly(2026, 3, 15));
        (task.ExpectedResult, task.Note).ShouldBe(("Hội nghị", "Họp trực tuyến"));
        task.Other.ShouldBe([new OtherCell("Kinh phí", "20 triệu")]);
        CoverageTests.EveryBlockIsReachable(plan);
    }

    [Fact]
    public void Merged_cells_hold_both_ways()
    {
        var plan = Read(Head + Table("TT|Nội dung|Chủ trì|Thực hiện|Phối hợp|Thời gian",
            "I|>5 CÔNG TÁC CHUNG", "1|Việc một của năm|^Sở Nội vụ|Phòng A|Phòng B|^Quý I", "2|Việc hai của năm|\"|>2 Các xã, phường|\"", "3|Việc ba của năm|\"|Phòng A||Quý II") + Tail);

        plan.Tasks.Select(t => t.Path).ShouldBe(["I.I.1", "I.I.2", "I.I.3"]);
        plan.Tasks.ShouldAllBe(t => t.Lead.Single() == "Sở Nội vụ" && t.Group == "CÔNG TÁC CHUNG");
        plan.Tasks[1].Doers.ShouldBe(plan.Tasks[1].Coordinators);
        plan.Tasks[1].Deadline.ShouldSatisfyAllConditions(d => d.Inherited.ShouldBeTrue(), d => d.Due.ShouldBe(new(2026, 3, 31)));
        plan.Tasks[2].Deadline.ShouldSatisfyAllConditions(d => d.Inherited.ShouldBeFalse(), d => d.Due.ShouldBe(new(2026, 6, 30)));
    }

    [Fact]
    public void A_table_parted_by_pages_is_one_and_its_copied_heading_no_task()
    {
        const string heading = "TT|Nội dung|Thực hiện|Thời gian";
        var plan = Read(Head + Table(heading, "1|Việc thứ nhất|Phòng A|Quý I", "2|Việc thứ hai rất dài và còn|Phòng B|Quý II")
            + P("") + Table(heading, "|tiếp tục ở trang sau||", "-|Việc con|Phòng C|Tháng 5", "3|Việc thứ ba|Phòng D|Tháng 7/2026") + Tail);

        plan.Tasks.Select(t => t.Path).ShouldBe(["I.1", "I.2", "I.2.1", "I.3"]);
        plan.Tasks[1].Title.ShouldBe("Việc thứ hai rất dài và còn tiếp tục ở trang sau");
        plan.Coverage.Roles[BlockRole.Repeat].ShouldBe(1);
        plan.Coverage.Roles[BlockRole.ColumnHeader].ShouldBe(1);
        plan.Coverage.Placed.ShouldBe(plan.Coverage.Blocks);
    }

    [Fact]
    public void Numbers_that_Word_makes_count_as_typed()
    {
        const string numbering = $"""
            <w:numbering {Ns}><w:abstractNum w:abstractNumId="1">
              <w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
              <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
              <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
            <w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>
            """;
        static string N(int level, string text) => P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr>");
        var plan = Read(Head + N(0, "NHIỆM VỤ") + N(1, "Quý I:") + N(2, "Tổ chức hội nghị") + N(1, "Quý II:") + N(2, "Sơ kết phong trào") + N(0, "TỔ CHỨC THỰC HIỆN") + N(1, "Giao Phòng Nội vụ:") + Tail,
            ("word/numbering.xml", numbering));

        plan.Sections.Select(s => s.Path).ShouldBe(["I", "II", "II.1", "II.2", "III", "III.1"]);
        plan.Tasks.Select(t => (t.Path, t.Deadline.Due)).ShouldBe([("II.1.1", new DateOnly(2026, 3, 31)), ("II.2.1", new DateOnly(2026, 6, 30))]);
        plan.Sections[^1].Party.ShouldBe("Phòng Nội vụ");
    }

    [Fact]
    public void A_bullet_with_a_day_of_its_own_is_due_then_and_not_at_the_end_of_its_quarter()
    {
        var plan = Read(Head + P("I. NHIỆM VỤ") + P("1. Quý I") + P("- Các đơn vị gửi đăng ký thi đua về Sở Nội vụ trước ngày 15/02/2026;") + P("- Hội nghị tổng kết, ký giao ước (tháng 01/2026);")
            + P("- Hướng dẫn tổng kết phong trào thi đua năm 2025 và các ngày lễ trong năm 2026;") + P("2. Quý IV") + P("- Nộp hồ sơ khen thưởng tổng kết năm chậm nhất ngày 20/01/2027;")
            + P("- Xét thi đua, sau khi có kết quả của tháng 6/2026.") + Tail);

        plan.Tasks.Select(t => (t.Path, t.Deadline.Kind, t.Deadline.Due, t.Deadline.Text)).ShouldBe(
        [
            ("I.1.1", DeadlineKind.Before, new DateOnly(2026, 2, 15), "trước ngày 15/02/2026"), ("I.1.2", DeadlineKind.Month, new(2026, 1, 31), "tháng 01/2026"),
            ("I.1.3", DeadlineKind.Quarter, new(2026, 3, 31), "Quý I"), ("I.2.1", DeadlineKind.Before, new(2027, 1, 20), "chậm nhất ngày 20/01/2027"),
            ("I.2.2", DeadlineKind.Quarter, new(2026, 12, 31), "Quý IV"),
        ]);
        plan.Warnings.Where(w => w.Code == "deadline.in-sentence").Select(w => w.Path).ShouldBe(["I.1.1", "I.1.2", "I.2.1"]);
        plan.Tasks.ShouldAllBe(t => t.Group == "Quý I" || t.Group == "Quý IV");
        CoverageTests.EveryBlockIsReachable(plan);
    }

    [Fact]
    public void An_automatic_number_in_an_empty_cell_is_the_rows_number()
    {
        const string numbering = $"""<w:numbering {Ns}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>""";
        const string cell = "<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:p></w:tc>";
        static string Row(string a, string b) => $"<w:tr>{cell}<w:tc>{P(a)}</w:tc><w:tc>{P(b)}</w:tc></w:tr>";
        var rows = Table("TT|Nội dung|Thời gian").Replace("</w:tbl>", Row("Việc một", "Tháng 3") + Row("Việc hai", "Tháng 4") + "</w:tbl>", StringComparison.Ordinal);

        Read(Head + rows + Tail, ("word/numbering.xml", numbering)).Tasks.Select(t => t.Path).ShouldBe(["I.1", "I.2"]);
    }

    [Fact]
    public void Deleted_text_is_gone_and_inserted_text_is_there()
    {
        var plan = Read(Head + "<w:p><w:r><w:t>1. Gửi báo cáo </w:t></w:r><w:del><w:r><w:delText>trước ngày 01/3</w:delText></w:r></w:del><w:ins><w:r><w:t>trước ngày 05/3</w:t></w:r></w:ins></w:p>"
            + "<w:p><w:moveFrom><w:r><w:t>chỗ cũ</w:t></w:r></w:moveFrom></w:p>" + Tail);

        plan.Sections.Single(s => s.Path == "I.1").Heading.ShouldBe("Gửi báo cáo trước ngày 05/3");
        plan.Blocks.ShouldNotContain(b => b.Text.Contains("01/3") || b.Text.Contains("chỗ cũ"));
    }

    [Fact]
    public void Boxes_notes_and_tables_in_tables_are_blocks()
    {
        var box = $"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx><w:txbxContent>{P("Chữ trong khung")}</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent>{P("Chữ trong khung")}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>";
        var nested = Table("TT|Nội dung|Thời gian", "1|Việc một của năm|Quý I").Replace("</w:tc></w:tr></w:tbl>", Table("a|b", "c|d") + "</w:tc></w:tr></w:tbl>", StringComparison.Ordinal);
        var notes = $"<w:footnotes {Ns}><w:footnote w:type=\"separator\" w:id=\"0\">{P("x")}</w:footnote><w:footnote w:id=\"1\">{P("Chú thích cuối trang")}</w:footnote></w:footnotes>";
        var plan = Read(Head + box + nested + Tail, ("word/footnotes.xml", notes));

        plan.Blocks.Count(b => b.Text == "Chữ trong khung").ShouldBe(1);
        plan.Blocks.Single(b => b.Text == "Chữ trong khung").Place.Part.ShouldBe("text-box");
        plan.Blocks.Count(b => b.Place.Part == "nested-table").ShouldBe(2);
        plan.Footnotes.ShouldHaveSingleItem().Text.ShouldBe("Chú thích cuối trang");
        plan.Coverage.Placed.ShouldBe(plan.Coverage.Blocks);
    }

    [Fact]
    public void Decomposed_letters_soft_hyphens_and_hard_spaces_come_out_plain()
    {
        var plan = Read((Head + P("1. Tổ\u00A0chức hội ng\u00ADhị") + Tail).Normalize(NormalizationForm.FormD));

        plan.Title.ShouldBe("Công tác thi đua, khen thưởng năm 2026");
        plan.Sections.Single(s => s.Path == "I.1").Heading.ShouldBe("Tổ chức hội nghị");
        plan.Blocks.ShouldAllBe(b => b.Text.IsNormalized(NormalizationForm.FormC));
    }

    [Fact]
    public void An_old_font_of_the_TCVN3_encoding_is_converted()
    {
        const string run = "<w:p><w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:t>1. C«ng t¸c thi ®ua, khen th\u00ADëng</w:t></w:r></w:p>";

        Read(Head + run + Tail).Sections.Single(s => s.Path == "I.1").Heading.ShouldBe("Công tác thi đua, khen thưởng");
    }

    [Fact]
    public void A_decision_has_articles_and_no_tasks()
    {
        var decision = Read(Table("UBND TỈNH AN THỊNH|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc", "Số: 120/QĐ-UBND|An Thịnh, ngày 02 tháng 01 năm 2026")
            + Paragraphs("QUYẾT ĐỊNH", "Về việc thành lập Đoàn kiểm tra công tác thi đua, khen thưởng năm 2026", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN THỊNH",
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "Theo đề nghị của Giám đốc Sở Nội vụ.", "QUYẾT ĐỊNH:",
                "Điều 1. Thành lập Đoàn kiểm tra gồm các ông, bà sau đây:", "1. Ông A, Trưởng đoàn;", "2. Bà B, Phó Trưởng đoàn.",
                "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.") + Tail);

        decision.Kind.ShouldBe(PaperKind.Decision);
        decision.Number.ShouldBe("120/QĐ-UBND");
        decision.Title.ShouldBe("thành lập Đoàn kiểm tra công tác thi đua, khen thưởng năm 2026");
        decision.Sections.Select(s => s.Path).ShouldBe(["1", "1.1", "1.2", "2"]);
        decision.Tasks.ShouldBeEmpty();
        decision.Coverage.Placed.ShouldBe(decision.Coverage.Blocks);
    }

    [Fact]
    public void Times_without_numbers_and_times_before_a_colon_carry_tasks()
    {
        var plan = Read(Head + Paragraphs("1. Công việc trong năm", "Tháng 3:", "- Tổ chức hội nghị", "- Ký giao ước", "6 tháng đầu năm:", "- Sơ kết phong trào",
            "2. Công việc khác", "- Tháng 9: Kiểm tra các cụm thi đua", "- Rà soát hồ sơ, tài liệu") + Tail);

        plan.Tasks.Select(t => (t.Path, t.Deadline.Due)).ShouldBe([
            ("I.1.1.1", new DateOnly(2026, 3, 31)), ("I.1.1.2", new DateOnly(2026, 3, 31)), ("I.1.2.1", new DateOnly(2026, 6, 30)), ("I.2.1", new DateOnly(2026, 9, 30))]);
        plan.Tasks[3].Title.ShouldBe("Kiểm tra các cụm thi đua");
        plan.Coverage.Placed.ShouldBe(plan.Coverage.Blocks);
    }

    [Fact]
    public void A_table_that_is_no_schedule_is_kept_whole()
    {
        var plan = Read(Head + Tail + Paragraphs("PHỤ LỤC II", "DANH SÁCH CÁC ĐƠN VỊ") + Table("STT|Tên đơn vị|Địa chỉ", "1|Trường A|Số 1", "2|Trường B|Số 2"));

        plan.Tasks.ShouldBeEmpty();
        plan.Tables.Single().Rows.Count.ShouldBe(plan.Coverage.Roles[BlockRole.TableRow]);
        plan.Tables.Single().Appendix.ShouldBe("PL2");
        plan.Coverage.Placed.ShouldBe(plan.Coverage.Blocks);
    }

    [Fact]
    public void A_hundred_pages_are_read()
    {
        var rows = Enumerable.Range(1, 1500).Select(i => $"{i}|Việc số {i} của kế hoạch công tác thi đua, khen thưởng năm nay|Sở Nội vụ|Các sở, ban, ngành; các xã, phường|Trước ngày {1 + (i % 28)}/{1 + (i % 12)}/2026");
        var body = string.Concat(Enumerable.Range(1, 60).Select(i => Paragraphs($"{i}. Mục số {i}", "- Bảo đảm đúng quy định của pháp luật.", "- " + new string('a', 400))));
        var plan = Read(Head + body + Tail + P("PHỤ LỤC 1") + Table(["TT|Nội dung|Chủ trì|Phối hợp|Thời gian", .. rows]));

        plan.Tasks.Count.ShouldBe(1500);
        plan.Tasks.ShouldAllBe(t => t.Deadline.Kind == DeadlineKind.Before);
        plan.Coverage.Placed.ShouldBe(plan.Coverage.Blocks);
    }

    [Fact]
    public void A_plan_without_schedule_finds_its_deadlines_in_sentences()
    {
        var plan = Read(Head.Replace("Công tác thi đua, khen thưởng năm 2026", "Phát động phong trào thi đua “Chuyển đổi số” năm 2026", StringComparison.Ordinal)
            + Paragraphs("II. TỔ CHỨC THỰC HIỆN", "1. Các phòng, đơn vị thuộc Sở", "a) Xây dựng kế hoạch gửi về Văn phòng Sở trước ngày 28/02/2026.", "b) Phổ biến kế hoạch này.") + Tail);

        plan.Kind.ShouldBe(PaperKind.MovementPlan);
        plan.Tasks.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            t => t.Path.ShouldBe("II.1.a"), t => t.Deadline.Due.ShouldBe(new(2026, 2, 28)), t => t.Doers.ShouldBe(["Các phòng, đơn vị thuộc Sở"]));
        plan.Warnings.ShouldContain(w => w.Code == "deadline.in-sentence" && w.Path == "II.1.a");
    }

    [Fact]
    public void A_letter_is_told_by_its_subject_line_and_glued_lines_part()
    {
        var letter = Documents.ReadText("""
            SỞ NỘI VỤ TỈNH AN THỊNH
            Số: 77/SNV-TĐKT
            V/v đăng ký thi đua năm 2026
            An Thịnh, ngày 05 tháng 01 năm 2026
            Kính gửi:
            - Các sở, ban, ngành;
            Sở Nội vụ đề nghị các đơn vị:
            I. NỘI DUNG1. Đăng ký danh hiệu thi đua.
            Nơi nhận:
            - Như trên;
            - Lưu: VT.KT. GIÁM ĐỐC
            PHÓ GIÁM ĐỐC
            Trần Thị Mẫu
            """);

        letter.Kind.ShouldBe(PaperKind.Letter);
        letter.Title.ShouldBe("đăng ký thi đua năm 2026");
        letter.Blocks.Single(b => b.Text.StartsWith("- Các sở", StringComparison.Ordinal)).Role.ShouldBe(BlockRole.Header);
        letter.Sections.Select(s => s.Path).ShouldBe(["I", "I.1"]);
        letter.Recipients.ShouldBe(["Như trên", "Lưu: VT"]);
        letter.Signatory.ShouldBe(new Signatory(null, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Mẫu", null));
    }

    internal static PaperReading Read(string body, params (string Path, string Xml)[] parts)
    {
        using var file = new MemoryStream(Of(body, parts));
        return PaperReader.Read(file, "test.docx");
    }
}
