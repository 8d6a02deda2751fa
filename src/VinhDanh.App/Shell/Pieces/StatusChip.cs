namespace VinhDanh.App.Shell.Pieces;

/// <summary>Colour and icon of a state; the word always stands beside them.</summary>
public enum Tone { Neutral, Active, Done, Soon, Late, Waiting, Honour }

public static class Tones
{
    private static readonly string[] Names = [.. Enum.GetValues<Tone>().Select(t => t.ToString().ToLowerInvariant())];

    /// <returns>The word that ends a class: <c>chip--late</c>.</returns>
    public static string InClass(this Tone tone) => Names[(int)tone];
}

/// <summary>A state in words, icon and colour; readable in black and white.</summary>
/// <param name="Icon">Null takes the icon of the tone.</param>
public sealed record StatusChip(string Label, Tone Tone, string? Icon = null) : IDrawnPiece
{
    public static StatusChip NotStarted { get; } = new("Chưa thực hiện", Tone.Neutral);
    public static StatusChip InProgress { get; } = new("Đang thực hiện", Tone.Active);
    public static StatusChip DueSoon { get; } = new("Sắp đến hạn", Tone.Soon);
    public static StatusChip Late { get; } = new("Quá hạn", Tone.Late);
    public static StatusChip DoneOnTime { get; } = new("Hoàn thành đúng hạn", Tone.Done);
    public static StatusChip DoneLate { get; } = new("Hoàn thành quá hạn", Tone.Done, "clock-hour-4");
    public static StatusChip AwaitingDate { get; } = new("Chờ xác định thời hạn", Tone.Waiting, "hourglass");
    public static StatusChip Accepted { get; } = new("Đã xác nhận", Tone.Done);
    public static StatusChip ReturnedForMore { get; } = new("Trả lại để bổ sung", Tone.Soon, "arrow-back-up");
    public static StatusChip NotSent { get; } = new("Chưa gửi", Tone.Neutral);
    public static StatusChip Sent { get; } = new("Đã gửi", Tone.Active, "send");
    public static StatusChip Returned { get; } = new("Trả lại", Tone.Soon, "arrow-back-up");
    public static StatusChip Received { get; } = new("Đã nhận", Tone.Done);
    public static StatusChip OnHold { get; } = new("Tạm dừng xét", Tone.Waiting, "player-pause");
    public static StatusChip NotASubject { get; } = new("Không thuộc đối tượng", Tone.Neutral, "ban");
    public static StatusChip UnverifiedLaw { get; } = new("Quy định chưa đối chiếu với văn bản gốc", Tone.Soon, "alert-triangle");

    public void Draw(Drawing page) => page.Mark("<span class=\"chip chip--").Mark(Tone.InClass()).Mark("\">").Icon(IconName).Text(Label).Mark("</span>");

    internal string IconName => Icon ?? Tone switch
    {
        Tone.Active => "progress",
        Tone.Done => "circle-check",
        Tone.Soon => "clock",
        Tone.Late => "alert-circle",
        Tone.Waiting => "hourglass",
        Tone.Honour => "rosette",
        _ => "circle",
    };
}
