using static VinhDanh.App.Platform.Accounts.Permission;

namespace VinhDanh.App.Platform.Accounts;

/// <summary>Which role may do what. Where (the organisation's subtree) is the query's business, never this table's.</summary>
public static class RoleMatrix
{
    private static readonly Permission[] Reading = [UseOwnAccount, ViewDirectory, ViewProgrammes, ViewDashboard, ExportProgrammes, ViewDocuments, ViewHistory, ViewAchievements, ViewInspections];

    private static readonly Dictionary<Role, HashSet<Permission>> Granted = new()
    {
        [Role.Administrator] = [.. Reading, EditDirectory, ImportDirectory, ManagePersonFacts, ManageAccounts, ManageJobs, ManageSettings, DisposeFiles],
        [Role.StandingAgencyOfficer] =
            [.. Reading, EditDirectory, ImportDirectory, ManagePersonFacts, ImportPlans, EditProgrammes, ReadPlanDrafts, EditDocuments, ReportProgress, AcceptProgress, CommentOnTasks,
                EditAchievements, VerifyAchievements, ProposeAwards, EditInspections, AnswerInspections],
        [Role.AgencyLeader] = [.. Reading, ReadPlanDrafts, SignOffPlans, AcceptProgress, CommentOnTasks, ApproveInspectionReports, SignInspections],
        [Role.CouncilChair] = [.. Reading, ReadPlanDrafts, SignOffPlans, CommentOnTasks, SignInspections],
        [Role.CouncilSecretary] = [.. Reading, ReadPlanDrafts, CommentOnTasks],
        [Role.CouncilMember] = [.. Reading, ReadPlanDrafts, CommentOnTasks],
        [Role.UnitHead] = [.. Reading, ReportProgress, CommentOnTasks, ProposeAwards, AnswerInspections, ApproveInspectionReports],
        [Role.UnitOfficer] = [UseOwnAccount, ViewDirectory, ViewProgrammes, ViewDocuments, EditDocuments, ReportProgress, CommentOnTasks, ViewHistory,
            ViewAchievements, EditAchievements, ProposeAwards, ViewInspections, AnswerInspections],
        [Role.ClusterHead] = [UseOwnAccount, ViewDirectory, ViewProgrammes, ReportProgress, CommentOnTasks, ViewHistory],
        [Role.Auditor] = [.. Reading],
    };

    public static bool Allows(Role role, Permission permission) => Granted[role].Contains(permission);
}
