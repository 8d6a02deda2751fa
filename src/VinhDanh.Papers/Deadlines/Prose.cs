namespace VinhDanh.Papers.Deadlines;

/// <summary>
/// Finds a deadline inside a bullet. Conservative: a time that may be what the sentence is about (a report's period, an
/// anniversary, a paper's date, “kế hoạch năm 2024”) is passed over.
/// </summary>
internal static class Prose
{
    /// <summary>Times behind these tell what figures cover, not when work is due.</summary>
    private static readonly string[] Coverage = ["tính", "liệu", "đoạn", "niệm", "lập", "giữa", "chiến", "thắng", "sinh"];

    private static readonly string[] Leads = ["trong", "vào", "xong", "hoàn", "thành", "kiến", "hạn", "gian", "là"];

    public static Found? Find(Cursor c, PhraseReader reader)
    {
        c.Position = 0;
        WholeCell.Lead(c);
        var lead = c.Position;
        foreach (var found in FreeText.Scan(c, reader))
        {
            if (States(c, found, lead)) return Widened(c, found);
        }
        return null;
    }

    private static bool States(Cursor c, Found found, int lead)
    {
        var before = found.First > 0 ? c.Tokens[found.First - 1] : null;
        if (before is not null && Coverage.Contains(before.Key)) return false;
        var (deadline, strength) = found.Reading;
        var starts = found.First <= lead || before!.IsSign(':');
        return deadline.Kind switch
        {
            DeadlineKind.Before => Bounded(c, found),
            DeadlineKind.On => Explicit(c, found) && (starts || before!.Key is "vào" or "là"),
            // Ranges of many years are anniversaries and programmes; an open one tells since when.
            DeadlineKind.Period => deadline.Due is { } due && due.DayNumber - deadline.From!.Value.DayNumber < 400 && strength is not Strength.Weak
                && (c.Tokens[found.First].IsWord(Words.From) || starts || Leads.Contains(before!.Key)),
            DeadlineKind.Month or DeadlineKind.Quarter => starts || Leads.Contains(before!.Key) || before.IsSign('('),
            DeadlineKind.Recurring => starts || deadline.Day is not null || before!.IsSign(',') || before.IsWord("cáo") || c.Tokens[found.First].IsWord("định"),
            DeadlineKind.Continuous => found.First <= lead,
            DeadlineKind.Dependent => strength is Strength.Strong,
            _ => false,
        };
    }

    /// <summary>“trước ngày 10/11/2024”, “chậm nhất …”; the bare “đến 2025”, “hết năm” is no promise of this sentence.</summary>
    private static bool Bounded(Cursor c, Found found)
    {
        var first = c.Tokens[found.First].Key;
        if (first is "trước" or "chậm" or "muộn" or "hạn" or "không") return true;
        for (var i = found.First; i < found.Last; i++)
            if (c.Tokens[i].IsWord(Words.Day) || c.Tokens[i] is { Kind: TokenKind.Date, Parts.Length: 3 }) return first is not "đến" || found.First > 0 && c.Tokens[found.First - 1].Key is "xong" or "thành" or "hạn";
        return false;
    }

    private static bool Explicit(Cursor c, Found found) =>
        c.Tokens.Skip(found.First).Take(found.Last - found.First).Any(t => t.IsWord(Words.Day) || t is { Kind: TokenKind.Date, Parts.Length: 3 });

    /// <summary>Takes “trong”, “vào” into the phrase.</summary>
    private static Found Widened(Cursor c, Found found) =>
        found.First > 0 && c.Tokens[found.First - 1].Key is "trong" or "vào" ? found with { First = found.First - 1 } : found;
}
