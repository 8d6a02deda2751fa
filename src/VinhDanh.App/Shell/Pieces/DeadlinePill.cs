using System.Globalization;

namespace VinhDanh.App.Shell.Pieces;

/// <summary>A date to keep: its weekday, how far away it is, and on request how it was computed.</summary>
/// <param name="Due">Null: the date depends on others and is not known yet.</param>
/// <param name="Today">The day in Vietnam, from the injected clock.</param>
/// <param name="WorkingDaysLeft">Signed working days from today to <paramref name="Due"/>, from the working calendar; null where the calendar is not known, then calendar days are said.</param>
public sealed record DeadlinePill(DateOnly? Due, DateOnly Today, int? WorkingDaysLeft = null) : IDrawnPiece
{
    /// <summary>The day the work was done; ends the counting.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>How the date came about, e.g. “Trước ngày 29/02/2024: hạn cuối là 28/02/2024”.</summary>
    public string? How { get; init; }

    /// <summary>A date this many calendar days ahead or nearer is “due soon”.</summary>
    public int SoonWithinDays { get; init; } = 14;

    public Tone Tone => (Due, CompletedOn) switch
    {
        (null, _) => Tone.Waiting,
        (_, not null) => Tone.Done,
        ({ } due, null) when due < Today => Tone.Late,
        ({ } due, null) when due <= Today.AddDays(SoonWithinDays) => Tone.Soon,
        _ => Tone.Neutral,
    };

    /// <returns>còn 3 ngày làm việc · hạn hôm nay · quá hạn 2 ngày làm việc · hoàn thành 12/01/2024</returns>
    public string Distance
    {
        get
        {
            if (Due is not { } due) return "";
            if (CompletedOn is { } done)
                return done <= due ? $"hoàn thành {Vn.Date(done)}" : $"hoàn thành {Vn.Date(done)}, quá hạn {Vn.Number(done.DayNumber - due.DayNumber)} ngày";
            if (due == Today) return "hạn hôm nay";
            var left = WorkingDaysLeft ?? due.DayNumber - Today.DayNumber;
            var unit = WorkingDaysLeft is null ? "ngày" : "ngày làm việc";
            if (left == 0) return due < Today ? "quá hạn, chưa qua ngày làm việc nào" : "không còn ngày làm việc nào";
            return due < Today ? $"quá hạn {Vn.Number(Math.Abs(left))} {unit}" : $"còn {Vn.Number(left)} {unit}";
        }
    }

    public void Draw(Drawing page)
    {
        switch (Due, How)
        {
            case (null, null):
                StatusChip.AwaitingDate.Draw(page);
                break;
            case (null, _):
                StatusChip.AwaitingDate.Draw(page.Mark("<details class=\"due\"><summary>"));
                page.Mark("</summary><p class=\"due__how\">").Text(How).Mark("</p></details>");
                break;
            case ({ } due, null):
                DrawDay(due, page.Mark("<span class=\"due due--").Mark(Tone.InClass()).Mark("\">"));
                page.Mark("</span>");
                break;
            case ({ } due, _):
                DrawDay(due, page.Mark("<details class=\"due due--").Mark(Tone.InClass()).Mark("\"><summary title=\"Cách tính thời hạn\">"));
                page.Mark("</summary><p class=\"due__how\"><b>Cách tính:</b> ").Text(How).Mark("</p></details>");
                break;
        }
    }

    private void DrawDay(DateOnly due, Drawing page)
    {
        page.Mark("<time class=\"due__date\" datetime=\"").Mark(due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Mark("\">").Mark(Vn.Date(due))
            .Mark("</time><span class=\"visually-hidden\">, ").Mark(Vn.Weekday(due)).Mark("</span> <span class=\"due__left\">");
        if (Tone is Tone.Late) page.Icon("alert-circle", "sm");
        else if (Tone is Tone.Soon) page.Icon("clock", "sm");
        page.Text(Distance).Mark("</span>");
    }
}
