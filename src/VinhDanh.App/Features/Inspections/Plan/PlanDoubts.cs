using VinhDanh.Papers.Reading;

namespace VinhDanh.App.Features.Inspections.Plan;

/// <summary>What an officer should look at before the plan is agreed to: the reader's doubts, and what a plan needs and this one lacks.</summary>
public static class PlanDoubts
{
    public static IReadOnlyList<string> Of(Inspection inspection, PaperReading? reading, int contents, int questions, int unnamed, int direct)
    {
        List<string> doubts = [.. reading?.Warnings.Select(w => w.Message) ?? []];
        if (contents == 0) doubts.Add("Không đọc được nội dung kiểm tra nào.");
        if (questions == 0) doubts.Add("Kế hoạch không kèm đề cương báo cáo. Có thể lập đề cương từ nội dung kiểm tra ở mục Đề cương.");
        if (direct == 0) doubts.Add("Chưa có đơn vị nào được kiểm tra trực tiếp.");
        if (unnamed > 0) doubts.Add($"{unnamed} nơi trong danh sách kiểm tra trực tiếp chưa chọn đơn vị cụ thể; chọn ở mục Đơn vị.");
        if (inspection.PeriodFrom is null && inspection.PeriodTo is null) doubts.Add("Chưa xác định thời gian kiểm tra.");
        if (inspection.NoticeWorkingDays is null) doubts.Add("Kế hoạch không quy định thông báo trước bao nhiêu ngày làm việc; nhập nếu có.");
        if (inspection.DataFrom is null) doubts.Add("Chưa xác định số liệu, tài liệu được kiểm tra tính từ ngày nào.");
        return doubts;
    }
}
