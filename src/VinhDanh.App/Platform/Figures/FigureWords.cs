using VinhDanh.App.Shell;

namespace VinhDanh.App.Platform.Figures;

/// <summary>Figures as officers read them.</summary>
public static class FigureWords
{
    /// <summary>“12”, “30% (3/10), chưa rõ 2”.</summary>
    public static string Of(FigureValue value) => value.Unknown > 0 ? $"{Known(value)}, chưa rõ {Vn.Number(value.Unknown)}" : Known(value);

    public static string Known(FigureValue value) => value switch
    {
        { Kind: FigureKind.Money } => Vn.Money(value.Number),
        { Share: { } share, Whole: { } whole } => $"{Vn.Percent(share)} ({Vn.Number(value.Number)}/{Vn.Number(whole)})",
        { Kind: FigureKind.Percent } => "Không có trường hợp nào để tính tỷ lệ",
        _ => Vn.Number(value.Number),
    };

    public static string Of(FigureReach reach) => reach switch
    {
        FigureReach.Unit => "Riêng đơn vị, kể cả đơn vị đã nhập trọn vào đơn vị.",
        FigureReach.Below => "Đơn vị và mọi đơn vị dưới nó theo tổ chức của ngày cuối kỳ, kể cả đơn vị đã nhập vào hoặc đã giải thể không có đơn vị kế thừa.",
        _ => throw new ArgumentOutOfRangeException(nameof(reach), reach, "No words."),
    };

    public static string Period(DateOnly from, DateOnly to) => $"từ ngày {Vn.Date(from)} đến hết ngày {Vn.Date(to)}";
}

/// <summary>Where the rows behind a figure stand.</summary>
public static class FigureLinks
{
    public static string Of(string code, Guid unit, DateOnly from, DateOnly to, FigureSlice? slice = null, string handler = "") =>
        LocalAddress.Of($"/figures/{code}{handler}", [("unit", unit.ToString()), ("from", Vn.Date(from)), ("to", Vn.Date(to)), .. Narrowed(slice)]);

    private static IEnumerable<(string, string?)> Narrowed(FigureSlice? slice) =>
    [
        ("part", slice is null or { Part: FigurePart.Counted } ? null : slice.Part.ToString()), ("line", slice?.Key), ("at", slice is null or { Page: <= 1 } ? null : $"{slice.Page}"),
    ];
}
