namespace VinhDanh.App.Platform.Accounts;

/// <summary>What a page or handler may need; declared beside it by <see cref="RequiresAttribute"/>.</summary>
public enum Permission
{
    /// <summary>Own account, own notices, own sessions: everybody who is signed in.</summary>
    UseOwnAccount,
    ViewDirectory,
    EditDirectory,
    ImportDirectory,

    /// <summary>Gender, ethnicity, party membership, direct worker: for statistics, not for whoever looks somebody up.</summary>
    ManagePersonFacts,
    ViewProgrammes,
    ImportPlans,
    EditProgrammes,

    /// <summary>Plans that are still being written: to comment on, not yet for the units.</summary>
    ReadPlanDrafts,

    /// <summary>Agree that a plan be signed, or return it.</summary>
    SignOffPlans,
    ViewDocuments,

    /// <summary>Enter documents into the register of one's own organisation, mend and cancel them.</summary>
    EditDocuments,

    /// <summary>Report for a unit of one's own.</summary>
    ReportProgress,

    /// <summary>Accept, return, or record an answer that came on paper.</summary>
    AcceptProgress,
    CommentOnTasks,
    ViewDashboard,
    ExportProgrammes,
    ViewHistory,

    /// <summary>Records of achievement, roadmaps, who is ready for what.</summary>
    ViewAchievements,

    /// <summary>Enter and correct them, for one's own organisation and below.</summary>
    EditAchievements,

    /// <summary>Say that entries were compared with their decisions; choose how a disputed text is read for one record.</summary>
    VerifyAchievements,

    /// <summary>Begin a list of those to be proposed.</summary>
    ProposeAwards,

    /// <summary>Inspections of one's own authority; of one's own unit, what it is asked.</summary>
    ViewInspections,

    /// <summary>Plan and lead them.</summary>
    EditInspections,

    /// <summary>Fill in the report that an inspection asks of one's own unit.</summary>
    AnswerInspections,

    /// <summary>Answer for that report: send it, or send it back to be mended.</summary>
    ApproveInspectionReports,

    /// <summary>Sign what an inspection concludes, or return it.</summary>
    SignInspections,
    ManageAccounts,
    ManageJobs,
    ManageSettings,

    /// <summary>Destroys files whose term of keeping is over, by name and with a reason.</summary>
    DisposeFiles,
}
