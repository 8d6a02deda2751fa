using System.Globalization;
using VinhDanh.Law.Calendar;
using VinhDanh.Law.Packs;
using VinhDanh.Law.TimeLimits;

namespace VinhDanh.Law.Tests.TimeLimits;

/// <summary>When steps of procedure are due.</summary>
public sealed class DueDatesTests
{
    private static readonly LawLibrary Library = LawLibrary.LoadEmbedded();
    private static readonly WorkingCalendar Calendar = WorkingCalendar.LoadEmbedded();

    /// <summary>A small law with a term of each sort.</summary>
    private static readonly Regime Small = LawLibrary.Read([[new("x.yaml", """
        pack: { id: x, name: X, received: { from: 2023-01-01 } }
        documents: [{ cite_as: L, name: Luật }]
        events: [{ code: nhan, name: ngày nhận hồ sơ, receipt: true }, { code: hop, name: ngày họp }]
        time_limits:
          - { code: nam_ngay_lam_viec, name: Trả lời, working_days: 5, from: nhan, cite: L, verified: true }
          - { code: bay_ngay, name: Gửi, days: 7, from: nhan, cite: L, verified: true }
          - { code: dang_ba_ngay_lam_viec, name: Đăng, working_days: 3, from: nhan, first_day_counts: true, minimum: true, cite: L, verified: true }
          - { code: truoc_muoi_ngay, name: Gửi hồ sơ, days: 10, before: hop, minimum: true, cite: L, verified: true }
          - { code: truoc_ba_ngay_lam_viec, name: Mời, working_days: 3, before: hop, cite: L, verified: true }
        """)]]).Library!.Regimes[0];

    [Theory]
    [InlineData("tham_dinh_trinh", "2026-01-30", "2026-03-06")] // 20 working days over the Lunar New Year of 2026
    [InlineData("tra_ho_so", "2026-11-20", "2026-11-30")] // over 24 November, a day off from 2026
    [InlineData("tra_ho_so", "2025-04-25", "2025-05-06")] // Saturday 26 April was worked for Friday 2 May
    [InlineData("de_nghi_huy", "2026-04-20", "2026-04-28")] // seven days end on 27 April, a day off
    public void A_step_of_the_law_is_due(string step, string start, string last)
    {
        var due = new DueDates(Library.Find("nd152_2025")!, Calendar).Due(step, Day(start));
        due.Last.ShouldBe(Day(last));
        due.IsProvisional.ShouldBeFalse();
        due.Limit.Basis.Citations.ShouldNotBeEmpty();
    }

    /// <summary>A notice of 20 August 2025 under article 44 of Decree 152 ran to 4 September, the holiday of 2 September counted out.</summary>
    [Fact]
    public void A_public_posting_ends_as_the_notice_of_2025_said()
    {
        var due = new DueDates(Library.Find("nd152_2025")!, Calendar).Due("cong_khai_anh_hung", new(2025, 8, 20));
        due.Last.ShouldBe(new(2025, 9, 4));
        due.DaysOff.Select(d => d.Date).ShouldContain(new DateOnly(2025, 9, 2));
        TimeLimitText.Last(due).ShouldBe("đến hết thứ Năm, 04/09/2025");
    }

    [Theory]
    [InlineData("nam_ngay_lam_viec", "2026-03-02", "2026-03-09")]
    [InlineData("bay_ngay", "2026-03-02", "2026-03-09")]
    [InlineData("bay_ngay", "2026-03-07", "2026-03-16")] // the seventh day is a Saturday
    [InlineData("dang_ba_ngay_lam_viec", "2026-03-02", "2026-03-04")]
    [InlineData("dang_ba_ngay_lam_viec", "2026-03-07", "2026-03-11")] // begun on a Saturday
    [InlineData("truoc_muoi_ngay", "2026-03-20", "2026-03-10")]
    [InlineData("truoc_muoi_ngay", "2026-03-18", "2026-03-06")] // the tenth day before is a Sunday: earlier, not later
    [InlineData("truoc_ba_ngay_lam_viec", "2026-03-10", "2026-03-05")]
    public void Terms_run_forward_from_an_event_or_back_before_it(string step, string day, string due) => new DueDates(Small, Calendar).Due(step, Day(day)).Last.ShouldBe(Day(due));

    [Fact]
    public void Counting_back_gives_the_last_start_that_is_still_in_time()
    {
        var dates = new DueDates(Small, Calendar);
        for (var last = new DateOnly(2023, 3, 1); last < new DateOnly(2026, 12, 1); last = last.AddDays(1))
        {
            foreach (var step in (string[])["nam_ngay_lam_viec", "bay_ngay", "dang_ba_ngay_lam_viec"])
            {
                var start = dates.StartFor(step, last).Start;
                Calendar.IsWorkingDay(start).ShouldBeTrue();
                dates.Due(step, start).Last.ShouldBeLessThanOrEqualTo(last, $"{step}, {last}");
                dates.Due(step, Calendar.NextWorkingDay(start.AddDays(1))).Last.ShouldBeGreaterThan(last, $"{step}, {last}");
            }
            foreach (var step in (string[])["truoc_muoi_ngay", "truoc_ba_ngay_lam_viec"])
            {
                var start = dates.StartFor(step, last).Start;
                dates.Due(step, start).Last.ShouldBeGreaterThanOrEqualTo(last, $"{step}, {last}");
                dates.Due(step, Calendar.SubtractWorkingDays(start, 1)).Last.ShouldBeLessThan(last, $"{step}, {last}");
            }
        }
    }

