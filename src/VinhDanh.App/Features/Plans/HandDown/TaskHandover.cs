using System.Text.Json;

namespace VinhDanh.App.Features.Plans.HandDown;

public enum HandoverState
{
    Offered,
    Taken,
    Declined,
}

/// <summary>A task of a higher programme at one unit: handed down, taken into the unit's own programme, or declined with a reason.</summary>
public sealed class TaskHandover
{
    public required Guid Id { get; init; }

    /// <summary>The higher authority's task.</summary>
    public required Guid TaskId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required HandoverState State { get; set; }
    public string? Note { get; set; }
    public required DateTimeOffset HandedAt { get; set; }

    /// <summary>Null: the unit took it of its own accord.</summary>
    public Guid? HandedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public Guid? DecidedBy { get; set; }
    public string? DeclineReason { get; set; }

    /// <summary>The unit's own task.</summary>
    public Guid? LowerTaskId { get; set; }

    /// <summary><see cref="TaskAsk"/> of which the unit was last told.</summary>
    public required string Told { get; set; }

    /// <summary><see cref="TaskAsk"/> that the unit's officer has looked at.</summary>
    public string? Seen { get; set; }
}

/// <summary>What a task asks of those who do it, as <c>app.task_ask</c> makes it.</summary>
/// <param name="Days">Last day of each thing to hand over; null: it waits for a date.</param>
public sealed record TaskAsk(string Title, string? ExpectedResult, string DeadlineText, DateOnly? WithdrawnOn, IReadOnlyList<DateOnly?> Days)
{
    public static TaskAsk Read(string json) =>
        JsonSerializer.Deserialize<TaskAsk>(json, JsonSerializerOptions.Web) ?? throw new InvalidDataException("A task asks for something.");

    public DateOnly? LastDay => Days.Max();

    /// <summary>What differs, field by field, in words.</summary>
    public IReadOnlyList<(string Field, string Before, string After)> ChangesTo(TaskAsk now)
    {
        List<(string, string, string)> changes = [];
        if (Title != now.Title) changes.Add(("Nhiệm vụ", Title, now.Title));
        if (ExpectedResult != now.ExpectedResult) changes.Add(("Sản phẩm", ExpectedResult ?? "không nêu", now.ExpectedResult ?? "không nêu"));
        if (DeadlineText != now.DeadlineText || !Days.SequenceEqual(now.Days)) changes.Add(("Thời hạn", DeadlineInWords, now.DeadlineInWords));
        if (WithdrawnOn != now.WithdrawnOn)
            changes.Add(("Tình trạng", WithdrawnOn is null ? "thực hiện" : "không thực hiện", now.WithdrawnOn is { } on ? $"không thực hiện từ {Shell.Vn.Date(on)}" : "thực hiện"));
        return changes;
    }

    private string DeadlineInWords
    {
        get
        {
            var days = Days.OfType<DateOnly>().Distinct().Order().ToList();
            var text = DeadlineText.Length > 0 ? DeadlineText : "chưa xác định";
            return days.Count switch
            {
                0 => text,
                <= 4 => $"{text} ({string.Join("; ", days.Select(Shell.Vn.Date))})",
                _ => $"{text} ({days.Count} kỳ, từ {Shell.Vn.Date(days[0])} đến {Shell.Vn.Date(days[^1])})",
            };
        }
    }
}
