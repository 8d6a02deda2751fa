namespace VinhDanh.App.Features.Directory.Reorganising;

/// <summary>What refers to a unit, by table, as an officer would call it.</summary>
internal static class UseWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["organisation"] = "có đơn vị trực thuộc", ["organisation_parent"] = "có đơn vị trực thuộc hoặc đã chuyển", ["organisation_succession"] = "có kế thừa khác",
        ["organisation_alias"] = "có tên gọi khác", ["organisation_name"] = "đã đổi tên", ["organisation_role"] = "có vai trò", ["address_group"] = "có nhóm địa chỉ",
        ["address_group_member"] = "thuộc nhóm địa chỉ", ["person"] = "có người", ["position"] = "có chức vụ", ["cluster"] = "có cụm, khối thi đua",
        ["cluster_member"] = "thuộc cụm, khối thi đua", ["role_assignment"] = "có vai trò của tài khoản", ["invitation"] = "có lời mời", ["programme"] = "có kế hoạch",
        ["plan_import"] = "có kế hoạch đang nạp", ["task"] = "có nhiệm vụ", ["task_party"] = "được nêu trong nhiệm vụ", ["assignment"] = "được giao nhiệm vụ",
        ["progress_report"] = "đã báo cáo", ["extension_request"] = "đã đề nghị gia hạn", ["task_comment"] = "có trao đổi", ["file_reference"] = "có tệp",
        ["notice"] = "có thông báo", ["directory_import"] = "có bảng nạp danh bạ", ["setting"] = "có thiết lập", ["task_handover"] = "được cấp trên giao nhiệm vụ",
        ["achievement"] = "có thành tích", ["achievement_subject"] = "có thông tin xét khen thưởng", ["achievement_reading"] = "có cách hiểu được chọn", ["achievement_import"] = "có bảng nạp thành tích",
        ["proposal_list"] = "có danh sách đề nghị", ["proposal_list_member"] = "có trong danh sách đề nghị",
    };

    /// <returns>A table that has no word yet is named as it is: better an odd word than a use passed over.</returns>
    public static string Of(string table) => Words.GetValueOrDefault(table, table);
}