    [Fact]
    public void Days_off_between_the_two_days_are_told_also_backwards_and_on_the_last_day()
    {
        var dates = new DueDates(Small, Calendar);
        DateOnly[] may = [new(2026, 4, 30), new(2026, 5, 1)];
        dates.Due("truoc_ba_ngay_lam_viec", new(2026, 5, 5)).DaysOff.Select(d => d.Date).ShouldBe(may);
        dates.StartFor("nam_ngay_lam_viec", may[1]).DaysOff.Select(d => d.Date).ShouldBe([new(2026, 4, 26), new(2026, 4, 27), .. may]);
        dates.Due("truoc_ba_ngay_lam_viec", new(2027, 1, 4)).Doubts.ShouldHaveSingleItem();
        // From a term in plain days back to a working day.
        dates.StartFor("bay_ngay", new(2026, 3, 13)).Start.ShouldBe(new(2026, 3, 6));
        dates.StartFor("bay_ngay", new(2026, 5, 4)).Start.ShouldBe(new(2026, 4, 24));
        Should.Throw<KeyNotFoundException>(() => dates.Due("khac", may[0])).Message.ShouldBe("x has no step “khac”.");
    }

    [Fact]
    public void Awards_whose_deciders_are_not_known_are_not_among_those_of_an_authority() =>
        new AwardFilter([], ["state_president"]).Concerns(Library.Find("nd152_2025")!.Awards["giay_khen"] with { DecidedBy = null }).ShouldBeFalse();

    [Theory]
    [InlineData("nam_ngay_lam_viec", "05 ngày làm việc kể từ ngày nhận hồ sơ")]
    [InlineData("bay_ngay", "07 ngày kể từ ngày nhận hồ sơ")]
    [InlineData("dang_ba_ngay_lam_viec", "ít nhất 03 ngày làm việc kể từ ngày nhận hồ sơ, tính cả ngày ấy")]
    [InlineData("truoc_muoi_ngay", "ít nhất 10 ngày trước ngày họp")]
    public void A_term_is_told_in_words(string step, string words) => TimeLimitText.Term(Small, Small.TimeLimits[step]).ShouldBe(words);

    [Fact]
    public void What_is_known_of_the_source_is_told_with_it()
    {
        var regime = Library.Find("nd152_2025")!;
        TimeLimitText.Write(regime, new DueDates(regime, Calendar).Due("gui_quyet_dinh", new(2026, 3, 2))).ShouldContain("[chưa kiểm chứng] – công bố theo Nghị định 98; cho là giữ nguyên");
    }

    [Fact]
    public void A_year_whose_notice_is_not_out_makes_the_answer_provisional()
    {
        var due = new DueDates(Small, Calendar).Due("nam_ngay_lam_viec", new(2026, 12, 30));
        due.IsProvisional.ShouldBeTrue();
        due.Doubts.ShouldBe(["lịch nghỉ năm 2027 chưa được công bố đủ"]);
        new DueDates(Small, Calendar).Due("nam_ngay_lam_viec", new(2026, 12, 1)).IsProvisional.ShouldBeFalse();
    }

    [Fact]
    public void A_year_nobody_knows_is_counted_by_weekends_and_says_so()
    {
        var dates = new DueDates(Small, Calendar);
        var due = dates.Due("nam_ngay_lam_viec", new(2031, 8, 29));
        due.Last.ShouldBe(new(2031, 9, 5));
        due.Doubts.ShouldBe(["chưa có lịch nghỉ năm 2031, mới trừ thứ Bảy, Chủ nhật"]);
        TimeLimitText.Write(Small, due).ShouldContain("(tạm tính: chưa có lịch nghỉ năm 2031");
        dates.StartFor("nam_ngay_lam_viec", new(2022, 12, 30)).IsProvisional.ShouldBeTrue();
    }

