namespace VinhDanh.App.Platform.Database;

/// <summary>Every advisory-lock id of the program, so that no two meanings share one.</summary>
internal static class AdvisoryLocks
{
    public const long Migration = 7_010_001;
    public const long AuditSealer = 7_010_002;
    public const long ReminderPlanner = 7_010_003;
    public const long FirstRun = 7_010_004;
    public const long DirectoryTree = 7_010_005;
    public const long SearchCount = 7_010_006;
    public const long MailDigest = 7_010_007;

    /// <summary>Shared: bytes come in or are copied. Exclusive: bytes are erased.</summary>
    public const long FileErasing = 7_010_010;
}
