using VinhDanh.App.Platform.Audit;

namespace VinhDanh.App.Features.Plans.Reminders;

/// <summary>Changed rules in the words of the history tab.</summary>
internal sealed class ReminderAuditWords : IAuditWords
{
    public IReadOnlyDictionary<string, string> Actions { get; } = new Dictionary<string, string> { ["programme.reminders-changed"] = "Thay đổi quy tắc nhắc việc" };
    public IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string> { ["programme.reminderDays"] = "Ngày nhắc (trước hạn; số âm là sau hạn)" };
}
