using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace VinhDanh.App.Shell;

/// <summary>What the last action did, shown once at the top of the next page.</summary>
/// <param name="Text">What happened, in one sentence, e.g. “Đã gửi 3 lời nhắc.”</param>
public sealed record Flash(string Text, FlashTone Tone = FlashTone.Done)
{
    /// <summary>A POST that takes the action back, or does it after all where the text asked; its fields are sent with it.</summary>
    public FlashUndo? Undo { get; init; }
}

public enum FlashTone { Done, Notice, Refused }

public sealed record FlashUndo(string Action, IReadOnlyDictionary<string, string> Fields, string Label = "Hoàn tác")
{
    public string Icon { get; init; } = "arrow-back-up";
}

public static class Flashes
{
    private const string Key = "Flash";

    public static void SetFlash(this ITempDataDictionary temp, Flash flash) => temp[Key] = JsonSerializer.Serialize(flash);

    /// <summary>Reads and removes the message.</summary>
    public static Flash? TakeFlash(this ITempDataDictionary temp) =>
        temp[Key] is string json ? JsonSerializer.Deserialize<Flash>(json) : null;
}
