namespace VinhDanh.Law.Evaluation;

/// <summary>Short names of the ways to fail that are the same whatever the law; those of ratings, statements and measures stand in the packs.</summary>
public static class Labels
{
    public const string AchievementAlreadyRewarded = "achievement_already_rewarded";
    public const string DeadlineMissed = "deadline_missed";
    public const string GapInConsecutiveTitles = "gap_in_consecutive_titles";
    public const string GapInStreak = "gap_in_streak";
    public const string InnerExcellentYearsShort = "inner_excellent_years_short";
    public const string InnerTitleCountShort = "inner_title_count_short";
    public const string MemberDisciplined = "member_disciplined";
    public const string MemberNotCompleted = "member_not_completed";
    public const string MemberShareShort = "member_share_short";
    public const string MemberTitleMissing = "member_title_missing";
    public const string MovementTooShort = "movement_too_short";
    public const string NotEnoughConsecutiveTitles = "not_enough_consecutive_titles";
    public const string NotRetiringYet = "not_retiring_yet";
    public const string PendingCaseHold = "pending_case_hold";
    public const string PriorAwardMissing = "prior_award_missing";
    public const string RecipientTypeNotAllowed = "recipient_type_not_allowed";
    public const string RecognitionWrongAuthority = "recognition_wrong_authority";
    public const string ServicePathDiscipline = "service_path_discipline";
    public const string ServiceTimeShort = "service_time_short";
    public const string StreakRestartAfterDiscipline = "streak_restart_after_discipline";
    public const string StreakTooShort = "streak_too_short";
    public const string SuddenOrThematicResultNotBasis = "sudden_or_thematic_result_not_basis";
    public const string VoteBelowThreshold = "vote_below_threshold";
    public const string WindowAfterPriorTooShort = "window_after_prior_too_short";
    public const string WorkAlreadyUsed = "work_already_used";
    public const string WorkCountShort = "work_count_short";
    public const string WorkMissing = "work_missing";
    public const string WorkScopeTooLow = "work_scope_too_low";
}
