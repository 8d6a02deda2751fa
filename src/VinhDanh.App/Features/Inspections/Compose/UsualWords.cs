using VinhDanh.Papers.Composing;

namespace VinhDanh.App.Features.Inspections.Compose;

/// <summary>What stands in nearly every inspection plan, to be mended rather than written. Terms are left open: they are the authority's own.</summary>
internal static class UsualWords
{
    public static InspectionText In(InspectionText frame) => frame with
    {
        Bases = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        Purposes =
        [
            "Đánh giá tình hình lãnh đạo, chỉ đạo và kết quả thực hiện công tác thi đua, khen thưởng tại cơ quan, đơn vị, địa phương",
            "Kịp thời phát hiện cách làm hay để nhân rộng; phát hiện khó khăn, vướng mắc, hạn chế để hướng dẫn, chấn chỉnh",
        ],
        Requirements =
        [
            "Kiểm tra đúng nội dung, đối tượng, thời gian; khách quan, công khai, dựa trên hồ sơ và kết quả thực tế",
            "Không gây trở ngại cho hoạt động bình thường của cơ quan, đơn vị được kiểm tra",
        ],
        Methods =
        [
            "Nghe đơn vị báo cáo theo đề cương; trao đổi, làm rõ từng nội dung",
            "Đối chiếu báo cáo với hồ sơ, sổ sách, tài liệu lưu trữ tại đơn vị",
            "Kết thúc kiểm tra, lập biên bản làm việc; thông báo kết luận cho đơn vị",
        ],
        Funding = "Chi từ Quỹ thi đua, khen thưởng theo quy định hiện hành",
        Duties =
        [
            new(InspectionParty.StandingAgency, "", ["Trình ban hành quyết định thành lập Đoàn kiểm tra, phân công thành viên", "Tổng hợp, báo cáo kết quả kiểm tra; theo dõi việc thực hiện kết luận"]),
            new(InspectionParty.Inspected, "", ["Chuẩn bị hồ sơ, tài liệu; bố trí thời gian, địa điểm, thành phần làm việc với Đoàn kiểm tra"]),
        ],
    };
}