    [Fact]
    public void Local_days_off_lengthen_a_term()
    {
        DayOff own = new(new(2026, 3, 5), "Ngày truyền thống của tỉnh", DayOffKind.Local, "QĐ", true);
        DayOff saturday = own with { Date = new(2026, 1, 10) };
        DayOff later = own with { Date = new(2031, 9, 2) };
        var calendar = Calendar.With([own, saturday]).With([later]);
        var due = new DueDates(Small, calendar).Due("nam_ngay_lam_viec", new(2026, 3, 2));
        due.Last.ShouldBe(new(2026, 3, 10));
        due.DaysOff.ShouldHaveSingleItem().Name.ShouldBe("Ngày truyền thống của tỉnh");
        // Even a Saturday worked for a swapped day is off then, and years that are not held take local days too.
        calendar.IsWorkingDay(saturday.Date).ShouldBeFalse();
        calendar.WorkingDaysBetween(new(2026, 3, 2), new(2026, 3, 10)).ShouldBe(5);
        new DueDates(Small, calendar).Due("nam_ngay_lam_viec", new(2031, 8, 29)).Last.ShouldBe(new(2031, 9, 8));
        Calendar.IsWorkingDay(own.Date).ShouldBeTrue();
    }

    [Fact]
    public void A_due_day_is_told_with_its_source_and_how_it_was_counted()
    {
        var regime = Library.Find("nd98_2023")!;
        var text = TimeLimitText.Write(regime, new DueDates(regime, Calendar).Due("tham_dinh_trinh", new(2025, 4, 15)));
        text.ShouldContain("Bộ Nội vụ thẩm định, trình Thủ tướng Chính phủ: 20 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ (Điều 32 khoản 2 NĐ 98/2023/NĐ-CP)");
        text.ShouldContain("Ngày nhận đủ hồ sơ hợp lệ: thứ Ba, 15/04/2025");
        text.ShouldContain("Chậm nhất thứ Năm, 15/05/2025");
        text.ShouldContain("- nghỉ thứ Năm, 01/05/2025");
        text.ShouldContain("Cách tính: Thời hạn tính từ ngày tiếp theo ngày có sự kiện. (Điều 147 Bộ luật Dân sự 91/2015/QH13) [chưa kiểm chứng]");
    }

    [Fact]
    public void A_limit_concerns_the_awards_it_names_or_those_their_authority_decides()
    {
        var regime = Library.Find("nd152_2025")!;
        string[] Of(string award) => [.. regime.TimeLimits.Values.Where(l => l.Concerns(regime.Awards[award])).Select(l => l.Code)];
        Of("huan_chuong_lao_dong_hang_ba").ShouldContain("tham_dinh_trinh");
        Of("huan_chuong_lao_dong_hang_ba").ShouldNotContain("cong_khai_anh_hung");
        Of("anh_hung_lao_dong").ShouldContain("cong_khai_anh_hung");
        Of("bang_khen_bo_nganh_tinh").ShouldContain("tinh_quyet_dinh");
        Of("giay_khen").ShouldBe(["de_nghi_huy", "quyet_dinh_huy"], ignoreOrder: true);
        // Complaints are the office's, not an award's.
        new DueDates(regime, Calendar).Due("to_cao_thu_ly", new(2026, 3, 2)).Last.ShouldBe(new(2026, 3, 11));
        Should.Throw<KeyNotFoundException>(() => new DueDates(regime, Calendar).Due("khong_co", new(2026, 1, 1)));
    }

    [Theory]
    [InlineData("working_days: 5, from: nhan", "from: nhan", "cần đúng một trong “working_days”")]
    [InlineData("working_days: 5, from: nhan", "working_days: 5, days: 5, from: nhan", "cần đúng một trong “working_days”")]
    [InlineData("working_days: 5, from: nhan", "working_days: 0, from: nhan", "từ 1 ngày trở lên")]
    [InlineData("working_days: 5, from: nhan", "working_days: 5", "cần đúng một trong “from”")]
    [InlineData("working_days: 5, from: nhan", "working_days: 5, from: nhan, before: nhan", "cần đúng một trong “from”")]
    [InlineData("working_days: 5, from: nhan", "working_days: 5, from: khac", "sự kiện “khac” chưa khai")]
    [InlineData("working_days: 5", "awards: [a], working_days: 5", "danh hiệu, hình thức “a” chưa khai")]
    [InlineData("working_days: 5", "decided_by: [a], working_days: 5", "thẩm quyền “a” chưa khai")]
    [InlineData(", cite: L", "", "thiếu “cite”")]
    [InlineData("working_days: 5", "la: 1, working_days: 5", "không hiểu khóa “la”")]
    public void A_mistake_is_told(string right, string wrong, string told)
    {
        const string Yaml = """
            pack: { id: x, name: X, received: { from: 2024-01-01 } }
            documents: [{ cite_as: L, name: Luật }]
            events: [{ code: nhan, name: ngày nhận }]
            time_limits: [{ code: b, name: Bước, working_days: 5, from: nhan, cite: L, verified: true }]
            """;
        LawLibrary.Read([[new("x.yaml", Yaml)]]).Mistakes.ShouldBeEmpty();
        var mistakes = LawLibrary.Read([[new("x.yaml", Yaml.Replace(right, wrong, StringComparison.Ordinal))]]).Mistakes;
        mistakes.ShouldContain(m => m.Message.Contains(told), string.Join("; ", mistakes));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
