namespace VinhDanh.App.Platform.Accounts;

/// <summary>Roles as officers call them.</summary>
public static class RoleWords
{
    public static string Of(Role role) => role switch
    {
        Role.Administrator => "Quản trị hệ thống",
        Role.StandingAgencyOfficer => "Chuyên viên Cơ quan Thường trực",
        Role.AgencyLeader => "Lãnh đạo",
        Role.CouncilChair => "Chủ tịch Hội đồng",
        Role.CouncilSecretary => "Thư ký Hội đồng",
        Role.CouncilMember => "Thành viên Hội đồng",
        Role.UnitHead => "Thủ trưởng đơn vị",
        Role.UnitOfficer => "Cán bộ phụ trách của đơn vị",
        Role.ClusterHead => "Cụm trưởng, khối trưởng",
        Role.Auditor => "Thanh tra, kiểm tra (chỉ xem)",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without words."),
    };
}
