namespace VinhDanh.App.Tests.Plans;

/// <summary>The rows of the district's plan of 2024 whose dates have passed unmet on 11 April 2024, written out by hand.</summary>
internal static class LateRows
{
    public static readonly DateOnly Day = new(2024, 4, 11);

    /// <summary>In document order.</summary>
    public static readonly string[] Of003 =
    [
        // “Tháng 01/2024” and “Trước ngày 29/02/2024” stand in merged cells over I.1–I.3 and I.4–I.7.
        "PL1.I.1", "PL1.I.2", "PL1.I.3", "PL1.I.4", "PL1.I.5", "PL1.I.6", "PL1.I.7",
        // The plan of each movement is due with I.7; only its reports are due on 10/6 and 10/9.
        "PL1.I.7.1", "PL1.I.7.2", "PL1.I.7.3", "PL1.I.7.4", "PL1.I.7.5", "PL1.I.7.6", "PL1.I.7.7", "PL1.I.7.8", "PL1.I.7.9",
        // II.9 ends on 10/4, the day before; II.10 is due on 15/4.
        "PL1.II.1", "PL1.II.2", "PL1.II.3", "PL1.II.4", "PL1.II.5", "PL1.II.6", "PL1.II.7", "PL1.II.8", "PL1.II.9",
        // “Hàng tháng”: January to March have passed.
        "PL1.III.2",
        "session.1", "session.2",
    ];
}
