using static VinhDanh.App.Platform.Accounts.Permission;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>Which role may do what. Where (the organisation's subtree) is the query's business, never this table's.</summary>
public static class RoleMatrix
{
    private static readonly Permission[] Reading = [UseOwnAccount, ViewDirectory, ViewProgrammes, ViewDashboard, ExportProgrammes, ViewHistory];

    private static readonly Dictionary<Role, HashSet<Permission>> Granted = new()
    {
        [Role.Administrator] = [.. Reading, EditDirectory, ImportDirectory, ManagePersonFacts, ManageAccounts, ManageJobs, ManageSettings],
        [Role.StandingAgencyOfficer] =
            [.. Reading, EditDirectory, ImportDirectory, ManagePersonFacts, ImportPlans, EditProgrammes, ReportProgress, AcceptProgress, CommentOnTasks],
        [Role.AgencyLeader] = [.. Reading, AcceptProgress, CommentOnTasks],
        [Role.CouncilChair] = [.. Reading, CommentOnTasks],
        [Role.CouncilSecretary] = [.. Reading, CommentOnTasks],
        [Role.CouncilMember] = [.. Reading, CommentOnTasks],
        [Role.UnitHead] = [.. Reading, ReportProgress, CommentOnTasks],
        [Role.UnitOfficer] = [UseOwnAccount, ViewDirectory, ViewProgrammes, ReportProgress, CommentOnTasks, ViewHistory],
        [Role.ClusterHead] = [UseOwnAccount, ViewDirectory, ViewProgrammes, ReportProgress, CommentOnTasks, ViewHistory],
        [Role.Auditor] = [.. Reading],
    };

    public static bool Allows(Role role, Permission permission) => Granted[role].Contains(permission);
}
