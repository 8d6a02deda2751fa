using VinhDanh.App.Platform.Accounts;
using VinhDanh.App.Tests.Support;

namespace VinhDanh.App.Features.Eligibility;

/// <summary>The law browser and trying it out, as pages.</summary>
public sealed class LawPagesTests(Site site) : IClassFixture<Site>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_day_of_receipt_chooses_the_law()
    {
        using var browser = await OfficerAsync();
        var now = await browser.PageAsync("/law?date=15/01/2026", Ct);
        now.ShouldContain("Nghị định 152/2025/NĐ-CP – hồ sơ nhận từ ngày 01/07/2025 đến hết ngày 30/09/2026");
        now.ShouldContain("Xã, phường, đặc khu tiêu biểu");
        now.ShouldNotContain("Chủ tịch Ủy ban nhân dân cấp huyện");
        var before = await browser.PageAsync("/law?date=15/01/2025", Ct);
        before.ShouldContain("Xã, phường, thị trấn tiêu biểu");
        before.ShouldContain("Chủ tịch Ủy ban nhân dân cấp huyện");
        var amended = await browser.PageAsync("/law?date=01/11/2026", Ct);
        amended.ShouldContain("bộ dữ liệu chưa có các điều được sửa đổi");
        (await browser.PageAsync("/law?date=hom-nay", Ct)).ShouldContain("Ngày nhận hồ sơ chưa đúng");
    }

    [Fact]
    public async Task Awards_are_found_without_marks_and_by_kind_and_recipient()
    {
        using var browser = await OfficerAsync();
        var page = await browser.PageAsync("/law?q=chien%20si%20thi%20dua", Ct);
        page.ShouldContain("Chiến sĩ thi đua cơ sở");
        page.ShouldNotContain("Huân chương Sao vàng");
        var orders = await browser.PageAsync("/law?kind=hinh_thuc_khen_thuong_huan_chuong&recipient=foreigner", Ct);
        orders.ShouldContain("Huân chương Hữu nghị");
        orders.ShouldNotContain("Huân chương Đại đoàn kết dân tộc");
        (await browser.PageAsync("/law?q=khong%20co", Ct)).ShouldContain("Không có danh hiệu, hình thức khen thưởng như vậy.");
    }

    [Fact]
    public async Task An_award_is_told_with_conditions_citations_money_and_what_is_not_verified()
    {
        using var browser = await OfficerAsync();
        var page = await browser.PageAsync("/law/huan_chuong_lao_dong_hang_ba?date=15/01/2026", Ct);
        page.ShouldContain("Đã được tặng Bằng khen của Thủ tướng Chính phủ");
        page.ShouldContain("Có từ 05 năm liên tục trở lên, tính đến năm đề nghị, được xếp loại Hoàn thành tốt nhiệm vụ trở lên, sau khi được tặng Bằng khen của Thủ tướng Chính phủ");
        page.ShouldContain("Trong thời gian ấy có từ 03 lần được tặng Chiến sĩ thi đua cơ sở trở lên");
        page.ShouldContain("Điều 44 khoản 1 điểm e Luật 06/2022/QH15");
        page.ShouldContain("Quy định chưa đối chiếu với văn bản gốc");
        var money = await browser.PageAsync("/law/chien_si_thi_dua_co_so?date=15/01/2026", Ct);
        money.ShouldContain("1 lần mức lương cơ sở = 2.340.000 đồng");
        money.ShouldContain("Từ 80% tổng số thành viên Hội đồng đồng ý");
        // 0.3 of 2,340,000 is 702,000, rounded up to tens of thousands.
        (await browser.PageAsync("/law/lao_dong_tien_tien?date=15/01/2026", Ct)).ShouldContain("0,3 lần mức lương cơ sở = 710.000 đồng");
    }

    [Fact]
    public async Task An_award_tells_its_time_limits_and_the_days_they_end_on()
    {
        using var browser = await OfficerAsync();
        var page = await browser.PageAsync("/law/anh_hung_lao_dong?date=30/01/2026", Ct);
        page.ShouldContain("Thời hạn giải quyết");
        page.ShouldContain("<dt>Bộ Nội vụ thẩm định, trình Thủ tướng Chính phủ</dt>");
        page.ShouldContain("20 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ; nhận ngày 30/01/2026 thì chậm nhất thứ Sáu, 06/03/2026");
        page.ShouldContain("Ít nhất 10 ngày làm việc kể từ ngày đăng công khai, tính cả ngày ấy");
        (await browser.PageAsync("/law/anh_hung_lao_dong?date=28/12/2026", Ct)).ShouldContain("tạm tính: lịch nghỉ năm 2027 chưa được công bố đủ");
        (await browser.PageAsync("/law/giay_khen?date=30/01/2026", Ct)).ShouldNotContain("20 ngày làm việc");
        page.ShouldContain("Làm tròn lên đến 10.000 đồng");
    }

    [Fact]
    public async Task Around_a_change_of_law_the_more_favourable_one_is_offered_by_name()
    {
        using var browser = await OfficerAsync();
        const string Pending = "/law/huan_chuong_lao_dong_hang_ba?date=15/09/2026";
        var before = site.Clock.At;
        // While the amended law is not in force nobody may choose it.
        (await browser.PageAsync(Pending, Ct)).ShouldNotContain("Luật áp dụng");
        try
        {
            site.Clock.At = new(2026, 10, 20, 2, 0, 0, TimeSpan.Zero);
            using var later = await OfficerAsync();
            var offered = await later.PageAsync(Pending, Ct);
            offered.ShouldContain("tiếp tục theo quy định cũ, trừ khi quy định mới có lợi hơn. (Điều 4 Luật 06/2026/QH16)");
            offered.ShouldContain("Luật của ngày nhận hồ sơ");
            offered.ShouldNotContain("bộ dữ liệu chưa có các điều được sửa đổi");
            var chosen = await later.PageAsync(Pending + "&law=law_2026", Ct);
            chosen.ShouldContain("do người xét chọn vì có lợi hơn");
            chosen.ShouldContain("bộ dữ liệu chưa có các điều được sửa đổi");
            // A law that nobody may choose is not one.
            (await later.PageAsync(Pending + "&law=old_law", Ct)).ShouldNotContain("do người xét chọn");
            (await later.PageAsync("/law/huan_chuong_lao_dong_hang_ba?date=15/10/2026", Ct)).ShouldNotContain("Luật áp dụng");
        }
        finally
        {
            site.Clock.At = before;
        }
    }

    [Fact]
    public async Task Two_times_of_law_stand_side_by_side_and_disputed_readings_are_named()
    {
        using var browser = await OfficerAsync();
        var pair = await browser.PageAsync("/law/chien_si_thi_dua_co_so?date=15/01/2026&with=old_law", Ct);
        pair.ShouldContain("Luật Thi đua, khen thưởng năm 2003");
        pair.ShouldContain("Không quá 15% số người đạt Lao động tiên tiến");
        pair.ShouldContain("Luật không khống chế tỷ lệ");
        var disputed = await browser.PageAsync("/law/bang_khen_bo_nganh_tinh?date=15/01/2026", Ct);
        disputed.ShouldContain("Cách hiểu: cả hai vế đều cần 02 sáng kiến");
        disputed.ShouldContain("(mặc định)");
        (await browser.GetAsync("/law/khong-co", Ct)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_made_up_record_is_judged_and_told_when_it_would_be_ready()
    {
        using var browser = await OfficerAsync();
        (await browser.PageAsync("/law/try", Ct)).ShouldNotContain("Kết quả đối với năm");
        const string Clerk = "/law/try?date=15/01/2026&group=cadre_civil_servant_employee_worker&year=2025&rating-2025=hoan_thanh_xuat_sac&rating-2024=hoan_thanh_xuat_sac&title-2025=chien_si_thi_dua_co_so&title-2024=chien_si_thi_dua_co_so";
        var page = await browser.PageAsync(Clerk, Ct);
        page.ShouldContain("Kết quả đối với năm 2025");
        VerdictOf(page, "Chiến sĩ thi đua cơ sở").ShouldBe("Đủ điều kiện, tiêu chuẩn");
        VerdictOf(page, "Bằng khen của Bộ, ban, ngành, tỉnh").ShouldBe("Chưa đủ điều kiện, tiêu chuẩn");
        page.ShouldContain("theo cách hiểu", Case.Insensitive);
        VerdictOf(await browser.PageAsync(Clerk + "&work-2025=co_so&work-2024=co_so", Ct), "Bằng khen của Bộ, ban, ngành, tỉnh").ShouldBe("Đủ điều kiện, tiêu chuẩn");
        VerdictOf(await browser.PageAsync(Clerk + "&pending=true", Ct), "Chiến sĩ thi đua cơ sở").ShouldBe("Tạm dừng xét");
        // No initiative reaches far enough: that is sure. With one, only the third year is missing, of which nothing is known.
        VerdictOf(page, "Chiến sĩ thi đua Bộ, ban, ngành, tỉnh").ShouldBe("Chưa đủ điều kiện, tiêu chuẩn");
        VerdictOf(await browser.PageAsync(Clerk + "&work-2025=bo_nganh_tinh", Ct), "Chiến sĩ thi đua Bộ, ban, ngành, tỉnh").ShouldBe("Chưa đủ thông tin, hồ sơ để xem xét");
        var held = await browser.PageAsync(Clerk + "&rating-2023=hoan_thanh_tot&rating-2022=hoan_thanh_tot&rating-2021=hoan_thanh_tot&title-2022=chien_si_thi_dua_co_so&held-1=bang_khen_thu_tuong&held-year-1=2020", Ct);
        VerdictOf(held, "Huân chương Lao động hạng Ba").ShouldBe("Đủ điều kiện, tiêu chuẩn");
        page.ShouldContain("sớm nhất năm 20");
        // Codes that nobody knows are as if nothing had been chosen.
        (await browser.PageAsync("/law/try?group=khac&year=nam&rating-2025=gioi&held-1=x&held-year-1=2020", Ct)).ShouldNotContain("Kết quả đối với năm");
    }

    [Theory]
    [InlineData("01/01/0001")]
    [InlineData("31/12/9999")]
    public async Task A_day_at_the_end_of_all_calendars_is_told_to_be_wrong(string day)
    {
        using var browser = await OfficerAsync();
        foreach (var page in (string[])["/law", "/law/anh_hung_lao_dong"])
            (await browser.PageAsync($"{page}?date={day}", Ct)).ShouldContain("Ngày nhận hồ sơ chưa đúng", customMessage: page);
        (await browser.PageAsync($"/law/try?date={day}&group=cadre_civil_servant_employee_worker&year=2025&rating-2025=hoan_thanh_tot", Ct)).ShouldContain("Kết quả đối với năm 2025");
    }

    private static string VerdictOf(string page, string award)
    {
        var from = page.IndexOf($"<h3 class=\"verdict__title\">{award}</h3>", StringComparison.Ordinal);
        from.ShouldBeGreaterThan(0, award);
        var word = page[from..];
        word = word[(word.IndexOf("</svg>", StringComparison.Ordinal) + "</svg>".Length)..];
        return word[..word.IndexOf("</span>", StringComparison.Ordinal)].Trim();
    }

    private async Task<Browser> OfficerAsync()
    {
        var name = $"luat.{Guid.CreateVersion7():n}";
        await site.AccountAsync(name, Role.UnitOfficer, await site.OrganisationAsync("Phòng thử luật"));
        return await site.SignedInAsync(name, Ct);
    }
}
