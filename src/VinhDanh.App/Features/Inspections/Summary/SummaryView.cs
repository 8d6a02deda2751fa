using VinhDanh.App.Features.Inspections.Reports;
using VinhDanh.App.Shell;

namespace VinhDanh.App.Features.Inspections.Summary;

/// <summary>The handed-in reports of an inspection put together.</summary>
/// <param name="Asked">Units that are to report, by name.</param>
public sealed record SummaryView(Inspection Inspection, IReadOnlyList<AskedUnit> Asked, IReadOnlyList<SummaryQuestion> Questions)
{
    public IReadOnlyList<AskedUnit> Missing => [.. Asked.Where(a => !a.IsIn)];
    public int In => Asked.Count(a => a.IsIn);
}

/// <param name="IsPrepared">The report was filled in for the unit, which has not touched it.</param>
public sealed record AskedUnit(Guid Target, string Unit, TargetKind Kind, ReportState? State, bool IsPrepared, DateOnly? Due)
{
    public bool IsIn => State is ReportState.Submitted or ReportState.Accepted;
}

public sealed record SummaryQuestion(InspectionQuestion Question, IReadOnlyList<SummaryAsk> Asks);

/// <param name="Rows">A unit's value each, in the order of names.</param>
public sealed record SummaryAsk(InspectionAsk Ask, IReadOnlyList<SummaryRow> Rows)
{
    public bool IsNumber => Ask.Kind is AskKind.Number or AskKind.Money or AskKind.Percent;

    /// <summary>Numbers are added; a percentage is that of the added parts, never an average of percentages.</summary>
    public string Total
    {
        get
        {
            var said = Rows.Where(r => r.Number is not null).ToList();
            if (said.Count == 0) return "–";
            return Ask.Kind switch
            {
                AskKind.Percent => AnswerRules.Share(said.Where(r => r.Whole is not null).Sum(r => r.Number!.Value), said.Sum(r => r.Whole ?? 0)),
                AskKind.Money => Vn.Money(said.Sum(r => r.Number!.Value)),
                _ => Vn.Number(said.Sum(r => r.Number!.Value), 4),
            };
        }
    }

    /// <summary>Puts a remark to the values that stand far from the others.</summary>
    public static SummaryAsk Of(InspectionAsk ask, IReadOnlyList<SummaryRow> rows)
    {
        // Shares are compared as shares; a unit with nothing to take a share of is left out.
        decimal? Compared(SummaryRow row) => ask.Kind is AskKind.Percent ? row.Whole is > 0 ? row.Number / row.Whole : null : ask.Kind is AskKind.Number or AskKind.Money ? row.Number : null;
        var known = rows.Where(r => Compared(r) is not null).ToList();
        var found = Outliers.Of([.. known.Select(r => Compared(r)!.Value)]);
        var remarks = known.Zip(found).Where(p => p.Second is not null).ToDictionary(p => p.First.Target, p => p.Second!);
        return new(ask, [.. rows.Select(r => remarks.TryGetValue(r.Target, out var o) ? r with { Remark = Words(ask.Kind, o) } : r)]);
    }

    private static string Words(AskKind kind, Outlier outlier) =>
        $"{(outlier.IsHigh ? "Cao" : "Thấp")} hơn hẳn mức giữa của các đơn vị ({(kind is AskKind.Percent ? Vn.Percent(outlier.Median) : Vn.Number(outlier.Median, 2))})";
}

/// <param name="Remark">Why the value is remarked on; null: it is not.</param>
public sealed record SummaryRow(Guid Target, string Unit, decimal? Number, decimal? Whole, string? Text, string? Reason, bool Differs, string? Remark = null)
{
    public string InWords(AskKind kind) => AnswerRules.InWords(kind, Number, Whole, Text);
}
