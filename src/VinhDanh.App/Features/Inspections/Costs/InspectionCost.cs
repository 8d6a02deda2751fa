namespace VinhDanh.App.Features.Inspections.Costs;

/// <summary>One line of what an inspection is expected to cost (dự toán), charged to the emulation and commendation fund.</summary>
public sealed class InspectionCost
{
    public required Guid Id { get; init; }
    public required Guid InspectionId { get; init; }
    public required int SortNo { get; init; }
    public required string Item { get; set; }

    /// <summary>Of the quantity: “người × ngày”.</summary>
    public string? Unit { get; set; }
    public required decimal Quantity { get; set; }

    /// <summary>Đồng.</summary>
    public required decimal UnitPrice { get; set; }

    /// <summary>The norm it is reckoned by.</summary>
    public string? Basis { get; set; }
    public uint Version { get; private set; }

    /// <summary>Đồng, rounded to whole ones.</summary>
    public decimal Amount => decimal.Round(Quantity * UnitPrice, 0, MidpointRounding.AwayFromZero);
}
