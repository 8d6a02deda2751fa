using VinhDanh.Papers.Deadlines;

namespace VinhDanh.Papers.Tests.Deadlines;

public sealed class FindTests
{
    [Theory]
    [InlineData("gửi về Sở Nội vụ để tổng hợp trước ngày 10/11/2024 (có Đề cương báo cáo gửi kèm).", "trước ngày 10/11/2024", DeadlineKind.Before)]
    [InlineData("Dự kiến thời gian tiến hành công tác kiểm tra vào Quý IV/2022. Thời gian cụ thể có thông báo sau.", "vào Quý IV/2022", DeadlineKind.Quarter)]
    [InlineData("Đoàn kiểm tra làm việc trong quý II, III năm 2024 tại các đơn vị", "trong quý II, III năm 2024", DeadlineKind.Quarter)]
    [InlineData("Thông báo cho đơn vị được kiểm tra chậm nhất trước 15 ngày làm việc (trước khi tiến hành kiểm tra);", "chậm nhất trước 15 ngày làm việc (trước khi tiến hành kiểm tra)", DeadlineKind.Dependent)]
    [InlineData("Báo cáo kết quả, hoàn thành trong tháng 6/2024.", "trong tháng 6/2024", DeadlineKind.Month)]
    [InlineData("Hội nghị tổng kết và ký kết giao ước thi đua (tháng 02/2024).", "tháng 02/2024", DeadlineKind.Month)]
    [InlineData("Tổ chức đăng ký từ ngày 01/3 đến ngày 15/3/2024 theo mẫu", "từ ngày 01/3 đến ngày 15/3/2024", DeadlineKind.Period)]
    [InlineData("Hàng tháng giới thiệu gương người tốt, việc tốt", "Hàng tháng", DeadlineKind.Recurring)]
    [InlineData("Định kỳ 6 tháng báo cáo kết quả thực hiện", "Định kỳ 6 tháng", DeadlineKind.Recurring)]
    [InlineData("- Báo cáo tình hình trước ngày 25 hàng tháng về Phòng Nội vụ", "trước ngày 25 hàng tháng", DeadlineKind.Recurring)]
    public void A_sentence_that_sets_a_time_gives_its_phrase(string sentence, string phrase, DeadlineKind kind)
    {
        var match = DeadlineGrammar.Find(sentence, 2024).ShouldNotBeNull();
        match.Text.ShouldBe(phrase);
        match.Deadline.Kind.ShouldBe(kind);
        sentence.Substring(match.Start, match.Length).ShouldBe(phrase);
    }

    [Theory]
    [InlineData("kỷ niệm 70 năm Ngày Chiến thắng Điện Biên Phủ (07/5/1954 - 07/5/2024)")]
    [InlineData("Báo cáo sơ kết phong trào thi đua yêu nước 6 tháng đầu năm 2023.")]
    [InlineData("Hướng dẫn tổng kết phong trào thi đua năm học 2022 - 2023.")]
    [InlineData("Thực hiện Kế hoạch số 282/KH-HĐTĐKT ngày 30/11/2023 của Hội đồng thi đua khen thưởng Thành phố")]
    [InlineData("các tài liệu liên quan đến nội dung kiểm tra tại đơn vị từ tháng 01/2023 đến thời điểm kiểm tra")]
    [InlineData("Tính từ 01/01/2023 đến 12/2023")]
    [InlineData("phát triển kinh tế - xã hội hằng năm và Kế hoạch 5 năm (2021 - 2025)")]
    [InlineData("tiếp tục đảm bảo công tác quốc phòng thường xuyên")]
    [InlineData("Các ngày lễ lớn của huyện, tỉnh, và đất nước trong năm 2023.")]
    [InlineData("Xét, đề nghị khen thưởng cấp Nhà nước đợt 3/2024")]
    [InlineData("các mô hình, giải pháp thi đua được đăng ký từ đầu năm")]
    [InlineData("Kế hoạch công tác thi đua khen thưởng năm 2024")]
    [InlineData("")]
    [InlineData(null)]
    public void A_time_that_a_sentence_is_only_about_is_passed_over(string? sentence) =>
        DeadlineGrammar.Find(sentence, 2024).ShouldBeNull();

    [Fact]
    public void The_place_of_a_phrase_is_right_where_marks_were_dropped()
    {
        const string sentence = "gửi *báo cáo*\u00A0 <i>trước ngày</i>  10/11/2024";
        var match = DeadlineGrammar.Find(sentence, null).ShouldNotBeNull();
        match.Text.ShouldBe("trước ngày 10/11/2024");
        sentence.Substring(match.Start, match.Length).ShouldBe("trước ngày</i>  10/11/2024");
    }
}
